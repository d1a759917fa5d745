"""Time zones by the names that Arabic news gives them: «بتوقيت القاهرة»."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from khabar.arabic.fold import fold_text
from khabar.errors import LexiconError

__all__ = ["offset_at", "zones"]


@cache
def zones() -> Mapping[str, str]:
    """Folded name → IANA zone. Raises `LexiconError` when a name stands for two."""
    try:
        raw = tomllib.loads((files("khabar.arabic") / "lexicon" / "zones.toml").read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"zones.toml: {error}") from error
    table: dict[str, str] = {}
    for zone, names in raw.items():
        for name in names:
            if table.setdefault(fold_text(name), zone) != zone:
                raise LexiconError(f"zones.toml: {name!r} stands for two zones")
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
