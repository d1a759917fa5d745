"""Places that the gazetteer lacks, where the words leave no doubt: «حي النسيم», «قرية "الرملية"», «منطقة عين الحجر».

Such a place is put where the nearest place known stands in the text, and its precision says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from khabar.arabic.tokens import Token
from khabar.knowledge.peoples import demonyms
from khabar.model import Place, PlaceLevel, Span
from khabar.reading.places.context import Context, cues_of
from khabar.reading.places.lexicon import cue

__all__ = ["Unlisted", "nearest", "unlisted"]

_OPENING, _CLOSING = frozenset("\"«“'("), frozenset("\"»”')")
_TITLED = frozenset(("title", "titled"))
"""Words behind which all that follows is a body's name: «مستشفى حي النسيم»."""
_LONGEST = 3
_REACH = 600
"""A place named further away, in letters, says little of where this one lies."""

_DATELINE = "places.dateline"
"""Where the report was written says nothing."""

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
    for index, word in context.words:
        noun = word.before_unlisted
        if noun is None or index + 1 == len(tokens) or not _TITLED.isdisjoint(cues_of(context.before(index))):
            continue
        first, end = _name(tokens, index + 1, noun.any_name)
        if end and context.refused.isdisjoint(range(first, end)) and _spelt(context.spelling(index), noun.text):
            inside = noun.level == "site" and first == index + 1
            yield Unlisted(index if inside else first, noun.letters if inside else 0, end, noun.level)


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


def nearest(span: Span, found: Sequence[Place]) -> Place | None:
    """The place of `found` by which an unlisted one is put; ``None`` when the text gives none near enough."""
    near = [
        (max(place.span.start - span.end, span.start - place.span.end), number)
        for number, place in enumerate(found)
        if place.level in _ANCHORS and place.lat is not None and place.rule != _DATELINE
    ]
    distance, number = min(near, default=(_REACH, 0))
    return found[number] if distance < _REACH else None
