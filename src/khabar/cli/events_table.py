"""Events as a person reads them: what happened, when, who to whom, where, how many, and whose word it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from khabar.cli.flow import flowed
from khabar.cli.tables import LAYERS, layers
from khabar.cli.terminal import arabic
from khabar.model import Count, Event, Reading, Span

__all__ = ["count_words", "event_days", "event_lines", "events", "kind_words"]

_LAYER = LAYERS["events"]


def events(reading: Reading, text: str) -> Iterator[Text]:
    """The lines of all events under their title."""
    if reading.events:
        yield Text("\nEvents", style=f"bold {_LAYER}")
        yield from event_lines(reading, text, reading.events)
        if reading.contexts:
            yield Text(f"  contexts  {', '.join(reading.contexts)}")


def event_lines(reading: Reading, text: str, chosen: Sequence[Event], *, indent: int = 2) -> Iterator[Text]:
    """A line or more for each of `chosen`, further mentions of a happening set in under its first."""
    cells = [(event.id, kind_words(event), event.status, event_days(event)) for event in chosen]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = {event.id: row for event, row in zip(chosen, cells, strict=True)}
    for event, depth in _together(chosen):
        first, *others = (f"{cell:<{width}}" for cell, width in zip(lines[event.id], widths, strict=True))
        start = Text.assemble(" " * (indent + 2 * depth), (first, "yellow"), "  ", "  ".join(others), "  ")
        yield from flowed(start, _steps(event, reading, text))


def kind_words(event: Event) -> str:
    """«ASSAULT, aerial»."""
    return event.type if event.mode is None else f"{event.type}, {event.mode}"


def event_days(event: Event) -> str:
    """«2025-02-11», «2025-02-01..2025-02-28», «no day»."""
    if event.earliest is None and event.latest is None:
        return "no day"
    if event.earliest == event.latest:
        return str(event.earliest)
    return f"{event.earliest or ''}..{event.latest or ''}"


def count_words(count: Count) -> str:
    """«2», «20 to 99»."""
    return f"{count.low:,}" if count.low == count.high else f"{count.low:,} to {count.high:,}"


def _together(chosen: Sequence[Event]) -> Iterator[tuple[Event, int]]:
    """Each happening by its first mention, then its others; with how far each is set in."""
    happenings: dict[str, list[Event]] = {}
    for event in chosen:
        happenings.setdefault(event.event, []).append(event)
    for mentions in happenings.values():
        yield from ((event, min(number, 1)) for number, event in enumerate(mentions))


def _steps(event: Event, reading: Reading, text: str) -> Iterator[Text]:
    yield arabic(_one_line(event.trigger, text), f"bold {_LAYER}")
    colours = _colours(reading)
    actors = [_party(span, text, colours) for span in event.actors]
    recipients = [_party(span, text, colours) for span in event.recipients]
    if actors:
        yield Text.assemble(" ", Text(" + ").join(actors))
    if recipients:
        yield Text.assemble(" → " if actors else " nobody named → ", Text(" + ").join(recipients))
    if event.places:
        places = [arabic(_one_line(span, text), LAYERS["places"]) for span in event.places]
        yield Text.assemble(" in ", Text(" + ").join(places))
    for name in ("killed", "injured", "arrested", "missing"):
        count = getattr(event, name)
        if count is not None:
            yield Text.assemble(f" {name} ", (count_words(count), "bold"))
    if event.attribution is not None:
        yield Text.assemble(" says ", (event.attribution, "yellow"))
    else:
        outlet = next((voice.name for voice in reading.voice), None)
        yield Text.assemble(" says ", arabic(outlet) if outlet else "the outlet")


def _colours(reading: Reading) -> list[tuple[Span, str]]:
    of = layers(reading)
    return [(mention.span, of[entry.id]) for entry in reading.entries if entry.id in of for mention in entry.mentions]


def _party(span: Span, text: str, colours: Sequence[tuple[Span, str]]) -> Text:
    inside = (layer for mention, layer in colours if span.start <= mention.start and mention.end <= span.end)
    layer = next(inside, None)
    return arabic(_one_line(span, text), LAYERS[layer] if layer else "")


def _one_line(span: Span, text: str) -> str:
    return " ".join(span.of(text).split())
