"""The beginning, middle or end of a period: «مطلع الشهر الجاري», «أواخر عام 2013», «نهاية الأسبوع»."""

from __future__ import annotations

from khabar.reading.times.months import month_named
from khabar.reading.times.periods import alone, period
from khabar.reading.times.reach import Reach, day, edge_of, plus_days, week_of, weekday_near
from khabar.reading.times.scene import Found, Head, Scene
from khabar.reading.times.seasons import decade, season
from khabar.reading.times.words import time_words
from khabar.reading.times.years import named_year

__all__ = ["edge", "weekend"]


def edge(scene: Scene, index: int, head: Head) -> Found | None:
    """«مطلع الشهر الجاري», «أواخر عام 2013», «منتصف يوليو», «نهاية العام», «أوائل التسعينيات»."""
    which = time_words().edges[head.word]
    if index + 1 >= scene.count:
        return None
    place = index + 1
    if scene.word(place) in ("شهر", "اشهر") and scene.word(place + 1) == "":
        return None
    at = Head(scene.word(place), 0)
    if head.word in ("اخر", "اول", "وسط", "غره"):
        # Words of many other uses: only with a month.
        found = month_named(scene, place, at)
        if found is None or head.word != "غره":
            return None
        return found._replace(start=index, reach=found.reach and day(found.reach.first), shift=head.shift)
    if which == "late" and at.word == "الاسبوع" and head.word == "نهايه":
        return weekend(scene, index, head)
    found = (
        period(scene, place, at)
        or month_named(scene, place, at)
        or (named_year(scene, place, at) if at.word in ("عام", "سنه") else None)
        or decade(scene, place, at)
        or season(scene, place, at)
        or alone(scene, place)
        or _this_first(scene, place)
    )
    if found is None or found.type != "DATE" or found.grain == "day" or found.grain == "some":
        return None
    reach = edge_of(found.reach, which, found.grain) if found.reach else None
    return found._replace(
        start=index, reach=reach, grain="some", rule=f"edges.edge_{which}", shift=head.shift, known=found.known
    )


def _this_first(scene: Scene, place: int) -> Found | None:
    """«نهاية هذا العام»: the demonstrative stands between."""
    if time_words().modifiers.get(scene.word(place)) != "this" or place + 1 >= scene.count:
        return None
    return period(scene, place + 1, Head(scene.word(place + 1), 0))


def weekend(scene: Scene, index: int, head: Head) -> Found | None:
    """«عطلة نهاية الأسبوع», «نهاية الأسبوع الماضي»: Saturday and Sunday."""
    place, start = index, index
    if head.word == "عطله":
        place += 1
    if scene.phrase(place, 2) not in ("نهايه الاسبوع", "اخر الاسبوع") and scene.word(place + 1) != "الاسبوع":
        return None
    end = place + 2
    modifier = time_words().modifiers.get(scene.word(end), "")
    if modifier in ("past", "next", "current"):
        end += 1
    else:
        modifier = ""
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
