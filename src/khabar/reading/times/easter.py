"""The Sunday of Easter, by the churches' tables."""

from __future__ import annotations

import datetime as dt

__all__ = ["eastern_easter", "western_easter"]


def western_easter(year: int) -> dt.date:
    """Easter of the western churches in a Gregorian year: the anonymous computus."""
    golden = year % 19
    century, of_century = divmod(year, 100)
    leap = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - century // 4 - leap + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (of_century // 4) - moon - of_century % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, before = divmod(moon + weekday - 7 * late + 114, 31)
    return dt.date(year, month, before + 1)


def eastern_easter(year: int) -> dt.date:
    """Easter of the eastern churches in a Gregorian year: Meeus's Julian computus, moved to the Gregorian calendar."""
    moon = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, before = divmod(moon + weekday + 114, 31)
    return dt.date.fromordinal(dt.date(year, month, before + 1).toordinal() + year // 100 - year // 400 - 2)
