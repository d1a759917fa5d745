"""The tables of what was read."""

from __future__ import annotations

import pytest

from khabar.cli.tables import layers, number_words, tables
from khabar.model import Entry, Mention, Office, Place, Quantity, Reading, Span
from khabar.model.quantities import QuantityBound

TEXT = "وزير الدفاع الكيني سامي البدري زار كينيا غرب مومباسا"


def quantity(low: float | None, high: float | None, bound: QuantityBound, unit: str | None = None) -> Quantity:
    return Quantity(id="q1", span=Span(0, 4), low=low, high=high, bound=bound, role="killed", unit=unit, rule="r")


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (quantity(27, 27, "exact"), "27"),
        (quantity(1200, 1200, "about"), "about 1,200"),
        (quantity(30, None, "more_than"), "> 30"),
        (quantity(30, None, "at_least"), "≥ 30"),
        (quantity(None, 40, "less_than"), "< 40"),
        (quantity(None, 40, "at_most", "km"), "≤ 40 km"),
        (quantity(20, 99, "vague"), "20 to 99"),
        (quantity(2.5e6, 2.5e6, "exact", "USD"), "2,500,000 USD"),
        (quantity(None, None, "vague"), "unknown"),
    ],
)
def test_numbers(value: Quantity, words: str) -> None:
    assert number_words(value) == words


def mention(words: str) -> Mention:
    start = TEXT.index(words)
    return Mention(span=Span(start, start + len(words)), form="name", rule="r")


def place(words: str, **fields: object) -> Place:
    span = mention(words).span
    return Place(id="p1", span=span, name="X", rule="r", **fields)  # type: ignore[arg-type]


def test_a_person_with_office_and_a_state_that_is_only_a_place() -> None:
    office = Office(span=mention("وزير الدفاع الكيني").span, role="minister", country="KE", rule="r")
    person = Entry(
        id="e1", kind="person", label="سامي البدري", offices=(office,), mentions=(mention("سامي البدري"),), rule="r"
    )
    state = Entry(id="e2", kind="state", label="كينيا", actor="ke", mentions=(mention("كينيا"),), rule="r")
    reading = Reading(entries=(person, state), places=(place("كينيا", level="country"),))
    assert layers(reading) == {"e1": "people"}
    lines = [line.plain for line in tables(reading, TEXT)]
    assert lines[0] == "\nPlaces"
    assert lines[2] == "\nPeople"
    assert lines[3].split("  ")[1:] == ["e1", "minister, KE", "سامي البدري", "وزير الدفاع الكيني"]
    assert len(lines) == 4


@pytest.mark.parametrize(
    ("level", "relation", "words"),
    [("town", "west", "town, west of it"), ("country", "west", "country, its west"), ("town", "near", "town, near it")],
)
def test_where_a_relation_puts_it(level: str, relation: str, words: str) -> None:
    reading = Reading(
        places=(place("غرب مومباسا", level=level, relation=relation, lat=1.0, lon=2.0, precision_km=40.0),)
    )
    [_, line] = [line.plain for line in tables(reading, TEXT)]
    assert words in line
    assert "±40 km" in line
    assert line.endswith("غرب مومباسا")


def test_nothing_read_gives_no_table() -> None:
    assert list(tables(Reading(), TEXT)) == []
