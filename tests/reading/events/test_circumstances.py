"""Where and how many, in invented sentences: cases/circumstances.toml."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path

import pytest

from khabar.arabic.text import ArabicText
from khabar.model import Count, Event
from khabar.reading.attributions import find_attributions
from khabar.reading.coreference import resolve
from khabar.reading.events import find_events
from khabar.reading.names import find_names
from khabar.reading.places import find_places
from khabar.reading.quantities import find_quantities
from khabar.reading.scene import Scene
from khabar.reading.times import find_times

ANCHOR = dt.date(2024, 5, 1)
CASES = [
    (case["text"], case["found"])
    for case in tomllib.loads((Path(__file__).parent / "cases" / "circumstances.toml").read_text(encoding="utf-8"))[
        "case"
    ]
]


def written(event: Event, text: str) -> str:
    places = "، ".join(span.of(text) for span in event.places) or "-"
    return f"{event.trigger.of(text)} | {places} | {amount(event.killed)} | {amount(event.injured)}"


def amount(count: Count | None) -> str:
    return "-" if count is None else f"{count.low}..{count.high}"


@pytest.mark.parametrize(("text", "found"), CASES, ids=[text[:40] for text, _ in CASES])
def test_places_and_victims(text: str, found: list[str]) -> None:
    words = ArabicText(text)
    times, places = find_times(words, anchor=ANCHOR), find_places(words)
    names, entries = resolve(words, names=find_names(words), places=places)
    scene = Scene(words, times=times, names=names, entries=entries)
    events = find_events(
        scene,
        places=places,
        quantities=find_quantities(words, times=times),
        attributions=find_attributions(scene),
        anchor=ANCHOR,
    )
    assert [written(event, text) for event in events] == found
