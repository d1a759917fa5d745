"""A happening as a machine reads it: the values across articles, and each mention with all that was read of it."""

from __future__ import annotations

from khabar.export.record import EventRecord, records
from khabar.model import Happening
from khabar.recording import ToldHappening

__all__ = ["HappeningRecord", "happening_record"]


class HappeningRecord(Happening, frozen=True, kw_only=True):
    """One line of ``khabar events --jsonl``."""

    story: str
    """The id of its story."""
    mentions: tuple[EventRecord, ...]
    """Those of all reports, in their order."""


def happening_record(told: ToldHappening) -> HappeningRecord:
    """The happening with its mentions."""
    mentions: list[EventRecord] = []
    for report in told.happening.reports:
        document = told.story.article(report.article).document
        mentions += records(document, [event for event in document.reading.events if event.id in report.mentions])
    fields = {field: getattr(told.happening, field) for field in Happening.__struct_fields__}
    return HappeningRecord(story=told.story.id, mentions=tuple(mentions), **fields)
