"""Whole events, from text to record, on invented articles: cases/events.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from khabar.model import Count, Event, Reading, Span
from khabar.model.article import Article
from khabar.pipeline import read

CASES = tomllib.loads((Path(__file__).parent / "cases" / "events.toml").read_text(encoding="utf-8"))["case"]


def reading_of(text: str) -> Reading:
    """Published on a Monday."""
    return read(Article(id="a", page="p", language="ar", text=text, published="2025-03-10"))


def told(event: Event, reading: Reading, text: str) -> dict[str, Any]:
    """What is known of an event, in the keys of the cases; what is not known is left out."""
    said = next((said for said in reading.attributions if said.id == event.attribution), None)
    out: dict[str, Any] = {
        "trigger": event.trigger.of(text),
        "type": event.type,
        "mode": event.mode,
        "actors": words(event.actors, text),
        "recipients": words(event.recipients, text),
        "places": words(event.places, text),
        "status": None if event.status == "happened" else event.status,
        "killed": amount(event.killed),
        "injured": amount(event.injured),
        "arrested": amount(event.arrested),
        "days": None if event.earliest is None else f"{event.earliest}/{event.latest}",
        "says": said.chain[-1].span.of(text) if said is not None and said.chain else None,
        "same": None if event.event == event.id else event.event,
    }
    return {key: value for key, value in out.items() if value}


def words(spans: tuple[Span, ...], text: str) -> list[str]:
    return [span.of(text) for span in spans]


def amount(count: Count | None) -> list[int] | None:
    return None if count is None else [count.low, count.high]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    reading = reading_of(case["text"])
    assert [told(event, reading, case["text"]) for event in reading.events] == case.get("events", [])
