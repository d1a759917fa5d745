"""Reading the lexicons that lie in ``articles/lexicon/``: TOML in normal spelling, checked against a type on load."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import TypeVar

import msgspec

from khabar.arabic.fold import fold_text
from khabar.errors import LexiconError

__all__ = ["fold_entry", "read_lexicon"]

Table = TypeVar("Table")

_NOT_WORD = re.compile(r"[^\w]+")


def read_lexicon(name: str, table: type[Table]) -> Table:
    """The lexicon file `name` as a value of type `table`. Raises `LexiconError` when it does not have that shape."""
    content = files("khabar.articles").joinpath("lexicon", name).read_bytes()
    try:
        return msgspec.toml.decode(content, type=table)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise LexiconError(f"articles/lexicon/{name}: {error}") from error


def fold_entry(words: str, lexicon: str) -> str:
    """A lexicon entry as it is matched: folded, its words set apart by single spaces and nothing else.

    Raises `LexiconError` for an entry without a word in it.
    """
    entry = " ".join(_NOT_WORD.sub(" ", fold_text(words)).replace("_", " ").split())
    if not entry:
        raise LexiconError(f"articles/lexicon/{lexicon}: an entry without words: {words!r}")
    return entry
