"""Sets the page's visible words and its metadata against each other. All claims are kept; the reader's wins.

A visible value beats metadata when they disagree. Metadata may only add precision to what is visible: the clock time of
a day on which both agree, or the zone of a clock time that fits both.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from khabar.model import Claim

__all__ = ["choose", "choose_time", "mark", "same_moment", "shown_in"]

_TRUST = {"given": 0, "record": 0, "visible": 1, "json-ld": 2, "opengraph": 3, "meta": 4, "url": 5}
_FURTHEST = dt.timedelta(hours=14)
_QUARTER = dt.timedelta(minutes=15)
_SLACK = dt.timedelta(seconds=60)


def choose(claims: Sequence[Claim]) -> Claim | None:
    """The claim to believe among those on one field: the visible one, then metadata by its trust; ``None`` of none."""
    return min(claims, key=lambda claim: _TRUST[claim.origin], default=None)


def mark(claims: Sequence[Claim], chosen: Claim | None) -> list[Claim]:
    """The claims, with the chosen one marked."""
    return [
        Claim(
            field=claim.field,
            value=claim.value,
            origin=claim.origin,
            words=claim.words,
            where=claim.where,
            rule=claim.rule,
            chosen=claim is chosen,
        )
        for claim in claims
    ]


def choose_time(claims: Sequence[Claim]) -> tuple[str | None, Claim | None]:
    """The value of a time field and the claim that gave it.

    The value may be finer than the chosen visible claim: see the module. It is in the page's own zone where the page
    tells one; a metadata time in UTC alone stays in UTC.
    """
    visible = next((claim for claim in claims if claim.origin in ("visible", "given", "record")), None)
    told = [claim for claim in sorted(claims, key=lambda claim: _TRUST[claim.origin]) if claim is not visible]
    if visible is None:
        return _of_metadata(told)
    seen = dt.datetime.fromisoformat(visible.value)
    if len(visible.value) == 10:
        return _finer_than_day(visible, told)
    if seen.tzinfo is not None:
        return visible.value, visible
    for claim in told:
        zone = _zone_that_fits(seen, claim.value)
        if zone is not None:
            return dt.datetime.fromisoformat(claim.value).astimezone(dt.timezone(zone)).isoformat(), visible
    return visible.value, visible


def same_moment(one: str, other: str) -> bool:
    """Whether two values of time fields are the same moment, as far as both tell it."""
    if len(one) == 10 or len(other) == 10:
        return one == other
    a, b = dt.datetime.fromisoformat(one), dt.datetime.fromisoformat(other)
    if a.tzinfo is None or b.tzinfo is None:
        a, b = a.replace(tzinfo=None), b.replace(tzinfo=None)
    return abs(a - b) < _SLACK


def shown_in(value: str, published: str | None) -> str:
    """A time that only metadata gives in UTC, in the zone that `published` is in, where that is known to be another."""
    if published is None or len(published) == 10 or len(value) == 10:
        return value
    zone = dt.datetime.fromisoformat(published).utcoffset()
    moment = dt.datetime.fromisoformat(value)
    if not zone or moment.utcoffset() != dt.timedelta(0):
        return value
    return moment.astimezone(dt.timezone(zone)).isoformat(timespec="seconds" if value.count(":") > 2 else "minutes")


def _of_metadata(told: list[Claim]) -> tuple[str | None, Claim | None]:
    if not told:
        return None, None
    first = told[0]
    if len(first.value) == 10:
        finer = next((c for c in told if len(c.value) > 10 and c.value[:10] == first.value), None)
        return (finer.value, finer) if finer is not None else (first.value, first)
    moment = dt.datetime.fromisoformat(first.value)
    if moment.utcoffset() == dt.timedelta(0):
        # The same moment written with an offset elsewhere tells the page's own zone.
        for claim in told[1:]:
            other = dt.datetime.fromisoformat(claim.value)
            if other.utcoffset() and abs(other - moment) <= _SLACK:
                return claim.value, claim
    return first.value, first


def _finer_than_day(visible: Claim, told: list[Claim]) -> tuple[str, Claim]:
    zone = _offset_of_page(told)
    for claim in told:
        if len(claim.value) == 10:
            continue
        moment = dt.datetime.fromisoformat(claim.value)
        if zone is not None and moment.utcoffset() == dt.timedelta(0):
            moment = moment.astimezone(zone)
        if moment.date().isoformat() == visible.value:
            return (claim.value if moment.isoformat()[:16] == claim.value[:16] else moment.isoformat()), claim
    return visible.value, visible


def _offset_of_page(told: list[Claim]) -> dt.timezone | None:
    """The one offset other than UTC that the page's metadata writes."""
    offsets = {dt.datetime.fromisoformat(c.value).utcoffset() for c in told if len(c.value) > 10}
    local = {offset for offset in offsets if offset}
    return dt.timezone(local.pop()) if len(local) == 1 else None


def _zone_that_fits(seen: dt.datetime, told: str) -> dt.timedelta | None:
    """The offset that makes a visible clock time and a metadata time the same moment, if there is one.

    No offset is read out of metadata that says the visible clock time itself in UTC: whether that is the page's zone or
    a local time wrongly called UTC cannot be told.
    """
    if len(told) == 10:
        return None
    moment = dt.datetime.fromisoformat(told)
    stated = moment.utcoffset()
    if stated is None:
        return None
    clock = moment.replace(tzinfo=None, second=0, microsecond=0)
    if stated:
        return stated if clock == seen.replace(second=0) else None
    offset = seen.replace(second=0) - clock
    if not offset or abs(offset) > _FURTHEST or offset % _QUARTER:
        return None
    return offset
