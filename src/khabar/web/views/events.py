"""An event page: each field with its competing values, each value with who says so and in which words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from khabar.model import Count, DisputeKind, Event, Happening, Report, Value, ValueField
from khabar.recording import ToldHappening, ToldStory
from khabar.store import StoredArticle
from khabar.web.views.claims import Claim, claim
from khabar.web.views.lines import ArticleLine, EventLine, StoryLine, article_line, event_line, story_line

__all__ = ["EventPage", "FieldView", "OriginView", "ReportView", "ValueView", "event_page", "fields_of", "reports_of"]


class OriginView(msgspec.Struct, frozen=True, kw_only=True):
    """One that information goes back to."""

    id: str
    label: str


class ValueView(msgspec.Struct, frozen=True, kw_only=True):
    """One way in which a field is told."""

    label: str
    words: str | None
    """What the first page that says so calls it, where that is shorter than a sentence."""
    count: Count | None
    origins: tuple[OriginView, ...]
    claims: tuple[Claim, ...]
    """Who says so, one for each article."""
    disputed: bool


class FieldView(msgspec.Struct, frozen=True, kw_only=True):
    """A field of an event with all that is told of it."""

    field: ValueField
    dispute: DisputeKind | None
    """``None``: all that is told can hold at once."""
    values: tuple[ValueView, ...]
    """What is disputed first, in the order of the dispute."""


class ReportView(msgspec.Struct, frozen=True, kw_only=True):
    """An article on the event; a copy stands below what it copies."""

    article: ArticleLine
    depth: int
    """How many copies of copies it is away from its source; 0 for one that copies nobody here."""
    containment: float | None
    """The share of the shorter one's words that it has in common with what it copies."""
    killed: Count | None
    injured: Count | None
    origins: tuple[OriginView, ...]
    claims: tuple[Claim, ...]
    """Its mentions of the event, one for each sentence."""


class EventPage(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that the record has of one event."""

    event: EventLine
    story: StoryLine
    fields: tuple[FieldView, ...]
    origins: tuple[OriginView, ...]
    reports: tuple[ReportView, ...]


def event_page(told: ToldHappening, *, reviewed: bool = False) -> EventPage:
    """The page of an event."""
    happening = told.happening
    return EventPage(
        event=event_line(told.story, happening),
        story=story_line(told.story, reviewed=reviewed),
        fields=fields_of(told.story, happening),
        origins=tuple(OriginView(id=origin.id, label=origin.label) for origin in happening.origins),
        reports=tuple(reports_of(told.story, happening.reports, _labels(happening))),
    )


def fields_of(story: ToldStory, happening: Happening) -> tuple[FieldView, ...]:
    """The fields in the order of the model's, those in dispute first."""
    labels = _labels(happening)
    disputes = {dispute.field: dispute for dispute in happening.disputes}
    by_field: dict[ValueField, list[Value]] = {}
    for value in happening.values:
        by_field.setdefault(value.field, []).append(value)
    found = []
    for field, values in by_field.items():
        dispute = disputes.get(field)
        first = dispute.values if dispute is not None else ()
        found.append(
            FieldView(
                field=field,
                dispute=None if dispute is None else dispute.kind,
                values=(
                    *(_value(story, value, labels, disputed=True) for value in first),
                    *(_value(story, value, labels, disputed=False) for value in values if value not in first),
                ),
            )
        )
    return tuple(sorted(found, key=lambda field: field.dispute is None))


def _value(story: ToldStory, value: Value, labels: dict[str, OriginView], *, disputed: bool) -> ValueView:
    claims, seen = [], set()
    words = None
    for said in value.said:
        stored = story.article(said.article)
        mention = _mention(stored, said.mention)
        if mention is None or said.article in seen:
            continue
        seen.add(said.article)
        if words is None and said.span is not None:
            words = said.span.of(stored.document.article.text)
        claims.append(claim(stored, mention, value=said.span))
    return ValueView(
        label=value.label,
        words=words,
        count=value.count,
        origins=_origins(value.origins, labels),
        claims=tuple(claims),
        disputed=disputed,
    )


def reports_of(story: ToldStory, reports: Sequence[Report], labels: dict[str, OriginView]) -> Iterator[ReportView]:
    """The reports as a tree: copies below what they copy, all in the order of time."""
    below: dict[str | None, list[Report]] = {}
    there = {report.article for report in reports}
    for report in reports:
        below.setdefault(report.copy_of if report.copy_of in there else None, []).append(report)
    shares = {copy.copy: copy.containment for copy in story.copies}
    waiting = [(report, 0) for report in reversed(below.get(None, []))]
    while waiting:
        report, depth = waiting.pop()
        stored = story.article(report.article)
        yield ReportView(
            article=article_line(stored),
            depth=depth,
            containment=shares.get(report.article) if report.copy_of is not None else None,
            killed=report.killed,
            injured=report.injured,
            origins=_origins(report.origins, labels),
            claims=tuple(_claims(stored, report.mentions)),
        )
        waiting += [(copy, depth + 1) for copy in reversed(below.get(report.article, []))]


def _claims(stored: StoredArticle, mentions: Sequence[str]) -> Iterator[Claim]:
    """One for each sentence: two mentions in one of them are shown as one."""
    seen: set[str] = set()
    for id in mentions:
        mention = _mention(stored, id)
        if mention is None:
            continue
        found = claim(stored, mention)
        words = "".join(piece.text for piece in found.quote)
        if words not in seen:
            seen.add(words)
            yield found


def _mention(stored: StoredArticle, id: str) -> Event | None:
    return next((event for event in stored.document.reading.events if event.id == id), None)


def _labels(happening: Happening) -> dict[str, OriginView]:
    return {origin.id: OriginView(id=origin.id, label=origin.label) for origin in happening.origins}


def _origins(ids: Sequence[str], labels: dict[str, OriginView]) -> tuple[OriginView, ...]:
    return tuple(labels.get(id) or OriginView(id=id, label=id) for id in ids)
