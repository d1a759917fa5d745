"""Draw every screen of the web app, in Arabic and in English, on the bundled pages.

usage: python tools/picture_web.py FOLDER [--scheme dark] [--width 1280]        needs Chromium and playwright
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.web.conftest import fill, served
from tests.web.screens import screens


def main() -> None:
    """Fill a record, serve it, walk through it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--scheme", choices=("light", "dark"), default="light")
    parser.add_argument("--width", type=int, default=1280)
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / "khabar.db"
        fill(record)
        with served(record) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
            )
            page = browser.new_page(
                viewport={"width": arguments.width, "height": 900}, color_scheme=arguments.scheme, device_scale_factor=1
            )
            for name, path in screens(record).items():
                for lang in ("ar", "en"):
                    page.goto(f"{address}/{lang}{path}", wait_until="networkidle")
                    page.screenshot(path=arguments.folder / f"{name}-{lang}.png")
                    print(arguments.folder / f"{name}-{lang}.png")
            browser.close()


if __name__ == "__main__":
    main()
