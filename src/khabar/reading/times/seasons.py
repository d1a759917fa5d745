"""Seasons, parts of the year by number, decades: «صيف 2014», «الربع الأول من العام», «تسعينيات القرن الماضي»."""

from __future__ import annotations

from khabar.arabic.numerals import read_ordinal
from khabar.model import DateParts
from khabar.reading.times.periods import alone, period
from khabar.reading.times.reach import Reach, month, years
from khabar.reading.times.scene import Found, Head, Scene
from khabar.reading.times.words import time_words
from khabar.reading.times.years import gregorian_year, named_year, year_tail

__all__ = ["decade", "quarter", "season"]


def decade(scene: Scene, index: int, head: Head) -> Found | None:
    """«التسعينيات», «ستينيات القرن الماضي»."""
    tens = time_words().decades.get(head.word)
    if tens is None:
        return None
    end, century = index + 1, 1900 if tens >= 20 else 2000
    place = end + (scene.word(end) == "من")
    if scene.word(place) == "القرن":
        found = period(scene, place, Head("القرن", 0))
        if found is not None and found.reach is not None:
            end, century = found.end, found.reach.first.year // 100 * 100
        elif found is not None and scene.word(place + 1) in ("الماضي", "المنصرم"):
            end = found.end
    elif not head.word.startswith("ال"):
        return None
    if scene.word(index - 1) in _AGES or scene.phrase(end, 2) in time_words().age_after:
        return None
    first = century + tens
    absolute = end == index + 1 or century == 1900
    return Found(
        index, end, "DATE", "seasons.decade", years(first, first + 9), "decade", absolute=absolute, shift=head.shift
    )


_AGES = frozenset(("عمر", "العمر", "سن"))
_SEASON_MONTHS = {"winter": (12, 14), "spring": (3, 5), "summer": (6, 8), "autumn": (9, 11)}


def season(scene: Scene, index: int, head: Head) -> Found | None:
    """«الصيف الماضي», «صيف 2014», «خريف العام المقبل», «هذا الشتاء»."""
    name = time_words().seasons.get(head.word)
    if name is None:
        return None
    end = index + 1
    start, shift = index, head.shift
    if scene.word(index - 1) == "فصل":
        start, shift = index - 1, 0
    tail = None
    modifier = ""
    if head.word.startswith("ال"):
        modifier = time_words().modifiers.get(scene.word(end), "")
        if modifier in ("past", "next", "current"):
            end += 1
        elif time_words().modifiers.get(scene.word(index - 1)) == "this":
            start, shift, modifier = index - 1, 0, "current"
        elif start == index:
            return None
    else:
        tail = year_tail(scene, end)
        if tail is None:
            return None
        end = tail.end
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


def quarter(scene: Scene, index: int, head: Head) -> Found | None:
    """«الربع الأول من 2015», «النصف الثاني من العام الجاري», «الثلث الأخير من الشهر»."""
    parts = {"الربع": 4, "النصف": 2}[head.word]
    ordinal = read_ordinal(scene.tokens, index + 1) if index + 1 < scene.count else None
    if ordinal is None or not 1 <= ordinal.value <= parts:
        return None
    place = index + 1 + ordinal.consumed
    place += scene.word(place) == "من"
    if place >= scene.count:
        return None
    at = Head(scene.word(place), 0)
    if at.word in ("للعام", "لعام", "للسنه", "لسنه"):
        at = Head(at.word[1:] if at.word[1] != "ل" else "ال" + at.word[2:], 0)
    found = period(scene, place, at) or (named_year(scene, place, at) if at.word in ("عام", "سنه") else None)
    found = found or alone(scene, place)
    if found is None and (number := scene.number(place, 1900, 2060)) is not None:
        found = Found(place, place + 1, "DATE", "", years(number, number), "year", absolute=True)
    if found is None or found.grain != "year":
        return None
    reach = None
    if found.reach is not None:
        first = (int(ordinal.value) - 1) * 12 // parts + 1
        year = found.reach.first.year
        reach = Reach(month(year, first).first, month(year, first + 12 // parts - 1).last)
    return found._replace(start=index, reach=reach, grain="some", rule="seasons.quarter", shift=head.shift)
