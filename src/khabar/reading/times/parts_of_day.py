"""Parts of days: «فجر السبت», «مساء غد», «هذا الصباح», «منتصف الليل», «الليلة الفاصلة بين السبت والأحد»."""

from __future__ import annotations

from khabar.arabic.calendar import calendar
from khabar.model import DateParts
from khabar.reading.times.closed_classes import function_words
from khabar.reading.times.days import day_named, plain_day
from khabar.reading.times.months import day_of_month
from khabar.reading.times.periods import bare
from khabar.reading.times.reach import Reach, day, plus_days
from khabar.reading.times.scene import Found, Head, Scene
from khabar.reading.times.words import time_words

__all__ = ["eve", "midnight", "night_apart", "part_of_day", "shift_of_day", "this_part"]


def part_of_day(scene: Scene, index: int, head: Head) -> Found | None:
    """A part of a named day: «فجر السبت», «مساء أمس», «بعد ظهر اليوم», «ليل الجمعة السبت», «صباح 5 مارس»."""
    words = time_words()
    part, place = words.parts.get(head.word), index + 1
    two = f"{head.word} {scene.word(index + 1)}"
    if two in words.parts:
        part, place = words.parts[two], index + 2
    start, shift = index, head.shift
    if part is None:
        return None
    if scene.word(index - 1) in function_words().just_before:
        start, shift = index - 1, 0
    skipped = place
    while scene.word(skipped) in function_words().day_joins and skipped < place + 2:
        skipped += 1
    for begin in (skipped, skipped - 1, place):
        if begin < place or begin >= scene.count:
            continue
        at = Head(scene.word(begin), 0)
        found = day_named(scene, begin, at)
        if found is None and (begin > place or scene.tokens[begin].kind == "number"):
            found = day_of_month(scene, begin, at)
        if found is not None:
            break
    else:
        return None
    if part in ("night", "midnight"):
        found = _night_between(scene, found)
    known = DateParts(
        year=found.known.year,
        month=found.known.month,
        day=found.known.day,
        weekday=found.known.weekday,
        part_of_day=part,
    )
    return found._replace(start=start, type="TIME", rule="days.part_of_day", known=known, shift=shift)


def _night_between(scene: Scene, found: Found) -> Found:
    """«ليل الجمعة السبت», «ليلة الجمعة/السبت»: the night between two days."""
    place = found.end + (scene.word(found.end) in function_words().night_links)
    second = calendar().weekdays.get(scene.word(place))
    first = found.known.weekday
    if first is None or second != first % 7 + 1 or found.reach is None:
        return found
    return found._replace(end=place + 1, reach=Reach(found.reach.first, plus_days(found.reach.first, 1)))


def night_apart(scene: Scene, index: int, head: Head) -> Found | None:
    """«الليلة الفاصلة بين 8 و9 يناير», «الليلة الفاصلة بين السبت والأحد»: from the one day to the other."""
    small = function_words()
    place = index + 2
    if scene.word(index + 1) not in small.separating or scene.word(place) not in small.between:
        return None
    place += 1
    place += scene.word(place) in small.day_nouns or scene.word(place) in small.day_pairs
    if place >= scene.count:
        return None
    found = plain_day(scene, place, Head(scene.word(place), 0), after_noun=True)
    if found is None:
        return None
    reach, end = found.reach, found.end
    if reach is not None and reach.first == reach.last:
        linked = end + (scene.word(end) in small.night_links or scene.word(end) == "و")
        second = scene.word(linked).removeprefix("و")
        later = plain_day(scene, linked, Head(second, 0), after_noun=True) if second else None
        if later is None or found.known.weekday is None:
            return None
        reach, end = Reach(reach.first, plus_days(reach.first, 1)), later.end
    known = DateParts(part_of_day="night")
    return Found(index, end, "TIME", "days.night_apart", reach, known=known, shift=head.shift, absolute=found.absolute)


def this_part(scene: Scene, index: int, head: Head) -> Found | None:
    """«هذا الصباح», «منذ الفجر»: of the anchor's day."""
    small = function_words()
    before = scene.word(index - 1)
    part = time_words().parts.get(head.word.removeprefix("ال"))
    this = bare(before) in small.this
    near = before in small.at_part and head.word in small.bare_parts
    if near and not head.shift:  # «عند الفجر», «بعد الظهر»
        ends = index + 1 >= scene.count or scene.tokens[index + 1].kind == "mark" or not scene.raw_article(index + 1)
        reach = day(scene.anchor) if scene.anchor and ends else None
        known = DateParts(part_of_day=part)
        return Found(index - 1, index + 1, "TIME", "days.at_part", reach, known=known) if ends else None
    if head.shift or part is None or not (this or before in small.since_words):
        return None
    reach = day(scene.anchor) if scene.anchor else None
    shift = len(before) - len(bare(before)) if this else 0
    known = DateParts(part_of_day=part)
    return Found(index - this, index + 1, "TIME", "days.this_part", reach, known=known, shift=shift)


def shift_of_day(scene: Scene, index: int, head: Head) -> Found | None:
    """«الفترة المسائية», «الفترة الصباحية من يوم أمس»: a part of the anchor's day, or of the day behind it."""
    part = time_words().shifts.get(scene.word(index + 1))
    if part is None or scene.word(index - 1).removeprefix("و") not in function_words().within:
        return None  # «تدرب في الفترة المسائية», but «اقتصرت على الفترة المسائية»
    end = index + 2
    place = end + (scene.word(end) in function_words().introducers)
    behind = day_named(scene, place, Head(scene.word(place), 0)) if place < scene.count else None
    known = DateParts(part_of_day=part)
    if behind is not None and behind.type == "DATE":
        return behind._replace(start=index, type="TIME", rule="days.shift", shift=head.shift)
    reach = day(scene.anchor) if scene.anchor else None
    return Found(index, end, "TIME", "days.shift", reach, known=known, shift=head.shift)


def eve(scene: Scene, index: int, head: Head) -> Found | None:
    """«عشية أمس», «عشية السبت»: the evening of that day, as the Maghreb says it."""
    found = day_named(scene, index + 1, Head(scene.word(index + 1), 0)) if index + 1 < scene.count else None
    if found is None:
        return None
    return found._replace(start=index, type="TIME", rule="days.eve", shift=head.shift)


def midnight(scene: Scene, index: int, head: Head) -> Found | None:
    """«منتصف الليل»: between the anchor's day, or the day spoken of, and its neighbour."""
    small = function_words()
    if scene.word(index + 1) not in small.the_night:
        return None
    start, shift = index, head.shift
    if head.shift == 0 and scene.word(index - 1) in small.around_midnight:
        start = index - 1
    known = DateParts(part_of_day="midnight")
    return Found(start, index + 2, "TIME", "days.midnight", known=known, refers="same", shift=shift)
