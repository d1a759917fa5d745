"""The review log in the record's file, and the documents as people have them.

All that writes, writes inside the caller's transaction, so that an entry and what it does are there together or not at
all.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from khabar.errors import NotFound, ReviewError, StoreError
from khabar.model import Document, Pairing, Review
from khabar.model.codec import decode_document, encode, encode_document
from khabar.model.reviews import standing
from khabar.store.base import Reviewing
from khabar.store.events import events_of
from khabar.store.links import links_of
from khabar.store.query import Analyse
from khabar.store.sqlite_events import write_events
from khabar.store.sqlite_links import write_links

__all__ = ["ReviewLog"]

_DECODER = msgspec.json.Decoder(Review)
_NOT_YET = 0


class ReviewLog:
    """The entries of one record. Without `reviewing` none can be added, and documents are told as they were read."""

    def __init__(self, connection: sqlite3.Connection, reviewing: Reviewing | None, analyse: Analyse) -> None:
        self._connection, self._reviewing, self._analyse = connection, reviewing, analyse

    @property
    def reviewing(self) -> Reviewing:
        """How entries are made. Raises `StoreError` when the record was opened without."""
        if self._reviewing is None:
            raise StoreError("the record was opened without a way to review")
        return self._reviewing

    # --- entries ------------------------------------------------------------------------------------------------

    def write(self, review: Review) -> Review:
        """Add an entry under the next id. Raises `ReviewError` for one that could not be read back."""
        [last] = self._connection.execute("SELECT coalesce(max(id), 0) FROM review").fetchone()
        review = msgspec.structs.replace(review, id=last + 1)
        try:
            encoded = encode(review).decode()
            _DECODER.decode(encoded)
        except (UnicodeEncodeError, msgspec.ValidationError) as error:
            raise ReviewError(f"this cannot be kept: {error}") from None
        self._connection.execute("INSERT INTO review (id, entry) VALUES (?, ?)", (review.id, encoded))
        return review

    def any(self) -> bool:
        """Whether anybody has said anything."""
        return self._connection.execute("SELECT 1 FROM review LIMIT 1").fetchone() is not None

    def entry(self, id: int) -> Review:
        """One entry. Raises `NotFound`."""
        row = self._connection.execute("SELECT entry FROM review WHERE id = ?", (id,)).fetchone()
        if row is None:
            raise NotFound(f"there is no review {id}")
        return _DECODER.decode(row[0])

    def undone_by(self, id: int) -> int | None:
        """The standing entry that takes it back."""
        for (by,) in self._connection.execute("SELECT id FROM review WHERE undoes = ?", (id,)).fetchall():
            if self.undone_by(by) is None:
                return int(by)
        return None

    def listed(self, series: str | None, *, limit: int | None, offset: int, newest_first: bool) -> Sequence[Review]:
        """The entries, or those on one article."""
        where, values = ("TRUE", ()) if series is None else ("(article = ? OR other = ?)", (series, series))
        rows = self._connection.execute(
            f"SELECT entry FROM review WHERE {where} ORDER BY id {'DESC' if newest_first else 'ASC'} LIMIT ? OFFSET ?",
            (*values, -1 if limit is None else max(0, limit), max(0, offset)),
        )
        return [_DECODER.decode(entry) for (entry,) in rows]

    def dependent(self) -> tuple[tuple[str, str], ...]:
        """The origins of which people say that the two are not independent of each other."""
        last: dict[tuple[str, str], bool] = {}
        for review in standing(self._read("article IS NULL", ())):
            if review.origins is not None:
                one, other = sorted(review.origins)
                last[one, other] = review.kind == "not-independent"
        return tuple(pair for pair, dependent in last.items() if dependent)

    def pairings(self, documents: Mapping[str, Document]) -> tuple[Pairing, ...]:
        """What people say of mentions of events in these articles, by what their versions have in common."""
        if self._reviewing is None:
            return ()
        found = [review for series in documents for review in self._read("article = ?", (series,))]
        return tuple(self._reviewing.pairings(documents, found)) if found else ()

    def _read(self, where: str, values: tuple[str, ...]) -> Iterator[Review]:
        for (entry,) in self._connection.execute(f"SELECT entry FROM review WHERE {where} ORDER BY id", values):
            yield _DECODER.decode(entry)

    # --- documents ----------------------------------------------------------------------------------------------

    def lay(self, key: int, series: str) -> None:
        """Make the document of an article right that is new, read anew or reviewed, with its links and events.

        Nothing is to be done where nobody has said anything of any version of it.
        """
        entries = list(self._read("article = ?", (series,)))
        if not entries:
            return
        [encoded] = self._connection.execute("SELECT document FROM article WHERE key = ?", (key,)).fetchone()
        laid: str | None = None
        if self._reviewing is not None:
            try:
                read = decode_document(encoded)
            except msgspec.DecodeError:
                pass  # an older Khabar's; whoever asks for it is told
            else:
                document = self._reviewing.reviewed(read, entries)
                laid = None if document == read else encode_document(document).decode()
                write_links(self._connection, key, links_of(document, self._analyse))
                write_events(self._connection, key, events_of(document, self._analyse))
        self._connection.execute(
            "INSERT INTO reviewed (article, document, version) VALUES (?, ?, ?)"
            " ON CONFLICT DO UPDATE SET document = excluded.document, version = excluded.version",
            (key, laid, _NOT_YET if self._reviewing is None else self._reviewing.VERSION),
        )

    def forget(self, key: int) -> None:
        """No document of an article but the one that was read."""
        self._connection.execute("DELETE FROM reviewed WHERE article = ?", (key,))

    def forget_all(self) -> None:
        """All documents are to be worked out again. Entries stay."""
        self._connection.execute("UPDATE reviewed SET version = ?", (_NOT_YET,))

    def not_laid(self, limit: int) -> list[tuple[int, str]]:
        """Articles with entries that were laid on by an older Khabar, or by none: their keys and series."""
        if self._reviewing is None:
            return []
        return self._connection.execute(
            "SELECT a.key, a.series FROM reviewed AS r JOIN article AS a ON a.key = r.article WHERE r.version < ?"
            " LIMIT ?",
            (self._reviewing.VERSION, limit),
        ).fetchall()
