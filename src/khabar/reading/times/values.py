"""The values of times in the standard's form: EDTF (ISO 8601-2) for days, and what is implied beside what is known."""

from __future__ import annotations

import calendar as gregorian
import datetime as dt

from khabar.arabic.zones import offset_at
from khabar.model import DateParts
from khabar.reading.times.scene import Found

__all__ = ["edtf", "implied"]


def edtf(found: Found) -> str | None:
    """The EDTF value: as coarse as the days are, an interval where they have no name of their own."""
    if found.reach is None:
        return _unanchored(found.known)
    known = found.known
    first, last = found.reach
    if found.type == "TIME" and known.hour is not None and first == last:
        return _clock(first, known)
    return _days(first, last)


def _clock(when: dt.date, known: DateParts) -> str:
    moment = dt.datetime.combine(when, dt.time(known.hour or 0, known.minute or 0))
    offset = offset_at(known.zone, moment) if known.zone and known.zone != "local" else None
    return moment.isoformat(timespec="seconds") + (offset or "")


def _days(first: dt.date, last: dt.date) -> str:
    if first == last:
        return first.isoformat()
    whole_month = dt.date(first.year, first.month, 1), dt.date(first.year, first.month, _days_in(first))
    if (first, last) == whole_month:
        return f"{first.year:04}-{first.month:02}"
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        if first.year == last.year:
            return f"{first.year:04}"
        if first.year % 10 == 0 and last.year == first.year + 9:
            return f"{first.year // 10:03}X"
        if first.year % 100 == 0 and last.year == first.year + 99:
            return f"{first.year // 100:02}XX"
        return f"{first.year:04}/{last.year:04}"
    return f"{first.isoformat()}/{last.isoformat()}"


def _days_in(when: dt.date) -> int:
    return gregorian.monthrange(when.year, when.month)[1]


def _unanchored(known: DateParts) -> str | None:
    """A month or a day of some year: ``XXXX-10-07``."""
    if known.month is None or known.year is not None:
        return None
    return f"XXXX-{known.month:02}" + (f"-{known.day:02}" if known.day is not None else "")


def implied(found: Found) -> DateParts:
    """What the days say beyond what the words do."""
    if found.reach is None:
        return DateParts()
    known = found.known
    first, last = found.reach
    one_day = first == last
    one_month = (first.year, first.month) == (last.year, last.month)
    return DateParts(
        year=first.year if first.year == last.year and known.year is None else None,
        month=first.month if one_month and known.month is None else None,
        day=first.day if one_day and known.day is None else None,
        weekday=first.isoweekday() if one_day and known.weekday is None else None,
    )
