"""Months and days of months: «نيسان/ابريل», «7 أكتوبر الماضي», «الأول من مايو», «3/4/2024», «شهر رمضان 1436هـ»."""

from __future__ import annotations

import datetime as dt
from functools import cache

from khabar.arabic.calendar import calendar, hijri_day, hijri_month, hijri_year, month_at, words_at
from khabar.arabic.numerals import read_ordinal
from khabar.model import DateParts
from khabar.reading.times.closed_classes import function_words
from khabar.reading.times.hijri import months_from
from khabar.reading.times.landmarks import landmark_year
from khabar.reading.times.reach import Reach, day, month, plus_days
from khabar.reading.times.scene import Found, Head, Scene
from khabar.reading.times.words import time_words
from khabar.reading.times.years import BARE_YEARS, YearTail, gregorian_year, living_hijri_year, year_tail

__all__ = ["day_of_month", "month_certain", "month_named", "month_words", "numeric_date"]

_FAR = 270  # days; «سيتم في يوليو», told in August, is told of the July gone by
_MOST_DAYS = 5  # of one list: «أيام 20 و21 و22 مايو»
_JUST_OVER = 15  # days; «سيعود بعد رمضان» is still said of the one gone by
_SOON = 62  # days; an undated month this near ahead is what is coming, not what was ten months ago


def month_named(scene: Scene, index: int, head: Head) -> Found | None:
    """A month of either calendar, with what says its year; «شهر» before it belongs to it."""
    place, word = index, head.word
    noun = word in function_words().month_nouns
    if noun:
        place, word = index + 1, scene.word(index + 1)
        if head.shift == 0 and scene.word(index - 1) in function_words().days_and_nights:
            index -= 1
    found = _gregorian(scene, index, place, word, noun)
    if found is None:
        found = _hijri(scene, index, place, word, noun) or (
            _hijri(scene, index, index, head.word, True) if place > index else None
        )
    return found and _yearly(scene, found._replace(shift=head.shift))


def month_certain(scene: Scene, index: int, head: Head) -> Found | None:
    """A month where only a month can stand: «نهاية رمضان», «اليوم الأول من مارس»."""
    found = _gregorian(scene, index, index, head.word, True) or _hijri(scene, index, index, head.word, True)
    return found and found._replace(shift=head.shift)


def _gregorian(scene: Scene, start: int, place: int, word: str, noun: bool) -> Found | None:
    if place >= scene.count or word not in _first_words():
        return None
    name = month_at(scene.tokens, place, word)
    if name is None or (word == "اب" and "أ" in scene.raw(place)):  # «أب» is a father
        return None
    end = place + name.length
    tail = year_tail(scene, end)
    modifier = _modifier(scene, end) if tail is None else ""
    alone = not (noun or name.doubled or tail or modifier)
    if alone and word in calendar().lookalikes and not _introduced(scene, start, end):
        return None
    reach, absolute, refers = _resolve(scene, start, name.number, tail, modifier)
    end = tail.end if tail else end + bool(modifier)
    known = DateParts(month=name.number, year=tail.number if tail and not tail.hijri else None)
    return Found(start, end, "DATE", "months.named", reach, "month", known, absolute=absolute, refers=refers)


@cache
def month_words() -> frozenset[str]:
    """The first words of the months' names in both calendars."""
    return _first_words() | _hijri_first_words()


@cache
def _first_words() -> frozenset[str]:
    return frozenset(name.split()[0] for name in calendar().months)


@cache
def _hijri_first_words() -> frozenset[str]:
    return frozenset(name.split()[0] for name in calendar().hijri_months)


def _introduced(scene: Scene, index: int, end: int) -> bool:
    """Whether the word before a lookalike («مارس», «آب») speaks of time."""
    before = scene.word(index - 1)
    if before == "من":  # «من مارس إلى مايو», but «من مارس المهنة»
        return scene.word(end) in function_words().up_to
    return (
        before in _first_words()
        or (before[:1] == "و" and before[1:] in _first_words())
        or before in function_words().before_month
        or before in time_words().edges
    )


def _modifier(scene: Scene, index: int) -> str:
    modifier = time_words().modifiers.get(scene.word(index), "")
    return modifier if modifier in ("past", "next", "current", "same", "recent") else ""


def _resolve(
    scene: Scene, index: int, number: int, tail: YearTail | None, modifier: str
) -> tuple[Reach | None, bool, str]:
    """The month's days, whether they stand without the anchor, and what they refer back to."""
    if tail is not None and tail.number is not None:
        return month(gregorian_year(tail, number), number), True, ""
    if tail is not None and tail.modifier in ("same", "following", "preceding"):
        return None, False, {"same": "same", "following": "next", "preceding": "previous"}[tail.modifier]
    anchor = scene.anchor
    if anchor is None:
        return None, False, ""
    if tail is not None:
        return month(anchor.year + {"past": -1, "next": 1}.get(tail.modifier, 0), number), False, ""
    return _nearest(scene, index, anchor, number, modifier), False, ""


def _nearest(scene: Scene, index: int, anchor: dt.date, number: int, modifier: str) -> Reach:
    this = month(anchor.year, number)
    match modifier:
        case "past" | "recent":
            return this if this.last < anchor else month(anchor.year - 1, number)
        case "next":
            return this if this.first > anchor else month(anchor.year + 1, number)
        case "current" | "same":
            return this
    tense = scene.tense(index)
    if tense == "future" and this.last >= anchor:
        return this
    if tense == "future" and (month(anchor.year + 1, number).first - anchor).days <= _FAR:
        return month(anchor.year + 1, number)
    if this.first <= anchor:
        return this
    soon = (this.first - anchor).days <= _SOON
    return this if soon and tense is None else month(anchor.year - 1, number)


# --- days of a month -------------------------------------------------------------------------------------------------


def day_of_month(scene: Scene, index: int, head: Head) -> Found | None:
    """«7 أكتوبر», «الأول من مايو 2020», «11 من الشهر الجاري», «5 - 10 مارس», «11/9»."""
    number = scene.number(index, 1, 31)
    place = index + 1
    if number is None:
        if "من" not in scene.words[index + 1 : index + 4]:
            return None
        ordinal = read_ordinal(scene.tokens, index)
        noun = scene.word(index - 1)
        form = time_words().units.get(noun)
        if form is not None and form.unit not in ("day", "night"):
            return None  # «الأسبوع الثالث من هذا الشهر»
        if ordinal is None or not 1 <= ordinal.value <= 31 or scene.word(index + ordinal.consumed) != "من":
            return None
        number, place = int(ordinal.value), index + ordinal.consumed
        earlier = read_ordinal(scene.tokens, index - 1) if head.shift and index and noun.startswith("ال") else None
        if earlier is not None and earlier.consumed == 1 and 1 <= earlier.value < number:
            # «السابع والثامن من تموز»
            found = _of_month(scene, index - 1, place, [int(earlier.value), number])
            return found and _yearly(scene, found)
    numbers = [number]
    following = scene.word(place)
    links = function_words().day_links
    if following in links and place + 1 < scene.count and scene.word(place + 2) in ("/", "-", "."):
        return _numeric_range(scene, index, place + 1, number, head)
    while scene.word(place) in links and len(numbers) < _MOST_DAYS:
        second = scene.number(place + 1, 1, 31)
        if second is None or second <= numbers[-1]:
            break
        numbers.append(second)
        place += 2
    found = _of_month(scene, index, place, numbers) or _of_hijri_month(scene, index, place, numbers)
    if found is None:
        return None
    start, shift = index, head.shift
    if scene.word(index - 1) == "ال" and scene.tokens[index].kind == "number":
        start, shift = index - 1, 0  # «الـ20 من يوليو»
    return _yearly(scene, found._replace(start=start, shift=shift))


def _yearly(scene: Scene, found: Found) -> Found:
    """«الثامن من مارس من كل عام»: a set."""
    words = function_words()
    place = found.end + (scene.word(found.end) in words.introducers)
    if scene.word(place) not in words.every or scene.word(place + 1) not in words.year_nouns:
        return found
    return found._replace(
        end=place + 2, type="SET", reach=None, duration="P1Y", refers="", rule="months.yearly", known=DateParts()
    )


def _numeric_range(scene: Scene, start: int, place: int, first: int, head: Head) -> Found | None:
    """«من 8 إلى 29/11/1433هـ»."""
    found = numeric_date(scene, place, Head(scene.word(place), 0))
    number = scene.number(place, 1, 31)
    if found is None or found.reach is None or number is None or first >= number:
        return None
    begin = plus_days(found.reach.first, first - number)
    return found._replace(start=start, reach=Reach(begin, found.reach.last), known=DateParts(), shift=head.shift)


def _of_month(scene: Scene, start: int, place: int, numbers: list[int]) -> Found | None:
    of = scene.word(place) == "من"
    place += of
    words = function_words()
    if scene.word(place) in words.this or scene.word(place) in words.month_nouns:
        place += 1
    word = scene.word(place)
    if word in words.same and scene.word(place + 1) in words.this_month and of:
        return Found(start, place + 2, "DATE", "months.day", known=DateParts(day=numbers[0]), refers="same")
    if word in words.this_month and (of or scene.word(place - 1) in words.this):
        return _of_this_month(scene, start, place, numbers)
    if word not in _first_words():
        return None
    name = month_at(scene.tokens, place)
    if name is None:
        return None
    end = place + name.length
    tail = year_tail(scene, end)
    modifier = _modifier(scene, end) if tail is None else ""
    reach, absolute, refers = _resolve(scene, start, name.number, tail, modifier)
    landmark = landmark_year(scene, start, name.number, numbers[0]) if tail is None and not modifier else None
    if landmark is not None:
        reach, absolute = month(landmark, name.number), True
    elif reach is not None and tail is None:
        reach = _nearest_day(scene, start, name.number, numbers[-1], modifier)
    end = tail.end if tail else end + bool(modifier)
    known = DateParts(month=name.number, day=numbers[0], year=tail.number if tail and not tail.hijri else landmark)
    days = _within(reach, numbers) if reach is not None else None
    if reach is not None and days is None:
        return None
    return Found(start, end, "DATE", "months.day", days, "day", known, absolute=absolute, refers=refers)


def _nearest_day(scene: Scene, index: int, month_: int, day_: int, modifier: str) -> Reach | None:
    """The month, of the year in which that day of it is nearest in the direction that the words give."""
    anchor = scene.anchor
    if anchor is None:
        return None
    here = _in(anchor.year, month_, day_)
    before, after = month(anchor.year - 1, month_), month(anchor.year + 1, month_)
    this = month(anchor.year, month_)
    if here is None:
        return this
    match modifier:
        case "past" | "recent":
            return this if here < anchor else before
        case "next":
            return this if here > anchor else after
        case "current" | "same":
            return this
    tense = "past" if scene.word(index - 1) in function_words().past_events else scene.tense(index)
    if tense == "future" and here >= anchor:
        return this
    if tense == "future" and (after.first - anchor).days <= _FAR:
        return after
    if here <= anchor:
        return this
    return this if (here - anchor).days <= (_SOON if tense is None else 0) else before


def _in(year: int, month_: int, day_: int) -> dt.date | None:
    try:
        return dt.date(year, month_, day_)
    except ValueError:
        return None


def _of_this_month(scene: Scene, start: int, place: int, numbers: list[int]) -> Found | None:
    """«11 من الشهر الجاري»."""
    modifier = _modifier(scene, place + 1)
    if scene.word(place - 1) in function_words().this:
        modifier, end = "current", place + 1
    elif modifier:
        end = place + 2
    else:
        return None
    if modifier == "same":
        return Found(start, end, "DATE", "months.day", known=DateParts(day=numbers[0]), refers="same")
    days = None
    if scene.anchor is not None:
        shift = {"past": -1, "next": 1}.get(modifier, 0)
        whole = months_from(scene, shift)
        days = _within(whole, numbers) if whole is not None else None
        if days is None:
            return None
    return Found(start, end, "DATE", "months.day_of_this", days, known=DateParts(day=numbers[0]))


def _within(reach: Reach, numbers: list[int]) -> Reach | None:
    first, last = plus_days(reach.first, numbers[0] - 1), plus_days(reach.first, numbers[-1] - 1)
    return Reach(first, last) if last <= reach.last else None


def numeric_date(scene: Scene, index: int, head: Head) -> Found | None:
    """«3/4/2024», «2024-04-03», «17.03.2020»: day before month."""
    mark = scene.word(index + 1)
    if mark not in ("/", "-", ".", "\\") or scene.word(index + 3) != mark:
        return None
    first, second, third = (scene.number(index + step, 1, 2100) for step in (0, 2, 4))
    if first is None or second is None or third is None:
        return None
    if first > 31:
        first, third = third, first
    if third < 1300:
        return None
    when = hijri_day(third, second, first) if third <= 1500 else _in(third, second, first)
    if when is None and third >= 1900:
        when = _in(third, first, second)
    if when is None:
        return None
    known = DateParts(year=when.year, month=when.month, day=when.day)
    end = index + 5 + (scene.word(index + 5) in function_words().christian | function_words().hijri)
    return Found(index, end, "DATE", "months.numeric", day(when), known=known, absolute=True, shift=head.shift)


# --- the Hijri calendar ----------------------------------------------------------------------------------------------


def _hijri(scene: Scene, start: int, place: int, word: str, noun: bool) -> Found | None:
    if place >= scene.count or word not in _hijri_first_words():
        return None
    name = words_at(scene.tokens, place, calendar().hijri_months, word)
    if name is None:
        return None
    number, length = name
    end = place + length
    tail = year_tail(scene, end) or living_hijri_year(scene, end)
    modifier = _modifier(scene, end) if tail is None else ""
    certain = noun or length > 1 or tail is not None or bool(modifier)
    if (
        not certain
        and word in calendar().lookalikes
        and not (scene.word(start - 1) in time_words().edges or (number == 9 and _introduced(scene, start, end)))
    ):
        return None
    reach, absolute = _hijri_reach(scene, start, number, tail, modifier)
    end = tail.end if tail else end + bool(modifier)
    return Found(start, end, "DATE", "months.hijri", reach, "month", absolute=absolute)


def _hijri_reach(
    scene: Scene, index: int, number: int, tail: YearTail | None, modifier: str
) -> tuple[Reach | None, bool]:
    if tail is not None and tail.number is not None:
        if not tail.hijri and tail.number < BARE_YEARS[0] and scene.word(tail.end - 1) in function_words().christian:
            return None, True  # «29 رمضان 792هـ/1390م» lies outside of the calendar
        return (_hijri_month(tail.number, number) if tail.number < 1600 else _hijri_in(tail.number, number)), True
    anchor = scene.anchor
    year = hijri_year(anchor) if anchor else None
    if anchor is None or year is None:
        return None, False
    if tail is not None:
        return _hijri_month(year + {"past": -1, "next": 1}.get(tail.modifier, 0), number), False
    this = _hijri_month(year, number)
    if this is None:
        return None, False
    if modifier == "past":
        return (this if this.last < anchor else _hijri_month(year - 1, number)), False
    if modifier == "next":
        return (this if this.first > anchor else _hijri_month(year + 1, number)), False
    if modifier != "current" and scene.tense(index) == "future":
        return (this if plus_days(this.last, _JUST_OVER) >= anchor else _hijri_month(year + 1, number)), False
    if modifier == "current" or this.first <= anchor or (this.first - anchor).days <= _SOON:
        return this, False
    return _hijri_month(year - 1, number), False


def _hijri_month(year: int, number: int) -> Reach | None:
    days = hijri_month(year, number)
    return Reach(*days) if days else None


def _hijri_in(year: int, number: int) -> Reach | None:
    """The Hijri month that begins in a Gregorian year."""
    first = hijri_year(dt.date(min(max(year, 1930), 2070), 1, 1))
    if first is None:
        return None
    months = (_hijri_month(first + step, number) for step in (0, 1))
    return next((reach for reach in months if reach is not None and reach.first.year == year), None)


def _of_hijri_month(scene: Scene, start: int, place: int, numbers: list[int]) -> Found | None:
    place += scene.word(place) == "من"
    if scene.word(place) in function_words().month_nouns or scene.word(place) in function_words().this:
        place += 1
    if place >= scene.count or scene.word(place) not in _hijri_first_words():
        return None
    name = words_at(scene.tokens, place, calendar().hijri_months)
    if name is None:
        return None
    found = _hijri(scene, start, place, scene.word(place), True)
    if found is None:
        return None
    days = None
    if found.reach is not None:
        days = _within(found.reach, numbers)
        if days is None:
            return None
    return found._replace(reach=days, grain="day", rule="months.hijri_day")
