"""What was read, as tables: one a layer, a line a value, the words of the page last, where nothing follows them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.text import Text

from khabar.cli.terminal import arabic
from khabar.knowledge.actors import load as load_actors
from khabar.model import Entry, Place, Quantity, Reading, Time

__all__ = ["LAYERS", "days", "layers", "number_words", "tables"]

LAYERS = {
    "times": "cyan",
    "places": "green",
    "people": "magenta",
    "bodies": "blue",
    "other names": "bright_black",
    "quantities": "yellow",
    "statements": "red",
    "events": "dark_orange",
}
"""What is marked in a text, with its colour."""

_RELATIONS = {
    "near": "near it",
    "between": "between it and another",
    "border": "at its border",
    "central": "its middle",
    "countryside": "its countryside",
}
"""Relations that are no side of the place."""

_Row = tuple[Sequence[str], Text]
_WIDEST = 34
"""Columns that a cell may take before it pushes the others on its line aside."""


def tables(reading: Reading, text: str) -> Iterator[Text]:
    """The lines of each table that is not empty, under its title."""
    of = layers(reading)
    people, bodies, others = (
        [entry for entry in reading.entries if of.get(entry.id) == layer]
        for layer in ("people", "bodies", "other names")
    )
    yield from _table("Times", "times", [_time(time, text) for time in reading.times])
    yield from _table("Places", "places", [_place(place, text) for place in reading.places])
    yield from _table("People", "people", [_person(entry, text) for entry in people])
    yield from _table("Bodies", "bodies", [_body(entry) for entry in bodies])
    yield from _table("Other names", "other names", [_other(entry) for entry in others])
    yield from _table("Quantities", "quantities", [_quantity(quantity, text) for quantity in reading.quantities])


def layers(reading: Reading) -> dict[str, str]:
    """The layer of each entry by its id.

    None for places and for states that only stand as places, which have a layer of their own, nor for what is a unit
    of quantities («دولار» is a name to the recogniser).
    """
    places = {place.span for place in reading.places}
    measured = [quantity.span for quantity in reading.quantities]
    out = {}
    for entry in reading.entries:
        if entry.kind == "person":
            out[entry.id] = "people"
        elif entry.kind == "misc":
            if not all(any(q.start <= m.span.start < q.end for q in measured) for m in entry.mentions):
                out[entry.id] = "other names"
        elif entry.kind != "place" and any(mention.span not in places for mention in entry.mentions):
            out[entry.id] = "bodies"
    return out


def days(time: Time) -> str:
    """«2025-02-11», «2025-02-01..2025-02-28», or the value of a time without days."""
    if time.earliest is None:
        return time.value or "not resolved"
    return str(time.earliest) if time.earliest == time.latest else f"{time.earliest}..{time.latest}"


def number_words(quantity: Quantity) -> str:
    """«27», «≥ 30», «about 200», «20 to 99», with the unit."""
    low, high = (None if value is None else f"{value:,.12g}" for value in (quantity.low, quantity.high))
    if low is not None and high is not None:
        number = low if low == high else f"{low} to {high}"
    elif low is not None:
        number = f"{'>' if quantity.bound == 'more_than' else '≥'} {low}"
    elif high is not None:
        number = f"{'<' if quantity.bound == 'less_than' else '≤'} {high}"
    else:
        number = "unknown"
    about = "about " if quantity.bound == "about" else ""
    return f"{about}{number} {quantity.unit or ''}".rstrip()


def _table(title: str, layer: str, rows: Sequence[_Row]) -> Iterator[Text]:
    if not rows:
        return
    yield Text(f"\n{title}", style=f"bold {LAYERS[layer]}")
    widths = [
        max(min(len(cell), _WIDEST) for cell in column) for column in zip(*(cells for cells, _ in rows), strict=True)
    ]
    for (first, *cells), words in rows:
        line = Text.assemble("  ", (f"{first:<{widths[0]}}", "yellow"))
        for cell, width in zip(cells, widths[1:], strict=True):
            line.append(f"  {cell:<{width}}" if width else "")
        yield Text.assemble(line, "  ", words)


def _time(time: Time, text: str) -> _Row:
    return (time.id, time.type, days(time)), arabic(time.span.of(text), LAYERS["times"])


def _place(place: Place, text: str) -> _Row:
    where = ", ".join(filter(None, (place.name, place.country)))
    about = f"{place.level}, {_relation(place)}" if place.relation else place.level
    point = "" if place.lat is None or place.lon is None else f"{place.lat:.2f}, {place.lon:.2f}"
    within = (
        ""
        if place.precision_km is None
        else f"±{round(place.precision_km, None if place.precision_km >= 10 else 1):g} km"
    )
    return (place.id, where, about, point, within), arabic(place.span.of(text), LAYERS["places"])


def _relation(place: Place) -> str:
    """«near it»; «west of it» of a town, but «its west» of a country: the west of Syria lies in Syria."""
    relation = place.relation or ""
    inside = place.level in ("country", "region", "province", "area")
    return _RELATIONS.get(relation, f"its {relation}" if inside else f"{relation} of it")


def _person(entry: Entry, text: str) -> _Row:
    roles = _unique(", ".join(filter(None, (office.role, office.country))) for office in entry.offices)
    words = [arabic(entry.label, LAYERS["people"])]
    words += [
        arabic(office) for office in _unique(office.span.of(text) for office in entry.offices) if office != entry.label
    ]
    return (entry.id, "; ".join(roles) or entry.country or "", _often(entry)), Text("  ").join(words)


def _body(entry: Entry) -> _Row:
    about = ", ".join(filter(None, (entry.kind, entry.country)))
    actor = load_actors().get(entry.actor) if entry.actor else None
    return (entry.id, about, actor.name_en if actor else "", _often(entry)), arabic(entry.label, LAYERS["bodies"])


def _other(entry: Entry) -> _Row:
    return (entry.id, _often(entry)), arabic(entry.label, LAYERS["other names"])


def _quantity(quantity: Quantity, text: str) -> _Row:
    return (quantity.id, quantity.role, number_words(quantity)), arabic(quantity.span.of(text), LAYERS["quantities"])


def _often(entry: Entry) -> str:
    return f"×{len(entry.mentions)}" if len(entry.mentions) > 1 else ""


def _unique(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(values))
