"""Events as a store keeps them: what, when, how many dead, and who and where by all the names that the article has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from khabar.model import Document, Event, Place, Span
from khabar.store.links import BETWEEN_NAMES, called
from khabar.store.query import Analyse, terms_of

__all__ = ["CODED", "ArgumentRow", "EventRow", "events_of"]

CODED = 1
"""How events are worked out now. Raise it when that changes: records kept before are worked out again."""

_MOST = 2**63 - 1
"""No column of a store holds a greater number; a page may well claim one."""


class ArgumentRow(msgspec.Struct, frozen=True, kw_only=True):
    """Who did it, to whom it was done, or where."""

    role: Literal["actor", "recipient", "place"]
    actor: str | None
    country: str | None
    names: str
    """The terms of all that it is called, names apart."""


class EventRow(msgspec.Struct, frozen=True, kw_only=True):
    """One mention of an event, in a store's own terms."""

    mention: str
    event: str
    type: str
    mode: str | None
    status: str
    earliest: str | None
    latest: str | None
    killed: int | None
    arguments: tuple[ArgumentRow, ...]


def events_of(document: Document, analyse: Analyse) -> tuple[EventRow, ...]:
    """The events of a document, a row a mention."""
    return tuple(
        EventRow(
            mention=event.id,
            event=event.event,
            type=event.type,
            mode=event.mode,
            status=event.status,
            earliest=None if event.earliest is None else event.earliest.isoformat(),
            latest=None if event.latest is None else event.latest.isoformat(),
            killed=None if event.killed is None else min(event.killed.low, _MOST),
            arguments=(*_parties(event, document, analyse), *_places(event, document, analyse)),
        )
        for event in document.reading.events
    )


def _parties(event: Event, document: Document, analyse: Analyse) -> Iterator[ArgumentRow]:
    entries = {entry.id: entry for entry in document.reading.entries}
    text = document.article.text
    roles: tuple[tuple[Literal["actor", "recipient"], tuple[Span, ...], tuple[str, ...]], ...] = (
        ("actor", event.actors, event.actor_entries),
        ("recipient", event.recipients, event.recipient_entries),
    )
    for role, spans, ids in roles:
        meant = [entries[id] for id in ids if id in entries]
        for span in spans:
            entry = next((e for e in meant if any(_meet(span, mention.span) for mention in e.mentions)), None)
            actor, names = called(span.of(text), entry, text, analyse)
            yield ArgumentRow(role=role, actor=actor, country=entry.country if entry else None, names=names)
            if entry is not None:
                meant.remove(entry)
        for entry in meant:  # of one whose words are others: «الجيش» for a dropped subject
            actor, names = called(entry.label, entry, text, analyse)
            yield ArgumentRow(role=role, actor=actor, country=entry.country, names=names)


def _places(event: Event, document: Document, analyse: Analyse) -> Iterator[ArgumentRow]:
    text, known = document.article.text, document.reading.places
    spans = dict.fromkeys(event.places)
    meant = [place for place in known if place.id == event.place]
    for span in spans:
        place = next((place for place in known if _meet(span, place.span)), None)
        if place in meant:
            meant = []
        yield _place(span.of(text), place, analyse)
    for place in meant:
        yield _place(place.span.of(text), place, analyse)


def _place(words: str, place: Place | None, analyse: Analyse) -> ArgumentRow:
    names = dict.fromkeys(terms_of(name, analyse) for name in (words, *((place.name,) if place else ())))
    return ArgumentRow(
        role="place",
        actor=None,
        country=place.country if place else None,
        names=BETWEEN_NAMES.join(filter(None, names)),
    )


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
