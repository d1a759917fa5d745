"""Years: «عام 2013», «2011», «1435 هـ», «عامي 2013 و2014», «العام الماضي» behind a month."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from khabar.arabic.calendar import hijri_month
from khabar.model import DateParts
from khabar.reading.times.reach import Reach, years
from khabar.reading.times.scene import Found, Head, Scene
from khabar.reading.times.words import time_words

__all__ = [
    "BARE_YEARS",
    "YEAR_NOUNS",
    "YEAR_PAIRS",
    "YearTail",
    "bare_year",
    "gregorian_year",
    "hijri_year_reach",
    "named_year",
    "year_tail",
]

YEAR_NOUNS = frozenset(("عام", "سنه", "العام", "السنه"))
YEAR_PAIRS = frozenset(("عامي", "سنتي", "الاعوام", "اعوام", "سنوات", "العامين"))
_OF_YEAR = YEAR_NOUNS | {"لعام", "لسنه", "للعام", "للسنه"}
_HIJRI = frozenset(("ه", "هجري", "هجريه", "هجريا"))
_LIVING_HIJRI_YEARS = range(1370, 1451)  # 1950 to 2029; 1453 and 1492 are of the other calendar
_CHRISTIAN = frozenset(("م", "ميلادي", "ميلاديه", "ميلاديا"))
BARE_YEARS = (1900, 2060)
"""A number alone is taken for a year only between these."""


class YearTail(NamedTuple):
    """Which year the words behind a month say."""

    end: int
    """Past its last token."""
    number: int | None = None
    hijri: bool = False
    modifier: str = ""
    """``past``, ``next``, ``current``, ``same``, …, when there is no number."""


def year_number(scene: Scene, index: int, low: int = 1000, high: int = 2100) -> YearTail | None:
    """A year in digits with the era behind it."""
    number = scene.number(index, low, high)
    if number is None:
        return None
    era = scene.word(index + 1)
    if era in _HIJRI and 1300 <= number <= 1500:
        return YearTail(index + 2, number, True)
    if era not in _CHRISTIAN and scene.word(index - 1) in _OF_YEAR and number in _LIVING_HIJRI_YEARS:
        return YearTail(index + 1, number, True)  # «عام 1432» in the Saudi press
    return YearTail(index + 2 if era in _CHRISTIAN else index + 1, number)


def year_tail(scene: Scene, index: int) -> YearTail | None:
    """The year behind a month or a day: «2013», «من العام الماضي», «من عام 2014», «، 2020»."""
    place = index
    if scene.word(place) in (",", "،"):
        found = year_number(scene, place + 1, *BARE_YEARS)
        return found if found is not None and scene.word(found.end) not in time_words().no_year_after else None
    if scene.word(place) in ("من", "في") and (
        scene.word(place + 1) in YEAR_NOUNS or scene.word(place + 1) in ("هذا", "هذه", "نفس")
    ):
        place += 1
    before = scene.word(place)
    if before in ("هذا", "هذه") and scene.word(place + 1) in ("العام", "السنه"):
        return YearTail(place + 2, modifier="current")
    if before == "نفس" and scene.word(place + 1) in ("العام", "السنه"):
        return YearTail(place + 2, modifier="same")
    if before in _OF_YEAR:
        number = year_number(scene, place + 1)
        modifier = time_words().modifiers.get(scene.word(place + 1), "")
        if number is None and modifier and modifier not in ("this", "few", "recent"):
            number = year_number(scene, place + 2)  # «العام الحالي 1436هـ»
            return number or YearTail(place + 2, modifier=modifier)
        if number is None:
            return None
        if time_words().modifiers.get(scene.word(number.end)) == "past":
            return number._replace(end=number.end + 1)
        return number
    if place != index:
        return None
    number = year_number(scene, index, 1300, 2100)
    if number is None or (not number.hijri and not BARE_YEARS[0] <= (number.number or 0) <= BARE_YEARS[1]):
        return None
    return number


def hijri_year_reach(number: int) -> Reach | None:
    """The Gregorian days of a Hijri year."""
    first, last = hijri_month(number, 1), hijri_month(number, 12)
    return None if first is None or last is None else Reach(first[0], last[1])


def gregorian_year(tail: YearTail, month: int) -> int:
    """The Gregorian year of a Gregorian month (13 is the next January) in the year that `tail` numbers."""
    number = tail.number or 1
    reach = hijri_year_reach(number) if tail.hijri else None
    if reach is None:
        return number
    inside = reach.first <= dt.date(reach.first.year, (month - 1) % 12 + 1, 28)
    return reach.first.year if inside else reach.last.year


def named_year(scene: Scene, index: int, head: Head) -> Found | None:
    """«عام 2013», «العام 1914», «سنة 1435هـ», «عامي 2013 و2014»."""
    if head.word in YEAR_PAIRS:
        return _several(scene, index, head)
    number = year_number(scene, index + 1, 600, 2100)
    if number is None or number.number is None or scene.tokens[index + 1].text != str(number.number):
        return None
    return _year(scene, index, number, head.shift, "years.named")


def _several(scene: Scene, index: int, head: Head) -> Found | None:
    """«عامي 2013 و2014», «بين عامي 2015 و 2017»: one stretch."""
    place, numbers = index + 1, []
    while (number := year_number(scene, place, 1000, 2100)) is not None and number.number is not None:
        numbers.append(number.number)
        place = number.end
        if scene.word(place) in ("و", "الي", "-", "،"):
            place += 1
    if len(numbers) < 2:
        return None
    end = place - 1 if scene.word(place - 1) in ("و", "الي", "-", "،") else place
    start = index - 1 if scene.word(index - 1) == "بين" else index
    reach = years(min(numbers), max(numbers))
    return Found(
        start, end, "DATE", "years.several", reach, "years", absolute=True, shift=head.shift * (start == index)
    )


def _year(scene: Scene, start: int, number: YearTail, shift: int, rule: str) -> Found | None:
    value = number.number or 0
    reach = hijri_year_reach(value) if number.hijri else years(value, value)
    if reach is None:
        return None
    end = number.end
    if time_words().modifiers.get(scene.word(end)) == "past":
        end += 1
    known = DateParts() if number.hijri else DateParts(year=value)
    return Found(start, end, "DATE", rule, reach, "year", known, absolute=True, shift=shift)


def bare_year(scene: Scene, index: int, _head: Head) -> Found | None:
    """«2011» alone, «بين 1981 و2005», «2019-2020»: a number of four digits where its neighbours allow a year."""
    words = time_words()
    number = year_number(scene, index, 1300, BARE_YEARS[1])
    if number is None or number.number is None or (not number.hijri and number.number < BARE_YEARS[0]):
        return None
    before, after = scene.word(index - 1), scene.word(number.end)
    fused = scene.touches(index) and before in ("و", "ل", "ب", "في")
    if fused:
        before = scene.word(index - 2) if before == "و" else "في"
    if (
        scene.touches(index)
        and not fused
        and before not in ("(", "[", "«", '"', "\n", "-", "–", "/")
        and before[0] != "\n"
    ):
        return None
    if before in words.no_year_before or after in words.no_year_after or after == "%":
        return None
    if before == "بين" and after == "و":
        second = year_number(scene, number.end + 1, *BARE_YEARS)
        if second is not None and second.number is not None and second.number > number.number:
            reach = years(number.number, second.number)
            return Found(index - 1, second.end, "DATE", "years.between", reach, "years", absolute=True)
    if after in ("-", "–", "/") and scene.touches(number.end):
        second = year_number(scene, number.end + 1, *BARE_YEARS)
        if second is not None and second.number is not None and 0 < abs(second.number - number.number) < 60:
            reach = years(*sorted((number.number, second.number)))
            return Found(index, second.end, "DATE", "years.span", reach, "years", absolute=True)
        return None
    if before in ("-", "–", "/", ".", ":", ",") and scene.touches(index):
        return None
    if not _looks_like_year(scene, number, before, after):
        return None
    return _year(scene, index, number, 0, "years.bare")


def _looks_like_year(scene: Scene, number: YearTail, before: str, after: str) -> bool:
    if number.hijri or scene.word(number.end - 1) in _CHRISTIAN:
        return True
    value = number.number or 0
    counted = (
        bool(after)
        and after[0] not in "والفبلكم()[]{}«»\"'.,،؛:!؟?-–/|\n"
        and after not in time_words().function
    )  # fmt: skip
    if counted and value % 100 == 0:
        return False
    if before in time_words().year_after:
        return True
    if before in ("(", "[") and after in (")", "]", "-", "–", "،", ":"):
        return True
    return not counted and value % 10 != 0 and value > 1945 and bool(before) and before[0] not in "0123456789.,-/"
