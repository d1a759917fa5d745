"""What `explain` tells of an event."""

from __future__ import annotations

from collections.abc import Iterable

from rich.text import Text

from khabar.cli.blocks import in_context, row
from khabar.cli.events_table import count_words, event_days, kind_words
from khabar.cli.statements import time_words
from khabar.cli.terminal import arabic
from khabar.model import Document, Event, Span

__all__ = ["event_block"]


def event_block(event: Event, document: Document) -> list[Text]:
    """One mention: its trigger, what each of its values was read from, and whose word it is."""
    text, reading = document.article.text, document.reading
    labels = {entry.id: entry.label for entry in reading.entries}
    lines = [
        Text.assemble((event.id, "yellow"), f"  {kind_words(event)}, {event.status}"),
        row("trigger", Text.assemble(f"({_bounds(event.trigger)})  ", in_context(text, event.trigger))),
    ]
    if event.event != event.id:
        lines.append(row("the same as", event.event))
    for label, spans in (("actor", event.actors), ("recipient", event.recipients), ("place", event.places)):
        lines += [row(label, Text.assemble(f"({_bounds(span)})  ", in_context(text, span))) for span in spans]
    lines += _entries("actor is", event.actor_entries, labels)
    lines += _entries("recipient is", event.recipient_entries, labels)
    place = next((place for place in reading.places if place.id == event.place), None)
    if place is not None:
        lines.append(row("on the map", f"{place.id}, {', '.join(filter(None, (place.name, place.country)))}"))
    if event.time is not None:
        lines.append(row("time", f"{event.time}, {time_words(reading, event.time, text)}"))
    lines.append(row("days", event_days(event)))
    for name in ("killed", "injured", "arrested", "missing"):
        count = getattr(event, name)
        if count is not None:
            lines.append(row(name, count_words(count)))
    lines.append(row("says", event.attribution or "the outlet itself"))
    return [*lines, row("rule", event.rule)]


def _entries(label: str, ids: Iterable[str], labels: dict[str, str]) -> list[Text]:
    return [row(label, Text.assemble(f"{id}  ", arabic(labels.get(id, "")))) for id in ids]


def _bounds(span: Span) -> str:
    return f"{span.start} to {span.end}"
