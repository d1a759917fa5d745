"""Which of two articles the other was copied from: by what they state, then by time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import msgspec

from khabar.arabic.fold import fold_text
from khabar.arabic.word_lists import WordList, folded_words, load_lexicon
from khabar.model import Document

__all__ = ["Direction", "directed"]

_LEXICON = Path(__file__).parents[1] / "lexicon"

Direction = tuple[Document, Document, bool]
"""The source, the copy, and whether that is known."""


def directed(one: Document, other: Document) -> Direction:
    """The source, the copy, and whether that is known; the same whichever of the two comes first.

    1. Who names the other's outlet as where its words are from has copied from it: in dateline, byline, signature
       («واس») or a chain («وفق صحيفة المرسى»). That is known, whatever the clocks say: times are changed with the page.
    2. The one published earlier is the source. It is known, unless either names an agency that both may have it from.
    3. Published at the same time as far as is told: the one that names an agency was there first, since the agency's
       mark is what a copy loses. Not known. Then by id.
    """
    if (other.article.id, other.article.page) < (one.article.id, one.article.page):
        one, other = other, one
    named, named_back = _names_outlet(one, other), _names_outlet(other, one)
    if named != named_back:
        return (other, one, True) if named else (one, other, True)
    elsewhere = bool(_agencies(one) | _agencies(other)) and not named
    earlier = _earlier(one, other)
    if earlier is not None:
        return (one, other, not elsewhere) if earlier else (other, one, not elsewhere)
    if bool(_agencies(other)) > bool(_agencies(one)):
        return other, one, False
    return one, other, False


def _names_outlet(document: Document, of: Document) -> bool:
    """Whether a document names the outlet of another, which is not its own, as where it has something from."""
    outlet = _outlet(of)
    return bool(outlet) and not outlet & _outlet(document) and any(names & outlet for names in _stated(document))


def _outlet(document: Document) -> set[str]:
    """What the outlet is known by: its canonical entry, its name."""
    return {
        name
        for voice in document.reading.voice
        if voice.origin == "outlet"
        for name in (voice.actor, _key(voice.name))
        if name
    }


def _stated(document: Document) -> Iterator[set[str]]:
    """By what each agency or outlet is known that a document says it has something from."""
    for voice in document.reading.voice:
        if voice.origin != "outlet":
            yield {name for name in (voice.actor, _key(voice.name)) if name}
    actors = {entry.id: entry.actor for entry in document.reading.entries}
    for attribution in document.reading.attributions:
        for link in attribution.chain:
            if link.kind in ("agency", "media") and link.naming == "named":
                words = link.span.of(document.article.text)
                yield {name for name in (actors.get(link.entry or ""), _key(words)) if name}


def _agencies(document: Document) -> set[str]:
    """The agencies and outlets that the report is said to be from, and those that it quotes.

    Those without a name («وكالات») are among them.
    """
    outlet = _outlet(document)
    stated = {voice.actor or _key(voice.name) for voice in document.reading.voice if voice.origin != "outlet"}
    actors = {entry.id: entry.actor for entry in document.reading.entries}
    for attribution in document.reading.attributions:
        for link in attribution.chain:
            if link.kind == "agency":
                stated.add(actors.get(link.entry or "") or _key(link.span.of(document.article.text)))
    return stated - outlet


def _key(name: str) -> str:
    """A name as names are compared: folded, without «صحيفة» or the like in front."""
    folded = " ".join(fold_text(name).split())
    first, _, rest = folded.partition(" ")
    return rest if rest and first in _media_nouns() else folded


class _Lexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    media_nouns: WordList


@cache
def _media_nouns() -> frozenset[str]:
    return folded_words(load_lexicon("direction", _Lexicon, _LEXICON).media_nouns.words)


def _earlier(one: Document, other: Document) -> bool | None:
    """Whether `one` was published before `other`; ``None`` when what is told of the times does not say."""
    first, second = _moment(one), _moment(other)
    if first is not None and second is not None and first != second:
        return first < second
    if first is not None and second is not None:
        return None
    days = _day(one), _day(other)
    if days[0] is None or days[1] is None or days[0] == days[1]:
        return None
    return days[0] < days[1]


def _moment(document: Document) -> dt.datetime | None:
    """When it was published, when the page tells the hour and the zone."""
    published = document.article.published
    if published is None or "T" not in published:
        return None
    moment = dt.datetime.fromisoformat(published)
    return moment if moment.tzinfo is not None else None


def _day(document: Document) -> dt.date | None:
    return document.reading.anchor
