"""Copies in the record's file: sketches and pairs, written with their article, and found for what was kept before.

Only the newest version of each address has a sketch. `SqliteIndex` and `settle_copies` run inside the caller's
transaction, so that an article and its pairs are there together or not at all.
"""

from __future__ import annotations

import json
import sqlite3
import struct
from collections.abc import Sequence

from khabar.model import Copy, Sketch
from khabar.model.copies import APART_DAYS, LEAST_SHARED, LEAST_SHARED_APART, NEAR_DAYS
from khabar.store.base import Copying
from khabar.store.sqlite_documents import document_of
from khabar.store.sqlite_file import transaction

__all__ = ["SqliteIndex", "fill_copies", "forget_all", "read_copies", "settle_copies"]

_BATCH = 50
"""Articles that are compared in one transaction, which other processes wait for."""
_NO_DAY = 0
"""The month of articles without a day."""


class SqliteIndex:
    """Sketches by the keys of their articles: a `khabar.record.copies.SketchIndex` in the record's file."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def add(self, key: int, sketch: Sketch) -> None:
        """Keep a sketch."""
        day = None if sketch.day is None else sketch.day.toordinal()
        self._connection.execute(
            "INSERT INTO sketch (article, day, size, prints) VALUES (?, ?, ?, ?)",
            (key, day, len(sketch.prints), struct.pack(f"<{len(sketch.prints)}q", *sketch.prints)),
        )
        month = _month(day)
        self._connection.executemany(
            "INSERT INTO print (month, print, article) VALUES (?, ?, ?)",
            [(month, number, key) for number in sketch.prints],
        )

    def remove(self, key: int) -> None:
        """Forget it."""
        row = self._connection.execute("SELECT day, prints FROM sketch WHERE article = ?", (key,)).fetchone()
        if row is None:
            return
        day, prints = row
        month = _month(day)
        self._connection.executemany(
            "DELETE FROM print WHERE month = ? AND print = ? AND article = ?",
            [(month, number, key) for number in struct.unpack(f"<{len(prints) // 8}q", prints)],
        )
        self._connection.execute("DELETE FROM sketch WHERE article = ?", (key,))

    def near(self, sketch: Sketch) -> list[int]:
        """The keys of those that are likely (`khabar.record.copies.likely`), in the order of adding."""
        day = None if sketch.day is None else sketch.day.toordinal()
        return [
            key
            for (key,) in self._connection.execute(
                "WITH shared AS (SELECT p.article AS article, count(*) AS prints"
                " FROM json_each(?) AS m CROSS JOIN json_each(?) AS n"
                " CROSS JOIN print AS p ON p.month = m.value AND p.print = n.value GROUP BY p.article)"
                " SELECT s.article FROM shared CROSS JOIN sketch AS s ON s.article = shared.article"
                " WHERE coalesce(abs(s.day - ?), 0) <= ?"
                " AND shared.prints >= min(s.size, ?) * CASE WHEN coalesce(abs(s.day - ?), 0) <= ? THEN ? ELSE ? END"
                " ORDER BY s.article",
                (json.dumps(self._months(day)), json.dumps(sketch.prints), day, APART_DAYS, len(sketch.prints), day,
                 NEAR_DAYS, LEAST_SHARED, LEAST_SHARED_APART),
            )
        ]  # fmt: skip

    def _months(self, day: int | None) -> Sequence[int]:
        """Where articles lie that are near enough in time."""
        if day is not None:
            month = _month(day)
            return _NO_DAY, month - 1, month, month + 1
        return [
            month
            for (month,) in self._connection.execute(
                "WITH RECURSIVE months (month) AS (SELECT min(month) FROM print UNION ALL"
                " SELECT (SELECT min(month) FROM print WHERE month > months.month) FROM months WHERE months.month >= 0)"
                " SELECT month FROM months WHERE month IS NOT NULL"
            )
        ]


def _month(day: int | None) -> int:
    return _NO_DAY if day is None else day // APART_DAYS


def settle_copies(connection: sqlite3.Connection, copying: Copying | None, series: str, changed: int) -> None:
    """Make sketches and pairs right for all versions of an address, one of which, `changed`, is new or read anew.

    Without `copying` what is not right any more goes, and the rest is left to `fill_copies`.
    """
    versions = connection.execute("SELECT key, newest FROM article WHERE series = ?", (series,)).fetchall()
    for key, newest in versions:
        if key == changed or not newest:
            _forget(connection, key)
    for key, newest in versions:
        known = connection.execute("SELECT 1 FROM sketch WHERE article = ?", (key,)).fetchone()
        if newest and known is None:
            if copying is None:
                connection.execute("UPDATE article SET compared = 0 WHERE key = ?", (key,))
            else:
                _compare(connection, copying, key)


def read_copies(
    connection: sqlite3.Connection,
    copying: Copying | None,
    *,
    series: str | None = None,
    limit: int | None = None,
    offset: int = 0,
) -> Sequence[Copy]:
    """The pairs, or those of one address, as `Store.copies` orders them, with what was not compared yet."""
    fill_copies(connection, copying)
    own = "(SELECT key FROM article WHERE series = ? AND newest)"
    where, values = ("TRUE", ()) if series is None else (f"(c.source IN {own} OR c.copy IN {own})", (series, series))
    rows = connection.execute(
        "SELECT s.id, a.id, c.containment, c.sure FROM copy AS c"
        " JOIN article AS s ON s.key = c.source JOIN article AS a ON a.key = c.copy"
        f" WHERE {where} ORDER BY a.day DESC NULLS LAST, a.added DESC, a.key DESC,"
        " s.day DESC NULLS LAST, s.added DESC, s.key DESC LIMIT ? OFFSET ?",
        (*values, -1 if limit is None else max(0, limit), max(0, offset)),
    ).fetchall()
    return [
        Copy(source=source, copy=copy, containment=containment, sure=bool(sure))
        for source, copy, containment, sure in rows
    ]


def fill_copies(connection: sqlite3.Connection, copying: Copying | None) -> None:
    """Compare what another Khabar has kept. A process killed meanwhile leaves the rest for the next."""
    if copying is None:
        return
    missing = "SELECT key FROM article WHERE newest AND compared < ? LIMIT ?"
    while connection.execute(missing, (copying.VERSION, 1)).fetchone() is not None:
        with transaction(connection):
            for (key,) in connection.execute(missing, (copying.VERSION, _BATCH)).fetchall():
                _forget(connection, key)
                _compare(connection, copying, key)


def forget_all(connection: sqlite3.Connection) -> None:
    """No sketches, no pairs, nothing compared, at once."""
    with transaction(connection):
        for table in ("copy", "print", "sketch"):
            connection.execute(f"DELETE FROM {table}")
        connection.execute("UPDATE article SET compared = 0 WHERE compared")


def _forget(connection: sqlite3.Connection, key: int) -> None:
    SqliteIndex(connection).remove(key)
    connection.execute("DELETE FROM copy WHERE source = ? OR copy = ?", (key, key))


def _compare(connection: sqlite3.Connection, copying: Copying, key: int) -> None:
    """Keep the sketch and the pairs of an article that has none."""
    connection.execute("UPDATE article SET compared = ? WHERE key = ?", (copying.VERSION, key))
    document = document_of(connection, key)
    if document is None:
        return
    index, sketch = SqliteIndex(connection), copying.sketch(document)
    near = index.near(sketch)
    index.add(key, sketch)
    for other_key in near:
        other = document_of(connection, other_key)
        copy = None if other is None else copying.compare(other, document)
        if copy is not None:
            _write(connection, copy, key if copy.source == document.article.id else other_key, key, other_key)


def _write(connection: sqlite3.Connection, copy: Copy, source: int, one: int, other: int) -> None:
    connection.execute(
        "INSERT INTO copy (source, copy, containment, sure) VALUES (?, ?, ?, ?)",
        (source, other if source == one else one, copy.containment, copy.sure),
    )
