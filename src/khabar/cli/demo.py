"""``khabar demo``: the whole of Khabar on the bundled pages."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from importlib.resources import as_file
from pathlib import Path

import typer
from rich.text import Text

from khabar.cli.add import add
from khabar.cli.event import event
from khabar.cli.list import list_articles
from khabar.cli.options import Database
from khabar.cli.read import read
from khabar.cli.search import search
from khabar.cli.stories import stories
from khabar.cli.terminal import output
from khabar.cli.who import who
from khabar.model import Page

__all__ = ["demo"]

_SOURCE = "وكالة النورس"
"""An agency that several of the pages have their news from."""
_SHOWN = "sidra-denial.txt"
"""The page that is read in full: a text dump, with all that its furniture does to an article."""
_TOLD = "marsa-convoy.html"
"""A page on what several of the outlets report."""


def demo(db: Database = None) -> None:
    """Read the bundled pages of four invented outlets, keep them, search them, ask who said what and what happened."""
    from khabar.demo import PUBLISHED, pages

    with ExitStack() as stack:
        paths = [str(stack.enter_context(as_file(page))) for page in pages()]
        if db is None:
            db = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="khabar-demo-"))) / "khabar.db"
        shown = next(path for path in paths if path.endswith(_SHOWN))
        _step(f"khabar read {_SHOWN} --published {PUBLISHED}", lambda: read([shown], published=PUBLISHED))
        _step("khabar add *", lambda: add(paths, db=db, published=PUBLISHED))
        _step("khabar list", lambda: list_articles(db=db))
        _step("khabar search الرطبة", lambda: search(["الرطبة"], db=db))
        _step(f"khabar who '{_SOURCE}'", lambda: who([_SOURCE], db=db))
        _step("khabar stories", lambda: stories(db=db))
        told = next(
            Page.from_bytes(Path(path).read_bytes(), format="html").id for path in paths if path.endswith(_TOLD)
        )
        _step(f"khabar event {told[:6]}", lambda: event(told[:6], db=db))


def _step(command: str, run: Callable[[], None]) -> None:
    """One command under its own words. A verb that ends with `Exit` does not end the demo, unless it failed."""
    output().print(Text(f"$ {command}", style="bold reverse"))
    try:
        run()
    except typer.Exit as ended:
        if ended.exit_code:
            raise
    output().print()
