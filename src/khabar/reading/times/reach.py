"""Stretches of calendar days, and the arithmetic of weeks, months and years on them.

A `Reach` is the first and last day that an expression can mean. Everything here is None-safe at the calendar's ends:
what would fall outside the years 1 to 9999 is clamped.
"""

from __future__ import annotations

import calendar as gregorian
import datetime as dt
from typing import NamedTuple

__all__ = ["Reach", "day", "edge_of", "month", "plus_days", "plus_months", "week_of", "weekday_near", "year", "years"]


class Reach(NamedTuple):
    """Days, both included."""

    first: dt.date
    last: dt.date


def day(when: dt.date) -> Reach:
    """One day."""
    return Reach(when, when)


def plus_days(when: dt.date, days: int) -> dt.date:
    """`days` later, or earlier when negative."""
    return dt.date.fromordinal(min(max(when.toordinal() + days, 1), dt.date.max.toordinal()))


def month(year_: int, month_: int) -> Reach:
    """A month, whose number may lie outside 1 to 12: month 0 is the December before."""
    count = min(max(year_ * 12 + month_ - 1, 12), 9999 * 12 + 11)
    number, of = count % 12 + 1, count // 12
    return Reach(dt.date(of, number, 1), dt.date(of, number, gregorian.monthrange(of, number)[1]))


def plus_months(when: dt.date, months: int) -> dt.date:
    """The same day of another month, or that month's last day where it is shorter."""
    there = month(when.year, when.month + months)
    return min(plus_days(there.first, when.day - 1), there.last)


def year(number: int) -> Reach:
    """A whole year."""
    return years(number, number)


def years(first: int, last: int) -> Reach:
    """From the first day of one year to the last of another."""
    return Reach(dt.date(min(max(first, 1), 9999), 1, 1), dt.date(min(max(last, 1), 9999), 12, 31))


def week_of(when: dt.date) -> Reach:
    """Monday to Sunday around a day."""
    monday = plus_days(when, 1 - when.isoweekday())
    return Reach(monday, plus_days(monday, 6))


def weekday_near(anchor: dt.date, weekday: int, direction: str) -> dt.date:
    """The day of that name (ISO 8601) which stands closest to the anchor in one direction.

    ``past``: not after it; ``before``: strictly before it; ``future``: not before it; ``after``: strictly after it;
    ``around``: at most three days away.
    """
    back = (anchor.isoweekday() - weekday) % 7
    match direction:
        case "before":
            return plus_days(anchor, -(back or 7))
        case "future":
            return plus_days(anchor, (7 - back) % 7)
        case "after":
            return plus_days(anchor, 7 - back)
        case "around":
            return plus_days(anchor, -back if back <= 3 else 7 - back)
        case _:
            return plus_days(anchor, -back)


def edge_of(reach: Reach, edge: str, grain: str) -> Reach:
    """The ``early``, ``middle`` or ``late`` part of a month, a year or something longer or shorter.

    Of a month: days 1-10, 11-20, 21 to its end; of a year: January-March, April-September, October-December; of a
    decade: years 0-3, 4-6, 7-9; of a century: 00-19, 40-69, 80-99; of anything else about a third.
    """
    if grain == "month":
        first = {"early": 0, "middle": 10, "late": 20}[edge]
        last = reach.last if edge == "late" else plus_days(reach.first, first + 9)
        return Reach(plus_days(reach.first, first), last)
    if grain == "year":
        start = {"early": 1, "middle": 4, "late": 10}[edge]
        end = {"early": 3, "middle": 9, "late": 12}[edge]
        return Reach(month(reach.first.year, start).first, month(reach.first.year, end).last)
    if grain == "week":
        start, length = {"early": (0, 2), "middle": (2, 2), "late": (5, 2)}[edge]
        return Reach(plus_days(reach.first, start), plus_days(reach.first, start + length - 1))
    if grain in ("decade", "century"):
        tenth = 10 if grain == "century" else 1
        start, length = {"early": (0, 2 if tenth > 1 else 4), "middle": (4, 3), "late": (8 if tenth > 1 else 7, 3)}[
            edge
        ]
        first_year = reach.first.year + start * tenth
        return years(first_year, min(first_year + length * tenth - 1, reach.last.year))
    days = (reach.last - reach.first).days + 1
    third = days // 3
    start = {"early": 0, "middle": third, "late": days - third}[edge]
    return Reach(
        plus_days(reach.first, start), reach.last if edge == "late" else plus_days(reach.first, start + third - 1)
    )
