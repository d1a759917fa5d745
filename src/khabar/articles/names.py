"""Whether a few words can be a person's name, by their shape and the given names that Arabic news is signed with."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from khabar.arabic.fold import fold_text
from khabar.articles.lexicons import fold_entry, read_lexicon

__all__ = ["begins_with_given_name", "could_be_name", "name_words", "without_role", "without_title"]

_WORD = re.compile(r"[^\W\d_]+(?:[’'\-][^\W\d_]+)*\.?")
_NAME = re.compile(r"[^\W\d_]+(?:[’'\-.][^\W\d_]+)*\.?(?:\s+[^\W\d_]+(?:[’'\-.][^\W\d_]+)*\.?){0,6}")
LONGEST_NAME = 6
"""Words that a name and its titles may have."""


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    given: str
    compound: list[str]
    titles: list[str]
    roles: list[str]


class _Bylines(msgspec.Struct, frozen=True):
    never_in_names: list[str]


@cache
def _given() -> frozenset[str]:
    table = read_lexicon("names.toml", _Table)
    return frozenset(fold_entry(w, "names.toml") for w in (*table.given.split(), *table.compound))


@cache
def _titles() -> frozenset[str]:
    return frozenset(fold_entry(w, "names.toml") for w in read_lexicon("names.toml", _Table).titles)


@cache
def _roles() -> frozenset[str]:
    return frozenset(fold_entry(w, "names.toml") for w in read_lexicon("names.toml", _Table).roles)


@cache
def _never() -> frozenset[str]:
    return frozenset(fold_entry(w, "bylines.toml") for w in read_lexicon("bylines.toml", _Bylines).never_in_names)


def name_words(text: str) -> list[str]:
    """The folded words of `text`, titles in front («د.», «الدكتورة») taken off."""
    words = [word.rstrip(".") for word in _WORD.findall(fold_text(text))]
    while len(words) > 1 and words[0] in _titles():
        words = words[1:]
    return words


def without_title(text: str) -> str:
    """The name without a title that is a word of its own in front («الكاتبة», «الدكتور»); «د.» stays."""
    first, _, rest = text.partition(" ")
    return rest if rest and len(first) > 2 and fold_text(first) in _titles() else text


def without_role(text: str) -> str:
    """The name without what the writer is behind it («سمير ناجي - صحفي», «هالة ناجي كاتبة»)."""
    name, _, last = text.rstrip().rpartition(" ")
    return name.rstrip(" -–—|/،,") if " " in name and fold_text(last) in _roles() else text


def could_be_name(text: str, *, shortest: int = 1) -> bool:
    """Whether nothing but a person's name can stand here, as far as shape and stop words tell."""
    if len(text) > 80 or not _NAME.fullmatch(fold_text(text).strip()):  # folded: harakat are no letters
        return False
    words = name_words(text)
    if not shortest <= len(words) <= LONGEST_NAME:
        return False
    never = _never()
    return not any(word in never or (len(word) > 3 and word[0] in "وبل" and word[1:] in never) for word in words)


def begins_with_given_name(text: str) -> bool:
    """Whether the first word, after titles, is a given name that the lexicon has."""
    words = name_words(text)
    return bool(words) and words[0] in _given()
