"""One mention of an event with all that is needed to use it without the article: who says so, in which sentence."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from khabar.arabic.fold import fold_text
from khabar.arabic.sentences import sentences
from khabar.model import (
    Attribution,
    Count,
    Document,
    Entry,
    EntryKind,
    Event,
    EventStatus,
    EventType,
    Firmness,
    Place,
    PlaceLevel,
    Quotation,
    Reading,
    Span,
)

__all__ = ["EventRecord", "Party", "Where", "records"]


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """Who did it, or to whom it was done."""

    words: str
    """As the article has them; the entry's label where the clause has no words for it."""
    entry: str | None = None
    """The id of the entry in the article's document."""
    label: str | None = None
    kind: EntryKind | None = None
    actor: str | None = None
    """The canonical id, which joins articles."""
    country: str | None = None
    """ISO 3166-1 alpha-2."""


class Where(msgspec.Struct, frozen=True, kw_only=True):
    """A place on the map; see `khabar.model.Place`."""

    words: str
    name: str
    level: PlaceLevel
    relation: str | None
    country: str | None
    lat: float | None
    lon: float | None
    precision_km: float | None
    geonames: int | None


class EventRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A mention. Those of one happening in an article share `event`: count by it, and not by lines."""

    id: str
    """The article's id, a slash, the mention's: what ``khabar explain`` takes."""
    event: str
    """The `id` of the first mention of the same happening."""
    article: str
    outlet: str | None
    url: str | None
    headline: str | None
    language: str | None
    published: str | None
    """ISO 8601, as the page says."""
    type: EventType
    mode: str | None
    status: EventStatus
    earliest: dt.date | None
    latest: dt.date | None
    """The days, both included; ``None`` when the article gives no hint."""
    trigger: str
    span: Span
    """The trigger's, in code points of the article's text."""
    sentence: str
    sentence_number: int
    """Counted from 1."""
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    places: tuple[str, ...]
    """Their words."""
    place: Where | None
    """Where they are on the map, when that is known."""
    killed: Count | None
    injured: Count | None
    arrested: Count | None
    missing: Count | None
    attribution: str | None
    """The id of the statement in the article's document; ``None``: the outlet itself answers for it."""
    chain: tuple[str, ...]
    """Who says so, in words: from the outlet by way of agencies and others to the origin."""
    quotation: Quotation | None
    firmness: Firmness | None
    """How firmly the speaker holds it; both ``None`` without a statement."""
    contexts: tuple[str, ...]
    """PLOVER's, of the whole article."""
    rule: str


def records(document: Document, events: Iterable[Event] | None = None) -> Iterator[EventRecord]:
    """A record for each of `events`, or of all that the document has."""
    article, reading, text = document.article, document.reading, document.article.text
    found = reading.events if events is None else tuple(events)
    if not found:
        return
    where = sentences(text)
    entries = {entry.id: entry for entry in reading.entries}
    attributions = {attribution.id: attribution for attribution in reading.attributions}
    for event in found:
        number = max(0, bisect_right(where, event.trigger.start, key=lambda sentence: sentence.start) - 1)
        said = attributions.get(event.attribution or "")
        yield EventRecord(
            id=f"{article.id}/{event.id}",
            event=f"{article.id}/{event.event}",
            article=article.id,
            outlet=article.outlet,
            url=article.url,
            headline=article.headline,
            language=article.language,
            published=article.published,
            type=event.type,
            mode=event.mode,
            status=event.status,
            earliest=event.earliest,
            latest=event.latest,
            trigger=event.trigger.of(text),
            span=event.trigger,
            sentence=where[number].of(text) if where else "",
            sentence_number=number + 1,
            actors=_parties(event.actors, event.actor_entries, entries, text),
            recipients=_parties(event.recipients, event.recipient_entries, entries, text),
            places=tuple(span.of(text) for span in event.places),
            place=_where(event, reading.places, text),
            killed=event.killed,
            injured=event.injured,
            arrested=event.arrested,
            missing=event.missing,
            attribution=event.attribution,
            chain=_chain(said, reading, entries, text),
            quotation=said.quotation if said else None,
            firmness=said.firmness if said else None,
            contexts=reading.contexts,
            rule=event.rule,
        )


def _parties(spans: Sequence[Span], ids: Sequence[str], entries: dict[str, Entry], text: str) -> tuple[Party, ...]:
    """Each span with the entry that has a mention in it, then the entries that have none of the spans."""
    meant = [entries[id] for id in ids if id in entries]
    out = []
    for span in spans:
        entry = next((entry for entry in meant if any(_meet(span, mention.span) for mention in entry.mentions)), None)
        if entry is not None:
            meant.remove(entry)
        out.append(_party(span.of(text), entry))
    out += [_party(entry.label, entry) for entry in meant]
    return tuple(out)


def _party(words: str, entry: Entry | None) -> Party:
    if entry is None:
        return Party(words=words)
    return Party(
        words=words, entry=entry.id, label=entry.label, kind=entry.kind, actor=entry.actor, country=entry.country
    )


def _where(event: Event, places: Sequence[Place], text: str) -> Where | None:
    place = next((place for place in places if place.id == event.place), None)
    if place is None:
        return None
    return Where(
        words=place.span.of(text),
        name=place.name,
        level=place.level,
        relation=place.relation,
        country=place.country,
        lat=place.lat,
        lon=place.lon,
        precision_km=place.precision_km,
        geonames=place.geonames,
    )


def _chain(said: Attribution | None, reading: Reading, entries: dict[str, Entry], text: str) -> tuple[str, ...]:
    """The outlet, the agencies that the report is from, and the links; nobody twice."""
    links = [link.span.of(text) for link in said.chain] if said else []
    there = {fold_text(words) for words in links}
    actors = {entries[link.entry].actor for link in (said.chain if said else ()) if link.entry in entries} - {None}
    voices = [voice.name for voice in reading.voice if voice.actor not in actors and fold_text(voice.name) not in there]
    return (*voices, *links)


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
