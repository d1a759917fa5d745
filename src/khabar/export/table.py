"""A record as one flat row, for tables: CSV and Parquet have the same columns."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import NamedTuple

from khabar.export.record import EventRecord, Party
from khabar.model import Count

__all__ = ["COLUMNS", "Cell", "Column"]

Cell = str | int | float | dt.date | list[str] | None


_MOST = 2**63 - 1
"""No column of a table holds a greater number; a page may well claim one."""


class Column(NamedTuple):
    """One column: its name, what its cells are, and how a record fills them."""

    name: str
    kind: str
    """``text``, ``day``, ``integer``, ``number`` or ``texts``."""
    cell: Callable[[EventRecord], Cell]


def _words(parties: tuple[Party, ...]) -> list[str]:
    return [party.words for party in parties]


def _ids(parties: tuple[Party, ...]) -> list[str]:
    """One for each of the words, empty where no canonical actor is known."""
    return [party.actor or "" for party in parties]


def _countries(parties: tuple[Party, ...]) -> list[str]:
    return [party.country or "" for party in parties]


def _counts(name: str, counted: Callable[[EventRecord], Count | None]) -> tuple[Column, Column]:
    def low(record: EventRecord) -> int | None:
        count = counted(record)
        return None if count is None else min(count.low, _MOST)

    def high(record: EventRecord) -> int | None:
        count = counted(record)
        return None if count is None else min(count.high, _MOST)

    return Column(f"{name}_low", "integer", low), Column(f"{name}_high", "integer", high)


COLUMNS: tuple[Column, ...] = (
    Column("id", "text", lambda r: r.id),
    Column("event", "text", lambda r: r.event),
    Column("type", "text", lambda r: r.type),
    Column("mode", "text", lambda r: r.mode),
    Column("status", "text", lambda r: r.status),
    Column("earliest", "day", lambda r: r.earliest),
    Column("latest", "day", lambda r: r.latest),
    Column("trigger", "text", lambda r: r.trigger),
    Column("actors", "texts", lambda r: _words(r.actors)),
    Column("actor_ids", "texts", lambda r: _ids(r.actors)),
    Column("actor_countries", "texts", lambda r: _countries(r.actors)),
    Column("recipients", "texts", lambda r: _words(r.recipients)),
    Column("recipient_ids", "texts", lambda r: _ids(r.recipients)),
    Column("recipient_countries", "texts", lambda r: _countries(r.recipients)),
    Column("places", "texts", lambda r: list(r.places)),
    Column("place", "text", lambda r: r.place.name if r.place else None),
    Column("country", "text", lambda r: r.place.country if r.place else None),
    Column("level", "text", lambda r: r.place.level if r.place else None),
    Column("relation", "text", lambda r: r.place.relation if r.place else None),
    Column("lat", "number", lambda r: r.place.lat if r.place else None),
    Column("lon", "number", lambda r: r.place.lon if r.place else None),
    Column("precision_km", "number", lambda r: r.place.precision_km if r.place else None),
    Column("geonames", "integer", lambda r: r.place.geonames if r.place else None),
    *_counts("killed", lambda r: r.killed),
    *_counts("injured", lambda r: r.injured),
    *_counts("arrested", lambda r: r.arrested),
    *_counts("missing", lambda r: r.missing),
    Column("chain", "texts", lambda r: list(r.chain)),
    Column("attribution", "text", lambda r: r.attribution),
    Column("quotation", "text", lambda r: r.quotation),
    Column("firmness", "text", lambda r: r.firmness),
    Column("sentence", "text", lambda r: r.sentence),
    Column("contexts", "texts", lambda r: list(r.contexts)),
    Column("article", "text", lambda r: r.article),
    Column("outlet", "text", lambda r: r.outlet),
    Column("url", "text", lambda r: r.url),
    Column("headline", "text", lambda r: r.headline),
    Column("published", "text", lambda r: r.published),
    Column("start", "integer", lambda r: r.span.start),
    Column("end", "integer", lambda r: r.span.end),
    Column("rule", "text", lambda r: r.rule),
)
