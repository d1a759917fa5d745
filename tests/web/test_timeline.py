from __future__ import annotations

from pathlib import Path

from khabar import recording
from khabar.recording import open_record
from khabar.web.timeline import timeline


def test_lanes_of_a_story(filled: Path) -> None:
    with open_record(filled) as store:
        told = next(recording.stories(store, limit=1))
        drawn = timeline(told)
    lanes = {lane.name: lane for lane in drawn.lanes}
    assert list(lanes) == ["happened", "published", "captured"]
    assert len(lanes["published"].items) == len(told.stored.articles)
    # The pages were captured years after they were published: that stands at the edge and stretches nothing.
    assert {item.beyond for item in lanes["captured"].items} == {"after"}
    assert (drawn.last - drawn.first).days < 40
    for lane in drawn.lanes:
        for item in lane.items:
            assert 0 <= item.start <= item.end <= 1
            assert item.row < lane.rows
    days = {(item.first.isoformat(), item.last.isoformat()) for item in lanes["happened"].items}
    assert ("2025-02-11", "2025-02-11") in days  # the attack itself
    assert ("2025-01-21", "2025-01-31") in days  # «أواخر كانون الثاني», of which nobody knows the day
    assert [tick.at for tick in drawn.ticks] == sorted(tick.at for tick in drawn.ticks)
