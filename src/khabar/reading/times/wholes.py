"""What a part is a part of: any month, year, season, decade or century, however it is named."""

from __future__ import annotations

from khabar.reading.times.closed_classes import function_words
from khabar.reading.times.months import month_certain, month_named
from khabar.reading.times.periods import alone, period
from khabar.reading.times.reach import years
from khabar.reading.times.scene import Found, Head, Scene
from khabar.reading.times.seasons import decade, season
from khabar.reading.times.words import time_words
from khabar.reading.times.years import BARE_YEARS, named_year

__all__ = ["whole", "whole_after"]


_INSIDE_NUMBERS = frozenset("%/-.,")


def whole(scene: Scene, place: int) -> Found | None:
    """The stretch of the calendar that is named from `place` on: «هذا العام», «الشهر الماضي», «مارس», «عام 2013»,
    «2013», «التسعينيات», «العام» alone."""
    if place >= scene.count:
        return None
    words = function_words()
    at = Head(scene.word(place), 0)
    if at.word in words.this:
        at = Head(scene.word(place + 1), 0)
        return period(scene, place + 1, at) or season(scene, place + 1, at) if place + 1 < scene.count else None
    if at.word in words.year_nouns_with_particle:
        at = Head("ال" + at.word[2:] if at.word.startswith("لل") else at.word[1:], 0)
    elif at.word.startswith("لل") and len(at.word) > 4:
        at = Head("ال" + at.word[2:], 0)
    return (
        period(scene, place, at)
        or month_named(scene, place, at)
        or month_certain(scene, place, at)
        or (named_year(scene, place, at) if at.word in words.year_nouns else None)
        or decade(scene, place, at)
        or season(scene, place, at)
        or alone(scene, place)
        or _year_number(scene, place)
    )


def whole_after(scene: Scene, place: int) -> Found | None:
    """The same behind «من» or «في», or nothing."""
    return whole(scene, place + (scene.word(place) in function_words().introducers))


def _year_number(scene: Scene, place: int) -> Found | None:
    number = scene.number(place, *BARE_YEARS)
    following = scene.word(place + 1)
    if number is None or following in time_words().no_year_after:
        return None
    if following in _INSIDE_NUMBERS and scene.touches(place + 1) and scene.word(place + 2)[:1].isdecimal():
        return None
    return Found(place, place + 1, "DATE", "years.bare", years(number, number), "year", absolute=True)
