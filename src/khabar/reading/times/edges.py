"""The beginning, middle or end of a period: «مطلع الشهر الجاري», «أواخر عام 2013», «نهاية الأسبوع»."""

from __future__ import annotations

from khabar.reading.times.closed_classes import function_words
from khabar.reading.times.months import month_named
from khabar.reading.times.reach import Reach, day, edge_of, plus_days, week_of, weekday_near
from khabar.reading.times.scene import Found, Head, Scene
from khabar.reading.times.schedules import edge_of_schedule, fiscal_year
from khabar.reading.times.wholes import whole
from khabar.reading.times.words import time_words

__all__ = ["edge", "weekend"]


def edge(scene: Scene, index: int, head: Head) -> Found | None:
    """«مطلع الشهر الجاري», «أواخر عام 2013», «منتصف يوليو», «نهاية العام», «أوائل التسعينيات»."""
    which = time_words().edges[head.word]
    if index + 1 >= scene.count:
        return None
    place = index + 1
    small = function_words()
    at = Head(scene.word(place), 0)
    if head.word in small.weak_edges:
        # Words of many other uses: only with a month.
        found = month_named(scene, place, at)
        if found is None or head.word not in small.first_day:
            return None
        return found._replace(start=index, reach=found.reach and day(found.reach.first), shift=head.shift)
    if at.word in small.week and head.word in small.weekend:
        return weekend(scene, index, head)
    scheduled = edge_of_schedule(scene, place, which)
    if scheduled is not None:
        return scheduled._replace(start=index, shift=head.shift)
    place += scene.word(place) in small.era_nouns  # «نهاية عقد الستينيات»
    found = fiscal_year(scene, place, at) if scene.word(place + 1) in small.fiscal else whole(scene, place)
    if found is None or found.type != "DATE" or found.grain == "day" or found.grain == "some":
        return None
    grain = found.grain
    if grain == "year" and found.reach is not None and (found.reach.first.month, found.reach.first.day) != (1, 1):
        grain = "some"  # a Hijri year has no January
    reach = edge_of(found.reach, which, grain) if found.reach else None
    return found._replace(
        start=index, reach=reach, grain="some", rule=f"edges.edge_{which}", shift=head.shift, known=found.known
    )


def weekend(scene: Scene, index: int, head: Head) -> Found | None:
    """«عطلة نهاية الأسبوع», «نهاية الأسبوع الماضي»: Saturday and Sunday."""
    place, start = index, index
    small = function_words()
    if head.word in small.rest:
        place += 1
    elif head.shift == 0 and scene.word(index - 1) in small.rest:
        start -= 1
    if scene.word(place) not in small.weekend:
        return None
    here = scene.word(place + 1) in small.this
    if scene.word(place + 1 + here) not in small.week:
        return None
    end = place + 2 + here
    modifier = time_words().modifiers.get(scene.word(end), "")
    if modifier in ("past", "next", "current"):
        end += 1
    else:
        modifier = "current" if here else ""
    reach = None
    if scene.anchor is not None:
        step = {"past": -1, "next": 1}.get(modifier)
        if step is not None:
            week = week_of(plus_days(scene.anchor, 7 * step))
            saturday = plus_days(week.first, 5)
        elif modifier == "" and scene.tense(index) != "future":
            saturday = weekday_near(scene.anchor, 6, "past")
        else:
            saturday = plus_days(week_of(scene.anchor).first, 5)
        reach = Reach(saturday, plus_days(saturday, 1))
    return Found(start, end, "DATE", "edges.weekend", reach, "some", shift=head.shift)
