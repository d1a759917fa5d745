"""The values that articles give of an event, each with who says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from khabar.arabic.analyser import analyse
from khabar.model import Count, Event, Span, Testimony, Value, ValueField
from khabar.record.nearby import place_key
from khabar.record.origins import Origins
from khabar.record.same_event.mentions import Told

__all__ = ["values"]

_NUMBERS: tuple[ValueField, ...] = ("killed", "injured", "arrested", "missing")


class _Said(msgspec.Struct, frozen=True, kw_only=True):
    field: ValueField
    key: str
    """What makes two tellings one value."""
    label: str
    count: Count | None
    testimony: Testimony


def values(event: Sequence[Told], origins: Origins) -> tuple[Value, ...]:
    """By field, in the order in which the articles come to them."""
    told: dict[tuple[ValueField, str], list[_Said]] = {}
    for said in (said for one in event for mention in one.mentions for said in _of(one, mention, origins)):
        told.setdefault((said.field, said.key), []).append(said)
    order: tuple[ValueField, ...] = (*_NUMBERS, "day", "place", "actor", "status")
    return tuple(
        Value(
            field=field,
            count=several[0].count,
            label=several[0].label,
            said=tuple(said.testimony for said in several),
            origins=tuple(dict.fromkeys(id for said in several for id in said.testimony.origins)),
        )
        for (field, _), several in sorted(told.items(), key=lambda item: order.index(item[0][0]))
    )


def _of(one: Told, mention: Event, origins: Origins) -> Iterator[_Said]:
    document = one.document
    behind = (origins.of_mention(document, mention).id,)

    def said(field: ValueField, key: str, label: str, span: Span | None, count: Count | None = None) -> _Said:
        testimony = Testimony(article=document.article.id, mention=mention.id, span=span, origins=behind)
        return _Said(field=field, key=key, label=label, count=count, testimony=testimony)

    for field in _NUMBERS:
        count: Count | None = getattr(mention, field)
        if count is not None:
            span = next(
                (
                    quantity.span
                    for quantity in document.reading.quantities
                    if quantity.role == field and quantity.low == count.low and _beside(quantity.span, mention.trigger)
                ),
                None,
            )
            yield said(field, f"{count.low} {count.high}", _number(count), span, count)
    if mention.earliest is not None and mention.latest is not None:
        time = next((time for time in document.reading.times if time.id == mention.time), None)
        day = str(mention.earliest) if mention.earliest == mention.latest else f"{mention.earliest}..{mention.latest}"
        yield said("day", day, day, time.span if time is not None else None)
    place = next((place for place in document.reading.places if place.id == mention.place), None)
    if place is not None:
        yield said("place", str(place_key(place)), place.name, place.span)
    entries = {entry.id: entry for entry in document.reading.entries}
    for id in mention.actor_entries:
        entry = entries.get(id)
        if entry is not None and entry.kind not in ("place", "misc"):
            key = entry.actor or " ".join(analyse(entry.label))
            span = next((span for span in mention.actors if any(span.overlaps(m.span) for m in entry.mentions)), None)
            yield said("actor", key, entry.label, span)
    if mention.status in ("happened", "ongoing"):
        yield said("status", "happened", "happened", mention.trigger)
    elif mention.status == "denied":
        yield said("status", "denied", "denied", mention.trigger)


_BESIDE = 300
"""Code points between an event's word and the number of its victims."""


def _beside(one: Span, other: Span) -> bool:
    return abs(one.start - other.start) <= _BESIDE


def _number(count: Count) -> str:
    return f"{count.low:,}" if count.low == count.high else f"{count.low:,}–{count.high:,}"
