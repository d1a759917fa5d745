"""What the words right around a trigger say of it: negated, a noun, a passive."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import msgspec

from khabar.arabic.word_lists import folded_words, load_lexicon
from khabar.knowledge.event_types.analysis import bare
from khabar.knowledge.event_types.lexicon import FOLDER

__all__ = [
    "SENTENCE_ENDS",
    "behind_preposition",
    "is_day",
    "is_negated",
    "is_sport",
    "names_no_happening",
    "opens_clause",
    "shows_passive",
]

SENTENCE_ENDS = frozenset(".!؟?\n")
_MARKS = frozenset('،,:؛"«»“”()[]-–—…')
_PASSIVE_WITHIN = 4
_SPORT_WORDS = 5
_SPORT_SHARE = 40


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    negations: tuple[str, ...]
    without: tuple[str, ...]
    prepositions: tuple[str, ...]
    openers: tuple[str, ...]
    people: tuple[str, ...]
    behind_passives: tuple[str, ...]
    days: tuple[str, ...]
    bodies: tuple[str, ...]


class _Words(NamedTuple):
    negations: frozenset[str]
    without: frozenset[str]
    prepositions: frozenset[str]
    openers: frozenset[str]
    people: frozenset[str]
    behind_passives: frozenset[str]
    days: frozenset[str]
    bodies: frozenset[str]


@cache
def _words() -> _Words:
    file = load_lexicon("context", _File, FOLDER)
    return _Words(*(folded_words(words) for words in msgspec.structs.astuple(file)))


def is_negated(before: str, noun: bool) -> bool:
    """Whether the word right before a trigger negates it."""
    known = _words()
    rest = before[1:] if before[:1] in ("و", "ف") else before
    return (
        before in known.without
        or rest in known.without
        or (not noun and (before in known.negations or rest in known.negations))
    )


def behind_preposition(before: str) -> bool:
    """Whether no verb can stand behind `before`."""
    known = _words().prepositions
    return before in known or (before[:1] in ("و", "ف") and before[1:] in known)


def is_sport(found: int, words: int) -> bool:
    """Whether an article that has so many words of sport among its words is about sport."""
    return found >= _SPORT_WORDS and found * _SPORT_SHARE >= words


def is_day(word: str) -> bool:
    """Whether `word` is a day of the week or one counted from today."""
    return word in _words().days


def names_no_happening(before: str) -> bool:
    """Whether a noun behind `before` is part of a name or of general talk: «مجلس التعاون», «مكافحة العنف»."""
    bodies = _words().bodies
    return before in bodies or (
        len(before) > 2
        and (before[1:] in bodies or before[2:] in bodies)
        and before[0] in "وفبلك"
        and "ال" not in before[:3]
    )


def opens_clause(before: str) -> bool:
    """Whether a verb may well stand behind `before`: a clause's beginning, a relative, or its subject."""
    if not before or before[0] in _MARKS or before[0] in SENTENCE_ENDS:
        return True
    known = _words()
    return before in known.openers or (before[0] in "وف" and before[1:] in known.openers) or before in known.negations


def shows_passive(words: Sequence[str], end: int, limit: int) -> bool:
    """Whether a perfect that is written like its passive is it: «قتل 3 جنود», «الذين قتلوا في الغارة»."""
    if end >= limit:
        return True
    known, behind = _words(), words[end]
    if behind[0].isdigit() or behind[0] in _MARKS or behind in known.behind_passives:
        return True
    if behind[:1] in "بل" and len(behind) > 4 and behind not in known.people:
        return True
    if bare(behind).isdisjoint(known.people):
        return False
    return not any(word[-1] == "ا" and len(word) > 3 for word in words[end + 1 : min(limit, end + _PASSIVE_WITHIN)])
