"""Bundled pages: invented news of four invented outlets in the page structures of real sites.

They are what ``khabar demo`` reads, and what the documentation and the tests run on. Nobody in them exists and nothing
in them happened; only the cities and countries are real. ``README.md`` beside this file says what each page is for.
"""

from __future__ import annotations

import datetime as dt
from importlib.resources import files
from importlib.resources.abc import Traversable

__all__ = ["PUBLISHED", "pages"]

PUBLISHED = dt.date(2025, 2, 13)
"""The day of those pages that do not tell theirs."""


def pages() -> tuple[Traversable, ...]:
    """The bundled pages as they would have been saved, in the order of their file names.

    A name ends in ``.html`` for a saved page and in ``.txt`` for a dump of a page's visible text. The bytes are in
    each page's own charset. In an installed package they are plain files; from a zip archive,
    `importlib.resources.as_file` makes them so.
    """
    found = (page for page in files(__name__).joinpath("pages").iterdir() if page.name.endswith((".html", ".txt")))
    return tuple(sorted(found, key=lambda page: page.name))
