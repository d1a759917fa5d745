"""Lengths of time and what is counted with them: «ثلاثة أيام», «قبل يومين», «خلال ساعات», «كل أسبوعين», «مدة عام»."""

from __future__ import annotations

import datetime as dt

from khabar.model import TimeType
from khabar.reading.times.amounts import Amount, amount_at, ranged
from khabar.reading.times.closed_classes import function_words
from khabar.reading.times.periods import bare, stretch
from khabar.reading.times.reach import Reach, day, month, plus_days, years
from khabar.reading.times.scene import Found, Head, Scene
from khabar.reading.times.words import time_words

__all__ = ["duration", "iso_duration", "length"]


def length(scene: Scene, index: int, head: Head) -> Found | None:
    """An amount of time whose noun is at `index`, with the word before it that gives it its meaning."""
    form = time_words().units.get(head.word)
    if form is None or form.definite:
        return None
    amount = amount_at(scene, index, head, form)
    if amount is not None:
        amount = ranged(scene, amount)
    if amount is None or _is_age(scene, amount):
        return None
    return _counted(scene, amount)


def _is_age(scene: Scene, amount: Amount) -> bool:
    """«البالغ 40 عاما», «(14 عاما)», «عن عمر ناهز 81 عاما»."""
    if amount.unit not in ("year", "month"):
        return False
    if amount.oldest and function_words().prison.isdisjoint(scene.words[max(0, amount.start - 8) : amount.start]):
        return True
    words = time_words()
    before, after = scene.word(amount.start - 1), scene.word(amount.end)
    if before == "ال":
        before = scene.word(amount.start - 2)
    before = before[1:] if before[:1] in ("و", "ب", "ل") and before[1:] in words.age_before else before
    if before in ("(", "[", "«") and after in (")", "]", "»") and amount.unit == "year":
        return True
    apart = before in ("،", ",") and after in ("،", ",", ")")
    if apart and amount.unit == "year" and scene.number(amount.start, 3, 110):
        return True  # «سامي البدري، 60 عاما، …»
    if (
        before in words.age_before
        or scene.phrase(amount.end, 2) in words.age_after
        or after in function_words().and_age
    ):
        return True
    if not function_words().ages_of_many.isdisjoint(scene.words[max(0, amount.start - 7) : amount.start]):
        return True
    if not function_words().age_far.isdisjoint(scene.words[max(0, amount.start - 9) : amount.start]):
        return True
    near = {scene.word(amount.start - step) for step in (2, 3)}
    return bool(near & function_words().age_near) and before in function_words().age_links


def _counted(scene: Scene, amount: Amount) -> Found | None:
    """What the amount means with the word before it."""
    modifier = time_words().modifiers.get(scene.word(amount.end), "")
    if modifier in ("past", "next") and amount.amount and amount.told:
        if scene.word(amount.start).startswith("ال") or scene.word(amount.start - 1) == "ال":
            return None  # «الثلاثين عاما الماضية» is found from its article
        reach = stretch(scene.anchor, amount.unit, amount.amount, modifier) if scene.anchor else None
        kind: TimeType = "TIME" if amount.unit in ("hour", "minute", "second") else "DATE"
        return Found(amount.start, amount.end + 1, kind, "quantities.stretch", reach, "some", shift=amount.shift)
    small = function_words()
    before = scene.word(amount.start - 1)
    role = ""
    shift = 0
    start = amount.start
    if amount.shift == 0:
        known = before in time_words().counting  # «فترة» begins with no particle
        stripped = before[1:] if len(before) > 3 and before[0] in "وف" and not known else before
        role = time_words().counting.get(stripped, "")
        if role in ("before", "after", "within", "every") or stripped in small.span:
            start, shift = amount.start - 1, len(before) - len(stripped)
        elif stripped in small.for_span:
            start, shift = amount.start - 1, len(before) - len(max(small.span, key=len))
    elif scene.word(amount.start)[amount.shift - 1] == "ل":
        role = "length"
    elif scene.word(amount.start)[:1] == "ب" and (told := _told_before(scene, amount.start)):
        begin, sign = told
        return _from_event(amount, begin, scene.word(begin)[:1] == "و", sign)
    if role == "after" and scene.word(amount.start - 2) in small.of_from:
        role, start, shift = "", amount.start, 0  # «على بعد ساعة»: how far
    lapse = before in small.lapsed and time_words().counting.get(bare(scene.word(start - 2))) == "after"
    if (
        lapse and (amount.told or amount.amount == 1.0) and scene.word(amount.end) in small.of_from
    ):  # «بعد مرور عامين على الحادث»
        lead = scene.word(start - 2)
        start, shift, role = start - 2, len(lead) - len(bare(lead)), "after"
        return _away(scene, amount, start, shift, role)
    if scene.word(start - 1) in small.introducers and before in small.short_span:
        start -= 1
    if role in ("", "length", "since") and scene.word(amount.end) in small.gone:
        past = amount._replace(end=amount.end + 1)
        return _away(scene, past, amount.start, amount.shift, "before")
    if not amount.told and not _may_be_bare(amount, role):
        return _from_what_follows(scene, amount, role)
    follows = scene.word(amount.end)
    named = follows.startswith("ال") or follows in small.named_stretches
    if not amount.told and before in small.whole_span and named:
        return None  # «طوال أيام العيد»
    genitive = amount.amount is None and scene.raw_article(amount.end)
    if not amount.told and amount.amount == 1.0 and scene.raw_article(amount.end):
        return None  # «خلال أسبوع الموضة»
    if not amount.told and genitive and role in ("within", "since", "length"):
        return None  # «خلال ساعات النهار»
    if role == "every":
        return _found(amount, start, shift, "SET", "quantities.every")
    if role in ("before", "after"):
        return _away(scene, amount, start, shift, role)
    if role == "since" and (amount.amount or 2) <= 2 and amount.unit in ("day", "hour", "minute"):
        return _away(scene, amount, start, shift, "before")  # «مسروقة منذ يومين»
    rule = "quantities.within" if role == "within" else "quantities.length"
    return _found(amount, start, shift or (amount.shift if start == amount.start else 0), "DURATION", rule)


def _from_what_follows(scene: Scene, amount: Amount, role: str) -> Found | None:
    """«دقائق قبل الهجوم», «أيام قليلة بعد توليه»: an amount left open, and what it is counted from behind it."""
    told = time_words().counting.get(scene.word(amount.end), "")
    if amount.amount is not None or role or told not in ("before", "after"):
        return None
    sign = -1 if told == "before" else 1
    return _from_event(amount._replace(end=amount.end + 1), amount.start, amount.shift, sign)


def _told_before(scene: Scene, index: int) -> tuple[int, int] | None:
    """Where «بعد ذلك» or «بعدها» before `index` begins, and its sign."""
    for start, word in ((index - 2, scene.word(index - 2)), (index - 1, scene.word(index - 1))):
        bare = word.removeprefix("و")
        role = time_words().counting.get(bare, "")
        if start == index - 2 and scene.word(index - 1) in function_words().that and role in ("before", "after"):
            return start, 1 if role == "after" else -1
        role = time_words().counting.get(bare.removesuffix("ها"), "")
        if start == index - 1 and bare.endswith("ها") and role in ("before", "after"):
            return start, 1 if role == "after" else -1
    return None


def _may_be_bare(amount: Amount, role: str) -> bool:
    """«قبل أيام», «خلال ساعات», «لأشهر», «كل يوم»: a noun alone is an amount only after such a word."""
    if role == "every":
        return amount.amount == 1.0
    if amount.amount is None:
        return role in ("before", "after", "within", "since", "length")
    return role in ("before", "after", "within", "since", "length") and amount.unit not in ("decade",)


def duration(unit: str, count: float | None) -> str | None:
    """The ISO 8601 duration of so many units; ``None`` for some."""
    if count is None:
        return None
    designator, times = time_words().iso[unit]
    return iso_duration(designator, count * times)


def _found(amount: Amount, start: int, shift: int, kind: str, rule: str) -> Found:
    value = duration(amount.unit, amount.amount)
    if kind == "SET":
        return Found(start, amount.end, "SET", rule, duration=value, shift=shift)
    return Found(start, amount.end, "DURATION", rule, duration=value, shift=shift)


def iso_duration(designator: str, count: float) -> str:
    """``P3D``, ``PT2H``, ``P1.5Y``."""
    number = f"{int(count)}" if count == int(count) else f"{count:g}"
    return f"PT{number}{designator[1:]}" if designator.startswith("T") else f"P{number}{designator}"


def _away(scene: Scene, amount: Amount, start: int, shift: int, role: str) -> Found | None:
    """«قبل يومين», «بعد أسبوع»: so long before or after the anchor's day, unless it is counted from something else."""
    rule = f"quantities.{role}"
    counted_from = scene.word(amount.end)
    sign = -1 if role == "before" else 1
    small = function_words()
    if counted_from in small.of_from and scene.word(amount.end + 1) not in small.from_now:
        event = scene.word(amount.end + 1)
        if not event.startswith("ال") and event not in small.that and event not in small.this:
            return _from_event(amount, start, shift, sign)._replace(rule="quantities.of_event", refers="happening")
        return _from_event(amount, start, shift, sign)
    from_now = counted_from in small.of_from and scene.word(amount.end + 1) in small.from_now
    if from_now:
        amount = amount._replace(end=amount.end + 2)  # «بعد شهر من الآن»
    coming = from_now or scene.tense(start) == "future" or _foretells(scene.word(amount.end))
    if role == "after" and not coming:
        return _from_event(amount, start, shift, sign)
    hours = amount.unit in ("hour", "minute", "second")
    far = amount.unit in _YEARS and (amount.amount or 0) * _YEARS[amount.unit] > _OLDEST  # before the calendar
    reach = at_distance(scene.anchor, amount.unit, amount.amount, sign) if scene.anchor and not far else None
    return Found(start, amount.end, "TIME" if hours else "DATE", rule, reach, "some", shift=shift)


_YEARS = {"year": 1, "season": 1, "decade": 10, "century": 100}
_OLDEST = 1800


def _foretells(word: str) -> bool:
    return len(word) >= 5 and word[0] == "س" and word[1] in "يتن"


def _from_event(amount: Amount, start: int, shift: int, sign: int) -> Found:
    """«بعد يومين من الهجوم»: counted from what the text spoke of last."""
    rule = "quantities.from_event"
    away = (amount.unit, amount.amount, sign)
    return Found(start, amount.end, "DATE", rule, None, "some", shift=shift, refers="away", away=away)


def at_distance(anchor: dt.date, unit: str, count: float | None, sign: int) -> Reach:
    """The days that lie `count` units before (-1) or after (1) a day; ``None`` for some of them."""
    whole = int(min(count, 100_000)) if count is not None else 0
    match unit:
        case "day" | "night":
            if count is None:
                return _between(anchor, sign, 1, 7)
            return day(plus_days(anchor, sign * whole))
        case "week":
            return _between(anchor, sign, 14, 28) if count is None else day(plus_days(anchor, sign * 7 * whole))
        case "month":
            if count is None:
                return Reach(*sorted((month(anchor.year, anchor.month + sign * 6).first, plus_days(anchor, sign * 30))))
            return month(anchor.year, anchor.month + sign * whole)
        case "year" | "season" | "decade" | "century":
            times = {"decade": 10, "century": 100}.get(unit, 1)
            if count is None:
                return years(*sorted((anchor.year + sign * 2 * times, anchor.year + sign * 7 * times)))
            year = anchor.year + sign * int(min(count * times, 9000))
            return years(year, year)
        case "hour" if count is not None and count >= 24:
            return day(plus_days(anchor, sign * int(count // 24)))
        case _:
            return day(anchor)


def _between(anchor: dt.date, sign: int, near: int, far: int) -> Reach:
    ends = sorted((plus_days(anchor, sign * near), plus_days(anchor, sign * far)))
    return Reach(ends[0], ends[1])
