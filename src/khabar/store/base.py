"""What every store can do, whatever keeps it. ``tests/store/contract.py`` holds each of them to it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, Protocol

import msgspec

from khabar.model import (
    Attribution,
    Copy,
    Document,
    Event,
    EventStatus,
    EventType,
    Naming,
    Page,
    Pairing,
    Review,
    SourceKind,
    Span,
    Verdict,
)
from khabar.store.steps import Copying, Grouping, Reviewing

__all__ = [
    "EVERY_ARTICLE",
    "Added",
    "ArticleFilter",
    "Copying",
    "EventFilter",
    "EventHit",
    "Grouping",
    "IndependenceKind",
    "Judgement",
    "JudgementKind",
    "PairKind",
    "QuotedSource",
    "Reviewing",
    "Said",
    "SearchHit",
    "SourceHit",
    "Status",
    "Store",
    "StoredArticle",
    "StoredStory",
]

Status = Literal["new", "unchanged", "new-version", "refreshed"]
"""``new``: nothing like it was there. ``unchanged``: the same bytes were there, read the same way, and nothing was
written. ``new-version``: other bytes under an address that is known. ``refreshed``: the same bytes, read differently
now (a date was given, Khabar reads better); the reading took the place of the one before."""


class Added(msgspec.Struct, frozen=True, kw_only=True):
    """What adding a page did. It is on disk by the time this value is seen."""

    status: Status
    id: str
    """The article's id."""
    version: int
    """Which version of its address the page is, counted from 1 in the order of adding."""


class StoredArticle(msgspec.Struct, frozen=True, kw_only=True):
    """An article in the record, with what was read in it."""

    document: Document
    version: int
    versions: int
    """How many versions of its address there are; `version` equals it for the newest."""
    added: dt.datetime
    """When the page was first added, in UTC."""
    day: dt.date | None = None
    """The day that it is listed under: the reading's anchor, else the day published; ``None`` when nobody knows."""

    @property
    def page(self) -> str:
        """The id of the page that it was taken from, by which `Store.page` gives the bytes."""
        return self.document.article.page


class SearchHit(msgspec.Struct, frozen=True, kw_only=True):
    """An article that has all the words searched for, and where they stand."""

    stored: StoredArticle
    headline: tuple[Span, ...] = ()
    """The words found in the headline, in its own code points."""
    text: tuple[Span, ...] = ()
    """The words found in the article's text. Both may be empty when the words stand in a lead or a caption."""
    excerpt: Span = Span(0, 0)
    """A stretch of the text with as many of them as one place has, whole words; its beginning when it has none."""


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that the source asked for has said, or passed on."""

    attribution: Attribution
    positions: tuple[int, ...]
    """Where in its chain the source stands, ascending: 0 is nearest to the outlet, the last one is the origin."""


class SourceHit(msgspec.Struct, frozen=True, kw_only=True):
    """An article in which a source says something."""

    stored: StoredArticle
    said: tuple[Said, ...]
    """In the order of the text; at least one."""


class EventFilter(msgspec.Struct, frozen=True, kw_only=True):
    """Which events are sought: those for which all of it holds. As it is made by itself, all."""

    since: dt.date | None = None
    until: dt.date | None = None
    """The days on which it may have happened touch these and what lies between. Events without days do not."""
    types: tuple[EventType, ...] = ()
    statuses: tuple[EventStatus, ...] = ()
    place: str | None = None
    """Words that a place of it is called by, as the article has it or in English; they match as in `Store.search`."""
    actor: str | None = None
    """Words that one who does it, or to whom it is done, is called by; they match as in `Store.who`."""
    country: str | None = None
    """ISO 3166-1 alpha-2, in any case: where a place of it lies."""
    min_killed: int | None = None


class QuotedSource(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody whom articles of the record quote, or have something through."""

    name: str
    """As the first article that has it words it."""
    actor: str | None
    """The canonical id of a body that is known; such a one is one source under all its names."""
    kind: SourceKind
    naming: Naming
    statements: int
    articles: int
    """In how many articles it stands in a chain;"""
    as_origin: int
    """in how many statements it is the end of the chain, and not on the way;"""
    alone: int
    """in how many articles everything that is quoted goes back to it."""


class ArticleFilter(msgspec.Struct, frozen=True, kw_only=True):
    """Which articles are sought: those for which all of it holds. As it is made by itself, all."""

    words: str = ""
    """They have all of these, as in `Store.search`."""
    since: dt.date | None = None
    until: dt.date | None = None
    """The days between which an article is listed, both included. Articles without a day are not between any."""
    outlet: str | None = None
    """Its name as the article has it."""
    event: EventFilter = EventFilter()
    """They report an event that this finds."""


EVERY_ARTICLE = ArticleFilter()


class EventHit(msgspec.Struct, frozen=True, kw_only=True):
    """An event of one article."""

    stored: StoredArticle
    mentions: tuple[Event, ...]
    """All that the article says of it, in the order of the text; at least one."""


class StoredStory(msgspec.Struct, frozen=True, kw_only=True):
    """A story of the record: the articles that belong together."""

    articles: tuple[StoredArticle, ...]
    """By day, then in the order of adding; at least one."""
    near: tuple[tuple[StoredArticle, float], ...] = ()
    """Articles of other stories that may belong to it, with how likely that is, 0 to 1; the likeliest first."""
    pairings: tuple[Pairing, ...] = ()
    """What people say of two mentions of events in its articles, the last word last."""
    dependent: tuple[tuple[str, str], ...] = ()
    """The origins of the whole record of which people say that the two are not independent of each other."""

    @property
    def id(self) -> str:
        """The id of its first article; any article's id finds it."""
        return self.articles[0].document.article.id


JudgementKind = Literal["together", "apart", "open"]
"""Two articles are of one story, whatever their ties; or they are not; or that is left to the ties again."""


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """What a person has said of two articles. It outlasts every rebuild and every new version of either."""

    at: dt.datetime
    """In UTC."""
    who: str
    kind: JudgementKind
    one: str
    other: str
    """What the versions of each have in common: its address, or its outlet and id."""
    why: str = ""


PairKind = Literal["merge", "split"]
"""Two mentions are of one event, or of two."""

IndependenceKind = Literal["not-independent", "independent"]
"""Two origins have what they say from one another, or from a third; or not, after all."""


class Store(Protocol):
    """A record. Every method raises `StoreError` with a plain reason when the record cannot be read or written.

    Two pages are versions of one article when they have the same address (whatever its scheme and fragment; an
    address that is only a site's front does not count), or, for records without one, the same outlet and id.
    """

    def add(self, page: Page, document: Document) -> Added:
        """Keep a page with its article and reading, all or nothing. The same bytes are never kept twice.

        A day that a person once gave is not forgotten when the page is added again without one.
        """
        ...

    def add_all(self, pages: Iterable[tuple[Page, Document]]) -> Iterator[Added]:
        """As `add` for each, in order, several to a transaction: an `Added` comes out when its page is on disk."""
        ...

    def get(self, id: str, *, version: int | None = None) -> StoredArticle:
        """The article whose id, or whose page's id, is `id` or begins with it; another `version` of it when asked for.

        What all of its versions have in common (`Judgement.one`, `Target.article`) means the newest of them.

        Raises `NotFound` when none does, or when several different ones do.
        """
        ...

    def versions(self, id: str) -> tuple[StoredArticle, ...]:
        """All versions of that article's address, oldest first."""
        ...

    def page(self, id: str) -> Page:
        """The page that article was taken from, bytes and all."""
        ...

    def list(self, *, limit: int | None = None, offset: int = 0, all_versions: bool = False) -> Iterator[StoredArticle]:
        """The newest version of each, by day, latest first, then by when they were added; those without a day last."""
        ...

    def state(self) -> int:
        """A number that is another one whenever anybody has written to the record since it was last asked for."""
        ...

    def find(self, sought: ArticleFilter, *, limit: int | None = None, offset: int = 0) -> Iterator[SearchHit]:
        """The newest versions that are sought, in the order of `list`, with where its words stand in them."""
        ...

    def outlets(self) -> Sequence[tuple[str, int]]:
        """The outlets of the record by name, with how many articles of each there are."""
        ...

    def volume(self, *, days: int) -> Sequence[tuple[dt.date | None, int]]:
        """How many articles each of the `days` days has that end with the latest one, those without a day first.

        Ascending; days without an article are left out; ``None`` is told only when there are some without a day.
        """
        ...

    def search(
        self, words: str, *, limit: int | None = None, offset: int = 0, all_versions: bool = False
    ) -> Iterator[SearchHit]:
        """The articles that have all of `words` in headline, lead, text or captions, in the order of `list`.

        Words match in any spelling that the analyser joins. Quotation marks ("…", “…”, «…») hold a phrase together.
        There is no other syntax, and no input that is an error; without a word there are no hits.
        """
        ...

    def who(
        self, name: str, *, limit: int | None = None, offset: int = 0, all_versions: bool = False
    ) -> Iterator[SourceHit]:
        """The articles in which a source of that name stands in a chain, as origin or on the way, ordered as `list`.

        All words of `name` must be among what the source is called in that article: in the chain itself, by its
        entry's label, offices and mentions, and by the canonical actor's names in Arabic and English; they match as
        those of `search`. The name of a known body finds it under all of its names. Without a word there are no hits.
        """
        ...

    def sources(self, *, limit: int, offset: int = 0) -> Sequence[QuotedSource]:
        """Who is quoted, by how many articles, the most quoted first. Only the newest versions count."""
        ...

    def events(
        self,
        sought: EventFilter,
        *,
        limit: int | None = None,
        offset: int = 0,
        all_versions: bool = False,
        newest_first: bool = True,
    ) -> Iterator[EventHit]:
        """The events that are sought, a hit for each and not for each mention.

        Each part of what is sought may hold for another mention of the event. Newest first by the last day on which it
        may have happened, or the day of the article where it has none; else in the order of adding and of the text,
        which takes no more memory for many than for few.
        """
        ...

    def count(self) -> int:
        """How many articles there are, each counted once whatever versions it has."""
        ...

    def copies(self, *, limit: int | None = None, offset: int = 0) -> Iterator[Copy]:
        """The pairs of articles of which one is a copy of the other, by the day of the copy, latest first.

        Of a page that has changed only the newest version counts. Adding an article finds its pairs before it is
        reported as added. Articles that are not compared yet, since an older Khabar has kept them, are so now.
        """
        ...

    def copies_of(self, id: str) -> tuple[Copy, ...]:
        """The pairs of the one article that `id` means (as in `get`), in the order of `copies`."""
        ...

    def stories(
        self,
        *,
        limit: int | None = None,
        offset: int = 0,
        alone: bool = True,
        sought: ArticleFilter = EVERY_ARTICLE,
        near: bool = True,
    ) -> Iterator[StoredStory]:
        """The stories by the day of their last article, latest first, of one day those that most articles tell.

        Those of one article only with `alone`.

        Those of which an article is `sought`: all of it must hold for the same one. Without `near` it is not looked up
        what may belong to them.

        Of a page that has changed only the newest version counts. An article has its story before it is reported as
        added; those that an older Khabar has kept are grouped now.
        """
        ...

    def story(self, id: str, *, near: bool = True) -> StoredStory:
        """The story of the article that `id` means (as in `get`); `near` as in `stories`."""
        ...

    def judge(self, kind: JudgementKind, one: str, other: str, *, who: str, why: str = "") -> Judgement:
        """Keep what a person says of two articles (`id` as in `get`); it holds from now on, until the next on them.

        Raises `NotFound` when either is not there, and when both are versions of one article.
        """
        ...

    def judgements(self) -> tuple[Judgement, ...]:
        """All that people have said, the first one first."""
        ...

    def review(
        self,
        kind: Verdict,
        article: str,
        mention: str,
        *,
        who: str,
        why: str = "",
        values: Mapping[str, str] = ...,
    ) -> Review:
        """Keep what a person says of an event, a place or a statement of an article, by its id there: ``v3``.

        `values` are the new ones of what is fixed as people write them, ``{"killed": "27", "earliest": "2025-02-10"}``,
        empty for one that is not known. It holds at once, in everything that is told of any version of the article,
        however it is read later on, until another entry on the same item, or `undo`.

        Raises `NotFound` when the article or the item is not there, and `ReviewError` for values that cannot be.
        """
        ...

    def review_pair(
        self, kind: PairKind, one: tuple[str, str], other: tuple[str, str], *, who: str, why: str = ""
    ) -> Review:
        """Keep what a person says of two mentions of events, each by its article's id and its own.

        Of two that are split the `other` one leaves. Raises as `review`; `ReviewError` also for two of one mention,
        for anything but events, and for articles of two stories.
        """
        ...

    def review_origins(self, kind: IndependenceKind, one: str, other: str, *, who: str, why: str = "") -> Review:
        """Keep what a person says of two origins, by their ids; it holds in all stories.

        Raises `ReviewError` for what is no id of an origin, and for one with itself.
        """
        ...

    def undo(self, id: int, *, who: str, why: str = "") -> Review:
        """Take an entry back by another; an undo can be undone.

        Raises `NotFound` when there is none, and `ReviewError` when it was taken back before.
        """
        ...

    def reviews(
        self, *, article: str | None = None, limit: int | None = None, offset: int = 0, newest_first: bool = True
    ) -> Iterator[Review]:
        """The log, or the entries on one article (`id` as in `get`), those that were taken back and undos included."""
        ...

    def rebuild(self) -> None:
        """Throw all copies and stories away and work them out again, from the documents and what people
        have said.

        The same record gives the same stories. A process that is killed meanwhile leaves the rest for the next who
        asks for them.
        """
        ...

    def revisions(self, *, limit: int | None = None, offset: int = 0) -> Iterator[tuple[StoredArticle, StoredArticle]]:
        """Each version that came after another of its address, with the one before it: (before, after).

        In the order in which they were added, the latest first.
        """
        ...
