"""Weeks, months, years and longer, counted from the anchor: «الأسبوع الماضي», «مطلع العام», «الأيام الماضية»."""

from __future__ import annotations

import datetime as dt

from khabar.arabic.numerals import read_number, read_ordinal
from khabar.model import DateParts
from khabar.reading.times.reach import Reach, day, month, plus_days, plus_months, week_of, years
from khabar.reading.times.scene import Found, Head, Scene
from khabar.reading.times.words import UnitForm, time_words
from khabar.reading.times.years import YEAR_NOUNS, hijri_year_reach, named_year, year_tail

__all__ = ["alone", "last_units", "now", "period", "same_stretch", "stretch"]

_STEPS = {"past": -1, "next": 1, "current": 0, "this": 0}


def period(scene: Scene, index: int, head: Head) -> Found | None:
    """A definite unit with what says which: «الشهر الماضي», «هذا الأسبوع», «الأعوام الخمسة الأخيرة», «العام ذاته»."""
    words = time_words()
    form = words.units.get(head.word)
    if form is None or not form.definite:
        return None
    if form.number in ("many", "two"):
        return _several(scene, index, head, form)
    if scene.word(index - 1) in words.general_before or (form.unit == "decade" and scene.word(index - 1) == "نفس"):
        return None
    end = index + 1
    modifier = words.modifiers.get(scene.word(end), "")
    before = words.modifiers.get(_bare(scene.word(index - 1)), "")
    start, shift = index, head.shift
    if before == "this" and scene.touches(index) is False:
        if form.unit == "day":
            return None
        start = index - 1
        shift = len(scene.word(start)) - len(_bare(scene.word(start)))
        modifier = "this" if modifier not in ("current", "past", "next") else modifier
        end += modifier != "this"
    elif scene.word(index - 1) == "نفس":
        start, shift, modifier = index - 1, 0, "same"
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
    if modifier == "same" and form.unit == "month" and (tail := year_tail(scene, end)) and tail.modifier == "past":
        # «الشهر نفسه من العام الماضي»
        before_ = _unit_reach(scene.anchor, "month", -12) if scene.anchor else None
        rule = "periods.same_stretch"
        return Found(start, tail.end, "DATE", rule, before_, "month", refers="year_before", shift=shift)
    if modifier in ("same", "following", "preceding"):
        refers = {"same": "same", "following": "next", "preceding": "previous"}[modifier]
        return Found(start, end, "DATE", "periods.referring", grain=form.unit, refers=refers, shift=shift)
    reach = _unit_reach(scene.anchor, form.unit, _STEPS[modifier]) if scene.anchor else None
    if form.unit in ("hour", "minute", "second", "day"):
        return None
    return Found(start, end, "DATE", "periods.relative", reach, form.unit, shift=shift)


def named_year_at(start: int, end: int, number: int, hijri: bool) -> Found | None:
    """«العام الحالي 1436هـ»: the number says the year."""
    reach = hijri_year_reach(number) if hijri or number < 1600 else years(number, number)
    if reach is None:
        return None
    return Found(start, end, "DATE", "periods.numbered_year", reach, "year", absolute=True)


def _bare(word: str) -> str:
    if len(word) > 3 and word[0] in "وفبل":
        return word[1:]
    return word


def _unit_reach(anchor: dt.date, unit: str, step: int) -> Reach | None:
    match unit:
        case "week":
            return week_of(plus_days(anchor, 7 * step))
        case "month":
            return month(anchor.year, anchor.month + step)
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
    if scene.word(place) == "ال" and (number := scene.number(place + 1, 1, 21)) is not None:
        end = place + 2
    else:
        ordinal = read_ordinal(scene.tokens, place) if place < scene.count else None
        if ordinal is None or not 1 <= ordinal.value <= 22:
            return None
        number, end = int(ordinal.value), place + ordinal.consumed
    if scene.phrase(end, 2) == "قبل الميلاد" or scene.word(end) in ("الهجري", "للهجره"):
        return None
    reach = years((number - 1) * 100, number * 100 - 1)
    return Found(index, end, "DATE", "periods.century", reach, "century", absolute=True, shift=head.shift)


_VAGUE_COUNT = {
    "hour": 1,
    "minute": 1,
    "day": 7,
    "night": 7,
    "week": 4,
    "month": 4,
    "year": 5,
    "decade": 3,
    "century": 3,
}


def _several(scene: Scene, index: int, head: Head, form: UnitForm) -> Found | None:
    """«الأيام الماضية», «الأسبوعين المقبلين», «الأشهر الستة الماضية», «السنوات القليلة المقبلة»."""
    words = time_words()
    end, count = index + 1, 2.0 if form.number == "two" else 0.0
    following = scene.word(end)
    if words.modifiers.get(following) == "few":
        end += 1
    elif form.number == "many" and following:
        number = _definite_number(scene, end)
        if number is not None:
            count, end = number
    modifier = words.modifiers.get(scene.word(end), "")
    if words.modifiers.get(scene.word(end + 1)) == "few" and modifier in ("past", "next"):
        end += 1
    start, shift = index, head.shift
    if modifier in ("past", "recent", "next"):
        reach = stretch(scene.anchor, form.unit, count or _VAGUE_COUNT[form.unit], modifier) if scene.anchor else None
        kind = "TIME" if form.unit in ("hour", "minute", "second") else "DATE"
        rule = "periods.several"
        return Found(start, end + 1, "TIME" if kind == "TIME" else "DATE", rule, reach, "some", shift=shift)
    if count and form.number == "many" and scene.word(end) in ("الاولي", "الاخيره") and form.unit in _MONTHS_LONG:
        found = _part_of_year(scene, index, end, int(count) * _MONTHS_LONG[form.unit])
        if found is not None:
            return found._replace(shift=shift)
    if count and form.number == "many" and form.unit not in ("minute", "second"):
        designator, times = words.iso[form.unit]
        return Found(start, end, "DURATION", "periods.counted", duration=_iso(designator, count * times), shift=shift)
    if words.modifiers.get(scene.word(index - 1)) == "this" and form.unit == "day":
        return Found(index - 1, index + 1, "DATE", "periods.these_days", day(scene.anchor) if scene.anchor else None)
    return None


_MONTHS_LONG = {"month": 1}


def _part_of_year(scene: Scene, index: int, end: int, months: int) -> Found | None:
    """«الأشهر الأربعة الأولى من العام الحالي»."""
    place = end + 1 + (scene.word(end + 1) == "من")
    if place >= scene.count or not 1 <= months <= 11:
        return None
    at = Head(scene.word(place), 0)
    found = period(scene, place, at) or named_year(scene, place, at) if at.word in YEAR_NOUNS else None
    found = found or alone(scene, place)
    if found is None or found.grain != "year":
        return None
    reach = None
    if found.reach is not None:
        year = found.reach.first.year
        start = 1 if scene.word(end) == "الاولي" else 13 - months
        reach = Reach(month(year, start).first, month(year, start + months - 1).last)
    return found._replace(start=index, reach=reach, grain="some", rule="periods.part_of_year")


def _iso(designator: str, count: float) -> str:
    number = int(count) if count == int(count) else count
    return f"PT{number}{designator[1:]}" if designator.startswith("T") else f"P{number}{designator}"


def _definite_number(scene: Scene, index: int) -> tuple[float, int] | None:
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
    if head.word == "اخر":
        number = read_number(scene.tokens, index + 1) if index + 1 < scene.count else None
        if number is not None:
            count, place = float(number.value), index + 1 + number.consumed
        else:
            form = time_words().units.get(scene.word(index + 1))
            if form is None or form.number != "two":
                return None
            count, place = 2.0, index + 1
    else:
        definite = _definite_number(scene, index)
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
    elif scene.word(end) in ("الاولي", "الاخيره") and form.unit in _MONTHS_LONG:
        part = _part_of_year(scene, index, end, int(count) * _MONTHS_LONG[form.unit])
        return part and part._replace(shift=head.shift)
    elif head.word != "اخر":
        return None
    reach = stretch(scene.anchor, form.unit, count, modifier or "past") if scene.anchor else None
    hours = form.unit in ("hour", "minute", "second")
    return Found(index, end, "TIME" if hours else "DATE", "periods.last", reach, "some", shift=head.shift)


def alone(scene: Scene, place: int) -> Found | None:
    """«نهاية العام», «مطلع الأسبوع»: the anchor's own."""
    form = time_words().units.get(scene.word(place))
    if form is None or not form.definite or form.number != "one" or form.unit not in ("week", "month", "year"):
        return None
    if scene.word(place + 1) in ("الدراسي", "الاسلامي", "القضاءي"):
        return None
    reach = _unit_reach(scene.anchor, form.unit, 0) if scene.anchor else None
    return Found(place, place + 1, "DATE", "periods.alone", reach, form.unit)


def same_stretch(scene: Scene, index: int, head: Head) -> Found | None:
    """«الفترة نفسها من العام الماضي»: what was spoken of last, a year before."""
    if scene.word(index + 1) not in ("نفسها", "ذاتها", "عينها", "المماثله", "المقابله"):
        return None
    place = index + 2 + (scene.word(index + 2) in ("من", "في"))
    found = period(scene, place, Head(scene.word(place), 0)) if place < scene.count else None
    if found is None or found.grain != "year":
        return None
    return found._replace(
        start=index, grain="some", rule="periods.same_stretch", refers="year_before", shift=head.shift
    )


_NOW_ADJECTIVES = frozenset(("الحالي", "الراهن"))


def now(scene: Scene, index: int, head: Head) -> Found | None:
    """«الآن», «حاليا», «الوقت الراهن»: the anchor's day."""
    end = index + 1
    if head.word == "الان" and scene.raw(index).lstrip("وفلب")[:1] == "آ":  # Alain
        return None
    if head.word == "الليل":
        if scene.word(index - 1) != "خلال" or scene.word(end) in time_words().units:
            return None
        reach = Reach(plus_days(scene.anchor, -1), scene.anchor) if scene.anchor else None
        known = DateParts(part_of_day="night")
        return Found(index, end, "TIME", "periods.last_night", reach, known=known, shift=head.shift)
    if head.word == "الوقت":
        if scene.word(end) not in _NOW_ADJECTIVES:
            return None
        end += 1
    reach = day(scene.anchor) if scene.anchor else None
    return Found(index, end, "DATE", "periods.now", reach, shift=head.shift)
