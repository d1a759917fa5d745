"""Places that the gazetteer lacks, where the words leave no doubt: «حي النسيم», «قرية "الرملية"», «منطقة عين الحجر».

Such a place is put where the nearest place known stands in the text, and its precision says so.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from khabar.arabic.tokens import Token
from khabar.knowledge.peoples import demonyms, given_names
from khabar.model import Place, PlaceLevel, Span
from khabar.reading.places.case import of_body
from khabar.reading.places.context import Context, cues_of
from khabar.reading.places.lexicon import cue

__all__ = ["Neighbours", "Unlisted", "people_behind", "unlisted"]

_OPENING, _CLOSING = frozenset("\"«“'("), frozenset("\"»”')")
_NAMES_FOREIGN = frozenset(("names_foreign", "landform_foreign"))
_TITLED = frozenset(("title", "titled"))
"""Words behind which all that follows is a body's name: «مستشفى حي النسيم»."""
_LONGEST = 3
_VOWELS = frozenset("اوي")
_ARTICLES = ("ال", "لل", "بال", "وال", "كال", "فال")
_ENDINGS = ("ها", "هم", "هما", "ات", "يين", "يون")
_SOURCE_ENDINGS = ("ة", "ًا", "اً")
_VERBS, _VERB_ENDINGS = frozenset("يت"), ("ون", "وا", "ان")
_REACH = 600
"""A place named further away, in letters, says little of where this one lies."""
_REACH_COUNTRY = 200

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
        if noun is None or index + 1 == len(tokens):
            continue
        first, end = _name(tokens, index + 1, noun.any_name)
        if not end and _foreign(context, index + 1) and not _NAMES_FOREIGN.isdisjoint(cues_of(noun.text)):
            first, end = index + 1, index + 2
        if not end or _in_title(context, index) or not context.refused.isdisjoint(range(first, end)):
            continue
        if _spelt(context.spelling(index), noun.text):
            inside = (noun.level == "site" or noun.text in cue("landform_foreign")) and first == index + 1
            yield Unlisted(index if inside else first, noun.letters if inside else 0, end, noun.level)


def _in_title(context: Context, index: int) -> bool:
    return not _TITLED.isdisjoint(cues_of(context.before(index))) or of_body(context, index)


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


def _foreign(context: Context, at: int) -> bool:
    """Whether token `at` is spelt as foreign names are: two long vowels or more within it and no Arabic ending.

    «مدينة بوزانتي», not «مدينة ساحلية», «مدينة تقع», «مدينة يسكنونها», «مدينة بالجنوب».
    """
    token = context.tokens[at]
    word = token.text
    return (
        token.kind == "word"
        and len(word) > 3
        and sum(letter in _VOWELS for letter in word[1:]) > 1
        and not word.startswith(_ARTICLES)
        and not word.endswith(_ENDINGS)
        and not context.spelling(at).endswith(_SOURCE_ENDINGS)
        and not (word[0] in _VERBS and word.endswith(_VERB_ENDINGS))
        and word not in cue("no_name")
        and word not in demonyms()
        and word not in given_names()
    )


def people_behind(context: Context, name: Unlisted) -> str | None:
    """The country whose people's name stands behind a name: «كيرارا الإيطالية»."""
    after = context.after(name.end)
    return demonyms().get(after[2:]) if after.startswith("ال") else None


class Neighbours:
    """The places of a text by which others are put, each found in the time of a search in a sorted list."""

    def __init__(self, found: Sequence[Place]) -> None:
        """Takes the places in the order of the text."""
        datelines = {place.span.end for place in found if place.rule == _DATELINE}
        self._places = [p for p in found if p.level in _ANCHORS and p.lat is not None and p.rule != _DATELINE]
        self._countries = [
            p
            for p in found
            if p.level == "country"
            and p.country
            and p.rule != _DATELINE
            # «دبي، الإمارات (CNN)»
            and datelines.isdisjoint(range(p.span.start - 3, p.span.start))
        ]
        self._within: dict[str | None, list[Place]] = {None: self._places}
        for place in self._places:
            if place.country:
                self._within.setdefault(place.country, []).append(place)

    def nearest(self, span: Span, country: str | None = None) -> Place | None:
        """The town, province or site next to `span`, of `country` if given; ``None`` when none is near enough."""
        return _nearest(span, self._within.get(country, []), _REACH)

    def country(self, span: Span) -> str | None:
        """The country that is named next to `span`; ``None`` when none is near enough."""
        beside = _nearest(span, self._countries, _REACH_COUNTRY)
        return beside.country if beside else None


def _nearest(span: Span, places: Sequence[Place], reach: int) -> Place | None:
    at = bisect_left(places, span.start, key=_start)
    near = [
        (max(place.span.start - span.end, span.start - place.span.end), number)
        for number, place in enumerate(places[max(0, at - 1) : at + 1], max(0, at - 1))
    ]
    distance, number = min(near, default=(reach, 0))
    return places[number] if distance < reach else None


def _start(place: Place) -> int:
    return place.span.start
