"""Who is quoted across the record, through whom, and how often alone."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from khabar.store.base import QuotedSource

__all__ = ["quoted_sources"]

# A body that is known is one source under all its names; anybody else is who has the same first name in an article.
_WHO = "coalesce(l.actor, ':' || CASE instr(t.names, ' | ') WHEN 0 THEN t.names" \
    " ELSE substr(t.names, 1, instr(t.names, ' | ') - 1) END)"  # fmt: skip
_LINKS = (
    f"SELECT {_WHO} AS who, l.key, l.article, l.attribution, l.position, l.actor, l.kind, l.naming,"
    " l.position = max(l.position) OVER (PARTITION BY l.article, l.attribution) AS last"
    " FROM link AS l JOIN link_terms AS t ON t.rowid = l.key JOIN article AS a ON a.key = l.article WHERE a.newest = 1"
)


def quoted_sources(
    connection: sqlite3.Connection, *, limit: int, offset: int
) -> Sequence[tuple[QuotedSource, int, str, int]]:
    """The sources by how many articles quote them, each with one link that names it: article, attribution, position."""
    rows = connection.execute(
        f"WITH links AS MATERIALIZED ({_LINKS}),"
        " only AS (SELECT article FROM links WHERE last GROUP BY article HAVING count(DISTINCT who) = 1)"
        " SELECT who, min(key), count(*), count(DISTINCT article), sum(last),"
        " count(DISTINCT CASE WHEN last AND article IN (SELECT article FROM only) THEN article END),"
        " actor, kind, naming FROM links GROUP BY who ORDER BY 4 DESC, 3 DESC, who LIMIT ? OFFSET ?",
        (limit, max(0, offset)),
    ).fetchall()
    found = []
    for _, key, statements, articles, origin, alone, actor, kind, naming in rows:
        article, attribution, position = connection.execute(
            "SELECT article, attribution, position FROM link WHERE key = ?", (key,)
        ).fetchone()
        source = QuotedSource(
            name="",
            actor=actor,
            kind=kind,
            naming=naming,
            statements=statements,
            articles=articles,
            as_origin=origin,
            alone=alone,
        )
        found.append((source, article, attribution, position))
    return found
