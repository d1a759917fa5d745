"""Which values of an item a person may set, and what goes with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import msgspec

from khabar.model import Attribution, Event, Place, Review, ReviewLayer, Span

__all__ = ["FIELDS", "HELD", "RULE", "Item", "altered", "anchor_of", "placed"]

RULE = "review"
"""The rule of an item that has its values, or its place in the reading, from a person."""

Item = Event | Place | Attribution

FIELDS: Mapping[ReviewLayer, tuple[str, ...]] = MappingProxyType(
    {
        "event": (
            "type", "mode", "status", "earliest", "latest", "killed", "injured", "arrested", "missing", "event",
            "attribution", "place",
        ),
        "place": ("name", "country", "lat", "lon", "level", "precision_km"),
        "attribution": ("act", "quotation", "firmness"),
    }
)  # fmt: skip
"""What can be fixed, by layer. That a place is never finer than the page's own words is the reviewer's duty."""

HELD: Mapping[ReviewLayer, tuple[str, ...]] = MappingProxyType(
    {
        # `event`, `attribution`, `place` and `time` are ids, which another reading gives to others: see `applying`.
        "event": ("type", "mode", "status", "earliest", "latest", "killed", "injured", "arrested", "missing"),
        "place": (*FIELDS["place"], "relation", "geonames", "wof", "alternatives"),
        "attribution": FIELDS["attribution"],
    }
)
"""The plain values of an item that a review of it holds."""


def altered(review: Review) -> tuple[tuple[str, str, str], ...]:
    """What an entry fixes: each field with its value before and after, as people write them, empty where there is none.

    ``()`` for any other entry than a fix.
    """
    if review.on is None or review.old is None or review.new is None:
        return ()
    old, new = (msgspec.json.decode(item, type=dict[str, object]) for item in (review.old, review.new))
    return tuple(
        (field, _written(old.get(field)), _written(new.get(field)))
        for field in FIELDS[review.on.layer]
        if old.get(field) != new.get(field)
    )


def _written(value: object) -> str:
    if isinstance(value, list):
        low, high = value
        return f"{low}" if low == high else f"{low}-{high}"
    return "" if value is None else str(value)


def anchor_of(item: Item) -> Span:
    """The words that it hangs on."""
    if isinstance(item, Event):
        return item.trigger
    return item.span if isinstance(item, Place) else item.content


def placed(event: Event, before: str | None, after: str | None, places: Sequence[Place]) -> Event:
    """An event in another of these places, or in none, with the words that say where."""
    spans = {place.id: place.span for place in places}
    out, into = spans.get(before or ""), spans.get(after or "")
    kept = [span for span in event.places if out is None or not span.overlaps(out)]
    if into is not None and not any(span.overlaps(into) for span in kept):
        kept.append(into)
    return msgspec.structs.replace(event, place=after, places=tuple(sorted(kept)))
