"""Reads the TOML lexicons beside this file: words in normal spelling, folded on the way in."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TypeVar

import msgspec

from khabar.arabic.fold import fold_text
from khabar.errors import LexiconError

__all__ = ["WordList", "folded_words", "load_lexicon"]

_FOLDER = Path(__file__).parent / "lexicon"
T = TypeVar("T")


class WordList(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that one rule looks for."""

    template: str
    """A sentence with a place for each of them, which the tests try."""
    words: tuple[str, ...]


def load_lexicon(name: str, shape: type[T], folder: Path = _FOLDER) -> T:
    """The lexicon ``name``.toml as a value of type `shape`, its words as written.

    Raises:
        LexiconError: the file is missing, is no TOML, or is not of that shape.
    """
    path = folder / f"{name}.toml"
    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), shape)
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
        raise LexiconError(f"{path.name}: {error}") from error


def folded_words(words: tuple[str, ...]) -> frozenset[str]:
    """`words` in folded spelling."""
    folded = frozenset(fold_text(word).strip() for word in words)
    if "" in folded:
        raise LexiconError("a lexicon holds a word that folds to nothing")
    return folded
