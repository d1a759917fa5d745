"""Days by their name or by their distance, and parts of days: «السبت», «أمس الجمعة», «فجر السبت», «مساء غد»."""

from __future__ import annotations

import datetime as dt

from khabar.arabic.calendar import calendar
from khabar.arabic.number_words import number_words
from khabar.model import DateParts, TimeType
from khabar.reading.times.closed_classes import function_words
from khabar.reading.times.months import day_of_month, numeric_date
from khabar.reading.times.periods import bare
from khabar.reading.times.reach import Reach, day, plus_days, plus_months, weekday_near
from khabar.reading.times.scene import Found, Head, Scene
from khabar.reading.times.words import time_words

__all__ = [
    "day_named",
    "eve",
    "midnight",
    "morrow",
    "night_apart",
    "part_of_day",
    "shift_of_day",
    "that_day",
    "this_part",
]

_DIRECTIONS = {"past": "before", "recent": "before", "next": "after", "current": "around"}


def day_named(scene: Scene, index: int, head: Head) -> Found | None:
    """A day: with «يوم», by weekday, by distance from the anchor, and any of them with its date behind it."""
    if head.word in function_words().day_nouns:
        found = _plain_day(scene, index + 1, Head(scene.word(index + 1), 0), after_noun=True)
        return found and _with_part(scene, found._replace(start=index, shift=head.shift))
    found = _plain_day(scene, index, head, after_noun=False)
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


def _plain_day(scene: Scene, index: int, head: Head, *, after_noun: bool) -> Found | None:
    if index >= scene.count:
        return None
    found = _distant(scene, index, head) or _weekday(scene, index, head, bare=after_noun)
    if found is None and after_noun:
        found = day_of_month(scene, index, head) or numeric_date(scene, index, head)
    return found


def _distant(scene: Scene, index: int, head: Head) -> Found | None:
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
    if following == "يوم":
        following = scene.word(end + 1)
    aside = following == "("
    if aside:
        following = scene.word(end + 1) if scene.word(end + 2) == ")" else ""
    weekday = calendar().weekdays.get(following)
    if weekday is not None and following.startswith("ال"):
        end += 3 if aside else 2 if scene.word(end) == "يوم" else 1
        known = DateParts(weekday=weekday, part_of_day=known.part_of_day)
        if reach is not None:
            # A report of the small hours says «اليوم» of the day before: the weekday knows better.
            reach = day(weekday_near(reach.first, weekday, "around"))
    found = Found(index, end, "TIME" if night else "DATE", "days.distant", reach, known=known, shift=shift)
    return _with_date(scene, found)


def _per_day(scene: Scene, place: int) -> bool:
    """«50 دولارا في اليوم», «ألف برميل في اليوم»: so much a day."""
    return any(
        scene.tokens[at].kind == "number" or number_words().begins(scene.words[at])
        for at in range(max(0, place - _COUNTED), place)
    )


_COUNTED = 4


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


def _weekday(scene: Scene, index: int, head: Head, *, bare: bool) -> Found | None:
    word = head.word
    weekday = calendar().weekdays.get(word)
    if weekday is None or not (bare or word.startswith("ال")):
        return None
    before = scene.word(index - 1)
    row = before in function_words().days and scene.word(index + 1)[1:] in calendar().weekdays  # «أيام السبت والأحد»
    if not bare and before in function_words().not_weekday_before and not row:
        return None
    end = index + 1
    following = scene.word(end)
    if following in function_words().known_weekdays_by:
        return None  # «الجمعة السوداء»
    modifier = time_words().modifiers.get(following, "")
    known = DateParts(weekday=weekday)
    if modifier in ("past", "next", "current", "recent"):
        end += 1
    elif modifier:
        modifier = ""
    elif scene.phrase(end, 2) in function_words().before_past or scene.phrase(end, 3) in function_words().before_past:
        end += 2 if scene.phrase(end, 2) in function_words().before_past else 3
        modifier = "before past"
    elif scene.phrase(end, 2) in function_words().after_next:
        end += 2
        modifier = "after next"
    elif following in ("و", "") or calendar().weekdays.get(following[1:]) is not None:
        modifier = _shared_modifier(scene, end)
    reach = None
    if scene.anchor is not None:
        direction = _DIRECTIONS.get(modifier) or _direction(scene, index, end)
        if modifier == "before past":
            reach = day(plus_days(weekday_near(scene.anchor, weekday, "before"), -7))
        elif modifier == "after next":
            reach = day(plus_days(weekday_near(scene.anchor, weekday, "after"), 7))
        else:
            reach = day(weekday_near(scene.anchor, weekday, direction))
    found = Found(index, end, "DATE", "days.weekday", reach, known=known, shift=head.shift)
    return _with_date(scene, found)


_ASIDES = frozenset("،,-–()")


def _direction(scene: Scene, index: int, end: int) -> str:
    """Whether a bare weekday is the last or the next. One set off by commas is the day of the news."""
    aside = scene.word(index - 1) in _ASIDES and scene.word(end) in _ASIDES
    tense = scene.tense(index, explicit=aside)
    return "future" if tense == "future" else "past"


def _shared_modifier(scene: Scene, end: int) -> str:
    """«السبت والأحد المقبلين»: what follows both names is said of both."""
    second = end + (scene.word(end) == "و")
    name = scene.word(second) if second > end else scene.word(end)[1:]
    if name not in calendar().weekdays:
        return ""
    modifier = time_words().modifiers.get(scene.word(second + 1), "")
    plural = scene.word(second + 1).endswith("ين") or scene.word(second + 1).endswith("ان")
    return modifier if plural and modifier in ("past", "next", "current") else ""


def _with_date(scene: Scene, found: Found) -> Found:
    """The day with the date that stands behind its name: «السبت 3 مارس», «الأحد الموافق 7 نيسان 2024»."""
    place = found.end
    if scene.word(place) in ("،", ",") and scene.word(place + 1) in function_words().corresponding:
        place += 1  # «الثلاثاء، الموافق 9 أبريل»
    word = scene.word(place)
    matches = word in function_words().corresponding
    if matches or word in ("،", ",", "(", "-", "–"):
        place += 1
    if matches and scene.word(place) in ("ل", "في"):
        place += 1
    if place >= scene.count:
        return found
    ordinal = scene.word(place).startswith("ال") and scene.tokens[place].kind == "word"
    if scene.number(place, 1, 2100) is None and not matches and not ordinal:
        return found
    head = Head(scene.word(place), 0)
    date = numeric_date(scene, place, head) or day_of_month(scene, place, head)
    if date is None or (word in ("،", ",", "-", "–") and date.known.year is None):
        return found
    end = date.end
    if word == "(":
        if scene.word(end) != ")":
            return found
        end += 1
    known = DateParts(year=date.known.year, month=date.known.month, day=date.known.day, weekday=found.known.weekday)
    date = date._replace(start=found.start, end=end, known=known, shift=found.shift)
    return _agreeing(date, found.known.weekday)


def _agreeing(date: Found, weekday: int | None) -> Found:
    """The date if its day has that weekday. Otherwise the year or the Hijri day beside it that has; else no days.

    «الجمعة 5 مارس» of a year without its number is of the one in which it is a Friday; a Hijri day told by the moon
    may lie beside the calendar's. What contradicts itself keeps both parts as known, and means no day.
    """
    reach = date.reach
    if reach is None or weekday is None or reach.first != reach.last or reach.first.isoweekday() == weekday:
        return date._replace(rule="days.with_date")
    others: list[dt.date] = []
    if date.rule.startswith("months.hijri"):
        others = [plus_days(reach.first, step) for step in (-1, 1)]
    elif date.known.year is None and date.known.month is not None:
        others = [plus_months(reach.first, step) for step in (-12, 12)]
    agreeing = [one for one in others if one.isoweekday() == weekday]
    if len(agreeing) == 1:
        return date._replace(reach=day(agreeing[0]), rule="days.date_by_weekday")
    return date._replace(reach=None, rule="days.contradiction")


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
    found = _plain_day(scene, place, Head(scene.word(place), 0), after_noun=True)
    if found is None:
        return None
    reach, end = found.reach, found.end
    if reach is not None and reach.first == reach.last:
        linked = end + (scene.word(end) in small.night_links or scene.word(end) == "و")
        second = scene.word(linked).removeprefix("و")
        later = _plain_day(scene, linked, Head(second, 0), after_noun=True) if second else None
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
