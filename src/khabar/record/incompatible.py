"""Days, places and actors of one event that cannot all be right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from khabar.arabic.analyser import analyse
from khabar.model import Document, Entry, Place, Testimony, Time, Value
from khabar.record.nearby import near, place_key

__all__ = ["incompatible"]

_STATES = ("state", "government", "military", "police")
_SIDES = (*_STATES, "armed_group", "party")
"""Those who do violence as a side; people and whoever else speaks of it are more often its actors by mistake."""
_SEVERAL_DAYS = ".."
_WIDE = ("country", "region", "water", "area")
_PROVINCES = 3.0
"""As many times as far as its precision says may a town lie from the middle of its province: Rutba, of Anbar."""


def incompatible(values: Sequence[Value], documents: Mapping[str, Document]) -> list[Value]:
    """Those of a field's `values` that cannot hold together with another one; ``[]`` when all can.

    `documents` are the articles that tell them, by id.
    """
    at_odds: set[int] = set()
    for (at, one), (at_other, other) in combinations(enumerate(values), 2):
        if _by_others(one, other) and _apart(one, other, documents):
            at_odds |= {at, at_other}
    return [values[at] for at in sorted(at_odds)]


def _by_others(one: Value, other: Value) -> bool:
    """Whether other articles tell each: one that tells both has read or written something amiss, or tells of two."""
    articles, others = ({said.article for said in value.said} for value in (one, other))
    return not articles <= others and not others <= articles


def _apart(one: Value, other: Value, documents: Mapping[str, Document]) -> bool:
    match one.field:
        case "day":
            if _SEVERAL_DAYS in one.label + other.label:
                return False
            return all(any(_is_firm(said, documents) for said in value.said) for value in (one, other))
        case "place":
            return _places_apart(_places(one, documents), _places(other, documents))
        case "actor":
            sides, others = (_sides(value, documents) for value in (one, other))
            return bool(sides and others) and not sides & others and not set(one.origins) & set(other.origins)
    return False


def _is_firm(said: Testimony, documents: Mapping[str, Document]) -> bool:
    """Whether the words tell the day by its date or weekday.

    «أمس» hangs on the day of publication, which is off by one where the paper's morning and its site's evening differ.
    """
    time = _time(said, documents[said.article])
    return time is not None and (time.known.weekday is not None or time.known.day is not None)


def _time(said: Testimony, document: Document) -> Time | None:
    return next((time for time in document.reading.times if time.span == said.span), None)


def _places(value: Value, documents: Mapping[str, Document]) -> list[tuple[Place, tuple[str, ...]]]:
    """The places of a value, each with its words."""
    return [
        (place, tuple(analyse(place.span.of(documents[said.article].article.text))))
        for said in value.said
        for place in documents[said.article].reading.places
        if place.span == said.span and place.level not in _WIDE
    ]


def _places_apart(
    ones: Sequence[tuple[Place, tuple[str, ...]]], others: Sequence[tuple[Place, tuple[str, ...]]]
) -> bool:
    """Whether none of one's places is or may be one of the other's, on the map or by its words («بني سعد»)."""
    return bool(ones and others) and not any(
        place_key(one) == place_key(other)
        or near(one, other, provinces=_PROVINCES)
        or set(words) <= set(more)
        or set(more) <= set(words)
        for one, words in ones
        for other, more in others
    )


def _sides(value: Value, documents: Mapping[str, Document]) -> set[str]:
    """The sides that its words mean; the bodies of one state are one side."""
    return {
        (entry.country if entry.kind in _STATES else None) or entry.actor or " ".join(analyse(entry.label))
        for said in value.said
        for entry in _entries(said, documents[said.article])
        if entry.kind in _SIDES
    }


def _entries(said: Testimony, document: Document) -> list[Entry]:
    span = said.span
    if span is None:
        return []
    return [each for each in document.reading.entries if any(span.overlaps(mention.span) for mention in each.mentions)]
