"""Neighbours that are one expression: «بين أكتوبر وفبراير», «3 سنوات و6 أشهر», «خمس ساعات يوميا»."""

from __future__ import annotations

from khabar.model import DateParts
from khabar.reading.times.closed_classes import function_words
from khabar.reading.times.reach import Reach, month, plus_days, plus_months
from khabar.reading.times.scene import Found, Scene

__all__ = ["lengths_join", "ranges_join", "rates_join"]

_SIZES = {"Y": 0, "M": 1, "W": 2, "D": 3, "H": 4, "TM": 5, "S": 6}


def ranges_join(scene: Scene, found: list[Found]) -> list[Found]:
    """«بين أكتوبر وفبراير», «الفترة من عام 2024 إلى 2027»: months or years are one stretch, full dates stay two."""
    joined: list[Found] = []
    for one in found:
        before = joined[-1] if joined else None
        if before is not None and (upto := _up_to(scene, before, one)) is not None:
            joined[-1] = upto
            continue
        if before is not None and before.grain == one.grain and one.grain in ("month", "year"):
            range_ = _range(scene, before, one)
            if range_ is not None:
                joined[-1] = range_
                continue
        joined.append(one)
    return joined


def _up_to(scene: Scene, before: Found, after: Found) -> Found | None:
    """«الأشهر الـ12 الأخيرة حتى أكتوبر»: as many days, up to that month's end."""
    if before.rule not in ("periods.several", "periods.last") or after.rule != "months.named":
        return None
    if before.reach is None or after.reach is None or after.shift or scene.anchor is None:
        return None
    link_only = after.start - before.end == 1 and scene.word(before.end) in function_words().up_to
    if not link_only or after.known.year is not None:
        return None
    last = after.reach.last
    if after.reach.first > scene.anchor:
        last = month(after.reach.first.year - 1, after.reach.first.month).last
    first = plus_days(last, before.reach.first.toordinal() - before.reach.last.toordinal())
    return before._replace(end=after.end, reach=Reach(first, last), rule="refine.up_to")


def _range(scene: Scene, before: Found, after: Found) -> Found | None:
    gap = scene.words[before.end : after.start]
    tied = (not gap and after.shift == 1) or (len(gap) == 1 and gap[0] in function_words().range_marks)
    start = before.start
    small = function_words()
    if (scene.word(start - 1) not in small.between and scene.word(start - 1) != "من") or not tied or before.shift:
        return None
    opening = scene.word(start - 1)
    start -= 1
    if scene.word(start - 1) == "ما":
        start -= 1
    if scene.word(start - 1) in small.stretch_nouns:
        start -= 1
    elif opening == "من":
        return None
    reach = None
    if before.reach is not None and after.reach is not None:
        first, last = before.reach, after.reach
        if last.first < first.first and before.known.year is None and after.known.year is not None:
            first = Reach(plus_months(first.first, -12), plus_months(first.last, -12))
        if first.first > last.first and before.known.year is None:
            first = Reach(plus_months(first.first, -12), plus_months(first.last, -12))
        if after.known.year is not None and before.known.year is None and before.grain == "month":
            first = month(last.first.year - (first.first.month > last.first.month), first.first.month)
        reach = Reach(min(first.first, last.first), max(first.last, last.last))
    return before._replace(
        start=start, end=after.end, reach=reach, grain="some", known=DateParts(), rule="refine.range",
        absolute=before.absolute and after.absolute,
    )  # fmt: skip


def lengths_join(scene: Scene, found: list[Found]) -> list[Found]:
    """«3 سنوات و6 أشهر», «ساعتين وعشرين دقيقة»: years and months are one length."""
    joined: list[Found] = []
    for one in found:
        before = joined[-1] if joined else None
        if before is not None and before.rule == one.rule == "quantities.length":
            and_ = one.shift == 1 or scene.word(one.start - 1) == "و"
            near = one.start - before.end == (0 if one.shift == 1 else 1)
            sum_ = _sum(before.duration, one.duration) if and_ and near else None
            if sum_ is not None:
                joined[-1] = before._replace(end=one.end, duration=sum_)
                continue
        joined.append(one)
    return joined


def _sum(longer: str | None, shorter: str | None) -> str | None:
    """``P3Y`` and ``P6M`` are ``P3Y6M``; ``None`` where the second is not of a smaller unit."""
    if longer is None or shorter is None:
        return None
    timed = longer.startswith("PT"), shorter.startswith("PT")
    sizes = [_SIZES["TM" if "T" in one and one[-1] == "M" else one[-1]] for one in (longer, shorter)]
    if sizes[0] >= sizes[1]:
        return None
    return longer + (shorter[2:] if timed[0] else shorter[1:])


def rates_join(_scene: Scene, found: list[Found]) -> list[Found]:
    """«خمس ساعات يوميا»: how long and how often are one set."""
    joined: list[Found] = []
    for one in found:
        before = joined[-1] if joined else None
        if before is not None and before.type == "DURATION" and one.rule == "rates.adverb" and before.end == one.start:
            joined[-1] = before._replace(end=one.end, type="SET", duration=one.duration, rule="rates.adverb")
        else:
            joined.append(one)
    return joined
