"""Draw the README's picture: what `khabar read` shows of a bundled page, as a terminal that knows Arabic shows it.

usage: python tools/picture.py [docs/read.png]        needs Chromium and a font with Arabic letters (fonts-noto-core)
"""

from __future__ import annotations

import datetime as dt
import io
import subprocess
import sys
import tempfile
from importlib.resources import as_file
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

from khabar.cli.render import document_lines
from khabar.collect.files import collect
from khabar.demo import pages
from khabar.model import Failure
from khabar.pipeline import read_pages

SHOWN, PUBLISHED = "sidra-denial.txt", dt.date(2025, 2, 13)
STYLE = """
@font-face { font-family: Letters; src: local("Noto Sans Arabic"); unicode-range: U+0600-06FF, U+200C-200F; }
body { margin: 0; background: #16181d; color: #e6e6e6; }
main { padding: 22px 28px; width: 1000px; font: 17px/1.6 Letters, "DejaVu Sans Mono", monospace; }
p { margin: 0; unicode-bidi: plaintext; white-space: pre-wrap; min-height: 1.2em; text-align: start; }
"""


def line_html(line: Text) -> str:
    """The line as paragraphs of HTML, each in its own direction."""
    console = Console(record=True, file=io.StringIO(), force_terminal=True, width=4000)
    console.print(line, soft_wrap=True)
    body = console.export_html(inline_styles=True, code_format="{code}", theme=MONOKAI).rstrip("\n")
    return "".join(f"<p>{part}</p>" for part in body.split("\n"))


def main() -> None:
    """Write the picture to the path that was given."""
    target = Path(sys.argv[1] if len(sys.argv) > 1 else "docs/read.png")
    page = next(page for page in pages() if page.name == SHOWN)
    with as_file(page) as path:
        [result] = read_pages(collect([str(path)]), published=PUBLISHED)
    if isinstance(result, Failure):
        sys.exit(result.reason)
    lines = [Text(f"$ khabar read {SHOWN} --published {PUBLISHED}", style="bold"), Text(), *document_lines(result[1])]
    # The path is this machine's; the picture shows the page's name.
    shown = [Text(SHOWN) if str(path) in line.plain and line.plain.strip() == str(path) else line for line in lines]
    html = f'<!doctype html><meta charset="utf-8"><style>{STYLE}</style><main>{"".join(map(line_html, shown))}</main>'
    html = html.replace(str(path), SHOWN)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "read.html"
        source.write_text(html, encoding="utf-8")
        flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
        size = "--window-size=1056,1720"
        command = ["chromium", *flags, "--hide-scrollbars", size, f"--screenshot={target.resolve()}", source.as_uri()]
        subprocess.run(command, check=True, capture_output=True)


if __name__ == "__main__":
    main()
