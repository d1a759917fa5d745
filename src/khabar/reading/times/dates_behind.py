"""The date behind a day's name: «السبت 3 مارس», «الأحد الموافق 7 نيسان 2024», and whether the two agree."""

from __future__ import annotations

import datetime as dt

from khabar.model import DateParts
from khabar.reading.times.closed_classes import function_words
from khabar.reading.times.months import day_of_month, numeric_date
from khabar.reading.times.reach import day, plus_days, plus_months
from khabar.reading.times.scene import Found, Head, Scene

__all__ = ["with_date"]


def with_date(scene: Scene, found: Found) -> Found:
    """The day with the date that stands behind its name: «السبت 3 مارس», «الأحد الموافق 7 نيسان 2024»."""
    place = found.end
    if scene.word(place) in ("،", ",") and scene.word(place + 1) in function_words().corresponding:
        place += 1  # «الثلاثاء، الموافق 9 أبريل»
    word = scene.word(place)
    matches = word in function_words().corresponding
    if matches or word in ("،", ",", "(", "-", "–"):
        place += 1
    if matches and scene.word(place) in ("ل", "في"):
        place += 1
    if place >= scene.count:
        return found
    ordinal = scene.word(place).startswith("ال") and scene.tokens[place].kind == "word"
    if scene.number(place, 1, 2100) is None and not matches and not ordinal:
        return found
    head = Head(scene.word(place), 0)
    date = numeric_date(scene, place, head) or day_of_month(scene, place, head)
    if date is None or (word in ("،", ",", "-", "–") and date.known.year is None):
        return found
    end = date.end
    if word == "(":
        if scene.word(end) != ")":
            return found
        end += 1
    known = DateParts(year=date.known.year, month=date.known.month, day=date.known.day, weekday=found.known.weekday)
    date = date._replace(start=found.start, end=end, known=known, shift=found.shift)
    return _agreeing(date, found.known.weekday)


def _agreeing(date: Found, weekday: int | None) -> Found:
    """The date if its day has that weekday. Otherwise the year or the Hijri day beside it that has; else no days.

    «الجمعة 5 مارس» of a year without its number is of the one in which it is a Friday; a Hijri day told by the moon
    may lie beside the calendar's. What contradicts itself keeps both parts as known, and means no day.
    """
    reach = date.reach
    if reach is None or weekday is None or reach.first != reach.last or reach.first.isoweekday() == weekday:
        return date._replace(rule="days.with_date")
    others: list[dt.date] = []
    if date.rule.startswith("months.hijri"):
        others = [plus_days(reach.first, step) for step in (-1, 1)]
    elif date.known.year is None and date.known.month is not None:
        others = [plus_months(reach.first, step) for step in (-12, 12)]
    agreeing = [one for one in others if one.isoweekday() == weekday]
    if len(agreeing) == 1:
        return date._replace(reach=day(agreeing[0]), rule="days.date_by_weekday")
    return date._replace(reach=None, rule="days.contradiction")
