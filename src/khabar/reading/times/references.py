"""What refers to another time of the text: «نفس اليوم», «العام ذاته», «اليوم التالي», «بعد يومين من ذلك»."""

from __future__ import annotations

from khabar.reading.times.hijri import same_month_of_year
from khabar.reading.times.quantities import at_distance, duration
from khabar.reading.times.reach import Reach, day, month, plus_days, plus_months, week_of, years
from khabar.reading.times.scene import Found, Scene

__all__ = ["references_resolve"]

_NO_BASE = frozenset(("periods.now", "comparisons.same_stretch"))

_ANCHORED = frozenset(("periods.relative", "periods.alone", "days.distant", "periods.several", "days.weekday"))

_GRAINS = {"day": 1, "week": 7, "month": 31, "year": 366, "decade": 3660, "century": 36600}

_PRECISE = {"second": 0, "minute": 0, "hour": 1, "day": 6, "night": 6, "week": 31, "month": 366, "year": 3660,
            "season": 3660, "decade": 36600, "century": 36600}  # fmt: skip
"""How many days more than one the base may span, to count such units from it."""


def references_resolve(scene: Scene, found: list[Found]) -> list[Found]:
    """«نفس اليوم», «العام ذاته», «اليوم التالي»: counted from what the text spoke of last."""
    out: list[Found] = []
    for place, one in enumerate(found):
        if one.refers == "happening":
            reach = _happening(scene, out, found[place + 1 :], one)
            if reach is None and one.away is not None:
                one = one._replace(type="DURATION", duration=duration(*one.away[:2]))
            one = one._replace(reach=reach)
        elif one.refers:
            base = _spoken_of(scene, out, one)
            if base is None and scene.anchor is not None and one.refers not in ("away", "that"):
                base = day(scene.anchor)
            reach = _referred(one, base) if base is not None else None
            if one.refers == "away" and one.away is not None and _too_late(scene, one, reach):
                reach = None
            if reach is None and one.refers == "away" and one.away is not None:
                unit, count, _ = one.away
                one = one._replace(type="DURATION", duration=duration(unit, count))
            one = one._replace(reach=reach)
        out.append(one)
    return out


def _happening(scene: Scene, before: list[Found], after: list[Found], one: Found) -> Reach | None:
    """«استقال السبت بعد يوم من إعلان النتائج»: what is told happened when its sentence says; of days, else today."""
    for other in (*reversed(before[-1:]), *after[:1]):
        here, there = sorted((one, other))[:2]
        between = scene.words[here.end : there.start]
        if other.reach is None or any(word == "." or word[0] == "\n" for word in between):
            continue
        return other.reach
    if scene.anchor is None or one.away is None or one.away[0] not in ("day", "hour", "minute", "night"):
        return None
    return day(scene.anchor)


def _too_late(scene: Scene, one: Found, reach: Reach | None) -> bool:
    """Whether a count from an event would end after the anchor in a sentence that tells of the past."""
    return (
        reach is not None
        and scene.anchor is not None
        and reach.first > scene.anchor
        and scene.tense(one.start) != "future"
    )


def _longer(reach: Reach | None, grain: str) -> bool:
    return reach is None or (reach.last - reach.first).days >= _GRAINS.get(grain, 1)


def _spoken_of(scene: Scene, before: list[Found], one: Found) -> Reach | None:
    """The days spoken of last; for a plain reference in the same paragraph only."""
    for other in reversed(before):
        anchored = one.grain != "day" and other.rule in _ANCHORED
        if one.refers == "that" and (anchored or _longer(other.reach, one.grain)):
            continue  # «في ذلك العام» is not the one that it is
        if one.refers == "same" and any(word[0] == "\n" for word in scene.words[other.end : one.start]):
            return None
        if one.refers in ("next", "previous") and one.grain == "day" and _longer(other.reach, "day"):
            continue
        if other.reach is not None and other.rule not in _NO_BASE:
            return other.reach
    return None


def _in_year(one: Found, base: Reach) -> Reach | None:
    """The base's days in the year that `one` names."""
    year = one.reach.first.year if one.reach is not None else base.first.year - 1
    months = 12 * (year - base.first.year)
    hijri = same_month_of_year(base, year - base.first.year) if base.first != base.last else None
    if hijri is not None:
        return hijri
    if one.grain == "month":
        return month(base.first.year, base.first.month + months)
    if base.first == base.last and one.grain != "day":
        return one.reach or years(year, year)
    return Reach(plus_months(base.first, months), plus_months(base.last, months))


def _referred(one: Found, base: Reach) -> Reach | None:
    if one.refers == "away":
        if one.away is None:
            return None
        unit, count, sign = one.away
        if (base.last - base.first).days > _PRECISE[unit]:
            return None  # «بعد 20 يوما» is no count from «عام 2011»
        return at_distance(base.last if sign > 0 else base.first, unit, count, sign)
    if one.refers == "same_in_year":
        return _in_year(one, base)
    step = {"that": 0, "same": 0, "next": 1, "previous": -1}[one.refers]
    if one.rule.startswith("months."):  # «مارس من العام ذاته»
        whole = month(base.first.year + step, one.known.month or base.first.month)
        if one.known.day is None:
            return whole
        when = plus_days(whole.first, one.known.day - 1)
        return day(when) if when <= whole.last else None
    match one.grain:
        case "day":
            return day(plus_days(base.last, step))
        case "week":
            return week_of(plus_days(base.first, 7 * step))
        case "month":
            return month(base.first.year, base.first.month + step)
        case "year":
            return years(base.first.year + step, base.first.year + step)
        case "decade":
            first = (base.first.year // 10 + step) * 10
            return years(first, first + 9)
        case _:
            return None
