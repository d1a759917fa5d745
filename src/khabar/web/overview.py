"""How much the record holds: articles, outlets, days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import msgspec

from khabar.store import Store

__all__ = ["Overview", "Volume", "overview"]

_DAYS = 60


class Volume(msgspec.Struct, frozen=True, kw_only=True):
    """How many articles each day has, of those that end with the latest one."""

    days: tuple[dt.date, ...]
    counts: tuple[int, ...]
    undated: int


class Overview(msgspec.Struct, frozen=True, kw_only=True):
    """The newest version of every page is counted."""

    articles: int
    outlets: tuple[str, ...]
    """In the order of their letters."""
    volume: Volume


def overview(store: Store) -> Overview:
    """Of a record; of an empty one nothing but zeros."""
    counts = dict(store.volume(days=_DAYS))
    undated = counts.pop(None, 0)
    return Overview(
        articles=store.count(),
        outlets=tuple(name for name, _ in store.outlets()),
        volume=_volume({day: count for day, count in counts.items() if day is not None}, undated),
    )


def _volume(counts: Mapping[dt.date, int], undated: int) -> Volume:
    """With the days between on which there was nothing."""
    first, last = min(counts, default=None), max(counts, default=None)
    if first is None or last is None:
        return Volume(days=(), counts=(), undated=undated)
    days = tuple(first + dt.timedelta(days=after) for after in range((last - first).days + 1))
    return Volume(days=days, counts=tuple(counts.get(day, 0) for day in days), undated=undated)
