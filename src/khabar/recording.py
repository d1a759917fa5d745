"""What concerns several articles, as plain calls on a record: copies among them, and pages that have changed.

`pipeline` leads from a page to its document; here the record's documents are held against each other.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import msgspec

from khabar.errors import NotFound
from khabar.model import Change, Copy, Overlap
from khabar.record import copies as copying
from khabar.record import stories as grouping
from khabar.record.changes import change
from khabar.record.overlap import overlap
from khabar.store import Store, StoredArticle, default_path
from khabar.store.sqlite import SqliteStore

__all__ = ["CopiedArticle", "Revision", "copied_articles", "open_record", "revisions"]


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


def open_record(path: Path | None = None) -> SqliteStore:
    """The record in `path`, or in the user's data folder; made when it is not there yet.

    It finds copies and stories as it grows. Raises `StoreError`.
    """
    return SqliteStore.open(path or default_path(), copying=copying, grouping=grouping)


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
