"""Weeks, months, years and longer, counted from the anchor: «الأسبوع الماضي», «مطلع العام», «الأيام الماضية»."""

from __future__ import annotations

import datetime as dt

from khabar.arabic.numerals import read_number, read_ordinal
from khabar.model import DateParts
from khabar.reading.times.closed_classes import function_words
from khabar.reading.times.hijri import months_from
from khabar.reading.times.reach import Reach, day, plus_days, plus_months, week_of, years
from khabar.reading.times.scene import Found, Head, Scene
from khabar.reading.times.words import UnitForm, time_words
from khabar.reading.times.years import hijri_year_reach, named_year, year_tail

__all__ = [
    "all_of",
    "alone",
    "bare",
    "definite_number",
    "its_own",
    "last_night",
    "last_units",
    "now",
    "period",
    "running",
    "stretch",
    "these_days",
]

_STEPS = {"past": -1, "next": 1, "current": 0, "this": 0}


def period(scene: Scene, index: int, head: Head) -> Found | None:
    """A definite unit with what says which: «الشهر الماضي», «هذا الأسبوع», «الأعوام الخمسة الأخيرة», «العام ذاته»."""
    words, small = time_words(), function_words()
    form = words.units.get(head.word)
    if form is None or not form.definite:
        return None
    if form.number in ("many", "two"):
        return _several(scene, index, head, form)
    if not words.general_before.isdisjoint((scene.word(index - 1), bare(scene.word(index - 1)))) or (
        form.unit == "decade" and scene.word(index - 1) in small.same
    ):
        return None
    end = index + 1
    modifier = words.modifiers.get(scene.word(end), "")
    before = words.modifiers.get(bare(scene.word(index - 1)), "")
    start, shift = index, head.shift
    if before == "this" and scene.touches(index) is False:
        if form.unit == "day":
            return None
        start = index - 1
        shift = len(scene.word(start)) - len(bare(scene.word(start)))
        modifier = "this" if modifier not in ("current", "past", "next") else modifier
        end += modifier != "this"
    elif head.shift == 0 and bare(scene.word(index - 1)) in small.that:
        start, modifier = index - 1, "that"
        shift = len(scene.word(start)) - len(bare(scene.word(start)))
    elif head.shift == 0 and bare(scene.word(index - 1)) in small.same:
        start, modifier = index - 1, "same"
        shift = len(scene.word(start)) - len(bare(scene.word(start)))
    elif (two := _two_steps(scene, end)) is not None:
        reach = _unit_reach(scene, form.unit, two[0])
        if form.unit not in ("week", "month", "year"):
            return None
        return Found(start, two[1], "DATE", "periods.two_steps", reach, form.unit, shift=shift)
    elif form.unit == "decade" and modifier != "past":
        return None  # «العقد الحالي» is a contract
    elif modifier in ("past", "next", "current") or modifier in ("same", "following", "preceding"):
        end += 1
    elif modifier == "recent" or not modifier:
        number = named_year(scene, index, head) if form.unit == "year" else None
        if number is None and form.unit == "century":
            return _century(scene, index, head)
        return number
    else:
        return None
    if modifier in ("current", "past", "next") and form.unit == "year":
        tail = year_tail(scene, index)
        if tail is not None and tail.number is not None:
            named = named_year_at(start, tail.end, tail.number, tail.hijri)
            if named is not None:
                return named._replace(shift=shift)
    if modifier in ("that", "same", "following", "preceding"):
        refers = {"that": "that", "same": "same", "following": "next", "preceding": "previous"}[modifier]
        return Found(start, end, "DATE", "periods.referring", grain=form.unit, refers=refers, shift=shift)
    reach = _unit_reach(scene, form.unit, _STEPS[modifier])
    if form.unit in ("hour", "minute", "second", "day"):
        return None
    return Found(start, end, "DATE", "periods.relative", reach, form.unit, shift=shift)


def _two_steps(scene: Scene, place: int) -> tuple[int, int] | None:
    """«قبل الماضي», «بعد المقبل»: how many units away, and where it ends."""
    small = function_words()
    for length in (3, 2, 1):
        phrase = scene.phrase(place, length)
        if phrase in small.before_past:
            return -2, place + length
        if phrase in small.after_next:
            return 2, place + length
    return None


def named_year_at(start: int, end: int, number: int, hijri: bool) -> Found | None:
    """«العام الحالي 1436هـ»: the number says the year."""
    reach = hijri_year_reach(number) if hijri or number < 1600 else years(number, number)
    if reach is None:
        return None
    return Found(start, end, "DATE", "periods.numbered_year", reach, "year", absolute=True)


def bare(word: str) -> str:
    """A word without the particle that may be written on to it."""
    if len(word) > 3 and word[0] in "وفبل":
        return word[1:]
    return word


def _unit_reach(scene: Scene, unit: str, step: int) -> Reach | None:
    anchor = scene.anchor
    if anchor is None:
        return None
    match unit:
        case "week":
            return week_of(plus_days(anchor, 7 * step))
        case "month":
            return months_from(scene, step)
        case "year":
            return years(anchor.year + step, anchor.year + step)
        case "decade":
            first = (anchor.year // 10 + step) * 10
            return years(first, first + 9)
        case "century":
            first = (anchor.year // 100 + step) * 100
            return years(first, first + 99)
        case _:
            return None


def _century(scene: Scene, index: int, head: Head) -> Found | None:
    """«القرن التاسع عشر», «القرن الـ19»."""
    place = index + 1
    small = function_words()
    if scene.word(place) == "ال" and (number := scene.number(place + 1, 1, 21)) is not None:
        end = place + 2
    else:
        ordinal = read_ordinal(scene.tokens, place) if place < scene.count else None
        counted = ordinal or (read_number(scene.tokens, place) if scene.word(place).startswith("ال") else None)
        if counted is None or not 1 <= counted.value <= 22 or counted.value != int(counted.value):
            return None
        number, end = int(counted.value), place + counted.consumed
    if scene.phrase(end, 2) in small.before_christ:
        return None
    if scene.word(end) in small.hijri_adjectives:
        first, last = hijri_year_reach(number * 100 - 99), hijri_year_reach(number * 100)
        if first is None or last is None:
            return None
        reach, end = Reach(first.first, last.last), end + 1
    else:
        reach = years((number - 1) * 100, number * 100 - 1)
        if scene.word(end) in small.christian_adjectives:
            end += 1
        elif scene.phrase(end, 2) in small.after_christ:
            end += 2
    return Found(index, end, "DATE", "periods.century", reach, "century", absolute=True, shift=head.shift)


_VAGUE_COUNT = {
    "hour": 1,
    "minute": 1,
    "second": 1,
    "day": 7,
    "night": 7,
    "week": 4,
    "month": 4,
    "year": 5,
    "season": 5,
    "decade": 3,
    "century": 3,
}


def _several(scene: Scene, index: int, head: Head, form: UnitForm) -> Found | None:
    """«الأيام الماضية», «الأسبوعين المقبلين», «الأشهر الستة الماضية», «السنوات القليلة المقبلة»."""
    words = time_words()
    tens = scene.word(index - 1)
    if head.shift == 0 and form.number == "many" and bare(tens) in function_words().tens_of:
        shift = len(tens) - len(bare(tens))
        role = words.counting.get(bare(scene.word(index - 2)), "") if not shift else ""
        start = index - 1 - (role in ("before", "after", "within"))
        return Found(start, index + 1, "DURATION", "periods.tens_of", shift=shift)  # «عشرات السنين»
    end, count = index + 1, 2.0 if form.number == "two" else 0.0
    following = scene.word(end)
    if words.modifiers.get(following) == "few":
        end += 1
    elif form.number == "many" and following:
        number = definite_number(scene, end)
        if number is not None:
            count, end = number
    modifier = words.modifiers.get(scene.word(end), "")
    if words.modifiers.get(scene.word(end + 1)) == "few" and modifier in ("past", "next"):
        end += 1
    start, shift = index, head.shift
    if modifier == "recent" and form.unit in ("minute", "second"):
        return None  # of a match
    if modifier in ("past", "recent", "next"):
        reach = stretch(scene.anchor, form.unit, count or _VAGUE_COUNT[form.unit], modifier) if scene.anchor else None
        if modifier == "recent" and _of_something(scene, end + 1):
            reach = None
        kind = "TIME" if form.unit in ("hour", "minute", "second") else "DATE"
        rule = "periods.several"
        return Found(start, end + 1, "TIME" if kind == "TIME" else "DATE", rule, reach, "some", shift=shift)
    if count and form.number == "many" and form.unit not in ("minute", "second"):
        designator, times = words.iso[form.unit]
        return Found(start, end, "DURATION", "periods.counted", duration=_iso(designator, count * times), shift=shift)
    return None


def _of_something(scene: Scene, place: int) -> bool:
    """«السنوات الأخيرة من حكمه», «الساعات الأخيرة في حياته»: the last ones of something, not up to the anchor's day."""
    small = function_words()
    return scene.word(place) in small.introducers and (
        (scene.word(place) == "من" and scene.tokens[min(place + 1, scene.count - 1)].kind == "word")
        or scene.word(place + 1) in small.lives
    )


def _iso(designator: str, count: float) -> str:
    number = int(count) if count == int(count) else count
    return f"PT{number}{designator[1:]}" if designator.startswith("T") else f"P{number}{designator}"


def _designated(unit: str, count: float) -> tuple[str, float]:
    designator, times = time_words().iso[unit]
    return designator, count * times


def definite_number(scene: Scene, index: int) -> tuple[float, int] | None:
    """«الثلاثة», «الـ24», «الست»: a number with the article, and where it ends."""
    if scene.word(index) == "ال" and index + 1 < scene.count and scene.tokens[index + 1].kind == "number":
        number = read_number(scene.tokens, index + 1)
        return (float(number.value), index + 1 + number.consumed) if number else None
    if index < scene.count and (scene.word(index).startswith("ال") or scene.tokens[index].kind == "number"):
        number = read_number(scene.tokens, index)
        return (float(number.value), index + number.consumed) if number and number.value <= 1000 else None
    return None


def stretch(anchor: dt.date, unit: str, count: float, modifier: str) -> Reach:
    """The `count` units before the anchor's day, or after it."""
    sign = 1 if modifier == "next" else -1
    if unit in ("hour", "minute", "second", "night"):
        days = max(1, round(count / 24)) if unit == "hour" else 1
        far = plus_days(anchor, sign * min(days, 4000))
        return Reach(min(far, anchor), max(far, anchor))
    near = plus_days(anchor, sign)
    whole = int(min(count, 4000))
    match unit:
        case "day" | "week":
            far = plus_days(anchor, sign * whole * (7 if unit == "week" else 1))
        case "month":
            far = plus_months(anchor, sign * whole)
        case _:
            far = plus_months(anchor, sign * whole * 12 * {"decade": 10, "century": 100}.get(unit, 1))
    return Reach(min(far, near), max(far, near))


def last_units(scene: Scene, index: int, head: Head) -> Found | None:
    """«آخر 24 ساعة», «الـ48 ساعة الماضية», «الثلاثين عاما الماضية»: a number between the article and the past."""
    place = index
    count: float | None = None
    if time_words().units.keys().isdisjoint(scene.words[index + 1 : index + 7]):
        return None
    if head.word in function_words().last:
        number = read_number(scene.tokens, index + 1) if index + 1 < scene.count else None
        if number is not None:
            count, place = float(number.value), index + 1 + number.consumed
        else:
            form = time_words().units.get(scene.word(index + 1))
            if form is None or form.number != "two":
                return None
            count, place = 2.0, index + 1
    else:
        definite = definite_number(scene, index)
        if definite is None:
            return None
        count, place = definite
    form = time_words().units.get(scene.word(place))
    if form is None or form.definite or count <= 0:
        return None
    modifier = time_words().modifiers.get(scene.word(place + 1), "")
    end = place + 1
    if modifier in ("past", "next", "recent"):
        end += 1
    elif head.word not in function_words().last:
        return None
    elif form.unit in ("minute", "second"):  # of a match: «لعب آخر 20 دقيقة»
        length = _iso(*_designated(form.unit, count))
        return Found(index, end, "DURATION", "periods.last_minutes", duration=length, shift=head.shift)
    reach = stretch(scene.anchor, form.unit, count, modifier or "past") if scene.anchor else None
    hours = form.unit in ("hour", "minute", "second")
    return Found(index, end, "TIME" if hours else "DATE", "periods.last", reach, "some", shift=head.shift)


def alone(scene: Scene, place: int) -> Found | None:
    """«نهاية العام», «مطلع الأسبوع»: the anchor's own."""
    form = time_words().units.get(scene.word(place))
    if form is None or not form.definite or form.number != "one" or form.unit not in ("week", "month", "year"):
        return None
    if scene.word(place + 1) in function_words().other_years:
        return None
    reach = _unit_reach(scene, form.unit, 0)
    return Found(place, place + 1, "DATE", "periods.alone", reach, form.unit)


def all_of(scene: Scene, index: int, head: Head) -> Found | None:
    """«على مدار الأسبوع», «خلال الشهر»: the anchor's own; «على مدار العام» is year after year."""
    small = function_words()
    before = scene.word(index - 1)
    round_ = before in small.year_round
    after = scene.word(index + 1)
    ends = index + 1 >= scene.count or scene.tokens[index + 1].kind == "mark" or after in time_words().function
    if head.shift or not (round_ or before in small.through) or (not ends and after[:1] not in "وفبل"):
        return None
    found = alone(scene, index)
    if found is None or after in small.that or after.startswith("ال"):
        return None
    if round_ and found.grain == "year":
        start = index - 1 - (scene.word(index - 2) == "علي")
        return Found(start, index + 1, "SET", "periods.year_round", duration="P1Y")
    return found


def these_days(scene: Scene, index: int, _head: Head) -> Found | None:
    """«هذه الأيام»."""
    if scene.word(index - 1) not in function_words().this:
        return None
    return Found(index - 1, index + 1, "DATE", "periods.these_days", day(scene.anchor) if scene.anchor else None)


def running(scene: Scene, index: int, head: Head) -> Found | None:
    """«لليوم الثالث على التوالي», «للعام الثاني تواليا», «اليوم الـ190 من الحرب»: counted up to the anchor's own."""
    small = function_words()
    place = index + 1
    counted = definite_number(scene, place) or _ordinal(scene, place)
    form = time_words().units.get(head.word)
    if counted is None or form is None:
        return None
    number, end = counted
    days = form.unit in ("day", "night")
    row = next((length for length in (2, 1) if scene.phrase(end, length) in small.consecutive), 0)
    fused = scene.words[index][head.shift :].startswith("لل")
    if not row and not (days and ((fused and number >= 2) or (number > 31 and form.unit == "day"))):
        return None
    if not days:  # weeks and longer tell how long it has gone on
        length = _iso(*_designated(form.unit, number))
        return Found(index, end + row, "DURATION", "periods.running", duration=length, shift=head.shift)
    reach = day(scene.anchor) if scene.anchor is not None else None
    return Found(index, end + row, "DATE", "periods.running", reach, form.unit, shift=head.shift)


def _ordinal(scene: Scene, place: int) -> tuple[float, int] | None:
    ordinal = read_ordinal(scene.tokens, place) if place < scene.count else None
    return None if ordinal is None else (float(ordinal.value), place + ordinal.consumed)


def now(scene: Scene, index: int, head: Head) -> Found | None:
    """«الآن», «حاليا», «الوقت الراهن», «حتى اللحظة»: the anchor's day."""
    small = function_words()
    end = index + 1
    if scene.raw(index).lstrip("وفلب")[:1] == "آ" or scene.word(index - 1) in small.comparatives:
        return None  # Alain; «أفضل حالا»
    if head.word in small.now_nouns:
        if scene.word(end) in small.now_adjectives:
            end += 1
        elif head.word not in small.moment or scene.word(index - 1).removeprefix("و") not in small.until_now:
            return None
    reach = day(scene.anchor) if scene.anchor else None
    return Found(index, end, "DATE", "periods.now", reach, shift=head.shift)


def its_own(scene: Scene, index: int, head: Head) -> Found | None:
    """«دخلت الحرب شهرها السادس», «في عامه الثاني»: counted from a beginning that the words do not say."""
    ordinal = _ordinal(scene, index + 1) if scene.word(index + 1).startswith("ال") else None
    if ordinal is None or not 1 <= ordinal[0] <= 1000:
        return None
    if time_words().modifiers.get(scene.word(ordinal[1])):
        return None
    return Found(index, ordinal[1], "DURATION", "periods.its_own", shift=head.shift)


def last_night(scene: Scene, index: int, head: Head) -> Found | None:
    """«خلال الليل»: the night before the anchor's day."""
    if scene.word(index - 1) not in function_words().through or scene.word(index + 1) in time_words().units:
        return None
    reach = Reach(plus_days(scene.anchor, -1), scene.anchor) if scene.anchor else None
    known = DateParts(part_of_day="night")
    return Found(index, index + 1, "TIME", "periods.last_night", reach, known=known, shift=head.shift)
