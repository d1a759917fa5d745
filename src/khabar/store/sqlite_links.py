"""The links of chains in the record's file: written with their article, worked out later for what was kept before."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from khabar.store.links import LINKED, LinkRow, actor_called, links_of
from khabar.store.query import Analyse, Query
from khabar.store.sqlite_documents import document_of
from khabar.store.sqlite_file import transaction

__all__ = ["Condition", "fill_links", "links_that_are", "positions", "write_links"]

Condition = tuple[str, tuple[str, ...]]
"""What holds for a row of ``link AS l``, with its values."""

_BATCH = 100
"""Articles whose links are worked out in one transaction, which other processes wait for."""


def write_links(connection: sqlite3.Connection, article: int, links: Sequence[LinkRow]) -> None:
    """Put these in the place of all links of an article, inside the caller's transaction."""
    connection.execute("DELETE FROM link_terms WHERE rowid IN (SELECT key FROM link WHERE article = ?)", (article,))
    connection.execute("DELETE FROM link WHERE article = ?", (article,))
    for link in links:
        [key] = connection.execute(
            "INSERT INTO link (article, attribution, position, actor, kind, naming) VALUES (?, ?, ?, ?, ?, ?)"
            " RETURNING key",
            (article, link.attribution, link.position, link.actor, link.kind, link.naming),
        ).fetchone()
        connection.execute("INSERT INTO link_terms (rowid, names) VALUES (?, ?)", (key, link.names))
    connection.execute("UPDATE article SET linked = ? WHERE key = ?", (LINKED, article))


def fill_links(connection: sqlite3.Connection, analyse: Analyse) -> None:
    """Work out the links of what another Khabar has kept. A process killed meanwhile leaves the rest for the next."""
    missing = "SELECT key FROM article WHERE linked < ? LIMIT ?"
    while connection.execute(missing, (LINKED, 1)).fetchone() is not None:
        with transaction(connection):
            for (key,) in connection.execute(missing, (LINKED, _BATCH)).fetchall():
                document = document_of(connection, key)
                write_links(connection, key, () if document is None else links_of(document, analyse))


def links_that_are(name: str, analyse: Analyse) -> Condition | None:
    """The links whose source has all words of `name` among its names, or is the body of that name."""
    query = Query.parse(name, analyse)
    if not query.phrases:
        return None
    where = "l.key IN (SELECT rowid FROM link_terms WHERE link_terms MATCH ?)"
    actor = actor_called(name)
    if actor is None:
        return where, (query.fts5(),)
    return f"({where} OR l.actor = ?)", (query.fts5(), actor.id)


def positions(
    connection: sqlite3.Connection, articles: Sequence[int], condition: Condition
) -> dict[int, dict[str, tuple[int, ...]]]:
    """The positions of such links in the chains of these articles, by article and attribution."""
    where, values = condition
    out: dict[int, dict[str, tuple[int, ...]]] = {article: {} for article in articles}
    for article, attribution, position in connection.execute(
        "SELECT l.article, l.attribution, l.position FROM link AS l"
        f" WHERE l.article IN (SELECT value FROM json_each(?)) AND {where} ORDER BY l.key",
        (json.dumps(articles), *values),
    ):
        out[article][attribution] = (*out[article].get(attribution, ()), position)
    return out
