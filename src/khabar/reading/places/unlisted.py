"""Places that the gazetteer lacks, where the words leave no doubt: «حي النسيم», «قرية "الرملية"», «منطقة عين الحجر».

Such a place is put where the nearest place known stands in the text, and its precision says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from khabar.arabic.tokens import Token
from khabar.knowledge.peoples import demonyms, given_names
from khabar.model import Place, PlaceLevel, Span
from khabar.reading.places.case import of_body
from khabar.reading.places.context import Context, cues_of
from khabar.reading.places.lexicon import cue

__all__ = ["Unlisted", "nearest", "people_behind", "unlisted", "unlisted_country"]

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


def unlisted_country(context: Context, name: Unlisted, span: Span, found: Sequence[Place]) -> str | None:
    """The country of a name with no place near it: its people's behind it («كيرارا الإيطالية») or the nearest named."""
    if people := people_behind(context, name):
        return people
    datelines = {place.span.end for place in found if place.rule == _DATELINE}
    near = [
        (max(place.span.start - span.end, span.start - place.span.end), place.country)
        for place in found
        if place.level == "country"
        and place.country
        and place.rule != _DATELINE
        # «دبي، الإمارات (CNN)»
        and datelines.isdisjoint(range(place.span.start - 3, place.span.start))
    ]
    distance, country = min(near, default=(_REACH, None))
    return country if distance < _REACH_COUNTRY else None


def nearest(span: Span, found: Sequence[Place]) -> Place | None:
    """The place of `found` by which an unlisted one is put; ``None`` when the text gives none near enough."""
    near = [
        (max(place.span.start - span.end, span.start - place.span.end), number)
        for number, place in enumerate(found)
        if place.level in _ANCHORS and place.lat is not None and place.rule != _DATELINE
    ]
    distance, number = min(near, default=(_REACH, 0))
    return found[number] if distance < _REACH else None
