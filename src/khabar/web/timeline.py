"""When it happened, when it was published, when it was captured: a drawing of three lanes, as numbers for an SVG."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

import msgspec

from khabar.model import EventType
from khabar.recording import ToldStory
from khabar.store import StoredArticle
from khabar.web.views.lines import address_of, event_address

__all__ = ["Lane", "Tick", "Timeline", "TimelineItem", "timeline"]

LaneName = Literal["happened", "published", "captured"]

_AROUND = dt.timedelta(days=10)
"""How far from the reports a day may lie to stretch the drawing; what lies further off stands at its edge."""
_LONGEST = 31
"""Days on which something may have happened, at the most, for it to be drawn: more tell a reader nothing."""
_MOST_ROWS = 6
_MOST_TICKS = 7
_DOT = 0.022
"""The share of the drawing's width that a dot takes with the space around it."""


class TimelineItem(msgspec.Struct, frozen=True, kw_only=True):
    """A bar or a dot."""

    start: float
    """Where it begins, 0 (the earliest) to 1, whatever the direction of writing."""
    end: float
    """Equal to `start` for a dot."""
    row: int
    """Counted from 0; items of one row do not touch."""
    first: dt.date
    last: dt.date
    label: str | None
    """An outlet's name, or the word that names an event."""
    type: EventType | None = None
    href: str
    """Below the language: ``articles/3f2a``."""
    beyond: Literal["before", "after"] | None = None
    """When it lies outside of the drawing and stands at its edge."""


class Lane(msgspec.Struct, frozen=True, kw_only=True):
    """One of the three."""

    name: LaneName
    rows: int
    items: tuple[TimelineItem, ...]
    hidden: int
    """How many there was no room for."""


class Tick(msgspec.Struct, frozen=True, kw_only=True):
    """A day written on the axis."""

    at: float
    day: dt.date


class Timeline(msgspec.Struct, frozen=True, kw_only=True):
    """All of it; lanes without an item are left out."""

    first: dt.date
    last: dt.date
    ticks: tuple[Tick, ...]
    lanes: tuple[Lane, ...]


class _Item(msgspec.Struct, frozen=True, kw_only=True):
    start: dt.datetime
    end: dt.datetime
    label: str | None
    href: str
    type: EventType | None = None


def timeline(told: ToldStory) -> Timeline:
    """The drawing of a story. Times of different zones are told in UTC, days without a time are the whole day."""
    articles = told.stored.articles
    lanes: tuple[tuple[LaneName, list[_Item]], ...] = (
        ("happened", list(_happened(told))),
        ("published", [item for stored in articles if (item := _published(stored)) is not None]),
        ("captured", [_captured(stored) for stored in articles]),
    )
    first, last = _bounds(lanes)
    return Timeline(
        first=first.date(),
        last=(last - dt.timedelta(days=1)).date(),
        ticks=tuple(_ticks(first, last)),
        lanes=tuple(_lane(name, items, first, last) for name, items in lanes if items),
    )


def _happened(told: ToldStory) -> Iterator[_Item]:
    for happening in told.happenings:
        if happening.earliest is None or happening.latest is None or happening.type is None:
            continue
        if (happening.latest - happening.earliest).days >= _LONGEST:
            continue
        yield _Item(
            start=_midnight(happening.earliest),
            end=_midnight(happening.latest) + dt.timedelta(days=1),
            label=None,
            type=happening.type,
            href=f"events/{event_address(told, happening)}",
        )


def _published(stored: StoredArticle) -> _Item | None:
    said = stored.document.article.published
    if said is None:
        return None
    href, outlet = f"articles/{address_of(stored)}", stored.document.article.outlet
    if len(said) <= 10:
        day = _midnight(dt.date.fromisoformat(said))
        return _Item(start=day, end=day + dt.timedelta(days=1), label=outlet, href=href)
    moment = dt.datetime.fromisoformat(said)
    moment = moment.astimezone(dt.UTC) if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    return _Item(start=moment, end=moment, label=outlet, href=href)


def _captured(stored: StoredArticle) -> _Item:
    return _Item(
        start=stored.added,
        end=stored.added,
        label=stored.document.article.outlet,
        href=f"articles/{address_of(stored)}",
    )


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC)


def _bounds(lanes: Sequence[tuple[LaneName, list[_Item]]]) -> tuple[dt.datetime, dt.datetime]:
    """Whole days around what was published, and around what lies near to it."""
    by_name = dict(lanes)
    core = by_name["published"] or by_name["happened"] or by_name["captured"]
    start, end = min(item.start for item in core), max(item.end for item in core)
    near = [item for _, items in lanes for item in items if start - _AROUND <= item.start and item.end <= end + _AROUND]
    start = min([start, *(item.start for item in near)])
    end = max([end, *(item.end for item in near)])
    last = _midnight(end.date())
    return _midnight(start.date()), last if last == end and last > start else last + dt.timedelta(days=1)


def _ticks(first: dt.datetime, last: dt.datetime) -> Iterator[Tick]:
    days = max(1, (last - first).days)
    step = -(-days // _MOST_TICKS)
    for day in range(0, days, step):
        yield Tick(at=day / days, day=(first + dt.timedelta(days=day)).date())


def _lane(name: LaneName, items: Iterable[_Item], first: dt.datetime, last: dt.datetime) -> Lane:
    whole = (last - first).total_seconds()
    free: list[float] = []
    placed, hidden = [], 0
    for item in sorted(items, key=lambda item: (item.start, item.end)):
        start = (item.start - first).total_seconds() / whole
        end = (item.end - first).total_seconds() / whole
        beyond: Literal["before", "after"] | None = (
            "before" if end <= 0 and start < 0 else "after" if start > 1 else None
        )
        start, end = min(1.0, max(0.0, start)), min(1.0, max(0.0, end))
        row = next((number for number, until in enumerate(free) if until <= start), len(free))
        if row >= _MOST_ROWS:
            hidden += 1
            continue
        free[row : row + 1] = [max(end, start + _DOT)]
        placed.append(
            TimelineItem(
                start=round(start, 4),
                end=round(end, 4),
                row=row,
                first=item.start.date(),
                last=(item.end - dt.timedelta(seconds=1 if item.end > item.start else 0)).date(),
                label=item.label,
                type=item.type,
                href=item.href,
                beyond=beyond,
            )
        )
    return Lane(name=name, rows=max(1, len(free)), items=tuple(placed), hidden=hidden)
