"""What is found in invented sentences: cases/*.toml, one file a subject.

A quantity is written «span | amount | role | counted | unit»; before the amount stands its bound: ``~`` about,
``>=`` at least, ``>`` more than, ``<=`` at most, ``<`` less than, ``?`` vague.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from pathlib import Path

import pytest

from khabar.arabic.text import ArabicText
from khabar.model import Quantity
from khabar.reading.quantities import find_quantities
from khabar.reading.times import find_times

MARKS = {"about": "~", "at_least": ">=", "more_than": ">", "at_most": "<=", "less_than": "<", "vague": "?"}
CASES = [
    (case["text"], case["found"])
    for path in sorted((Path(__file__).parent / "cases").glob("*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]


def find(text: str) -> tuple[Quantity, ...]:
    read = ArabicText(text)
    return find_quantities(read, times=find_times(read, anchor=dt.date(2024, 5, 1)))


def written(quantity: Quantity, text: str) -> str:
    low, high = quantity.low, quantity.high
    amount = MARKS.get(quantity.bound, "") + f"{high if low is None else low:.12g}"
    if low is not None and high is not None and low != high:
        amount += f"..{high:.12g}"
    counted = quantity.counted.of(text) if quantity.counted else "-"
    return f"{quantity.span.of(text)} | {amount} | {quantity.role} | {counted} | {quantity.unit or '-'}"


@pytest.mark.parametrize(("text", "found"), CASES, ids=[case[0] for case in CASES])
def test_sentences(text: str, found: list[str]) -> None:
    assert [written(quantity, text) for quantity in find(text)] == found


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 150


def test_ids_follow_the_text_and_rules_are_named() -> None:
    quantities = find("وصل 3 أطباء و5 مسعفين ونحو 40 متطوعا.")
    assert [quantity.id for quantity in quantities] == ["q1", "q2", "q3"]
    assert all(re.fullmatch(r"quantities\.[a-z_]+", quantity.rule) for quantity in quantities)


def test_nothing_is_found_inside_a_time() -> None:
    text = ArabicText("استمر الاجتماع 3 ساعات يوم 5 أيار 2024 بحضور 7 وزراء")
    times = find_times(text, anchor=dt.date(2024, 5, 6))
    [quantity] = find_quantities(text, times=times)
    assert quantity.span.of(text.source) == "7 وزراء"


def test_offsets_point_into_the_source_whatever_was_folded() -> None:
    source = "قُتِلَ ٢٧ جُنديًّا إسرائيليًّا في الكمين"
    [quantity] = find(source)
    assert quantity.span.of(source) == "٢٧ جُنديًّا إسرائيليًّا"
    assert quantity.counted is not None
    assert quantity.counted.of(source) == "جُنديًّا إسرائيليًّا"
    assert (quantity.low, quantity.high, quantity.role) == (27, 27, "killed")


def test_nothing_in_nothing() -> None:
    assert find("") == ()
    assert find("لا شيء يذكر هنا.") == ()
