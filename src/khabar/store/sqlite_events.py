"""Events in the record's file: written with their article, worked out later for what was kept before."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence

from khabar.store.base import EventFilter
from khabar.store.events import CODED, EventRow, events_of
from khabar.store.links import actor_called
from khabar.store.query import Analyse, Query
from khabar.store.sqlite_documents import document_of
from khabar.store.sqlite_file import transaction

__all__ = ["events_that_are", "fill_events", "write_events"]

_BATCH = 100
"""Articles whose events are worked out in one transaction, which other processes wait for."""
_NAMED = "a.key IN (SELECT rowid FROM argument_terms WHERE argument_terms MATCH ?)"

Value = str | int
Condition = tuple[str, tuple[Value, ...]]
"""What holds for a row of ``event AS e``, with its values."""


def write_events(connection: sqlite3.Connection, article: int, events: Sequence[EventRow]) -> None:
    """Put these in the place of all events of an article, inside the caller's transaction."""
    arguments = "SELECT a.key FROM argument AS a JOIN event AS e ON a.event = e.key WHERE e.article = ?"
    connection.execute(f"DELETE FROM argument_terms WHERE rowid IN ({arguments})", (article,))
    connection.execute(f"DELETE FROM argument WHERE key IN ({arguments})", (article,))
    connection.execute("DELETE FROM event WHERE article = ?", (article,))
    for event in events:
        [key] = connection.execute(
            "INSERT INTO event (article, mention, event, type, mode, status, earliest, latest, killed)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING key",
            (article, event.mention, event.event, event.type, event.mode, event.status, event.earliest, event.latest,
             event.killed),
        ).fetchone()  # fmt: skip
        for argument in event.arguments:
            [row] = connection.execute(
                "INSERT INTO argument (event, role, actor, country) VALUES (?, ?, ?, ?) RETURNING key",
                (key, argument.role, argument.actor, argument.country),
            ).fetchone()
            connection.execute("INSERT INTO argument_terms (rowid, names) VALUES (?, ?)", (row, argument.names))
    connection.execute("UPDATE article SET coded = ? WHERE key = ?", (CODED, article))


def fill_events(connection: sqlite3.Connection, analyse: Analyse) -> None:
    """Work out the events of what another Khabar has kept. A process killed meanwhile leaves the rest for the next."""
    missing = "SELECT key FROM article WHERE coded < ? LIMIT ?"
    while connection.execute(missing, (CODED, 1)).fetchone() is not None:
        with transaction(connection):
            for (key,) in connection.execute(missing, (CODED, _BATCH)).fetchall():
                document = document_of(connection, key)
                write_events(connection, key, () if document is None else events_of(document, analyse))


def events_that_are(sought: EventFilter, analyse: Analyse) -> Condition | None:
    """The events for which all of `sought` holds, each part of it in one of their mentions; ``None``: there are none.

    One mention may tell where it was and the next how many died.
    """
    where: list[str] = []
    values: list[Value] = []
    for condition in _conditions(sought, analyse):
        if condition is None:
            return None
        where.append(f"(e.article, e.event) IN (SELECT e.article, e.event FROM event AS e WHERE {condition[0]})")
        values += condition[1]
    return " AND ".join(where) or "TRUE", tuple(values)


def _conditions(sought: EventFilter, analyse: Analyse) -> Iterator[Condition | None]:
    days: list[tuple[str, Value]] = []
    if sought.since is not None:
        days.append(("e.latest >= ?", sought.since.isoformat()))
    if sought.until is not None:
        days.append(("e.earliest <= ?", sought.until.isoformat()))
    if days:
        yield " AND ".join(where for where, _ in days), tuple(value for _, value in days)
    if sought.types:
        yield f"e.type IN ({', '.join('?' * len(sought.types))})", sought.types
    if sought.statuses:
        yield f"e.status IN ({', '.join('?' * len(sought.statuses))})", sought.statuses
    if sought.min_killed is not None:
        yield "e.killed >= ?", (min(sought.min_killed, 2**63 - 1),)
    if sought.country is not None:
        yield _with_argument("a.country = ? AND a.role = 'place'", (sought.country.upper(),))
    if sought.place is not None:
        query = Query.parse(sought.place, analyse)
        yield _with_argument(f"{_NAMED} AND a.role = 'place'", (query.fts5(),)) if query.phrases else None
    if sought.actor is not None:
        query = Query.parse(sought.actor, analyse)
        known = actor_called(sought.actor)
        where, values = f"{_NAMED} AND a.role <> 'place'", [query.fts5()]
        if known is not None:
            where, values = f"({where} OR a.actor = ?)", [*values, known.id]
        yield _with_argument(where, tuple(values)) if query.phrases else None


def _with_argument(where: str, values: tuple[Value, ...]) -> Condition:
    return f"e.key IN (SELECT a.event FROM argument AS a WHERE {where})", values
