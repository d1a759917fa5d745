"""The record in one SQLite file, which any other tool opens too."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import islice

import msgspec

from khabar.errors import NotFound, StoreError
from khabar.model import Copy
from khabar.store.base import (
    EVERY_ARTICLE,
    ArticleFilter,
    EventFilter,
    EventHit,
    Judgement,
    JudgementKind,
    QuotedSource,
    Said,
    SearchHit,
    SourceHit,
    StoredArticle,
    StoredStory,
)
from khabar.store.query import Query, excerpt
from khabar.store.sqlite_articles import AT_ONCE
from khabar.store.sqlite_copies import fill_copies, forget_all, read_copies
from khabar.store.sqlite_events import events_that_are, fill_events
from khabar.store.sqlite_file import plainly, transaction
from khabar.store.sqlite_links import fill_links, links_that_are, positions
from khabar.store.sqlite_reviewing import SqliteReviewing
from khabar.store.sqlite_sought import articles_that_are
from khabar.store.sqlite_sources import quoted_sources

__all__ = ["SqliteStore"]


_NEAR = 12
"""How many articles that may belong to a story are told with it, the likeliest."""


class SqliteStore(SqliteReviewing):
    """A record in one file. Open it with `open`, best in a ``with``; what it can do, `Store` says.

    Several processes may use one file at once. One object belongs to one thread.
    """

    # --- finding ------------------------------------------------------------------------------------------------

    def search(
        self, words: str, *, limit: int | None = None, offset: int = 0, all_versions: bool = False
    ) -> Iterator[SearchHit]:
        """See `Store.search`."""
        query = Query.parse(words, self._analyse)
        if not query.phrases:
            return
        where = "a.key IN (SELECT rowid FROM article_terms WHERE article_terms MATCH ?)"
        if not all_versions:
            where += " AND a.newest = 1"
        for stored in self._articles(where, (query.fts5(),), limit=limit, offset=offset):
            yield self._hit(stored, query)

    def find(self, sought: ArticleFilter, *, limit: int | None = None, offset: int = 0) -> Iterator[SearchHit]:
        """See `Store.find`."""
        with plainly(self._path):
            condition = articles_that_are(self._connection, sought, self._analyse)
        if condition is None:
            return
        query = Query.parse(sought.words, self._analyse)
        for stored in self._articles(f"a.newest = 1 AND {condition[0]}", condition[1], limit=limit, offset=offset):
            yield self._hit(stored, query)

    def _hit(self, stored: StoredArticle, query: Query) -> SearchHit:
        article = stored.document.article
        text = query.spans(article.text, self._terms_of_word)
        return SearchHit(
            stored=stored,
            headline=query.spans(article.headline or "", self._terms_of_word),
            text=text,
            excerpt=excerpt(article.text, text),
        )

    def who(
        self, name: str, *, limit: int | None = None, offset: int = 0, all_versions: bool = False
    ) -> Iterator[SourceHit]:
        """See `Store.who`."""
        condition = links_that_are(name, self._analyse)
        if condition is None:
            return
        with plainly(self._path):
            fill_links(self._connection, self._analyse)
        where = f"a.key IN (SELECT l.article FROM link AS l WHERE {condition[0]})"
        if not all_versions:
            where += " AND a.newest = 1"
        keys = self._keys(where, condition[1], limit=limit, offset=offset)
        for start in range(0, len(keys), AT_ONCE):
            chunk = keys[start : start + AT_ONCE]
            with plainly(self._path):
                places = positions(self._connection, chunk, condition)
            for key in chunk:
                stored = self._article(key)
                said = tuple(
                    Said(attribution=attribution, positions=places[key][attribution.id])
                    for attribution in stored.document.reading.attributions
                    if attribution.id in places[key]
                )
                if said:  # none when another process has put another reading in its place meanwhile
                    yield SourceHit(stored=stored, said=said)

    def sources(self, *, limit: int, offset: int = 0) -> Sequence[QuotedSource]:
        """See `Store.sources`."""
        with plainly(self._path):
            fill_links(self._connection, self._analyse)
            rows = quoted_sources(self._connection, limit=limit, offset=offset)
        found = []
        for source, key, attribution, position in rows:
            document = self._article(key).document
            said = next((each for each in document.reading.attributions if each.id == attribution), None)
            if said is not None and position < len(said.chain):  # not there when it was read anew meanwhile
                words = " ".join(said.chain[position].span.of(document.article.text).split())
                found.append(msgspec.structs.replace(source, name=words))
        return found

    def events(
        self,
        sought: EventFilter,
        *,
        limit: int | None = None,
        offset: int = 0,
        all_versions: bool = False,
        newest_first: bool = True,
    ) -> Iterator[EventHit]:
        """See `Store.events`."""
        condition = events_that_are(sought, self._analyse)
        if condition is None:
            return
        with plainly(self._path):
            fill_events(self._connection, self._analyse)
        where, values = condition
        if not all_versions:
            where += " AND a.newest = 1"
        found = self._newest_events(where, values) if newest_first else self._events_as_added(where, values)
        before: tuple[int, StoredArticle] | None = None
        for key, event in islice(found, max(0, offset), None if limit is None else max(0, offset) + max(0, limit)):
            if before is None or before[0] != key:
                before = key, self._article(key)
            mentions = tuple(mention for mention in before[1].document.reading.events if mention.event == event)
            if mentions:  # none when another process has put another reading in its place meanwhile
                yield EventHit(stored=before[1], mentions=mentions)

    def _newest_events(self, where: str, values: tuple[str | int, ...]) -> Iterator[tuple[int, str]]:
        with plainly(self._path):
            found = self._connection.execute(
                "SELECT e.article, e.event FROM event AS e JOIN article AS a ON a.key = e.article"
                f" WHERE {where} GROUP BY e.article, e.event"
                " ORDER BY coalesce(max(e.latest), a.day) DESC NULLS LAST, a.day DESC NULLS LAST, a.added DESC,"
                " e.article DESC, min(e.key)",
                values,
            ).fetchall()
        yield from found

    def _events_as_added(self, where: str, values: tuple[str | int, ...]) -> Iterator[tuple[int, str]]:
        """Some at a time; who writes meanwhile neither waits nor changes what comes."""
        with plainly(self._path):
            cursor = self._connection.execute(  # CROSS: in the order of an index, so that nothing has to be sorted
                "SELECT e.article, e.event FROM event AS e CROSS JOIN article AS a ON a.key = e.article"
                f" WHERE e.mention = e.event AND {where} ORDER BY e.article, e.key",
                values,
            )
        while True:
            with plainly(self._path):
                found = cursor.fetchmany(AT_ONCE)
            if not found:
                return
            yield from found

    # --- across articles ----------------------------------------------------------------------------------------

    def copies(self, *, limit: int | None = None, offset: int = 0) -> Iterator[Copy]:
        """See `Store.copies`. Only the pairs that are told are in memory, and no lock is held meanwhile."""
        with plainly(self._path):
            pairs = read_copies(self._connection, self._copying, limit=limit, offset=offset)
        yield from pairs

    def copies_of(self, id: str) -> tuple[Copy, ...]:
        """See `Store.copies_of`."""
        _, series = self._find(id)
        with plainly(self._path):
            return tuple(read_copies(self._connection, self._copying, series=series))

    def rebuild(self) -> None:
        """See `Store.rebuild`."""
        with plainly(self._path):
            with transaction(self._connection):
                self._reviews.forget_all()
            forget_all(self._connection)
            self._stories.forget_all()
            self._lay_anew()
            fill_copies(self._connection, self._copying)
            self._stories.fill()

    def stories(
        self,
        *,
        limit: int | None = None,
        offset: int = 0,
        alone: bool = True,
        sought: ArticleFilter = EVERY_ARTICLE,
        near: bool = True,
    ) -> Iterator[StoredStory]:
        """See `Store.stories`."""
        with plainly(self._path):
            self._stories.fill()
            condition = articles_that_are(self._connection, sought, self._analyse, key="m.article")
            if condition is None:
                return
            keys = self._stories.listed(
                joined=not alone, limit=limit, offset=offset, holding=None if sought == EVERY_ARTICLE else condition
            )
        for key in keys:
            story = self._story(key, near=near)
            if story is not None:
                yield story

    def story(self, id: str, *, near: bool = True) -> StoredStory:
        """See `Store.story`."""
        _, series = self._find(id)
        with plainly(self._path):
            self._stories.fill()
            row = self._connection.execute("SELECT key FROM article WHERE series = ? AND newest", (series,)).fetchone()
            key = None if row is None else self._stories.story_of(row[0])
        story = None if key is None else self._story(key, near=near)
        if story is None:
            raise StoreError(f"{self._path}: the article {id} was written by another Khabar: add its page again")
        return story

    def _story(self, key: int, *, near: bool = True) -> StoredStory | None:
        """``None`` when another process has grouped its articles anew meanwhile."""
        with plainly(self._path):
            members = self._stories.members(key)
            others = self._stories.near(members)[:_NEAR] if near else ()
        if not members:
            return None
        articles = tuple(map(self._article, members))
        with plainly(self._path):
            said = self._reviews.any()
            pairings = self._reviews.pairings(
                {self._series(key): stored.document for key, stored in zip(members, articles, strict=True) if said}
            )
            dependent = self._reviews.dependent() if said else ()
        return StoredStory(
            articles=articles,
            near=tuple((self._article(other), score) for other, score in others),
            pairings=pairings,
            dependent=dependent,
        )

    def _series(self, key: int) -> str:
        series: str = self._connection.execute("SELECT series FROM article WHERE key = ?", (key,)).fetchone()[0]
        return series

    def judge(self, kind: JudgementKind, one: str, other: str, *, who: str, why: str = "") -> Judgement:
        """See `Store.judge`."""
        [(_, first), (_, second)] = self._find(one), self._find(other)
        if first == second:
            raise NotFound(f"{one} and {other} are one article")
        at = self._clock().astimezone(dt.UTC)
        judgement = Judgement(at=at, who=who, kind=kind, one=min(first, second), other=max(first, second), why=why)
        with plainly(self._path), transaction(self._connection):
            self._stories.judge(judgement)
        return judgement

    def judgements(self) -> tuple[Judgement, ...]:
        """See `Store.judgements`."""
        with plainly(self._path):
            return tuple(self._stories.judgements())

    def revisions(self, *, limit: int | None = None, offset: int = 0) -> Iterator[tuple[StoredArticle, StoredArticle]]:
        """See `Store.revisions`."""
        for key in self._keys("a.version > 1", (), order="a.added DESC, a.key DESC", limit=limit, offset=offset):
            with plainly(self._path):
                row = self._connection.execute(
                    "SELECT b.key FROM article AS a JOIN article AS b ON b.series = a.series AND b.version < a.version"
                    " WHERE a.key = ? ORDER BY b.version DESC LIMIT 1",
                    (key,),
                ).fetchone()
            if row is not None:  # none when its page was read anew meanwhile, and has another address now
                yield self._article(row[0]), self._article(key)
