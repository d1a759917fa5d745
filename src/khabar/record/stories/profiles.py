"""Profiles: what an article is told by among the others of its days."""

from __future__ import annotations

from collections.abc import Iterator
from math import log

from khabar.arabic.analyser import analyse
from khabar.model import Document, Entry, Event, Place, Profile
from khabar.record.rarity import MOST, rarity

__all__ = ["profile"]

_WORDS = 600
"""Words of a text that are looked at; what an article is on stands there, and long reviews are on many things."""
_FIRST = 450
"""Code points of a text that are its first sentences."""
_FIRST_EVENTS = 600
_LEAST_NUMBER, _LEAST_ODD, _MOST_NUMBER = 3, 13, 10_000_000
_TOLLS = ("killed", "injured", "arrested", "missing")
_WIDE = ("country", "region", "water")
_TYPE_OF_KNOWN = "a:"


def profile(document: Document) -> Profile:
    """The profile of a document; a pure function of it."""
    article, reading = document.article, document.reading
    headline = tuple(analyse(article.headline or ""))
    towns, places, countries = _places(document, frozenset(headline))
    first_parties, parties = _parties(document)
    happened = [event for event in reading.events if event.status in ("happened", "ongoing")]
    first = [event for event in happened if event.trigger.start < _FIRST_EVENTS]
    where, when = _circumstances(document, happened)
    numbers = {
        (quantity.role, int(quantity.low)): quantity.span.start
        for quantity in reversed(reading.quantities)
        if quantity.low is not None and _LEAST_NUMBER <= quantity.low < _MOST_NUMBER
    }
    return Profile(
        day=reading.anchor,
        headline=headline,
        text=tuple(analyse(article.text[: _WORDS * 10])[:_WORDS]),
        towns=towns,
        places=places,
        countries=countries,
        first_parties=first_parties,
        parties=parties,
        types=frozenset(event.type for event in first),
        deeds=frozenset(term for event in happened for term in analyse(event.trigger.of(article.text))[:1]),
        days=frozenset(
            event.earliest.isoformat() for event in first if event.earliest and event.earliest == event.latest
        ),
        killed=frozenset(event.killed.low for event in reading.events if event.killed),
        numbers={str(number): _oddness(number) for (_, number), start in numbers.items() if start < _FIRST + 200},
        odd_numbers={
            str(number): _oddness(number) for _, number in numbers if number >= _LEAST_ODD and number % 10 != 0
        },
        tolls={f"{role} {number}": _oddness(number) for role, number in numbers if role in _TOLLS},
        where=where,
        when=when,
    )


def _oddness(number: int) -> float:
    """How much it tells that two articles have the same number: round and small ones come up by chance."""
    return log(number) * (0.4 if number % 10 == 0 else 1.0)


def _places(
    document: Document, headline: frozenset[str]
) -> tuple[dict[str, float], dict[str, float], dict[str, float]]:
    towns: dict[str, float] = {}
    places: dict[str, float] = {}
    countries: dict[str, float] = {}
    for place in document.reading.places:
        terms = analyse(place.span.of(document.article.text))
        leads, headed = place.span.start < _FIRST, bool(terms) and headline.issuperset(terms)
        if place.country is not None:
            countries[place.country] = countries.get(place.country, 0) + (3 if headed else 1 if leads else 0.2)
        if place.level not in _WIDE:
            key, weight = _place_key(place), _rarest(terms)
            places[key] = max(weight, places.get(key, 0))
            if leads or headed:
                towns[key] = places[key]
    return towns, places, countries


def _place_key(place: Place) -> str:
    return str(place.geonames or place.wof or place.name)


def _parties(document: Document) -> tuple[dict[str, float], dict[str, float]]:
    first: dict[str, float] = {}
    all_: dict[str, float] = {}
    for entry in document.reading.entries:
        key = _party_key(entry)
        if key is None:
            continue
        all_[key] = max(all_.get(key, 0), _rarest(analyse(entry.label)))
        if any(mention.span.start < _FIRST for mention in entry.mentions):
            first[key] = all_[key]
    return first, all_


def _party_key(entry: Entry) -> str | None:
    """What joins the entry with those of other articles; ``None`` for a place and for an office without a name."""
    if entry.kind in ("place", "misc"):
        return None
    if entry.actor is not None:
        return f"{_TYPE_OF_KNOWN}{entry.actor}"
    if entry.kind == "state":
        return None if entry.country is None else f"s:{entry.country}"
    if entry.kind == "person" and all(mention.form == "office" for mention in entry.mentions):
        return None
    terms = analyse(entry.label)
    if not terms:
        return None
    return f"p:{terms[-1]}" if entry.kind == "person" else f"o:{' '.join(terms)}"


def _rarest(terms: list[str]) -> float:
    return max((rarity(term) for term in terms), default=MOST)


def _circumstances(document: Document, events: list[Event]) -> tuple[dict[str, float], dict[str, float]]:
    places = {place.id: place for place in document.reading.places}
    where: dict[str, float] = {}
    when: dict[str, float] = {}
    for event, place in _placed(events, places):
        if place.level not in _WIDE:
            where[f"{event.type} {_place_key(place)}"] = _rarest(analyse(place.span.of(document.article.text)))
        if place.country is not None and event.earliest is not None and event.earliest == event.latest:
            when[f"{event.type} {place.country} {event.earliest.isoformat()}"] = 1.0
    return where, when


def _placed(events: list[Event], places: dict[str, Place]) -> Iterator[tuple[Event, Place]]:
    for event in events:
        if event.place is not None and event.place in places:
            yield event, places[event.place]
