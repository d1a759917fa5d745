"""The calendar's words and what number each stands for; Hijri days turned into Gregorian ones.

The words lie in ``lexicon/calendar.toml``. Everything here speaks of folded text.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from khabar.arabic.fold import fold_text
from khabar.arabic.tokens import Token
from khabar.errors import LexiconError

__all__ = [
    "Calendar",
    "MonthName",
    "calendar",
    "clock_hour",
    "hijri_day",
    "hijri_month",
    "hijri_month_of",
    "hijri_year",
    "month_at",
    "names_pattern",
    "words_at",
]


@dataclass(frozen=True, slots=True)
class Calendar:
    """The calendar's words, folded: a name of several words is joined by single spaces."""

    months: Mapping[str, int]
    """Gregorian months of every family, 1 to 12."""
    latin_months: Mapping[str, int]
    hijri_months: Mapping[str, int]
    weekdays: Mapping[str, int]
    """ISO 8601, with and without the article."""
    before_noon: frozenset[str]
    after_noon: frozenset[str]
    night: frozenset[str]
    lookalikes: frozenset[str]
    """Names that are ordinary words or people's names as well."""


@cache
def calendar() -> Calendar:
    """The lexicon. Raises `LexiconError` when it does not hold together."""
    try:
        return _load(tomllib.loads((files("khabar.arabic") / "lexicon" / "calendar.toml").read_text("utf-8")))
    except (tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError) as error:
        raise LexiconError(f"calendar.toml: {error!r}") from error


def _load(raw: Mapping[str, object]) -> Calendar:
    weekdays = _numbered(raw, "weekday", "names", 7)
    clock, lookalikes = _lists(raw, "clock"), _lists(raw, "lookalikes")
    return Calendar(
        months=_numbered(raw, "month", "names", 12),
        latin_months=_numbered(raw, "month", "latin", 12),
        hijri_months=_numbered(raw, "hijri_month", "names", 12),
        weekdays=weekdays | {"ال" + name: number for name, number in weekdays.items() if not name.startswith("ال")},
        before_noon=frozenset(clock["before_noon"]),
        after_noon=frozenset(clock["after_noon"]),
        night=frozenset(clock["night"]),
        lookalikes=frozenset(name for names in lookalikes.values() for name in names),
    )


def _numbered(raw: Mapping[str, object], table: str, key: str, count: int) -> dict[str, int]:
    names: dict[str, int] = {}
    entries = raw[table]
    if not isinstance(entries, list) or [entry["number"] for entry in entries] != list(range(1, count + 1)):
        raise LexiconError(f"calendar.toml: [[{table}]] must number 1 to {count}")
    for entry in entries:
        for name in entry[key]:
            folded = fold_text(name)
            if not folded or names.setdefault(folded, entry["number"]) != entry["number"]:
                raise LexiconError(f"calendar.toml: [[{table}]] {name!r} is empty or stands for two numbers")
    return names


def _lists(raw: Mapping[str, object], table: str) -> dict[str, list[str]]:
    lists = raw[table]
    if not isinstance(lists, dict):
        raise LexiconError(f"calendar.toml: [{table}] must be a table")
    return {key: [fold_text(name) for name in names] for key, names in lists.items()}


def words_at(tokens: Sequence[Token], index: int, names: Mapping[str, int], first: str = "") -> tuple[int, int] | None:
    """The longest of `names` that the tokens spell from `index` on: its number and the count of tokens.

    `first` takes the place of the first token's text, for a caller that has taken a clitic off it.
    """
    best = None
    phrase = first or tokens[index].text
    for count in (1, 2):
        if phrase in names:
            best = names[phrase], count
        following = index + count
        if following >= len(tokens) or tokens[following].kind == "mark":
            break
        phrase = f"{phrase} {tokens[following].text}"
    return best


class MonthName(NamedTuple):
    """A month as named in a text."""

    number: int
    """1 to 12."""
    length: int
    """How many tokens name it."""
    doubled: bool
    """Whether two families name it side by side: «نيسان/ابريل», «آب (أغسطس)», «يوليو تموز»."""


_BETWEEN_NAMES = frozenset("/-–\\(،")


def month_at(tokens: Sequence[Token], index: int, first: str = "") -> MonthName | None:
    """The Gregorian month that the tokens name from `index` on, the second name of a doubled one included.

    Two names of different months are not a doubled name: «مارس/نيسان» is March, with something after it.
    """
    months = calendar().months
    found = words_at(tokens, index, months, first)
    if found is None:
        return None
    number, count = found
    after = index + count
    mark = ""
    if after < len(tokens) and tokens[after].kind == "mark" and tokens[after].text in _BETWEEN_NAMES:
        mark = tokens[after].text
        after += 1
    if after < len(tokens):
        second = words_at(tokens, after, months)
        if second is not None and second[0] == number:
            after += second[1]
            if mark == "(" and after < len(tokens) and tokens[after].text == ")":
                after += 1
            return MonthName(number, after - index, True)
    return MonthName(number, count, False)


def clock_hour(hour: int, half: str) -> int:
    """The hour of the day, 0 to 23, that a clock's `hour` means with the folded words `half` (ص, مساء, …) beside it."""
    words = calendar()
    if half in words.after_noon:
        return hour + 12 if hour < 12 else hour
    if half in words.before_noon:
        return 0 if hour == 12 else hour
    if half in words.night:
        if hour == 12:
            return 0
        return hour + 12 if 6 <= hour < 12 else hour
    return hour


# hijridate knows the Umm al-Qura calendar for these years only.
_HIJRI_YEARS = range(1343, 1501)


def hijri_day(year: int, month: int, day: int) -> dt.date | None:
    """The Gregorian day of a day in the Umm al-Qura calendar; ``None`` outside 1343 to 1500 AH or for no such day."""
    if year not in _HIJRI_YEARS:
        return None
    from hijridate import Hijri  # loads tables, 30 ms that most pages do not need

    try:
        gregorian = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return dt.date(gregorian.year, gregorian.month, gregorian.day)


def hijri_month(year: int, month: int) -> tuple[dt.date, dt.date] | None:
    """The first and last Gregorian day of a month in the Umm al-Qura calendar; ``None`` as in `hijri_day`."""
    first = hijri_day(year, month, 1)
    last = hijri_day(year, month, 30) or hijri_day(year, month, 29)
    return None if first is None or last is None else (first, last)


def hijri_year(day: dt.date) -> int | None:
    """The Hijri year that a Gregorian day lies in; ``None`` outside the calendar's range."""
    if not dt.date(1925, 1, 1) <= day <= dt.date(2077, 11, 15):
        return None
    from hijridate import Gregorian

    return int(Gregorian(day.year, day.month, day.day).to_hijri().year)


def hijri_month_of(day: dt.date) -> tuple[int, int] | None:
    """The Hijri year and month that a Gregorian day lies in; ``None`` outside the calendar's range."""
    if not dt.date(1925, 1, 1) <= day <= dt.date(2077, 11, 15):
        return None
    from hijridate import Gregorian

    hijri = Gregorian(day.year, day.month, day.day).to_hijri()
    return int(hijri.year), int(hijri.month)


@cache
def names_pattern(names: frozenset[str]) -> str:
    """A pattern of any of the folded `names`, longest first; the spaces in a name match one to three spaces."""
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return "|".join(re.escape(name).replace(r"\ ", " {1,3}") for name in longest_first)
