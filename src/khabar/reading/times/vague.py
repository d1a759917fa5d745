"""Within a day or month that is named, roughly when: «وقت سابق الخميس», «الساعات الأولى من فجر الأحد»."""

from __future__ import annotations

from khabar.model import DateParts
from khabar.reading.times.closed_classes import function_words
from khabar.reading.times.days import day_named
from khabar.reading.times.parts_of_day import part_of_day
from khabar.reading.times.reach import Reach, day, plus_days
from khabar.reading.times.scene import Found, Head, Scene
from khabar.reading.times.wholes import whole
from khabar.reading.times.words import time_words

__all__ = ["earlier_or_later", "hours_of"]


def earlier_or_later(scene: Scene, index: int, head: Head) -> Found | None:
    """«وقت سابق الخميس», «وقت متأخر من مساء أمس», «ساعة مبكرة، الأحد», «وقت سابق من هذا الشهر»."""
    words = function_words()
    how = scene.word(index + 1)
    if how not in words.earlier_or_later and how not in words.early_or_late:
        return None
    place = index + 2
    place += scene.word(place) in ("،", ",")
    place += scene.word(place) in words.introducers or scene.word(place) in words.day_nouns
    found = _day(scene, place) or whole(scene, place)
    if found is None and scene.word(place) in words.the_night and how in words.early_or_late:
        reach = Reach(plus_days(scene.anchor, -1), scene.anchor) if scene.anchor else None  # «وقت متأخر من الليل»
        known = DateParts(part_of_day="night")
        return Found(index, place + 1, "TIME", "vague.late_at_night", reach, known=known, shift=head.shift)
    if found is None:
        return None
    timed = how in words.early_or_late and found.grain == "day"
    return found._replace(
        start=index, shift=head.shift, rule="vague.earlier_or_later", type="TIME" if timed else found.type
    )


def hours_of(scene: Scene, index: int, head: Head) -> Found | None:
    """«الساعات الأولى من فجر الأحد», «ساعات الصباح الأولى من يوم أمس», «ساعات الفجر»."""
    words = function_words()
    place = index + 1
    first = scene.word(place) in words.first_hours
    place += first
    place += scene.word(place) in words.introducers
    if place >= scene.count:
        return None
    found = _day(scene, place) if first else None
    fused = scene.word(place)
    if found is None and first and fused[:1] == "ل" and fused[1:] in time_words().parts:
        found = part_of_day(scene, place, Head(fused[1:], 1))  # «الساعات الأولى لفجر الأحد»
    part = time_words().parts.get(scene.word(place).removeprefix("ال"))
    if found is None and part is not None and scene.word(place).startswith("ال"):
        end = place + 1
        if not first:
            if scene.word(end) in words.first_hours:
                end += 1
            elif scene.word(index - 1) not in words.since_words:
                return None
        behind = _day(scene, end + (scene.word(end) in words.introducers))
        if behind is not None and (scene.word(end) in words.introducers or behind.start == end):
            found = behind._replace(known=_with_part(behind.known, part))
        else:
            reach = day(scene.anchor) if scene.anchor else None
            found = Found(index, end, "TIME", "vague.hours", reach, known=DateParts(part_of_day=part))
    if found is None or found.grain != "day":
        return None
    return found._replace(start=index, type="TIME", shift=head.shift, rule="vague.hours")


def _with_part(known: DateParts, part: str) -> DateParts:
    return DateParts(
        year=known.year, month=known.month, day=known.day, weekday=known.weekday, part_of_day=known.part_of_day or part
    )


def _day(scene: Scene, place: int) -> Found | None:
    if place >= scene.count:
        return None
    at = Head(scene.word(place), 0)
    return part_of_day(scene, place, at) or day_named(scene, place, at)
