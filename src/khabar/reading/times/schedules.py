"""Years that do not begin in January: a season of sport (August to May), a school year (September to June)."""

from __future__ import annotations

import datetime as dt

from khabar.reading.times.closed_classes import function_words
from khabar.reading.times.periods import bare
from khabar.reading.times.reach import Reach, month, plus_days, years
from khabar.reading.times.scene import Found, Head, Scene
from khabar.reading.times.words import time_words
from khabar.reading.times.years import BARE_YEARS, hijri_year_reach

__all__ = ["edge_of_schedule", "fiscal_year", "school_year", "season_of_sport"]


_SOON = 25  # days
_GREGORIAN = 1500
"""Years below are Hijri ones."""


def season_of_sport(scene: Scene, index: int, head: Head) -> Found | None:
    """«الموسم الماضي», «هذا الموسم», «الموسم الرياضي القادم», «موسم 2022-23»."""
    words = function_words()
    place = index + 1 + (scene.word(index + 1) in words.sport_adjectives)
    return _scheduled(scene, index, place, head, 8, 5, "schedules.season_of_sport")


def school_year(scene: Scene, index: int, head: Head) -> Found | None:
    """«العام الدراسي المقبل», «السنة الجامعية 2016-2017»."""
    if scene.word(index + 1) in function_words().fiscal:
        return fiscal_year(scene, index, head)
    if scene.word(index + 1) not in function_words().school_adjectives:
        return _two_hijri_years(scene, index, head)
    return _scheduled(scene, index, index + 2, head, 9, 6, "schedules.school_year")


def fiscal_year(scene: Scene, index: int, head: Head) -> Found | None:
    """«العام المالي الحالي», «السنة المالية 2023»: a year; «العام المالي 2023/2024» is from July to June."""
    span = two_years(scene, index + 2)
    if span is not None and span[0] >= _GREGORIAN:
        reach = _from(span[0], 7, 6)
        return Found(index, span[1], "DATE", "schedules.fiscal_year", reach, "some", absolute=True, shift=head.shift)
    number = scene.number(index + 2, *BARE_YEARS)
    if number is not None:
        named = years(number, number)
        return Found(index, index + 3, "DATE", "schedules.fiscal_year", named, "year", absolute=True, shift=head.shift)
    before = scene.word(index - 1)
    this = head.shift == 0 and bare(before) in function_words().this
    modifier = "current" if this else time_words().modifiers.get(scene.word(index + 2), "")
    step = {"past": -1, "current": 0, "next": 1}.get(modifier)
    if step is None:
        return None
    reach_by = years(scene.anchor.year + step, scene.anchor.year + step) if scene.anchor else None
    shift = len(before) - len(bare(before)) if this else head.shift
    return Found(index - this, index + 3 - this, "DATE", "schedules.fiscal_year", reach_by, "year", shift=shift)


_EDGES = {"early": (0, 2), "middle": (4, 3), "late": (-2, 2)}
"""Which of its months are meant: the first of them from the beginning, or from the end, and how many."""


def edge_of_schedule(scene: Scene, place: int, edge: str) -> Found | None:
    """What «نهاية» before it means of «الموسم الماضي», «الموسم» alone or «العام الدراسي»."""
    small = function_words()
    at = Head(scene.word(place), 0)
    sport = at.word in small.seasons_of_sport
    if not sport and (at.word not in small.year_nouns or scene.word(place + 1) not in small.school_adjectives):
        return None
    found = season_of_sport(scene, place, at) if sport else school_year(scene, place, at)
    begins, ends = (8, 5) if sport else (9, 6)
    if found is None and at.word.startswith("ال"):
        reach = _by(scene.anchor, "current", begins, ends) if scene.anchor else None
        found = Found(place, place + 1 + (not sport), "DATE", "schedules.edge", reach, "some")
    if found is None:
        return None
    first, count = _EDGES[edge]
    reach = found.reach
    if reach is not None:
        start = reach.first if first >= 0 else reach.last
        begin = month(start.year, start.month + (first if first >= 0 else first + 1))
        reach = Reach(begin.first, month(begin.first.year, begin.first.month + count - 1).last)
    return found._replace(reach=reach, rule="schedules.edge", grain="some")


def _two_hijri_years(scene: Scene, index: int, head: Head) -> Found | None:
    """«هذا العام 1435-1436هـ»: a school year, since the calendar's own has one number."""
    span = two_years(scene, index + 1)
    if span is None or span[0] >= _GREGORIAN:
        return None
    this = head.shift == 0 and scene.word(index - 1) in function_words().this
    reach = _from(span[0], 9, 6)
    return Found(
        index - this, span[1], "DATE", "schedules.two_hijri_years", reach, "some", absolute=True, shift=head.shift
    )


def _scheduled(scene: Scene, index: int, place: int, head: Head, begins: int, ends: int, rule: str) -> Found | None:
    span = two_years(scene, place)
    if span is not None:
        first, end = span
        this = head.shift == 0 and scene.word(index - 1) in function_words().this
        named = _from(first, begins, ends)
        return Found(index - this, end, "DATE", rule, named, "some", absolute=True, shift=head.shift)
    if not head.word.startswith("ال"):
        return None
    start, shift = index, head.shift
    modifier = time_words().modifiers.get(scene.word(place), "")
    if modifier in ("past", "next", "current"):
        end = place + 1
    elif scene.word(place) in function_words().renewed:
        modifier, end = "next", place + 1
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
    first, second = scene.number(place, 1350, 2100), scene.number(place + 2, 0, 2100)
    if first is None or second is None or scene.word(place + 1) not in ("-", "–", "/"):
        return None
    if _GREGORIAN <= first < 1900:
        return None
    if len(scene.word(place + 2)) == 2:
        second += first // 100 * 100 + (100 if second == 0 else 0)
    end = place + 3 + (first < _GREGORIAN and scene.word(place + 3) in function_words().hijri)
    return (min(first, second), end) if abs(second - first) == 1 else None


def _from(year: int, begins: int, ends: int) -> Reach:
    if year < _GREGORIAN:  # the year of school that begins within the earlier Hijri year, near its end
        hijri = hijri_year_reach(year)
        year = hijri.last.year - (hijri.last.month < begins) if hijri is not None else year
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
