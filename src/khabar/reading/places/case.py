"""One candidate in its place: what a rule is given, what it answers, and the questions that several rules ask."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from khabar.arabic.fold import fold_text
from khabar.reading.places.candidates import Candidate
from khabar.reading.places.context import Context, cues_of, is_cue
from khabar.reading.places.lexicon import cue

__all__ = [
    "COMMAS",
    "DASHES",
    "JOINERS",
    "Case",
    "Decision",
    "Rule",
    "in_it",
    "introduced",
    "is_power",
    "led_to",
    "named_with_seat",
    "of_body",
    "particle",
]

COMMAS = ("،", ",")
JOINERS = (*COMMAS, *map(fold_text, ("و", "أو", "ثم", "وكذلك", "وأيضا")))
DASHES = ("-", "–", "/")
"""What stands between the names of a list, where it is no letter of the next name."""

_LONGEST_BODY = 5
_FROM, _TO = map(fold_text, ("من", "إلى"))
_PARTICLES = frozenset(map(fold_text, ("من", "إلى", "على", "بين", "مع", "لدى", "في", "ضد", "أمام", "عن")))
_IN_IT = frozenset(("locative", "direction", "near"))
_LED_TO = _IN_IT | {"event"}
_KINDS = frozenset(("generic_town", "generic_division", "generic_district", "generic_area", "part_of_name"))


class Decision(NamedTuple):
    """Whether a candidate is a place, and by which rule."""

    place: bool
    rule: str


class Case(NamedTuple):
    """What a rule looks at."""

    candidate: Candidate
    context: Context
    listed: Decision | None
    """What was decided of the candidate directly before in a list or compound («حلب وحمص»); ``None`` without one."""
    before: str
    """The word directly before, as `Context.before` gives it."""


Rule = Callable[[Case], "Decision | None"]
"""Answers with what it decides, or ``None`` when it has nothing to say."""


def particle(word: str) -> str:
    """The preposition that a word is, without a و before it; empty when it is none."""
    plain = word.removeprefix("و")
    return plain if plain in _PARTICLES else ""


def is_power(candidate: Candidate) -> bool:
    """Whether the news says the name for a government: a country, a capital, a continent's union."""
    first = candidate.entries[0]
    return first.feature in ("country", "capital", "continent")


def introduced(before: str) -> bool:
    """Whether the word before a name says what kind of place it is."""
    return not _KINDS.isdisjoint(cues_of(before))


def in_it(candidate: Candidate, context: Context) -> bool:
    """Whether a word stands before that only a place can follow: stricter than `led_to`."""
    if candidate.clitic:
        return candidate.clitic.endswith("ب")
    before = context.before(candidate.start)
    return bool(before) and (particle(before) in (_TO, _FROM) or not _IN_IT.isdisjoint(cues_of(before)))


def led_to(candidate: Candidate, context: Context) -> bool:
    """Whether a preposition or noun of place stands directly before."""
    if candidate.clitic:
        return candidate.clitic.endswith("ب")
    before = context.before(candidate.start)
    return bool(before) and (
        particle(before) in (_TO, _FROM) or not _LED_TO.isdisjoint(cues_of(before)) or before in cue("locative_verb")
    )


def named_with_seat(context: Context, index: int, table: str) -> bool:
    """Whether the word at token `index` ends the name of a body of `table`: «الفرع الجهوي للمحامين بجندوبة»."""
    for word in context.words_before(index, _LONGEST_BODY):
        if is_cue(word, table):
            return True
        if not word.removeprefix("و").startswith(("ال", "لل")):
            return False
    return False


def of_body(context: Context, index: int) -> bool:
    """Whether the noun at token `index` opens the last part of a body's or office's name.

    «الشؤون الصحية بمنطقة عسير», «المدعي العام لمقاطعة كوك».
    """
    noun = context.tokens[index].text
    if noun.startswith("ب"):
        return named_with_seat(context, index, "body_with_seat")
    return noun.startswith("ل") and named_with_seat(context, index, "head_with_land")
