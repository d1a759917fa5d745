"""The short forms in which lists show an article, a story and an event."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

import msgspec

from khabar.model import Document, EventStatus, EventType, Happening, PlaceLevel
from khabar.recording import ToldStory
from khabar.store import StoredArticle

__all__ = [
    "ArticleLine",
    "Badge",
    "EventLine",
    "StoryLine",
    "WhereLine",
    "address_of",
    "article_line",
    "event_address",
    "event_line",
    "story_line",
]

_PLAIN = re.compile(r"[A-Za-z0-9_-]{1,100}")


def address_of(stored: StoredArticle) -> str:
    """What stands for an article in an address: its id, or its page's where that is no plain word."""
    id = stored.document.article.id
    return id if _PLAIN.fullmatch(id) else stored.page[:16]


class ArticleLine(msgspec.Struct, frozen=True, kw_only=True):
    """An article in a list."""

    id: str
    """Its id,"""
    address: str
    """and what stands for it in addresses."""
    headline: str | None
    outlet: str | None
    url: str | None
    language: str | None
    day: dt.date | None
    published: str | None
    """ISO 8601, as the page says."""
    captured: dt.datetime
    """When it came into the record, in UTC."""
    version: int
    versions: int


class WhereLine(msgspec.Struct, frozen=True, kw_only=True):
    """A place on the map with its precision."""

    name: str
    """Its usual English name,"""
    words: str
    """and what the first article that names it calls it."""
    level: PlaceLevel
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision_km: float | None = None
    relation: str | None = None


class EventLine(msgspec.Struct, frozen=True, kw_only=True):
    """An event of the record in a list."""

    id: str
    """Its first report's article and mention."""
    address: str
    """What stands for it in addresses: ``3f2a…/v7``, or the article's alone where no event was read."""
    type: EventType | None
    mode: str | None
    status: EventStatus | None
    earliest: dt.date | None
    latest: dt.date | None
    where: WhereLine | None
    country: str | None
    reports: int
    origins: int
    copies: int
    contradicted: bool
    updated: bool
    words: str | None
    """The word of the first report that names it."""


Badge = str
"""``contradicted``, ``updated``, ``corrected`` (a page of it has changed), ``reviewed``, ``unreviewed``."""


class StoryLine(msgspec.Struct, frozen=True, kw_only=True):
    """A story in a list."""

    id: str
    address: str
    headline: str | None
    """Of its first article that has one."""
    first_day: dt.date | None
    last_day: dt.date | None
    outlets: tuple[str, ...]
    reports: int
    origins: int | None
    """``None`` where no event was read."""
    copies: int
    badges: tuple[Badge, ...]
    event: EventLine | None
    """What it is on."""


def article_line(stored: StoredArticle) -> ArticleLine:
    """The short form of an article."""
    article = stored.document.article
    return ArticleLine(
        id=article.id,
        address=address_of(stored),
        headline=article.headline,
        outlet=article.outlet,
        url=article.url,
        language=article.language,
        day=stored.day,
        published=article.published,
        captured=stored.added,
        version=stored.version,
        versions=stored.versions,
    )


def event_address(told: ToldStory, happening: Happening) -> str:
    """What stands for an event in addresses."""
    for report in happening.reports:
        if report.mentions:
            return f"{address_of(told.article(report.article))}/{report.mentions[0]}"
    return address_of(told.article(happening.reports[0].article))


def event_line(told: ToldStory, happening: Happening) -> EventLine:
    """The short form of an event."""
    copied = {copy.copy for copy in told.copies}
    kinds = {dispute.kind for dispute in happening.disputes}
    return EventLine(
        id=happening.id,
        address=event_address(told, happening),
        type=happening.type,
        mode=happening.mode,
        status=happening.status,
        earliest=happening.earliest,
        latest=happening.latest,
        where=_where(told, happening),
        country=happening.country,
        reports=len(happening.reports),
        origins=len(happening.origins),
        copies=sum(report.article in copied for report in happening.reports),
        contradicted="contradiction" in kinds,
        updated="update" in kinds,
        words=_words(told, happening),
    )


def story_line(told: ToldStory, *, reviewed: bool = False) -> StoryLine:
    """The short form of a story; `reviewed` when a person has said anything of it."""
    articles = told.stored.articles
    days = sorted(stored.day for stored in articles if stored.day is not None)
    event = event_line(told, told.happenings[0]) if told.happenings else None
    headline = next((stored.document.article.headline for stored in articles if stored.document.article.headline), None)
    return StoryLine(
        id=told.id,
        address=address_of(articles[0]),
        headline=headline or _opening(articles[0].document),
        first_day=days[0] if days else None,
        last_day=days[-1] if days else None,
        outlets=tuple(dict.fromkeys(s.document.article.outlet for s in articles if s.document.article.outlet)),
        reports=len(articles),
        origins=None if event is None else event.origins,
        copies=len({copy.copy for copy in told.copies}),
        badges=tuple(_badges(told, event, reviewed=reviewed)),
        event=event,
    )


def _badges(told: ToldStory, event: EventLine | None, *, reviewed: bool) -> Iterator[Badge]:
    if event is not None and event.contradicted:
        yield "contradicted"
    if event is not None and event.updated:
        yield "updated"
    if any(stored.versions > 1 for stored in told.stored.articles):
        yield "corrected"
    yield "reviewed" if reviewed else "unreviewed"


def _opening(document: Document) -> str | None:
    """The first words of a text without a headline."""
    line = document.article.text.strip().partition("\n")[0]
    return line if len(line) <= 90 else line[:90].rpartition(" ")[0] + " …" or None


def _where(told: ToldStory, happening: Happening) -> WhereLine | None:
    """The place that most reports have; the country where they have no more."""
    country = None
    for report in happening.reports:
        document = told.article(report.article).document
        places = {place.id: place for place in document.reading.places}
        for event in document.reading.events:
            place = places.get(event.place or "") if event.id in report.mentions else None
            if place is None:
                continue
            where = WhereLine(
                name=place.name,
                words=place.span.of(document.article.text),
                level=place.level,
                country=place.country,
                lat=place.lat,
                lon=place.lon,
                precision_km=place.precision_km,
                relation=place.relation,
            )
            if place.name == happening.place:
                return where
            if country is None and happening.place is None and place.country == happening.country:
                country = where
    return country


def _words(told: ToldStory, happening: Happening) -> str | None:
    for report in happening.reports:
        document = told.article(report.article).document
        for event in document.reading.events:
            if event.id in report.mentions:
                return event.trigger.of(document.article.text)
    return None
