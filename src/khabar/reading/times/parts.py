"""Parts of a longer stretch by their number: «الربع الأول من 2015», «الأسبوع الأخير من رمضان», «أول شهرين من العام»."""

from __future__ import annotations

from khabar.arabic.numerals import read_number, read_ordinal
from khabar.model import DateParts
from khabar.reading.times.closed_classes import function_words
from khabar.reading.times.periods import definite_number
from khabar.reading.times.reach import Reach, edge_of, month, plus_days, years
from khabar.reading.times.scene import Found, Head, Scene
from khabar.reading.times.wholes import whole, whole_after
from khabar.reading.times.words import time_words

__all__ = ["first_units", "fraction", "numbered_unit", "quarter_alone"]

_LAST = -1


def fraction(scene: Scene, index: int, head: Head) -> Found | None:
    """«الربع الأول من 2015», «النصف الثاني من العام الجاري», «الثلث الأخير من الشهر»."""
    of = time_words().fractions[head.word]
    which = _which(scene, index + 1)
    if which is None or which[0] > of:
        return None
    number, place = which
    found = whole_after(scene, place)
    if found is None:
        return quarter_alone(scene, index, place, number, head) if of == 4 else None
    reach = None
    if found.grain == "year":
        reach = found.reach and _months(found.reach, (12 if number == _LAST else number * 12 // of), 12 // of)
    elif found.grain == "month" and of in (2, 3):
        reach = found.reach and _of_month(found.reach, number, of)
    elif found.grain == "century" and of in (2, 4):
        first = found.reach and found.reach.first.year + (of if number == _LAST else number) * (100 // of) - 100 // of
        reach = years(first, first + 100 // of - 1) if first else None
    else:
        return None
    return _part(found, index, reach, head)


def _of_month(reach: Reach, number: int, of: int) -> Reach:
    if of == 3:
        return edge_of(reach, {1: "early", 2: "middle"}.get(number, "late"), "month")
    middle = plus_days(reach.first, 14)
    return Reach(reach.first, middle) if number == 1 else Reach(plus_days(middle, 1), reach.last)


def _months(year: Reach, last: int, count: int) -> Reach:
    """`count` months up to month `last` of a year."""
    number = year.first.year
    return Reach(month(number, last - count + 1).first, month(number, last).last)


def quarter_alone(scene: Scene, index: int, end: int, number: int, head: Head) -> Found | None:
    """«أرباح الربع الأول»: the latest one that had begun by the anchor's day."""
    before = scene.word(index - 1)
    if number == _LAST or not (scene.words[index].startswith("لل") or before in function_words().quarter_of_business):
        return None
    reach = None
    if scene.anchor is not None:
        first = (number - 1) * 3 + 1
        year = scene.anchor.year - (first > scene.anchor.month)
        reach = Reach(month(year, first).first, month(year, first + 2).last)
    return Found(index, end, "DATE", "parts.quarter", reach, "some", shift=head.shift)


def numbered_unit(scene: Scene, index: int, head: Head) -> Found | None:
    """«الأسبوع الأول من يناير», «اليوم الأخير من الشهر», «الأشهر التسعة الأولى من العام», «العشر الأواخر من رمضان»."""
    form = time_words().units.get(head.word)
    place, count = index + 1, 1
    unit = form.unit if form is not None else "day"
    if form is None or form.number == "many":
        small = function_words()
        near = scene.words[index + 1 : index + 6]
        if small.ordinal_first.isdisjoint(near) and small.ordinal_last.isdisjoint(near):
            return None
        number = definite_number(scene, index + (form is not None))
        if number is not None:
            count, place = int(number[0]), number[1]
            if form is None:
                between = time_words().units.get(scene.word(place))
                if between is not None and not between.definite:
                    unit, place = between.unit, place + 1
        elif form is None or form.number == "many":
            return None
        after = scene.word(place)
        which = 1 if after in small.ordinal_first else _LAST if after in small.ordinal_last else 0
        place += 1
    elif form.number == "two" and scene.word(place) in function_words().first_two:
        which, place, count = 1, place + 1, 2
    else:
        told = _which(scene, place)
        which, place = told if told is not None else (0, place)
    if (
        not which
        or not 1 <= count <= 366
        or scene.word(place) not in (*function_words().introducers, *_fused(scene, place))
    ):
        return None
    return _units(scene, index, place, unit, which, count, head)


def _fused(scene: Scene, place: int) -> tuple[str, ...]:
    word = scene.word(place)
    return (word,) if word.startswith("ل") or word in function_words().year_nouns else ()


def first_units(scene: Scene, index: int, head: Head) -> Found | None:
    """«أول أسبوع من مارس», «أول شهرين من العام», «آخر ثلاثة أيام من رمضان»."""
    words = function_words()
    place, count = index + 1, 1
    number = read_number(scene.tokens, place) if place < scene.count else None
    if number is not None:
        place, count = place + number.consumed, int(min(number.value, 1000))
    form = time_words().units.get(scene.word(place))
    if form is None or form.definite or not 1 <= count <= 366:
        return None
    if number is None:
        if form.number not in ("one", "two"):
            return None
        count = 2 if form.number == "two" else 1
    if scene.word(place + 1) not in words.introducers:
        return None
    which = 1 if head.word in words.first else _LAST
    return _units(scene, index, place + 1, form.unit, which, count, head)


def _units(scene: Scene, index: int, place: int, unit: str, which: int, count: int, head: Head) -> Found | None:
    """`count` units of what is named from `place` on: the `which`th, or the last; ``None`` where it has none such."""
    fused = scene.word(place) not in function_words().introducers
    found = whole(scene, place if fused else place + 1)
    if found is None and fused:
        word = scene.word(place)
        found = whole(scene, place) if not word.startswith("ل") else None
    if found is None or found.grain not in ("month", "year") or unit not in ("day", "week", "month", "night"):
        return None
    if unit == "month":
        if found.grain != "year" or (which - 1) + count > 12:
            return None
        last = 12 if which == _LAST else which + count - 1
        reach = found.reach and _months(found.reach, last, count)
    else:
        days = 7 if unit == "week" else 1
        reach = found.reach and _days(found.reach, which, count * days, days)
        if found.reach is not None and reach is None:
            return None
    return _part(found, index, reach, head)


def _days(reach: Reach, which: int, length: int, step: int) -> Reach | None:
    if which == _LAST:
        first = plus_days(reach.last, 1 - length)
        return Reach(first, reach.last) if first >= reach.first else None
    first = plus_days(reach.first, (which - 1) * step)
    last = plus_days(first, length - 1)
    return Reach(first, min(last, reach.last)) if first <= reach.last else None


def _which(scene: Scene, place: int) -> tuple[int, int] | None:
    """The ordinal at `place` (-1: the last), and where it ends."""
    if scene.word(place) in function_words().ordinal_last:
        return _LAST, place + 1
    ordinal = read_ordinal(scene.tokens, place) if scene.word(place).startswith("ال") else None
    if ordinal is None or not 1 <= ordinal.value <= 366:
        return None
    return int(ordinal.value), place + ordinal.consumed


def _part(found: Found, index: int, reach: Reach | None, head: Head) -> Found:
    known = DateParts(year=found.known.year)
    return found._replace(start=index, reach=reach, grain="some", rule="parts.numbered", shift=head.shift, known=known)
