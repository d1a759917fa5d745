"""Articles in the record's file: opening it, adding to it, and getting them back."""

from __future__ import annotations

import datetime as dt
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from khabar.arabic.analyser import analyse as arabic_analyse
from khabar.errors import NotFound, StoreError
from khabar.model import Document, Page
from khabar.model.codec import decode_document
from khabar.store.base import (
    Added,
    Copying,
    Grouping,
    Reviewing,
    StoredArticle,
)
from khabar.store.query import Analyse, remembering
from khabar.store.row import Row, row_of
from khabar.store.sqlite_copies import settle_copies
from khabar.store.sqlite_events import write_events
from khabar.store.sqlite_file import connect, plainly, transaction
from khabar.store.sqlite_links import write_links
from khabar.store.sqlite_reviews import ReviewLog
from khabar.store.sqlite_stories import StoryBook

__all__ = ["AT_ONCE", "Clock", "SqliteArticles"]

Clock = Callable[[], dt.datetime]
"""What time it is, with its zone."""

_BATCH_PAGES = 32
_BATCH_BYTES = 8_000_000
"""As much as is read before it is written in one transaction, which other processes wait for."""
AT_ONCE = 200
"""Articles whose links are looked up in one query."""

_NEWEST_FIRST = "a.day DESC NULLS LAST, a.added DESC, a.key DESC"
_ARTICLE = (
    "SELECT coalesce(r.document, a.document), a.version,"
    " (SELECT max(version) FROM article WHERE series = a.series), a.added, a.day"
    " FROM article AS a LEFT JOIN reviewed AS r ON r.article = a.key WHERE a.key = ?"
)
_PAGE_ID = 64
"""Hex digits of a page's id."""
_FIELDS = ("page", "id", "series", "url", "outlet", "headline", "published", "day", "language", "kind", "document")


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


class SqliteArticles:
    """The pages, articles and readings of a record in one file, under which `SqliteStore` finds everything else.

    Several processes may use one file at once. One object belongs to one thread.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        path: Path,
        *,
        clock: Clock,
        analyse: Analyse,
        copying: Copying | None,
        grouping: Grouping | None,
        reviewing: Reviewing | None,
    ) -> None:
        self._connection, self._path, self._clock, self._analyse = connection, path, clock, analyse
        self._terms_of_word = remembering(analyse)
        self._copying = copying
        self._stories = StoryBook(connection, grouping)
        self._reviews = ReviewLog(connection, reviewing, analyse)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        clock: Clock = _now,
        analyse: Analyse = arabic_analyse,
        copying: Copying | None = None,
        grouping: Grouping | None = None,
        reviewing: Reviewing | None = None,
        wait: float = 30,
    ) -> Self:
        """The record in `path`, made with its folder when it is not there, brought to the newest schema when it is old.

        Without `copying` and `grouping`, articles are not compared and not grouped until somebody opens the record with
        them; without `reviewing` nothing can be reviewed, and what is added is told as it was read until then.
        `wait` is how many seconds to wait for another process that is writing. Raises `StoreError` for a file that is
        damaged, of another program or of a newer Khabar.
        """
        store = cls(
            connect(path, wait=wait),
            path,
            clock=clock,
            analyse=analyse,
            copying=copying,
            grouping=grouping,
            reviewing=reviewing,
        )
        try:
            with plainly(path):
                store._lay_anew()
        except BaseException:
            store.close()
            raise
        return store

    def close(self) -> None:
        """Close the file. What has been added is on disk already."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # --- adding -------------------------------------------------------------------------------------------------

    def add(self, page: Page, document: Document) -> Added:
        """See `Store.add`."""
        [added] = self._write([row_of(page, document, self._analyse)])
        return added

    def add_all(self, pages: Iterable[tuple[Page, Document]]) -> Iterator[Added]:
        """See `Store.add_all`. Nothing is locked while the next page is waited for."""
        rows: list[Row] = []
        size = 0
        for page, document in pages:
            rows.append(row_of(page, document, self._analyse))
            size += len(page.content)
            if len(rows) >= _BATCH_PAGES or size >= _BATCH_BYTES:
                yield from self._write(rows)
                rows, size = [], 0
        if rows:
            yield from self._write(rows)

    def _write(self, rows: Sequence[Row]) -> Sequence[Added]:
        with plainly(self._path), transaction(self._connection):
            return [self._write_one(row) for row in rows]

    def _write_one(self, row: Row) -> Added:
        before = self._connection.execute(
            "SELECT key, id, version, series, document FROM article WHERE page = ?", (row.page,)
        ).fetchone()
        if before is None:
            return self._insert(row)
        key, id, version, series, document = before
        if not row.changes(document):
            return Added(status="unchanged", id=id, version=version)
        return self._refresh(key, version, series, row)

    def _insert(self, row: Row) -> Added:
        version = self._last_version(row.series) + 1
        page = row.original
        added = self._clock().astimezone(dt.UTC).isoformat(timespec="microseconds")
        self._connection.execute(
            "INSERT INTO page (id, content, format, path, line, url, added) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (page.id, row.content(), page.format, page.path, page.line, page.url, added),
        )
        self._connection.execute("UPDATE article SET newest = 0 WHERE series = ? AND newest", (row.series,))
        [key] = self._connection.execute(
            f"INSERT INTO article ({', '.join(_FIELDS)}, version, newest, added)"
            f" VALUES ({', '.join('?' * len(_FIELDS))}, ?, 1, ?) RETURNING key",
            (*(getattr(row, field) for field in _FIELDS), version, added),
        ).fetchone()
        self._connection.execute(
            "INSERT INTO article_terms (rowid, headline, lead, body, captions) VALUES (?, ?, ?, ?, ?)",
            (key, *row.terms),
        )
        write_links(self._connection, key, row.links)
        write_events(self._connection, key, row.events)
        self._reviews.lay(key, row.series)
        self._settle(row.series, key)
        return Added(status="new" if version == 1 else "new-version", id=row.id, version=version)

    def _refresh(self, key: int, version: int, series: str, row: Row) -> Added:
        """Put another reading of the same bytes in the place of the one before."""
        moves = row.series != series  # its address is read differently now
        if moves:
            version = self._last_version(row.series) + 1
            self._connection.execute("UPDATE article SET newest = 0 WHERE series = ? AND newest", (row.series,))
        self._connection.execute(
            f"UPDATE article SET {', '.join(f'{field} = ?' for field in _FIELDS)}, version = ?, newest = max(newest, ?)"
            " WHERE key = ?",
            (*(getattr(row, field) for field in _FIELDS), version, moves, key),
        )
        if moves:
            self._connection.execute(
                "UPDATE article SET newest = 1 WHERE series = ? AND version = ?", (series, self._last_version(series))
            )
        self._connection.execute(
            "UPDATE article_terms SET headline = ?, lead = ?, body = ?, captions = ? WHERE rowid = ?",
            (*row.terms, key),
        )
        write_links(self._connection, key, row.links)
        write_events(self._connection, key, row.events)
        self._reviews.forget(key)
        self._reviews.lay(key, row.series)
        if moves:
            self._settle(series, key)
        self._settle(row.series, key)
        return Added(status="refreshed", id=row.id, version=version)

    def _settle(self, series: str, key: int) -> None:
        settle_copies(self._connection, self._copying, series, key)
        self._stories.settle(series, key)

    def _lay(self, series: str) -> None:
        """Make all versions of an address right that was reviewed, and what is worked out from the newest one."""
        for key, newest in self._connection.execute(
            "SELECT key, newest FROM article WHERE series = ?", (series,)
        ).fetchall():
            self._reviews.lay(key, series)
            if newest:
                self._settle(series, key)

    def _lay_anew(self) -> None:
        """Lay reviews on what another Khabar has kept. A process killed meanwhile leaves the rest for the next."""
        while self._reviews.not_laid(1):
            with transaction(self._connection):
                for series in {series for _, series in self._reviews.not_laid(_BATCH_PAGES)}:
                    self._lay(series)

    def _last_version(self, series: str) -> int:
        last: int = self._connection.execute(
            "SELECT coalesce(max(version), 0) FROM article WHERE series = ?", (series,)
        ).fetchone()[0]
        return last

    # --- finding ------------------------------------------------------------------------------------------------

    def get(self, id: str, *, version: int | None = None) -> StoredArticle:
        """See `Store.get`."""
        key, series = self._find(id)
        if version is None:
            [stored] = self._articles("a.key = ?", (key,))
            return stored
        for stored in self._articles("a.series = ? AND a.version = ?", (series, version)):
            return stored
        raise NotFound(f"{id} has no version {version}; it has {self._last_version(series)}")

    def versions(self, id: str) -> tuple[StoredArticle, ...]:
        """See `Store.versions`."""
        _, series = self._find(id)
        return tuple(self._articles("a.series = ?", (series,), order="a.version"))

    def page(self, id: str) -> Page:
        """See `Store.page`."""
        key, _ = self._find(id)
        with plainly(self._path):
            row = self._connection.execute(
                "SELECT p.id, p.content, p.format, p.path, p.line, p.url FROM page AS p"
                " JOIN article AS a ON a.page = p.id WHERE a.key = ?",
                (key,),
            ).fetchone()
        hash, content, format, path, line, url = row
        try:
            return Page(id=hash, content=zlib.decompress(content), format=format, path=path, line=line, url=url)
        except zlib.error as error:
            raise StoreError(f"{self._path}: the page {hash[:16]} is damaged: {error}") from error

    def list(self, *, limit: int | None = None, offset: int = 0, all_versions: bool = False) -> Iterator[StoredArticle]:
        """See `Store.list`."""
        where = "TRUE" if all_versions else "a.newest = 1"
        return self._articles(where, (), limit=limit, offset=offset)

    def count(self) -> int:
        """See `Store.count`."""
        with plainly(self._path):
            count: int = self._connection.execute("SELECT count(*) FROM article WHERE newest = 1").fetchone()[0]
        return count

    def state(self) -> int:
        """See `Store.state`."""
        with plainly(self._path):
            # What others have committed, and what this connection has changed itself.
            others: int = self._connection.execute("PRAGMA data_version").fetchone()[0]
        return (others << 40) + self._connection.total_changes

    def outlets(self) -> Sequence[tuple[str, int]]:
        """See `Store.outlets`."""
        with plainly(self._path):
            return self._connection.execute(
                "SELECT outlet, count(*) FROM article WHERE newest = 1 AND outlet IS NOT NULL GROUP BY outlet"
                " ORDER BY outlet"
            ).fetchall()

    def volume(self, *, days: int) -> Sequence[tuple[dt.date | None, int]]:
        """See `Store.volume`."""
        with plainly(self._path):
            [undated] = self._connection.execute(
                "SELECT count(*) FROM article WHERE newest = 1 AND day IS NULL"
            ).fetchone()
            counts = self._connection.execute(
                "SELECT day, count(*) FROM article WHERE newest = 1 AND day >="
                " (SELECT date(max(day), ?) FROM article WHERE newest = 1) GROUP BY day ORDER BY day",
                (f"-{days - 1} days",),
            ).fetchall()
        dated = [(dt.date.fromisoformat(day), count) for day, count in counts]
        return [*([(None, undated)] if undated else []), *dated]

    def _find(self, id: str) -> tuple[int, str]:
        """The key and the series of the one article that `id` means."""
        wanted = id.strip().encode("utf-8", "replace").decode()
        if not wanted:
            raise NotFound("an empty id means no article")
        for where, values in (
            *([("page = ?", (wanted,))] if len(wanted) == _PAGE_ID else []),  # as other articles tell of it
            ("id = ?", (wanted,)),
            ("id >= ? AND id < ?", (wanted, wanted + "\U0010ffff")),
            ("page >= ? AND page < ?", (wanted.lower(), wanted.lower() + "g")),
        ):
            with plainly(self._path):
                rows = self._connection.execute(
                    f"SELECT key, series, id, page FROM article WHERE {where} ORDER BY version DESC LIMIT 6", values
                ).fetchall()
            if len({(series, own) for _, series, own, _ in rows}) == 1:
                return rows[0][0], rows[0][1]
            if rows:
                names = ", ".join(own if own != wanted else f"{page[:16]} (by its page)" for *_, own, page in rows[:5])
                raise NotFound(f"several articles go by {id!r}: {names}{' …' if len(rows) > 5 else ''}")
        with plainly(self._path):
            row = self._connection.execute(
                "SELECT key, series FROM article WHERE series = ? AND newest", (wanted,)
            ).fetchone()
        if row is not None:
            return row[0], row[1]
        raise NotFound(f"there is no article {id!r} in {self._path}")

    def _articles(
        self,
        where: str,
        values: tuple[str | int, ...],
        *,
        order: str = _NEWEST_FIRST,
        limit: int | None = None,
        offset: int = 0,
    ) -> Iterator[StoredArticle]:
        """The articles for which `where` holds. Only their keys are in memory, and no lock is held meanwhile."""
        for key in self._keys(where, values, order=order, limit=limit, offset=offset):
            yield self._article(key)

    def _keys(
        self,
        where: str,
        values: tuple[str | int, ...],
        *,
        order: str = _NEWEST_FIRST,
        limit: int | None = None,
        offset: int = 0,
    ) -> Sequence[int]:
        with plainly(self._path):
            keys = self._connection.execute(
                f"SELECT a.key FROM article AS a WHERE {where} ORDER BY {order} LIMIT ? OFFSET ?",
                (*values, -1 if limit is None else max(0, limit), max(0, offset)),
            ).fetchall()
        return [key for (key,) in keys]

    def _article(self, key: int) -> StoredArticle:
        with plainly(self._path):
            row = self._connection.execute(_ARTICLE, (key,)).fetchone()
        return self._stored(*row)

    def _stored(self, encoded: str, version: int, versions: int, added: str, day: str | None) -> StoredArticle:
        try:
            document = decode_document(encoded)
        except msgspec.DecodeError as error:
            raise StoreError(f"{self._path}: an article was written by another Khabar: {error}") from error
        return StoredArticle(
            document=document,
            version=version,
            versions=versions,
            added=dt.datetime.fromisoformat(added),
            day=None if day is None else dt.date.fromisoformat(day),
        )
