"""Days by their distance from the day of publication: «أمس», «اليوم السبت», «أول من أمس», «غدا»."""

from __future__ import annotations

from khabar.arabic.calendar import calendar
from khabar.arabic.number_words import number_words
from khabar.model import DateParts
from khabar.reading.times.closed_classes import function_words
from khabar.reading.times.dates_behind import with_date
from khabar.reading.times.reach import Reach, day, plus_days, weekday_near
from khabar.reading.times.scene import Found, Head, Scene
from khabar.reading.times.words import time_words

__all__ = ["deictic"]

_COUNTED = 4


def deictic(scene: Scene, index: int, head: Head) -> Found | None:
    """«أمس», «اليوم السبت», «أول من أمس الخميس», «غدا»."""
    words = time_words()
    for length in (3, 2, 1):
        phrase = head.word if length == 1 else f"{head.word} {scene.phrase(index + 1, length - 1)}"
        days = words.deictic.get(phrase)
        if days is not None:
            break
    else:
        return None
    end = index + length
    following = scene.word(end)
    if (
        (head.shift and scene.raw(index)[: head.shift + 1].endswith("لا"))  # «لامس» is a verb, «لأمس» is not
        or scene.word(index - 1) in function_words().newborn
        or following in function_words().direst
        or _paper_of_today(scene, index)
    ):
        return None
    if phrase in function_words().today:
        if scene.words[index][head.shift :].startswith("لل") or _is_numbered(scene, end):
            return None  # «لليوم الـ190»
        if (
            following in words.modifiers
            or scene.phrase(end, 2) in function_words().before_past
            or following in words.not_today_after
            or scene.word(index - 1) in words.not_today_before
        ):
            return _today_or_not(scene, index, end, head)
        if scene.word(index - 1) in function_words().this:
            index -= 1
        elif scene.word(index - 1) == "في" and _per_day(scene, index - 1):
            return Found(index - 1, end, "SET", "days.per_day", duration="P1D")
    if phrase in function_words().tomorrow_or_verb and (scene.raw_article(end) or following == "من"):
        weekday = calendar().weekdays.get(following)
        if weekday is None:  # «غدا» the verb: to become
            return None
    if phrase in function_words().tomorrow_or_noun and not (
        scene.word(index - 1) in function_words().before_tomorrow or following in calendar().weekdays
    ):
        return None  # «غد أفضل»
    night = words.parts.get(phrase.removeprefix("ال")) == "night"
    reach = day(plus_days(scene.anchor, days)) if scene.anchor else None
    known, shift = DateParts(part_of_day="night" if night else None), 0 if index < 0 else head.shift
    if following in function_words().named_day:
        following = scene.word(end + 1)
    aside = following == "("
    if aside:
        following = scene.word(end + 1) if scene.word(end + 2) == ")" else ""
    weekday = calendar().weekdays.get(following)
    if weekday is not None and following.startswith("ال"):
        end += 3 if aside else 2 if scene.word(end) in function_words().named_day else 1
        known = DateParts(weekday=weekday, part_of_day=known.part_of_day)
        if reach is not None:
            # A report of the small hours says «اليوم» of the day before: the weekday knows better.
            named = weekday_near(reach.first, weekday, "around")
            if days <= 0 and named > plus_days(reach.first, 1):
                named = weekday_near(reach.first, weekday, "before")  # a report of last week, published again
            reach = day(named)
    found = Found(index, end, "TIME" if night else "DATE", "days.distant", reach, known=known, shift=shift)
    return with_date(scene, found)


def _per_day(scene: Scene, place: int) -> bool:
    """«50 دولارا في اليوم», «ألف برميل في اليوم»: so much a day."""
    return any(
        scene.tokens[at].kind == "number" or number_words().begins(scene.words[at])
        for at in range(max(0, place - _COUNTED), place)
    )


def _paper_of_today(scene: Scene, index: int) -> bool:
    """«صحيفة إسرائيل اليوم»: the newspaper's name, where the country alone may do something today."""
    small = function_words()
    noun = scene.word(index - 2).lstrip('«“"')
    return scene.word(index - 1) in small.named_today and (noun in small.outlet_nouns or noun[1:] in small.outlet_nouns)


def _is_numbered(scene: Scene, place: int) -> bool:
    return scene.word(place) == "ال" and scene.number(place + 1, 1, 9999) is not None


def _today_or_not(scene: Scene, index: int, end: int, head: Head) -> Found | None:
    """«اليوم نفسه» and «اليوم التالي» count from the day spoken of last; «الليلة الماضية» from the anchor."""
    modifier = time_words().modifiers.get(scene.word(end), "")
    if scene.phrase(end, 2) in function_words().before_past and time_words().parts.get(head.word[2:]) == "night":
        last = plus_days(scene.anchor, -1) if scene.anchor else None
        reach = Reach(plus_days(last, -1), last) if last else None
        known = DateParts(part_of_day="night")
        return Found(index, end + 2, "TIME", "days.last_night", reach, known=known, shift=head.shift)
    if modifier == "past" and time_words().parts.get(head.word[2:]) == "night":
        reach = Reach(plus_days(scene.anchor, -1), scene.anchor) if scene.anchor else None
        known = DateParts(part_of_day="night")
        return Found(index, end + 1, "TIME", "days.last_night", reach, known=known, shift=head.shift)
    if modifier in ("same", "following", "preceding") and scene.word(index - 1) not in function_words().same:
        refers = {"same": "same", "following": "next", "preceding": "previous"}[modifier]
        return Found(index, end + 1, "DATE", "days.referring", refers=refers, shift=head.shift)
    if scene.word(index - 1) in function_words().same:
        return Found(index - 1, end, "DATE", "days.referring", refers="same")
    return None
