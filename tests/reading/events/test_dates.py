"""On which days, in invented sentences: cases/dates.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from khabar.model import Article, Event
from khabar.pipeline import read

CASES = [
    (case["text"], case["found"])
    for case in tomllib.loads((Path(__file__).parent / "cases" / "dates.toml").read_text(encoding="utf-8"))["case"]
]


def written(event: Event, text: str) -> str:
    return f"{event.trigger.of(text)} | {days(event)} | {event.status}"


def days(event: Event) -> str:
    if event.earliest is None:
        return "-"
    return str(event.earliest) if event.earliest == event.latest else f"{event.earliest}/{event.latest}"


@pytest.mark.parametrize(("text", "found"), CASES, ids=[text[:40] for text, _ in CASES])
def test_days(text: str, found: list[str]) -> None:
    events = read(Article(id="a", page="p", language="ar", text=text, published="2025-03-10")).events
    assert [written(event, text) for event in events] == found
