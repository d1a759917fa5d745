"""What concerns several articles, as plain calls on a record: copies, stories, happenings, pages that have changed.

`pipeline` leads from a page to its document; here the record's documents are held against each other.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from itertools import islice, pairwise
from pathlib import Path

import msgspec

from khabar.errors import NotFound
from khabar.model import Change, Copy, Happening, Overlap, Review
from khabar.record import copies as copying
from khabar.record import reviews as reviewing
from khabar.record import stories as grouping
from khabar.record.changes import change
from khabar.record.overlap import overlap
from khabar.record.same_event import each_happening
from khabar.store import EVERY_ARTICLE, ArticleFilter, EventFilter, Store, StoredArticle, StoredStory, default_path
from khabar.store.sqlite import SqliteStore

__all__ = [
    "CopiedArticle",
    "Revision",
    "ToldHappening",
    "ToldStory",
    "copied_articles",
    "event",
    "events",
    "open_record",
    "reviewed_items",
    "revisions",
    "stories",
    "story",
]


_LATELY = 100
"""Stories that are at hand while events are listed."""


class CopiedArticle(msgspec.Struct, frozen=True, kw_only=True):
    """A pair of articles of the record, with what they have in common."""

    copy: Copy
    source_article: StoredArticle
    copy_article: StoredArticle
    overlap: Overlap


class Revision(msgspec.Struct, frozen=True, kw_only=True):
    """A page that says something else than it did."""

    before: StoredArticle
    after: StoredArticle
    change: Change


class ToldStory(msgspec.Struct, frozen=True, kw_only=True):
    """A story, with what its articles tell."""

    stored: StoredStory
    happenings: tuple[Happening, ...]
    """The one that it is on first, then what else its articles tell; ``()`` when no event was read in any."""
    copies: tuple[Copy, ...]
    """Those among its articles."""

    @property
    def id(self) -> str:
        """The id of its first article."""
        return self.stored.id

    def has(self, ids: Container[str]) -> bool:
        """Whether one of these is the id of an article of it."""
        return any(stored.document.article.id in ids for stored in self.stored.articles)

    def article(self, id: str) -> StoredArticle:
        """The article of it that has this id."""
        return next(stored for stored in self.stored.articles if stored.document.article.id == id)


class ToldHappening(msgspec.Struct, frozen=True, kw_only=True):
    """A happening, with the story that it is told in."""

    story: ToldStory
    happening: Happening


def open_record(path: Path | None = None) -> SqliteStore:
    """The record in `path`, or in the user's data folder; made when it is not there yet.

    It finds copies and stories as it grows, and people can review it. Raises `StoreError`.
    """
    return SqliteStore.open(path or default_path(), copying=copying, grouping=grouping, reviewing=reviewing)


def copied_articles(store: Store, *, id: str | None = None, limit: int | None = None) -> Iterator[CopiedArticle]:
    """The pairs of the record in the order of `Store.copies`, or those of the one article that `id` means.

    Raises `NotFound` for an `id` that means none. A pair whose ids mean several articles (records of two outlets under
    one id) is passed over.
    """
    pairs = store.copies(limit=limit) if id is None else store.copies_of(id)[:limit]
    for copy in pairs:
        try:
            source_article, copy_article = store.get(copy.source), store.get(copy.copy)
        except NotFound:
            continue
        yield CopiedArticle(
            copy=copy,
            source_article=source_article,
            copy_article=copy_article,
            overlap=overlap(source_article.document, copy_article.document),
        )


def revisions(store: Store, *, id: str | None = None, limit: int | None = None) -> Iterator[Revision]:
    """What has changed, the latest first; of the one article that `id` means, when it is given.

    Versions between which a reader sees no difference are passed over.
    """
    told = 0
    for before, after in store.revisions() if id is None else _of(store, id):
        if limit is not None and told >= limit:
            return
        found = change(before.document, after.document)
        if found is not None:
            told += 1
            yield Revision(before=before, after=after, change=found)


def _of(store: Store, id: str) -> Iterator[tuple[StoredArticle, StoredArticle]]:
    versions = store.versions(id)
    yield from reversed(list(pairwise(versions)))


def reviewed_items(store: Store, id: str) -> dict[str, Review]:
    """Which events, places and statements of an article people have looked at, by the ids that they have in it now.

    Each with the last entry on it that stands. What is rejected has no id any more; the log has it. Raises `NotFound`.
    """
    entries = list(store.reviews(article=id))
    targets = {target.article for entry in entries for target in (entry.on, entry.other) if target is not None}
    if not targets:
        return {}
    stored, newest = store.get(id), store.versions(id)[-1].page
    found = {}
    for article in targets:
        try:
            if store.get(article).page == newest:
                found = reviewing.by_mention(stored.document, article, entries)
        except NotFound:  # the other article of a pair, whose address is read differently now
            continue
    return found


def stories(
    store: Store,
    *,
    limit: int | None = None,
    offset: int = 0,
    alone: bool = False,
    sought: ArticleFilter = EVERY_ARTICLE,
    whole: bool = True,
) -> Iterator[ToldStory]:
    """The stories that are sought, as `Store.stories` has them; those of one article only with `alone`.

    Where a list needs no more, it is not `whole`: of its happenings the one that it is on, and nothing that is near.
    """
    for stored in store.stories(limit=limit, offset=offset, alone=alone, sought=sought, near=whole):
        yield _told(store, stored, whole=whole)


def story(store: Store, id: str) -> ToldStory:
    """The story of the article that `id` means. Raises `NotFound`."""
    return _told(store, store.story(id))


def event(store: Store, id: str) -> ToldHappening:
    """The happening that a mention is of, by ``article/mention``; by an article's id alone what its story is on.

    What may belong to its story is not looked up. Raises `NotFound` for an article or a mention that is not there, and
    for a story without events.
    """
    article, _, mention = id.partition("/")
    told = _told(store, store.story(article, near=False))
    key = store.get(article).document.article.id
    for happening in told.happenings:
        if not mention or any(r.article == key and mention in r.mentions for r in happening.reports):
            return ToldHappening(story=told, happening=happening)
    raise NotFound(
        f"{article} mentions no event {mention}" if mention else f"no event was read in the story of {article}"
    )


def events(store: Store, sought: EventFilter, *, limit: int | None = None) -> Iterator[ToldHappening]:
    """The happenings of which a mention is sought, each once, in the order of `Store.events`.

    When everything is sought they come story by story in the order of `Store.stories`, with what several articles are
    on without an event having been read in them.
    """
    if sought == EventFilter():
        found = (
            ToldHappening(story=told, happening=happening)
            for told in stories(store, alone=True)
            for happening in told.happenings
        )
        yield from islice(found, limit)
        return
    seen: set[str] = set()
    lately: dict[str, ToldStory] = {}
    for hit in store.events(sought):
        article = hit.stored.document.article
        stored = store.story(hit.stored.page, near=False)
        told = lately.pop(stored.id, None) or _told(store, stored)
        lately[stored.id] = told
        if len(lately) > _LATELY:
            del lately[next(iter(lately))]
        for happening in told.happenings:
            if happening.id in seen or not _mentions(happening, article.id, hit.mentions[0].id):
                continue
            if limit is not None and len(seen) >= limit:
                return
            seen.add(happening.id)
            yield ToldHappening(story=told, happening=happening)


def _mentions(happening: Happening, article: str, mention: str) -> bool:
    return any(report.article == article and mention in report.mentions for report in happening.reports)


def _told(store: Store, stored: StoredStory, *, whole: bool = True) -> ToldStory:
    documents = [each.document for each in stored.articles]
    ids = {document.article.id for document in documents}
    copies: dict[tuple[str, str], Copy] = {}
    for each in stored.articles if len(stored.articles) > 1 else ():
        for copy in store.copies_of(each.page):
            if copy.source in ids and copy.copy in ids:
                copies[copy.source, copy.copy] = copy
    among = tuple(copies.values())
    told = each_happening(documents, among, pairings=stored.pairings, dependent=stored.dependent)
    return ToldStory(stored=stored, happenings=tuple(told if whole else islice(told, 1)), copies=among)
