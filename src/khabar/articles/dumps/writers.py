"""Writers' names in lines that no word introduces."""

from __future__ import annotations

import re

from khabar.articles.bylines import Byline, find_bare_byline, find_placed_byline
from khabar.articles.names import without_role

__all__ = ["unlabelled_byline"]

_ACCOUNT = re.compile(r"(?:^|\s)@[A-Za-z]\w{1,30}\s*$")


def unlabelled_byline(text: str) -> Byline | None:
    """A name alone, or beside a place, an outlet, what the writer is or an account («سمير ناجي - صحفي @samir»)."""
    text = without_role(_ACCOUNT.sub("", text))
    return find_bare_byline(text) or find_placed_byline(text)
