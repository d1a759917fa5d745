"""What the words before a name say of how far from it something lies.

«على بعد 50 كيلومترا شمالي حلب», «بالقرب من حلب», «بين حلب وحماة», «الحدود مع الأردن». No precision claims more than the
words do: the point stays the named place's, and the precision reaches as far as they allow.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

import msgspec

from khabar.arabic.fold import fold_text
from khabar.arabic.numerals import read_number
from khabar.arabic.tokens import Token
from khabar.model import Place
from khabar.reading.places.context import Context, is_cue
from khabar.reading.places.lexicon import cue

__all__ = ["NO_RELATION", "Relation", "between", "relation_before"]

_FROM, _WITH, _AND, _BETWEEN = map(fold_text, ("من", "مع", "و", "بين"))
_REACH = 6
_UNKNOWN_KM = 50.0
"""«على بعد أميال»: a distance whose number is not read."""

_KM_A_MILE = 1.609
_WIDEST_KM = 1000.0
_BORDER = 1.5
"""A country's edge lies further from its middle than the radius of a circle of its area."""

_BEFORE, _GAP = 20, 10
"""Letters looked at before the first place and between the two."""

_NO_TOWN = frozenset(("country", "region", "water"))


class Relation(NamedTuple):
    """What the words before a mention say of it."""

    name: str | None
    """``near``, ``border``; ``None`` when a direction within the mention says more."""
    km: float
    """How far from the place at most; 0 when they say nothing of it."""
    factor: float
    """By what the place's own precision widens."""


NO_RELATION = Relation(None, 0.0, 1.0)


def relation_before(context: Context, start: int) -> Relation:
    """What the words directly before token `start` say; a relation of no name and no distance when they say nothing."""
    words = context.words_before(start, 3)
    if words and is_cue(words[0], "generic_town"):
        # «بالقرب من مدينة حلب»
        words = words[1:]
    if not words:
        return NO_RELATION
    if words[0] == _WITH and len(words) > 1 and words[1] in cue("border_noun"):
        return Relation("border", 0.0, _BORDER)
    if is_cue(words[0], "border_of"):
        return Relation("border", 0.0, _BORDER)
    km = _distance(context, start)
    if km:
        return Relation("near", km, 1.0)
    by = words[1] if words[0] == _FROM and len(words) > 1 else words[0]
    near = is_cue(by, "near_from") if by is not words[0] else is_cue(by, "near")
    return Relation("near", 0.0, 1.0) if near else NO_RELATION


def _distance(context: Context, start: int) -> float:
    """The kilometres of «على بعد 50 كيلومترا» before token `start`; 0 without such words."""
    tokens, units, unit, dual = context.tokens, _units(), 0.0, 0.0
    for at in range(start - 1, max(-1, start - 1 - _REACH), -1):
        token = tokens[at]
        if token.text in units:
            unit, dual = units[token.text]
        elif unit and token.text in cue("distance"):
            amount = _amount(tokens, at + 1) or dual
            return min(amount * unit or _UNKNOWN_KM, _WIDEST_KM)
        elif token.kind == "mark":
            return 0.0
    return 0.0


@cache
def _units() -> Mapping[str, tuple[float, float]]:
    """The length of each unit in kilometres, and how many of it the word itself says («كيلومترين»)."""
    kinds = (("kilometre", 1.0, 0.0), ("two_kilometres", 1.0, 2.0), ("mile", _KM_A_MILE, 0.0))
    return {word: (unit, number) for table, unit, number in kinds for word in cue(table)}


def _amount(tokens: Sequence[Token], at: int) -> float:
    """The number that begins at token `at` or behind one word («نحو»); 0 when none is read."""
    for first in (at, at + 1):
        if first < len(tokens) and (number := read_number(tokens, first)):
            return float(number.value)
    return 0.0


def between(places: Sequence[Place], source: str) -> list[Place]:
    """The places, those of «بين حلب وحماة» with a precision that reaches from the one to the other."""
    out = list(places)
    for number in range(len(out) - 1):
        first, second = out[number], out[number + 1]
        if first.level in _NO_TOWN or second.level in _NO_TOWN or not _joined(first, second, source):
            continue
        apart = _km(first, second)
        if apart is None or apart > _WIDEST_KM:
            continue
        out[number], out[number + 1] = (
            msgspec.structs.replace(p, relation="between", precision_km=round(max(p.precision_km or 0.0, apart), 1))
            for p in (first, second)
        )
    return out


def _joined(first: Place, second: Place, source: str) -> bool:
    before = source[max(0, first.span.start - _BEFORE) : first.span.start]
    if second.span.start - first.span.end > _GAP or _BETWEEN not in before:
        return False
    nouns = [word for word in fold_text(before).split() if not is_cue(word, "generic_town")]
    gap = fold_text(source[first.span.end : second.span.start]).split()
    alone = bool(gap) and (gap[0] == _AND or is_cue(gap[0], "generic_town")) and gap[0].startswith(_AND)
    return bool(nouns) and nouns[-1].removeprefix(_AND) == _BETWEEN and len(gap) == 1 and alone


def _km(a: Place, b: Place) -> float | None:
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    x = (b.lon - a.lon) * math.cos(math.radians((a.lat + b.lat) / 2))
    return math.hypot(x, b.lat - a.lat) * 111.2
