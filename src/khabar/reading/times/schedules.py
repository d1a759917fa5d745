"""Years that do not begin in January: a season of sport (August to May), a school year (September to June)."""

from __future__ import annotations

import datetime as dt

from khabar.reading.times.closed_classes import function_words
from khabar.reading.times.periods import bare
from khabar.reading.times.reach import Reach, month, plus_days
from khabar.reading.times.scene import Found, Head, Scene
from khabar.reading.times.words import time_words

__all__ = ["school_year", "season_of_sport"]


_SOON = 25  # days


def season_of_sport(scene: Scene, index: int, head: Head) -> Found | None:
    """«الموسم الماضي», «هذا الموسم», «الموسم الرياضي القادم», «موسم 2022-23»."""
    words = function_words()
    place = index + 1 + (scene.word(index + 1) in words.sport_adjectives)
    return _scheduled(scene, index, place, head, 8, 5, "schedules.season_of_sport")


def school_year(scene: Scene, index: int, head: Head) -> Found | None:
    """«العام الدراسي المقبل», «السنة الجامعية 2016-2017»."""
    if scene.word(index + 1) not in function_words().school_adjectives:
        return None
    return _scheduled(scene, index, index + 2, head, 9, 6, "schedules.school_year")


def _scheduled(scene: Scene, index: int, place: int, head: Head, begins: int, ends: int, rule: str) -> Found | None:
    span = two_years(scene, place)
    if span is not None:
        first, end = span
        return Found(index, end, "DATE", rule, _from(first, begins, ends), "some", absolute=True, shift=head.shift)
    if not head.word.startswith("ال"):
        return None
    start, shift = index, head.shift
    modifier = time_words().modifiers.get(scene.word(place), "")
    if modifier in ("past", "next", "current"):
        end = place + 1
    elif head.shift == 0 and (before := bare(scene.word(index - 1))) in function_words().this:
        start, end, modifier = index - 1, place, "current"
        shift = len(scene.word(start)) - len(before)
    else:
        return None
    reach = _by(scene.anchor, modifier, begins, ends) if scene.anchor else None
    if modifier == "current" and (span := two_years(scene, end)) is not None:
        end, reach = span[1], _from(span[0], begins, ends)
    return Found(start, end, "DATE", rule, reach, "some", shift=shift)


def two_years(scene: Scene, place: int) -> tuple[int, int] | None:
    """«2022-2023», «2022/23», «2024/2023»: the first of two years that follow each other, and where they end."""
    first, second = scene.number(place, 1900, 2100), scene.number(place + 2, 0, 2100)
    if first is None or second is None or scene.word(place + 1) not in ("-", "–", "/"):
        return None
    if len(scene.word(place + 2)) == 2:
        second += first // 100 * 100 + (100 if second == 0 else 0)
    return (min(first, second), place + 3) if abs(second - first) == 1 else None


def _from(year: int, begins: int, ends: int) -> Reach:
    return Reach(month(year, begins).first, month(year, ends + 12).last)


def _by(anchor: dt.date, modifier: str, begins: int, ends: int) -> Reach:
    """The last that was over by the anchor's day, the next to begin after it, or the one that it lies in."""
    near = [_from(anchor.year + step, begins, ends) for step in (-2, -1, 0, 1)]
    match modifier:
        case "past":
            return next((one for one in reversed(near) if one.last < anchor), near[0])
        case "next":
            # «الموسم المقبل» is still said in the weeks in which it begins.
            return next((one for one in near if plus_days(one.first, _SOON) > anchor), near[-1])
        case _:
            return next((one for one in near if one.last >= anchor), near[-1])
