"""Years: «عام 2013», «2011», «1435 هـ», «عامي 2013 و2014», «العام الماضي» behind a month."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from khabar.arabic.calendar import hijri_month
from khabar.arabic.numerals import read_number
from khabar.model import DateParts
from khabar.reading.times.closed_classes import function_words
from khabar.reading.times.reach import Reach, plus_days, years
from khabar.reading.times.scene import Found, Head, Scene
from khabar.reading.times.words import time_words

__all__ = [
    "BARE_YEARS",
    "YearTail",
    "bare_year",
    "gregorian_year",
    "hijri_year_reach",
    "living_hijri_year",
    "named_year",
    "year_tail",
]

_LIVING_HIJRI_YEARS = range(1370, 1451)  # 1950 to 2029; 1453 and 1492 are of the other calendar
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
    number = scene.number(index, 1, high)
    if number is None:
        return None
    words = function_words()
    era = scene.word(index + 1)
    if scene.phrase(index + 1, 2) in words.after_christ:
        return YearTail(index + 3, number)
    if scene.phrase(index + 1, 2) in words.before_christ:
        return None
    if era in words.hijri and 50 <= number <= 1500:
        christian = _christian_beside(scene, index + 2)
        return YearTail(index + 2, number, True) if christian is None else christian
    if number < low:
        # «عام 610 م», but «سباق 800 م»
        named = number >= 100 and era in words.christian and _of_year(scene.word(index - 1))
        return YearTail(index + 2, number) if named else None
    if era not in words.christian and number in _LIVING_HIJRI_YEARS and _of_year(scene.word(index - 1)):
        return YearTail(index + 1, number, True)  # «عام 1432» in the Saudi press
    return YearTail(index + 2 if era in words.christian else index + 1, number)


def _of_year(word: str) -> bool:
    words = function_words()
    return word in words.year_nouns or word in words.year_nouns_with_particle


def _christian_beside(scene: Scene, index: int) -> YearTail | None:
    """«854هـ/1450م»: the same year in the other calendar, which says it to the day."""
    number = scene.number(index + 1, 100, 2100) if scene.word(index) in ("/", "-", "–") else None
    if number is None or scene.word(index + 2) not in function_words().christian:
        return None
    return YearTail(index + 3, number)


def year_tail(scene: Scene, index: int) -> YearTail | None:
    """The year behind a month or a day: «2013», «من العام الماضي», «من عام 2014», «، 2020»."""
    place = index
    if scene.word(place) in (",", "،"):
        found = year_number(scene, place + 1, *BARE_YEARS)
        return found if found is not None and scene.word(found.end) not in time_words().no_year_after else None
    if scene.word(place) in ("-", "–"):
        found = year_number(scene, place + 1, *BARE_YEARS)
        return found if found is not None and scene.word(found.end) in (")", "،", ".", "") else None
    words = function_words()
    if scene.word(place) in words.introducers and (
        scene.word(place + 1) in words.year_nouns
        or scene.word(place + 1) in words.this
        or scene.word(place + 1) in words.same
        or scene.word(place + 1) in words.that
    ):
        place += 1
    before = scene.word(place)
    if before in words.this and scene.word(place + 1) in words.year_nouns:
        return YearTail(place + 2, modifier="current")
    if before in (words.same | words.that) and scene.word(place + 1) in words.year_nouns:
        return YearTail(place + 2, modifier="same")
    if _of_year(before):
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
    if number is None:
        return None
    value, era = number.number or 0, number.end > index + 1
    if number.hijri or era or BARE_YEARS[0] <= value <= BARE_YEARS[1]:
        return number
    return (
        number if 1500 <= value < BARE_YEARS[0] and scene.word(number.end) not in time_words().no_year_after else None
    )


def living_hijri_year(scene: Scene, index: int) -> YearTail | None:
    """«15 شوال 1445»: behind a Hijri month, a number of these years needs no era."""
    number = scene.number(index, _LIVING_HIJRI_YEARS.start, _LIVING_HIJRI_YEARS.stop - 1)
    return None if number is None else YearTail(index + 1, number, True)


def hijri_year_reach(number: int) -> Reach | None:
    """The Gregorian days of a Hijri year; outside of the Umm al-Qura calendar's, by the arithmetic one."""
    first, last = hijri_month(number, 1), hijri_month(number, 12)
    if first is not None and last is not None:
        return Reach(first[0], last[1])
    if not 1 <= number <= 1500:
        return None
    return Reach(_new_year(number), plus_days(_new_year(number + 1), -1))


def _new_year(number: int) -> dt.date:
    """The first day of a Hijri year in the arithmetic calendar: 11 leap days in 30 years, from 19 July 622."""
    return dt.date.fromordinal(227015 + 354 * (number - 1) + (3 + 11 * number) // 30)


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
    if head.word in function_words().year_pairs:
        return _several(scene, index, head)
    number = year_number(scene, index + 1, 600, 2100) or _in_words(scene, index + 1)
    if number is None:
        return None
    return _year(scene, index, number, head.shift, "years.named")


def _in_words(scene: Scene, index: int) -> YearTail | None:
    """«عام ألفين وعشرة»."""
    if index >= scene.count or scene.tokens[index].kind != "word":
        return None
    number = read_number(scene.tokens, index)
    if number is None or number.consumed < 2 or number.value != int(number.value) or not 1000 < number.value < 2100:
        return None
    return YearTail(index + number.consumed, int(number.value))


def _several(scene: Scene, index: int, head: Head) -> Found | None:
    """«عامي 2013 و2014», «بين عامي 2015 و 2017»: one stretch."""
    place, numbers = index + 1, []
    while (number := year_number(scene, place, 1000, 2100)) is not None and number.number is not None:
        numbers.append(number.number)
        place = number.end
        if scene.word(place) in function_words().year_links:
            place += 1
    if len(numbers) < 2:
        return None
    end = place - 1 if scene.word(place - 1) in function_words().year_links else place
    start = index - 1 if scene.word(index - 1) in function_words().between else index
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
    if function_words().before_christ & {scene.phrase(end, 2), scene.phrase(end, 3)}:
        return None
    known = DateParts() if number.hijri else DateParts(year=value)
    return Found(start, end, "DATE", rule, reach, "year", known, absolute=True, shift=shift)


def bare_year(scene: Scene, index: int, _head: Head) -> Found | None:
    """«2011» alone, «بين 1981 و2005», «2019-2020»: a number of four digits where its neighbours allow a year."""
    if len(scene.word(index)) != 4 and scene.word(index + 1) not in function_words().hijri:
        return None
    words = time_words()
    number = year_number(scene, index, BARE_YEARS[0], BARE_YEARS[1])
    if number is None:
        return None
    before, after = scene.word(index - 1), scene.word(number.end)
    fused = scene.touches(index) and before in function_words().fused_with_number
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
    if after in function_words().up_to and _is_count(scene, number.end + 1):
        return None  # «من 1950 إلى 2000 شخص»
    if before in function_words().between and after == "و":
        if scene.number(number.end + 1, BARE_YEARS[1] + 1, 9999) is not None:
            return None  # «بين 2000 و2500»
        second = year_number(scene, number.end + 1, *BARE_YEARS)
        if second is not None and second.number is not None and second.number > (number.number or 0):
            if _counts(scene.word(second.end)) and not (second.number % 100 and (number.number or 0) % 100):
                return None  # «بين 2000 و2500 مسافر»
            reach = years(number.number or 0, second.number)
            return Found(index - 1, second.end, "DATE", "years.between", reach, "years", absolute=True)
    tied = scene.touches(number.end) or scene.touches(number.end + 1)
    if after in ("-", "–", "/") and (tied or before == "(" or before in function_words().before_year_span):
        second = year_number(scene, number.end + 1, *BARE_YEARS)
        if (
            second is not None
            and second.number is not None
            and 0 < abs(second.number - (number.number or 0)) < (120 if before == "(" else 60)
        ):
            reach = years(*sorted((number.number or 0, second.number)))
            return Found(index, second.end, "DATE", "years.span", reach, "years", absolute=True)
        return None
    if before in ("-", "–", "/", ".", ":", ",") and scene.touches(index):
        return None
    if not _looks_like_year(scene, number, before, after):
        return None
    return _year(scene, index, number, 0, "years.bare")


def _is_count(scene: Scene, place: int) -> bool:
    """Whether the number at `place` counts something and so is no year."""
    number = scene.number(place, 1000, 9999)
    if number is None:
        return False
    after = scene.word(place + 1)
    return number > BARE_YEARS[1] or after in time_words().no_year_after or _counted_accusative(after)


def _counted_accusative(word: str) -> bool:
    """«2015 لاعبا»: what numbers from eleven on count stands in the accusative."""
    return len(word) >= _SHORTEST_NOUN and word.endswith("ا") and not word.startswith("ال")


_SHORTEST_NOUN = 4


def _counts(after: str) -> bool:
    """Whether the word behind a number looks like the noun that it counts."""
    return (
        bool(after)
        and after[0] not in "والفبلكم()[]{}«»“”‘’\"'.,،؛:!؟?-–/|\n"
        and after not in time_words().function
    )  # fmt: skip


def _looks_like_year(scene: Scene, number: YearTail, before: str, after: str) -> bool:
    if number.hijri or scene.word(number.end - 1) in function_words().christian:
        return True
    value = number.number or 0
    counted = _counts(after)
    if counted and value % 100 == 0:
        return False
    if before in time_words().year_after:
        return True
    if before in ("(", "[") and after in (")", "]", "-", "–", "،", ":"):
        return True
    counted = counted or _counted_accusative(after)
    return not counted and value % 10 != 0 and value > 1945 and bool(before) and before[0] not in "0123456789.,-/"
