"""Which articles are sought: by words, days, outlet, and by what they report."""

from __future__ import annotations

import sqlite3

from khabar.store.base import ArticleFilter, EventFilter
from khabar.store.query import Analyse, Query
from khabar.store.sqlite_events import events_that_are, fill_events

__all__ = ["articles_that_are"]

Value = str | int


def articles_that_are(
    connection: sqlite3.Connection, sought: ArticleFilter, analyse: Analyse, *, key: str = "+a.key"
) -> tuple[str, tuple[Value, ...]] | None:
    """What holds for a row of ``article AS a``, with its values; ``None``: nothing can be found.

    `key` is how the article's key is compared. With a plus before it SQLite goes through the articles in the order in
    which they are listed and stops when it has enough: a frequent word is found as fast as a rare one. Where words are
    all that is asked for, nothing but the key is looked at.
    """
    where: list[str] = []
    values: list[Value] = []
    if sought.words.strip():
        query = Query.parse(sought.words, analyse)
        if not query.phrases:
            return None
        where.append(f"{key} IN (SELECT rowid FROM article_terms WHERE article_terms MATCH ?)")
        values.append(query.fts5())
    if sought.since is not None:
        where.append("a.day >= ?")
        values.append(sought.since.isoformat())
    if sought.until is not None:
        where.append("a.day <= ?")
        values.append(sought.until.isoformat())
    if sought.outlet is not None:
        where.append("a.outlet = ?")
        values.append(sought.outlet)
    if sought.event != EventFilter():
        fill_events(connection, analyse)
        condition = events_that_are(sought.event, analyse)
        if condition is None:
            return None
        where.append(f"{key} IN (SELECT e.article FROM event AS e WHERE {condition[0]})")
        values += condition[1]
    return " AND ".join(where) or "TRUE", tuple(values)
