"""Reading the lexicons that lie in ``articles/lexicon/``: TOML in normal spelling, checked against a type on load."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TypeVar

from khabar.arabic.fold import fold_text
from khabar.arabic.word_lists import load_lexicon
from khabar.errors import LexiconError

__all__ = ["fold_entry", "read_lexicon"]

Table = TypeVar("Table")

_FOLDER = Path(__file__).parent / "lexicon"

_NOT_WORD = re.compile(r"[^\w]+")


def read_lexicon(name: str, table: type[Table]) -> Table:
    """The lexicon file `name` as a value of type `table`. Raises `LexiconError` when it does not have that shape."""
    return load_lexicon(name.removesuffix(".toml"), table, _FOLDER)


def fold_entry(words: str, lexicon: str) -> str:
    """A lexicon entry as it is matched: folded, its words set apart by single spaces and nothing else.

    Raises `LexiconError` for an entry without a word in it.
    """
    entry = " ".join(_NOT_WORD.sub(" ", fold_text(words)).replace("_", " ").split())
    if not entry:
        raise LexiconError(f"articles/lexicon/{lexicon}: an entry without words: {words!r}")
    return entry
