"""Seasons, decades, millennia: «صيف 2014», «تسعينيات القرن الماضي», «العقد الأول من القرن الحالي», «الألفية»."""

from __future__ import annotations

from khabar.arabic.numerals import read_ordinal
from khabar.model import DateParts
from khabar.reading.times.closed_classes import function_words
from khabar.reading.times.periods import period
from khabar.reading.times.reach import Reach, month, years
from khabar.reading.times.scene import Found, Head, Scene
from khabar.reading.times.words import time_words
from khabar.reading.times.years import gregorian_year, year_tail

__all__ = ["decade", "decade_of_century", "millennium", "season"]


def decade(scene: Scene, index: int, head: Head) -> Found | None:
    """«التسعينيات», «ستينيات القرن الماضي»."""
    tens = time_words().decades.get(head.word)
    if tens is None:
        return None
    end, century = index + 1, 1900 if tens >= 20 else 2000
    found = _century_behind(scene, end)
    if found is not None:
        end = found.end
        century = found.reach.first.year // 100 * 100 if found.reach is not None else century
    elif scene.word(end)[1:] in time_words().decades and (second := _century_behind(scene, end + 1)) is not None:
        century = second.reach.first.year // 100 * 100 if second.reach is not None else century
    elif not head.word.startswith("ال"):
        return None
    if scene.word(index - 1) in function_words().before_decade_age or scene.phrase(end, 2) in time_words().age_after:
        return None
    first = century + tens
    absolute = end == index + 1 or century == 1900
    start, shift = index, head.shift
    if shift == 0 and scene.word(index - 1) in function_words().era_nouns:
        start = index - 1
    return Found(
        start, end, "DATE", "seasons.decade", years(first, first + 9), "decade", absolute=absolute, shift=shift
    )


def _century_behind(scene: Scene, end: int) -> Found | None:
    place = end + (scene.word(end) in function_words().introducers)
    form = time_words().units.get(scene.word(place))
    if form is None or form.unit != "century" or not form.definite:
        return None
    return period(scene, place, Head(scene.word(place), 0))


def decade_of_century(scene: Scene, index: int, head: Head) -> Found | None:
    """«العقد الأول من القرن الحادي والعشرين», «العقد الثاني من القرن الماضي»."""
    ordinal = read_ordinal(scene.tokens, index + 1) if index + 1 < scene.count else None
    if ordinal is None or not 1 <= ordinal.value <= 10:
        return None
    found = _century_behind(scene, index + 1 + ordinal.consumed)
    if found is None:
        return None
    first = (found.reach.first.year // 10 + int(ordinal.value) - 1) * 10 if found.reach is not None else None
    reach = years(first, first + 9) if first is not None else None
    return found._replace(start=index, reach=reach, grain="decade", rule="seasons.decade", shift=head.shift)


def millennium(scene: Scene, index: int, _head: Head) -> Found | None:
    """«الألفية», «الألفية الثالثة», «الألفية الجديدة»: only as what something is the beginning of is it a date."""
    if scene.word(index - 1) not in time_words().edges:
        return None
    known = scene.word(index + 1) in function_words().third_millennium
    return Found(index - 1, index + 1 + known, "DATE", "seasons.millennium", years(2000, 2009), "some", absolute=True)


_SEASON_MONTHS = {"winter": (12, 14), "spring": (3, 5), "summer": (6, 8), "autumn": (9, 11)}


def season(scene: Scene, index: int, head: Head) -> Found | None:
    """«الصيف الماضي», «صيف 2014», «خريف العام المقبل», «هذا الشتاء»."""
    name = time_words().seasons.get(head.word)
    if name is None:
        return None
    end = index + 1
    start, shift = index, head.shift
    if scene.word(index - 1) in function_words().season_noun:
        start, shift = index - 1, 0
    tail = None
    modifier = ""
    if head.word.startswith("ال"):
        modifier = time_words().modifiers.get(scene.word(end), "")
        if modifier in ("past", "next", "current"):
            end += 1
        elif time_words().modifiers.get(scene.word(index - 1)) == "this":
            start, shift, modifier = index - 1, 0, "current"
        elif start == index or scene.word(start - 1) not in function_words().before_month:
            return None  # «برد فصل الشتاء» is weather
    else:
        tail = year_tail(scene, end)
        if tail is None:
            return None
        end = tail.end
        if scene.word(end) in ("-", "/", "–") and scene.number(end + 1, 1900, 2100) == (tail.number or 0) + 1:
            end += 2  # «شتاء 2022-2023»
    first, last = _SEASON_MONTHS[name]
    if tail is not None and tail.number is not None:
        numbered = gregorian_year(tail, first)
        reach: Reach | None = Reach(month(numbered, first).first, month(numbered, last).last)
        known = DateParts(year=numbered)
        return Found(start, end, "DATE", "seasons.season", reach, "season", known, absolute=True, shift=shift)
    reach = None
    if scene.anchor is not None:
        year = scene.anchor.year
        if tail is not None:
            year += {"past": -1, "next": 1}.get(tail.modifier, 0)
        elif modifier == "past" and month(year, last).last >= scene.anchor:
            year -= 1
        elif modifier == "next" and month(year, first).first <= scene.anchor:
            year += 1
        reach = Reach(month(year, first).first, month(year, last).last)
    return Found(start, end, "DATE", "seasons.season", reach, "season", shift=shift)
