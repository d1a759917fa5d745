"""The words around a name that decide what it is. Data: ``lexicon/cues.toml``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import msgspec

from khabar.arabic.fold import fold_text
from khabar.arabic.word_lists import folded_words, load_lexicon
from khabar.errors import LexiconError

__all__ = ["cue", "tables_of"]

_NONE: frozenset[str] = frozenset()


class _Table(msgspec.Struct):
    words: tuple[str, ...]
    example: str


@cache
def _cues() -> Mapping[str, frozenset[str]]:
    cues = {}
    for name, table in load_lexicon("cues", dict[str, _Table], Path(__file__).parent / "lexicon").items():
        words = folded_words(table.words)
        if not any(word in fold_text(table.example) for word in words):
            raise LexiconError(f"reading/places/lexicon/cues.toml: the example of {name} holds none of its words")
        cues[name] = words
    return cues


@cache
def cue(name: str) -> frozenset[str]:
    """The folded words of one table. Raises `LexiconError` for a table that is not there."""
    try:
        return _cues()[name]
    except KeyError:
        raise LexiconError(f"reading/places/lexicon/cues.toml has no table {name}") from None


def tables_of(word: str) -> frozenset[str]:
    """The tables that a folded word is in."""
    return _tables().get(word, _NONE)


@cache
def _tables() -> Mapping[str, frozenset[str]]:
    out: defaultdict[str, set[str]] = defaultdict(set)
    for name, words in _cues().items():
        for word in words:
            out[word].add(name)
    return {word: frozenset(names) for word, names in out.items()}
