"""Today and a story: what is agreed, what is disputed, and who copied whom."""

from __future__ import annotations

import msgspec

from khabar.recording import ToldStory
from khabar.web.timeline import Timeline, timeline
from khabar.web.views.events import FieldView, OriginView, ReportView, fields_of, reports_of
from khabar.web.views.lines import ArticleLine, EventLine, StoryLine, article_line, event_line, story_line

__all__ = ["NearView", "StoryPage", "story_page"]


class NearView(msgspec.Struct, frozen=True, kw_only=True):
    """An article of another story that may belong to this one."""

    article: ArticleLine
    score: float
    """How likely, 0 to 1."""


class StoryPage(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that the record has of one story."""

    story: StoryLine
    agreed: tuple[FieldView, ...]
    disputed: tuple[FieldView, ...]
    origins: tuple[OriginView, ...]
    events: tuple[EventLine, ...]
    """The one that it is on first; ``()`` where none was read."""
    reports: tuple[ReportView, ...]
    near: tuple[NearView, ...]
    timeline: Timeline


def story_page(told: ToldStory, *, reviewed: bool = False) -> StoryPage:
    """The page of a story."""
    main = told.happenings[0] if told.happenings else None
    fields = () if main is None else fields_of(told, main)
    labels = {} if main is None else {o.id: OriginView(id=o.id, label=o.label) for o in main.origins}
    return StoryPage(
        story=story_line(told, reviewed=reviewed),
        agreed=tuple(field for field in fields if field.dispute is None),
        disputed=tuple(field for field in fields if field.dispute is not None),
        origins=tuple(labels.values()),
        events=tuple(event_line(told, happening) for happening in told.happenings),
        reports=_reports(told, labels),
        near=tuple(NearView(article=article_line(stored), score=score) for stored, score in told.stored.near),
        timeline=timeline(told),
    )


def _reports(told: ToldStory, labels: dict[str, OriginView]) -> tuple[ReportView, ...]:
    """Those of what the story is on; the story's only article where no event was read."""
    if told.happenings and len(told.happenings[0].reports) == len(told.stored.articles):
        return tuple(reports_of(told, told.happenings[0].reports, labels))
    return tuple(
        ReportView(
            article=article_line(stored),
            depth=0,
            containment=None,
            killed=None,
            injured=None,
            origins=(),
            claims=(),
        )
        for stored in told.stored.articles
    )
