"""Places that the gazetteer lacks, where the words leave no doubt: «حي النسيم», «قرية "الرملية"», «منطقة عين الحجر».

Such a place is put where the nearest place known stands in the text, and its precision says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from khabar.arabic.tokens import Token
from khabar.model import Place, PlaceLevel, Span
from khabar.reading.places.candidates import readings
from khabar.reading.places.context import Context
from khabar.reading.places.lexicon import cue, demonyms

__all__ = ["Unlisted", "nearest", "unlisted"]

_OPENING, _CLOSING = frozenset("\"«“'("), frozenset("\"»”')")
_LONGEST = 3
_REACH = 600
"""A place named further away, in letters, says little of where this one lies."""

_DATELINE = 30
"""Where the report was written says nothing; letters from the text's beginning."""

_LEVELS: tuple[tuple[str, PlaceLevel], ...] = (("part_of_name", "site"), ("generic_town", "town"))
_ANCHORS = frozenset(("town", "district", "province", "site"))


class Unlisted(NamedTuple):
    """Tokens ``start`` to ``end`` (excluded) name a place, after some ``letters`` of the first."""

    start: int
    letters: int
    end: int
    level: PlaceLevel


def unlisted(context: Context) -> Iterator[Unlisted]:
    """The names in the order of the text; what the gazetteer knows may be among them."""
    tokens = context.tokens
    for index, token in enumerate(tokens[:-1]):
        if not (noun := _noun(token.text)):
            continue
        letters, sure, level = noun
        first, end = _name(tokens, index + 1, sure)
        if end and context.refused.isdisjoint(range(first, end)) and _spelt(context.spelling(index), token.text):
            inside = level == "site" and first == index + 1
            yield Unlisted(index if inside else first, letters if inside else 0, end, level)


def _spelt(source: str, noun: str) -> bool:
    """Whether a word is such a noun as the page spells it too: not «بلده» for «بلدة», «وأدى» for «وادي»."""
    return "أ" not in source and (not noun.endswith("ه") or source.endswith("ة"))


def _name(tokens: Sequence[Token], at: int, sure: bool) -> tuple[int, int]:
    """From which token to which a name reaches that begins at token `at`; (0, 0) when none does."""
    if tokens[at].text in _OPENING:
        for end in range(at + 2, min(at + 2 + _LONGEST, len(tokens))):
            if tokens[end].text in _CLOSING:
                return at + 1, end
            if tokens[end].kind != "word":
                break
        return 0, 0
    word = tokens[at].text
    if tokens[at].kind != "word" or word in cue("no_name"):
        return 0, 0
    if word in cue("opens_name") and at + 1 < len(tokens) and tokens[at + 1].kind == "word":
        return (at, at + 2) if tokens[at + 1].text not in cue("no_name") else (0, 0)
    if sure and word.startswith("ال") and len(word) > 4 and word[2:] not in demonyms():
        return at, at + 1
    return 0, 0


@lru_cache(maxsize=1 << 14)
def _noun(word: str) -> tuple[int, bool, PlaceLevel] | None:
    """How many letters stand before such a noun, whether any definite word behind it is a name, and what it names."""
    for clitic, rest in readings(word):
        sure = rest in cue("names_any")
        if sure or rest in cue("names_some"):
            level: PlaceLevel = next((kind for table, kind in _LEVELS if rest in cue(table)), "area")
            return (len(clitic) if word.endswith(rest) else len(clitic) - 1), sure, level
    return None


def nearest(span: Span, found: Sequence[Place]) -> Place | None:
    """The place of `found` by which an unlisted one is put; ``None`` when the text gives none near enough."""
    near = [
        (max(place.span.start - span.end, span.start - place.span.end), number)
        for number, place in enumerate(found)
        if place.level in _ANCHORS and place.lat is not None and place.span.start > _DATELINE
    ]
    distance, number = min(near, default=(_REACH, 0))
    return found[number] if distance < _REACH else None
