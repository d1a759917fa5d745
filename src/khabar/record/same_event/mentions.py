"""What articles tell, mention by mention, and which mentions of several articles are of one event."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import msgspec

from khabar.arabic.analyser import analyse
from khabar.model import Document, Event, Place
from khabar.record.nearby import near, place_key

__all__ = ["Told", "joined", "told_by"]

_KINDS = {"ACCIDENT": "MISHAP", "DISASTER": "MISHAP"}
"""Types that outlets give one event: a fire is an accident to one and a disaster to another. Any other is its own."""
_ENOUGH = 2.0
"""Evidence from which two are of one event."""
_FIRST = 600
"""Code points within which an article's own news stands; what follows is background more often."""
_WIDE = ("country", "region", "water")


class Told(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """One event of one article, by all mentions that the article makes of it."""

    document: Document
    number: int
    """Of the article in its story."""
    mentions: tuple[Event, ...]
    kind: str
    planned: bool
    """Whether it is to come or only supposed."""
    town: Place | None
    countries: frozenset[str]
    days: tuple[dt.date, dt.date] | None
    killed: frozenset[tuple[int, int]]
    deeds: frozenset[str]
    """The words that name it, as searches have them."""
    parties: frozenset[str]
    leads: bool
    """Whether it stands among the article's own news."""
    headline: bool
    """Whether a word that names it stands in the headline."""

    @property
    def first(self) -> Event:
        """The first mention."""
        return self.mentions[0]


def told_by(document: Document, number: int) -> list[Told]:
    """The events of an article in the order of its text, but for those that it denies altogether."""
    together: dict[str, list[Event]] = {}
    for event in document.reading.events:
        together.setdefault(event.event, []).append(event)
    return [_told(document, number, tuple(mentions)) for mentions in together.values()]


def _told(document: Document, number: int, mentions: tuple[Event, ...]) -> Told:
    text, reading = document.article.text, document.reading
    known = {place.id: place for place in reading.places}
    places = [known[event.place] for event in mentions if event.place in known]
    entries = {entry.id: entry for entry in reading.entries}
    exact = [event for event in mentions if event.earliest is not None and event.latest is not None]
    narrowest = min(exact, key=lambda event: event.latest - event.earliest, default=None)  # type: ignore[operator]
    deeds = frozenset(term for event in mentions for term in analyse(event.trigger.of(text))[:1])
    parties = set()
    for event in mentions:
        for id in (*event.actor_entries, *event.recipient_entries):
            entry = entries.get(id)
            if entry is not None:
                parties.add(entry.actor or " ".join(analyse(entry.label)[-1:]))
    return Told(
        document=document,
        number=number,
        mentions=mentions,
        kind=_KINDS.get(mentions[0].type, mentions[0].type),
        planned=mentions[0].status in ("future", "hypothetical"),
        town=next((place for place in places if place.level not in _WIDE), None),
        countries=frozenset(place.country for place in places if place.country is not None),
        days=(narrowest.earliest, narrowest.latest) if narrowest and narrowest.earliest and narrowest.latest else None,
        killed=frozenset((event.killed.low, event.killed.high) for event in mentions if event.killed),
        deeds=deeds,
        parties=frozenset(parties - {""}),
        leads=mentions[0].trigger.start < _FIRST,
        headline=not deeds.isdisjoint(analyse(document.article.headline or "")),
    )


def joined(told: Sequence[Told]) -> list[list[Told]]:
    """The events, each by what every article tells of it; in the order in which the articles come to them.

    Each joins the event with whose tellings it has most in common on the whole; never one that is on other days or in
    another place than any of them.
    """
    events: list[list[Told]] = []
    for one in told:
        scores = [_score(one, event) for event in events]
        best = max(range(len(events)), key=lambda number: (scores[number], -number), default=None)
        if best is not None and scores[best] >= _ENOUGH:
            events[best].append(one)
        else:
            events.append([one])
    return events


def _score(one: Told, event: Sequence[Told]) -> float:
    evidence = [_evidence(one, other) for other in event]
    if None in evidence:
        return 0.0
    return max((each for each in evidence if each is not None), default=0.0)


def _evidence(one: Told, other: Told) -> float | None:
    """How much says that the two are one event; ``None`` when that cannot be."""
    if one.kind != other.kind or one.planned != other.planned:
        return None
    same_town = one.town is not None and other.town is not None and place_key(one.town) == place_key(other.town)
    if one.town is not None and other.town is not None and not same_town and not near(one.town, other.town):
        return None
    if one.countries and other.countries and not one.countries & other.countries:
        return None
    apart = _days_apart(one, other)
    # A day too much or too little comes of «yesterday» in the next morning's paper, but not within one article.
    if apart is not None and apart > (0 if one.number == other.number else 1):
        return None
    same_toll = bool(one.killed & other.killed)
    if one.number == other.number and one.killed and other.killed and not same_toll:
        return None
    return (
        2.0 * same_town
        + 0.5 * bool(one.countries & other.countries)
        + 2.0 * same_toll
        + 1.0 * (apart == 0)
        + 1.0 * bool(one.deeds & other.deeds)
        + 0.5 * min(2, len(one.parties & other.parties))
        + 0.5 * (one.leads and other.leads)
    )


def _days_apart(one: Told, other: Told) -> int | None:
    """How many days lie between them, 0 when they touch; ``None`` when either is not known."""
    if one.days is None or other.days is None:
        return None
    return max(0, (one.days[0] - other.days[1]).days, (other.days[0] - one.days[1]).days)
