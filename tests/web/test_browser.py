"""All screens in a real browser: in both languages, light and dark, wide and narrow, without a word on its console.

Needs Chromium (on Debian and Ubuntu: `apt-get install chromium fonts-noto-core`); `KHABAR_CHROMIUM` names another path.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, FilePayload, Page, expect, sync_playwright

from khabar.demo import pages
from tests.web.conftest import served
from tests.web.screens import screens
from tests.web.test_adding import DUMP

CHROMIUM = os.environ.get("KHABAR_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
# WCAG 2.2 AA and what it builds on.
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
}

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, headless=True, args=list(QUIET))
        yield browser
        browser.close()


@contextmanager
def watched(
    browser: Browser,
    address: str,
    *,
    width: int = 1280,
    scheme: Literal["light", "dark"] = "light",
    scripts: bool = True,
) -> Iterator[Page]:
    """A page whose console stays empty, and which asks nothing of any other host than `address`."""
    said: list[str] = []
    own = (address, "data:")
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
        java_script_enabled=scripts,
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.set_default_timeout(20_000)
    page.on("console", lambda message: said.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: said.append(f"error: {error}"))
    page.on(
        "request",
        lambda request: None if request.url.startswith(own) else said.append(f"elsewhere: {request.url}"),
    )
    page.on("response", lambda answer: said.append(f"{answer.status}: {answer.url}") if answer.status >= 400 else None)
    yield page
    context.close()
    assert said == []


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize(
    ("width", "scheme", "examined"),
    [(1280, "light", True), (360, "dark", True), (1600, "dark", False), (768, "light", False)],
)
def test_all_screens(
    browser: Browser, live: str, filled: Path, lang: str, width: int, scheme: Literal["light", "dark"], examined: bool
) -> None:
    wrong: list[str] = []
    with watched(browser, live, width=width, scheme=scheme) as page:
        for name, address in screens(filled).items():
            page.goto(f"{live}/{lang}{address}")
            if page.locator("#map").count():
                page.locator("#map[data-ready]").wait_for()
            assert page.locator("html").get_attribute("dir") == ("rtl" if lang == "ar" else "ltr")
            wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            if wide > 0:
                wrong.append(f"{name}: {wide} pixels wider than the window")
            if examined:
                found = Axe().run(page, options=RULES)
                if found.violations_count:
                    wrong.append(f"{name}: {found.generate_report()}")
    assert not wrong, "\n".join(wrong)


def test_without_scripts(browser: Browser, live: str, filled: Path) -> None:
    """From the list to the event to the words in the report, by links alone."""
    with watched(browser, live, scripts=False) as page:
        page.goto(f"{live}/ar")
        page.locator("details.filters summary").click()
        page.locator("input[name=q]").nth(1).fill("الرطبة")
        page.locator("details.filters button").click()
        page.locator(".story h2 a").first.click()
        page.locator("a.button").first.click()
        expect(page.locator(".value .number").first).to_be_visible()
        page.locator(".claim .from a").first.click()
        expect(page.locator(".text .events").first).to_be_visible()
        assert "#v" in page.url


def test_keys(browser: Browser, live: str) -> None:
    with watched(browser, live) as page:
        page.goto(f"{live}/ar")
        page.keyboard.press("j")
        page.keyboard.press("j")
        assert page.evaluate("[...document.querySelectorAll('.row')].indexOf(document.activeElement)") == 1
        page.keyboard.press("k")
        page.keyboard.press("?")
        expect(page.locator("#keys")).to_be_visible()
        page.keyboard.press("?")
        expect(page.locator("#keys")).to_be_hidden()
        page.keyboard.press("j")
        page.keyboard.press("k")
        page.keyboard.press("o")
        page.wait_for_url("**/stories/**")
        page.keyboard.press("/")
        page.keyboard.type("الرطبة jo?")  # words, and no keys any more
        page.keyboard.press("Enter")
        page.wait_for_url("**/search?q=**")


def test_the_switch_keeps_the_place(browser: Browser, live: str, filled: Path) -> None:
    with watched(browser, live) as page:
        address = screens(filled)["event"]
        page.goto(f"{live}/ar{address}")
        page.locator(".switch").click()
        assert page.url == f"{live}/en{address}"


def test_the_map_shows_no_more_than_is_known(browser: Browser, live: str) -> None:
    with watched(browser, live) as page:
        page.goto(f"{live}/en/map")
        page.locator("#map[data-ready]").wait_for()
        assert page.locator("#map .leaflet-marker-icon").count() == 0  # no pins at all
        page.locator("#map path.leaflet-interactive").last.click(force=True)
        expect(page.locator(".leaflet-popup a").first).to_be_visible()


def test_adding_from_the_browser(browser: Browser, tmp_path: Path) -> None:
    page_file = next(page for page in pages() if page.name == "rabwa-convoy.html")
    with served(tmp_path / "k.db") as live, watched(browser, live) as page:
        page.goto(f"{live}/ar")
        page.locator(".empty a").click()
        page.locator("input[type=file]").set_input_files(
            [
                FilePayload(name="rabwa.html", mimeType="text/html", buffer=page_file.read_bytes()),
                FilePayload(name="broken.txt", mimeType="text/plain", buffer=b"\x00\x01" * 200),
            ]
        )
        page.locator("textarea").fill(DUMP)
        page.locator("input[type=date]").fill("2025-02-11")
        page.locator("main form button").click()
        # Without the page being asked for again.
        expect(page.locator("h1")).to_have_text("انتهت القراءة", timeout=20_000)
        assert page.locator("table").count() == 2
        assert "broken.txt" in page.locator("table").nth(1).inner_text()
        page.locator("a.button").click()
        assert page.locator(".story").count() == 2


def test_reviewing_in_the_browser(browser: Browser, filled: Path, tmp_path: Path) -> None:
    """A toll is put right on the page of its event, and the log takes it back."""
    record = tmp_path / "k.db"
    shutil.copy(filled, record)
    with served(record) as live, watched(browser, live) as page:
        page.goto(f"{live}/en{screens(record)['event']}")
        assert "unreviewed" in page.goto(f"{live}/en").text()  # type: ignore[union-attr]
        page.goto(f"{live}/en{screens(record)['item']}")
        page.locator("input[name=killed]").fill("41")
        page.locator("input[name=why]").fill("counted by hand")
        page.get_by_role("button", name="Fix").click()
        expect(page.locator("input[name=killed]")).to_have_value("41")
        page.goto(f"{live}/en{screens(record)['event']}")
        expect(page.locator(".value .number bdi").get_by_text("41", exact=True)).to_be_visible()
        page.goto(f"{live}/en/review/log")
        assert "counted by hand" in page.locator("tbody").inner_text()
        page.get_by_role("button", name="Undo").click()
        page.wait_for_url("**/review/log")
        assert page.locator("tbody tr").count() == 2  # taking back is an entry, too
        page.goto(f"{live}/en{screens(record)['event']}")
        assert page.locator(".value .number bdi").get_by_text("41", exact=True).count() == 0
