"""Days that come back every year: «عيد الفطر», «أول أيام عيد الأضحى», «رأس السنة»."""

from __future__ import annotations

import datetime as dt

from khabar.arabic.calendar import hijri_day, hijri_year
from khabar.arabic.numerals import read_ordinal
from khabar.reading.times.closed_classes import function_words
from khabar.reading.times.easter import eastern_easter, western_easter
from khabar.reading.times.periods import bare
from khabar.reading.times.reach import Reach, plus_days
from khabar.reading.times.scene import Found, Head, Scene
from khabar.reading.times.words import Feast, time_words
from khabar.reading.times.years import YearTail, year_tail

__all__ = ["beside_ramadan", "feast", "the_feast"]

_LONGEST = 4
_FAR = 270
_SOON = 90
_VERY_SOON = 7


def feast(scene: Scene, index: int, head: Head) -> Found | None:
    """A feast from its name's first word on, with what stands before it («عشية», «ثاني أيام») and its year."""
    feasts = time_words().feasts
    for length in range(_LONGEST, 0, -1):
        name = head.word if length == 1 else f"{head.word} {scene.phrase(index + 1, length - 1)}"
        if name in feasts and index + length <= scene.count:
            break
    else:
        return None
    small = function_words()
    it = feasts[name]
    end = index + length
    if it.easter and scene.word(end) in small.of_passover:
        return None
    tail = year_tail(scene, end)
    modifier = time_words().modifiers.get(scene.word(end), "") if tail is None else ""
    modifier = modifier if modifier in ("past", "next", "current") else ""
    first = _first_day(scene, index, it, tail, modifier)
    end = tail.end if tail else end + bool(modifier)
    reach = Reach(first, plus_days(first, it.days - 1)) if first else None
    start, shift = index, head.shift
    before = scene.word(index - 1)
    if shift == 0 and before in small.feast_eves:
        start, reach = index - 1, Reach(plus_days(first, -1), plus_days(first, -1)) if first else None
    elif shift == 0 and before in small.before_feast:
        start = index - 1
        ordinal = read_ordinal(scene.tokens, index - 2) if index > 1 and before in small.days else None
        if ordinal is not None and ordinal.consumed == 1:
            start -= 1
            number = plus_days(first, int(ordinal.value) - 1) if first else None
            reach = Reach(number, number) if number else None
    numbered = _numbered_day(scene, index, shift)
    if numbered is not None:
        start, number = numbered[0], plus_days(first, numbered[1] - 1) if first else None
        reach, shift = Reach(number, number) if number else None, 0
    absolute = tail is not None and tail.number is not None
    eve = shift == 0 and before in small.feast_eves
    dated = eve or numbered is not None or start < index - 1 or tail is not None or bool(modifier)
    if not dated:
        side = _beside(scene, start, shift, first, it.days)
        if side is not None:
            return side._replace(end=end)
        if not _introduced(scene, start, shift):
            return None
    return Found(start, end, "DATE", "feasts.feast", reach, "some", absolute=absolute, shift=shift)


def _introduced(scene: Scene, start: int, shift: int) -> bool:
    """Whether a feast is told as a time, «في عيد الفطر», and not as what is kept or awaited, «استقبال العيد»."""
    before = scene.word(start - 1)
    words = function_words().feast_after
    named = scene.word(start) in function_words().named_day  # «يوم عرفة»
    return (named and start + 1 < scene.count) or (shift == 0 and (before in words or before[1:] in words))


def _beside(scene: Scene, start: int, shift: int, first: dt.date | None, days: int) -> Found | None:
    """«قبل العيد», «بعد إجازة عيد الفطر»: the week on that side of it, or what is left until it."""
    role = time_words().counting.get(bare(scene.word(start - 1)), "") if shift == 0 else ""
    if shift == 0 and bare(scene.word(start - 1)) in function_words().just_before:
        role = "before"
    if role not in ("before", "after"):
        return None
    reach = None
    if first is not None and role == "after":
        reach = Reach(plus_days(first, days), plus_days(first, days + 6))
    elif first is not None:
        begun = scene.anchor if scene.anchor is not None and plus_days(first, -30) <= scene.anchor < first else None
        reach = Reach(begun or plus_days(first, -7), plus_days(first, -1))
    lead = len(scene.word(start - 1)) - len(bare(scene.word(start - 1)))
    return Found(start - 1, start, "DATE", "feasts.beside", reach, "some", shift=lead)


_MONTHS_OF_RAMADAN = frozenset(("months.hijri", "edges.edge_late"))


def beside_ramadan(scene: Scene, found: list[Found]) -> list[Found]:
    """«بعد رمضان», «بعد انتهاء شهر رمضان», «قبل حلول رمضان»: the month after it, or the week before it."""
    small = function_words()
    out: list[Found] = []
    for one in found:
        if (
            one.rule in _MONTHS_OF_RAMADAN
            and one.reach is not None
            and not one.shift
            and not small.ramadan.isdisjoint(scene.words[one.start : one.end])
        ):
            place = one.start - 1
            place -= scene.word(place) in small.ending
            before = scene.word(place)
            role = time_words().counting.get(bare(before), "")
            if role == "after":
                after = Reach(plus_days(one.reach.last, 1), plus_days(one.reach.last, 30))
                out.append(_moved(one, place, before, after))
                continue
            if role == "before" and one.rule == "months.hijri":
                week = Reach(plus_days(one.reach.first, -7), plus_days(one.reach.first, -1))
                out.append(_moved(one, place, before, week))
                continue
        out.append(one)
    return out


def _moved(found: Found, start: int, before: str, reach: Reach) -> Found:
    shift = len(before) - len(bare(before))
    return found._replace(start=start, shift=shift, reach=reach, grain="some", rule="feasts.beside_ramadan")


def _numbered_day(scene: Scene, index: int, shift: int) -> tuple[int, int] | None:
    """«اليوم الأول من عيد الفطر», «اليوم الثاني لعيد الأضحى»: where it begins, and which day."""
    small = function_words()
    behind = index - (scene.word(index - 1) in small.introducers)
    if (behind == index and shift == 0) or scene.word(behind - 2) not in small.first_feast_day:
        return None
    ordinal = read_ordinal(scene.tokens, behind - 1)
    if ordinal is None or ordinal.consumed != 1 or not 1 <= ordinal.value <= 4:
        return None
    return behind - 2, int(ordinal.value)


def the_feast(scene: Scene, index: int, head: Head) -> Found | None:
    """«أول أيام العيد», «عطلة العيد»: whichever of the two great feasts is nearest."""
    small = function_words()
    before = scene.word(index - 1)
    if (
        head.shift
        or scene.anchor is None
        or not (before in small.before_feast or before in small.feast_eves or _introduced(scene, index, 0))
    ):
        return None
    anchor = scene.anchor
    found = [
        one
        for name in sorted(small.great_feasts)
        if (one := feast(scene, index, Head(name, 0))) is not None and one.reach is not None
    ]
    return min(found, key=lambda one: abs((one.reach.first - anchor).days) if one.reach else 0, default=None)


def _first_day(scene: Scene, index: int, it: Feast, tail: YearTail | None, modifier: str) -> dt.date | None:
    if tail is not None and tail.number is not None:
        if it.hijri:
            return next((d for d in _around(it, tail.number, tail.hijri) if tail.hijri or d.year == tail.number), None)
        return _in_year(it, tail.number)
    anchor = scene.anchor
    if anchor is None:
        return None
    year = hijri_year(anchor) if it.hijri else anchor.year
    if year is None:
        return None
    if tail is not None:
        return _in_year(it, year + {"past": -1, "next": 1}.get(tail.modifier, 0))
    days = [d for step in (-1, 0, 1) if (d := _in_year(it, year + step)) is not None]
    past = [d for d in days if d <= anchor]
    coming = [d for d in days if d >= anchor]
    if modifier == "past":
        return past[-1] if past else None
    if modifier == "next":
        return coming[0] if coming else None
    if coming and (coming[0] - anchor).days <= _VERY_SOON:
        return coming[0]
    if scene.tense(index) == "future" and coming and (coming[0] - anchor).days <= _FAR:
        return coming[0]
    if coming and (not past or ((coming[0] - anchor).days <= _SOON and scene.tense(index) is None)):
        return coming[0] if not past or coming[0] - anchor < anchor - past[-1] else past[-1]
    return past[-1] if past else None


def _in_year(it: Feast, year: int) -> dt.date | None:
    if it.hijri:
        return hijri_day(year, it.month, it.day)
    if not 1 <= year <= 9999:
        return None
    if it.easter:
        if not _EASTERS[0] <= year <= _EASTERS[1]:
            return None
        return plus_days(western_easter(year) if it.easter == "western" else eastern_easter(year), it.day)
    return dt.date(year, it.month, it.day)


_EASTERS = (1583, 4099)
"""The years for which the tables hold."""


def _around(it: Feast, number: int, hijri: bool) -> list[dt.date]:
    """The feast in a Hijri year, or in each that a Gregorian year touches."""
    if hijri:
        return [d for d in [_in_year(it, number)] if d is not None]
    base = hijri_year(dt.date(min(max(number, 1930), 2070), 1, 1))
    if base is None:
        return []
    return [d for step in (0, 1) if (d := _in_year(it, base + step)) is not None]
