"""Days, however they are named: «يوم السبت», «أمس ليلا», «ذلك اليوم», «غداة الإعلان»."""

from __future__ import annotations

from khabar.arabic.calendar import calendar
from khabar.model import DateParts, TimeType
from khabar.reading.times.closed_classes import function_words
from khabar.reading.times.deictics import deictic
from khabar.reading.times.months import day_of_month, numeric_date
from khabar.reading.times.scene import Found, Head, Scene
from khabar.reading.times.weekdays import weekday_named
from khabar.reading.times.words import time_words

__all__ = ["day_named", "morrow", "plain_day", "that_day"]


def day_named(scene: Scene, index: int, head: Head) -> Found | None:
    """A day: with «يوم», by weekday, by distance from the anchor, and any of them with its date behind it."""
    if head.word in function_words().day_nouns:
        found = plain_day(scene, index + 1, Head(scene.word(index + 1), 0), after_noun=True)
        return found and _with_part(scene, found._replace(start=index, shift=head.shift))
    found = plain_day(scene, index, head, after_noun=False)
    return found and _with_part(scene, found)


def _with_part(scene: Scene, found: Found) -> Found:
    """«أمس ليلا», «الجمعة فجرا», «اليوم بعد الظهر»: the part of the day behind its name."""
    if found.refers or found.type != "DATE":
        return found
    small = function_words()
    for length in (2, 1):
        end = found.end + length
        if scene.phrase(found.end, length) in small.parts_behind:
            follows = scene.word(end)
            if follows in calendar().weekdays or follows in time_words().deictic or follows in small.day_nouns:
                return found
            if end < scene.count and scene.tokens[end].kind == "number":
                return found
            return found._replace(end=end, type="TIME")
    return found


def plain_day(scene: Scene, index: int, head: Head, *, after_noun: bool) -> Found | None:
    """The day at `index` without what stands around it; behind «يوم» also a day of a month, and weekdays without ال."""
    if index >= scene.count:
        return None
    found = deictic(scene, index, head) or weekday_named(scene, index, head, bare=after_noun)
    if found is None and after_noun:
        found = day_of_month(scene, index, head) or numeric_date(scene, index, head)
    return found


def morrow(scene: Scene, index: int, head: Head) -> Found | None:
    """«غداة إعلان النتائج»: told of the day that the sentence speaks of."""
    following = scene.word(index + 1)
    if len(following) < 3 or scene.tokens[index + 1].kind != "word":
        return None
    return Found(index, index + 2, "DATE", "days.morrow", refers="same", shift=head.shift)


def that_day(scene: Scene, index: int, head: Head) -> Found | None:
    """«ذلك اليوم», «تلك الليلة»: the day spoken of last."""
    small = function_words()
    following = scene.word(index + 1)
    part = time_words().parts.get(following[2:]) if following.startswith("ال") else None
    if part is not None and part != "noon" and following not in small.today:
        known = DateParts(part_of_day=part)
        return Found(index, index + 2, "TIME", "days.that_day", known=known, refers="that", shift=head.shift)
    if following not in small.today or scene.word(index + 2) in time_words().not_today_after:
        return None
    kind: TimeType = "TIME" if time_words().parts.get(following[2:]) == "night" else "DATE"
    return Found(index, index + 2, kind, "days.that_day", refers="that", shift=head.shift)
