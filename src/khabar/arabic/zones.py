"""Time zones by the names that Arabic news gives them: «بتوقيت القاهرة»."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from khabar.arabic.fold import fold_text
from khabar.arabic.word_lists import load_lexicon
from khabar.errors import LexiconError

__all__ = ["offset_at", "zone_abbreviations", "zones"]


@cache
def zones() -> Mapping[str, str]:
    """Folded name → IANA zone. Raises `LexiconError` when a name stands for two."""
    return _table("named")


@cache
def zone_abbreviations() -> Mapping[str, str]:
    """Folded abbreviation («ت غ») → IANA zone. Raises `LexiconError` as `zones` does."""
    return _table("abbreviated")


def _table(name: str) -> Mapping[str, str]:
    raw = load_lexicon("zones", dict[str, dict[str, list[str]]])
    table: dict[str, str] = {}
    for zone, words in raw.get(name, {}).items():
        for word in words:
            if table.setdefault(fold_text(word), zone) != zone:
                raise LexiconError(f"zones.toml: {word!r} stands for two zones")
    if not table:
        raise LexiconError(f"zones.toml: [{name}] is missing or empty")
    return table


def offset_at(zone: str, when: dt.datetime) -> str | None:
    """The offset of an IANA zone at a local time, as ``+03:00``; ``None`` where this machine does not know the zone."""
    try:
        offset = ZoneInfo(zone).utcoffset(when)
    except (ZoneInfoNotFoundError, OSError, ValueError, OverflowError):
        return None
    if offset is None:
        return None
    minutes = int(offset.total_seconds() // 60)
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
