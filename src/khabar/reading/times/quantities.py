"""Lengths of time and what is counted with them: «ثلاثة أيام», «قبل يومين», «خلال ساعات», «كل أسبوعين», «مدة عام»."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from khabar.arabic.calendar import calendar
from khabar.arabic.number_words import number_words
from khabar.arabic.numerals import read_number
from khabar.model import TimeType
from khabar.reading.times.closed_classes import function_words
from khabar.reading.times.months import month_words
from khabar.reading.times.periods import stretch
from khabar.reading.times.reach import Reach, day, month, plus_days, years
from khabar.reading.times.scene import Found, Head, Scene
from khabar.reading.times.words import UnitForm, time_words

__all__ = ["adverb_of_rate", "every", "length", "lifelong", "round_the_clock", "times_in"]

_LONGEST = 6
"""How many tokens a number may have: «ثلاثمئة وخمسة وستين»."""


class _Amount(NamedTuple):
    start: int
    end: int
    shift: int
    amount: float | None
    """``None`` when it is left open: «أيام», «عدة أشهر»."""
    unit: str
    told: bool
    """Whether a number, a dual or «عدة» says that this is an amount; a bare noun needs a word that counts before it."""


def length(scene: Scene, index: int, head: Head) -> Found | None:
    """An amount of time whose noun is at `index`, with the word before it that gives it its meaning."""
    form = time_words().units.get(head.word)
    if form is None or form.definite:
        return None
    amount = _amount(scene, index, head, form)
    if amount is None or _is_age(scene, amount):
        return None
    return _counted(scene, amount)


def _amount(scene: Scene, index: int, head: Head, form: UnitForm) -> _Amount | None:
    end = index + 1
    small = function_words()
    if form.number == "one" and form.unit in ("decade", "century"):
        return _decade_or_century(scene, index, head, form)
    if form.number == "two":
        if head.word in small.not_lengths:
            return None
        return _widened(scene, _Amount(index, _tail(scene, end), head.shift, 2.0, form.unit, True))
    number = _number_before(scene, index) if head.shift == 0 else None
    if number is not None:
        start, count = number
        end = _tail(scene, end)
        if scene.word(end) in small.and_a_half:
            count, end = count + 0.5, end + 1
            end += time_words().units.get(scene.word(end), form).definite
        shift = _particle(scene.word(start))
        return _widened(scene, _Amount(start, end, shift, count, form.unit, True))
    if form.number == "many":
        some = scene.word(index - 1)
        if head.shift == 0 and (some in time_words().some or some[1:] in time_words().some):
            start = index - 1
            return _widened(scene, _Amount(start, end, int(some not in time_words().some), None, form.unit, True))
        several = scene.word(end) in time_words().some  # «سنوات عدة»
        return _widened(scene, _Amount(index, _tail(scene, end), head.shift, None, form.unit, several))
    if form.number == "one" or head.word in small.one_is_counted:
        told = scene.word(end) in small.one_more or scene.word(end) in small.silence
        if _names_its_own(scene, form.unit, end):
            return None
        if scene.word(end) in small.one_more:
            end += 1
        if scene.word(end) in small.and_a_half:
            end += 1
            end += time_words().units.get(scene.word(end), form).definite
            return _widened(scene, _Amount(index, end, head.shift, 1.5, form.unit, True))
        fraction = _FRACTIONS.get(time_words().fractions.get("ال" + scene.word(index - 1), 0))
        if fraction and form.unit in ("hour", "day"):
            return _widened(scene, _Amount(index - 1, end, 0, fraction, form.unit, True))
        return _widened(scene, _Amount(index, end, head.shift, 1.0, form.unit, told))
    return None


_FRACTIONS = {2: 0.5, 4: 0.25}


def _decade_or_century(scene: Scene, index: int, head: Head, form: UnitForm) -> _Amount | None:
    """«قبل عقد من الزمن», «نصف قرن», «منذ عقد،»: the noun is more often a contract, or to hold."""
    end = index + 1
    small = function_words()
    fraction = _FRACTIONS.get(time_words().fractions.get("ال" + scene.word(index - 1), 0))
    if form.unit == "century" and fraction and head.shift == 0:
        end += 2 * (scene.phrase(end, 2) in small.of_time)
        return _widened(scene, _Amount(index - 1, end, 0, fraction, form.unit, True))
    if scene.phrase(end, 2) in small.of_time:
        return _widened(scene, _Amount(index, end + 2, head.shift, 1.0, form.unit, True))
    ends = end >= scene.count or scene.tokens[end].kind == "mark" or scene.word(end) in small.of_from
    counted = time_words().counting.get(scene.word(index - 1), "") in ("before", "after", "since", "within")
    if head.shift == 0 and counted and (ends or scene.word(end) in time_words().extent):
        return _Amount(index, end + (scene.word(end) in time_words().extent), 0, 1.0, form.unit, True)
    return None


def _names_its_own(scene: Scene, unit: str, index: int) -> bool:
    """Whether the singular noun before `index` begins a name, «يوم السبت», «شهر رمضان», «عام 2013», and no length."""
    if unit == "year":
        return scene.number(index, 600, 2100) is not None
    word = scene.word(index)
    if unit == "month":
        return word in month_words()
    if unit == "day":
        return word in calendar().weekdays or word in time_words().deictic or scene.number(index, 1, 31) is not None
    return False


def _number_before(scene: Scene, index: int) -> tuple[int, float] | None:
    """The number that ends right before `index`: where it begins, and its value."""
    words = number_words()
    best = None
    for start in range(index - 1, max(-1, index - 1 - _LONGEST), -1):
        token = scene.tokens[start]
        if token.kind == "mark":
            break
        number = read_number(scene.tokens, start)
        if number is None:
            if not words.begins(token.text.lstrip("و")) and token.text not in words.scales_after:
                break
            continue
        if start + number.consumed == index and number.value < 100_000:
            if number.value == 1 and token.kind == "word":
                return None
            best = start, float(number.value)
            if token.kind == "number" and scene.word(start - 1) != "و":
                break
        elif best is None and number.consumed < index - start:
            break
    return best


def _particle(word: str) -> int:
    """How long the particle is that a number's first word carries."""
    words = number_words()
    if len(word) < 4 or words.begins(word) or word[0] not in "وفبلك":
        return 0
    return 1 if words.begins(word[1:]) else 0


def _tail(scene: Scene, end: int) -> int:
    return end + 1 if scene.word(end) in time_words().extent else end


def _widened(scene: Scene, amount: _Amount) -> _Amount:
    """With «نحو», «أكثر من» before it."""
    about = time_words().about
    if amount.shift:
        return amount
    for many in (4, 3, 2, 1):
        start = amount.start - many
        phrase = scene.phrase(start, many)
        if start >= 0 and phrase in about:
            return amount._replace(start=start, told=amount.told)
        if start >= 0 and phrase[1:] in about and phrase[0] in "ولب":
            return amount._replace(start=start, shift=1)
    return amount


def _is_age(scene: Scene, amount: _Amount) -> bool:
    """«البالغ 40 عاما», «(14 عاما)», «عن عمر ناهز 81 عاما»."""
    if amount.unit not in ("year", "month"):
        return False
    words = time_words()
    before, after = scene.word(amount.start - 1), scene.word(amount.end)
    if before == "ال":
        before = scene.word(amount.start - 2)
    before = before[1:] if before[:1] in ("و", "ب", "ل") and before[1:] in words.age_before else before
    if before in ("(", "[", "«") and after in (")", "]", "»") and amount.unit == "year":
        return True
    if (
        before in words.age_before
        or scene.phrase(amount.end, 2) in words.age_after
        or after in function_words().and_age
    ):
        return True
    if not function_words().ages_of_many.isdisjoint(scene.words[max(0, amount.start - 7) : amount.start]):
        return True
    near = {scene.word(amount.start - step) for step in (2, 3)}
    return bool(near & function_words().age_near) and before in function_words().age_links


def _counted(scene: Scene, amount: _Amount) -> Found | None:
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
        stripped = before[1:] if len(before) > 3 and before[0] in "وف" else before
        role = time_words().counting.get(stripped, "")
        if role in ("before", "after", "within", "every") or stripped in small.span:
            start, shift = amount.start - 1, len(before) - len(stripped)
        elif stripped in small.for_span:
            start, shift = amount.start - 1, len(before) - len(max(small.span, key=len))
    elif scene.word(amount.start)[:1] == "ل":
        role = "length"
    elif scene.word(amount.start)[:1] == "ب" and (told := _told_before(scene, amount.start)):
        begin, sign = told
        return _from_event(amount, begin, scene.word(begin)[:1] == "و", sign)
    if scene.word(start - 1) in small.introducers and before in small.short_span:
        start -= 1
    if not amount.told and not _may_be_bare(amount, role):
        return _from_what_follows(scene, amount, role)
    if not amount.told and before in small.whole_span and scene.word(amount.end)[:2] in ("ال", "شه", "عي"):
        return None  # «طوال أيام العيد»
    genitive = amount.amount is None and scene.word(amount.end).startswith("ال")
    if not amount.told and genitive and role in ("within", "since", "length"):
        return None  # «خلال ساعات النهار»
    if role == "every":
        return _found(amount, start, shift, "SET", "quantities.every")
    if role in ("before", "after"):
        return _away(scene, amount, start, shift, role)
    if role == "" and scene.word(amount.end) in small.gone:
        past = amount._replace(end=amount.end + 1)
        return _away(scene, past, amount.start, amount.shift, "before")
    rule = "quantities.within" if role == "within" else "quantities.length"
    return _found(amount, start, shift or (amount.shift if start == amount.start else 0), "DURATION", rule)


def _from_what_follows(scene: Scene, amount: _Amount, role: str) -> Found | None:
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


def _may_be_bare(amount: _Amount, role: str) -> bool:
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


def _found(amount: _Amount, start: int, shift: int, kind: str, rule: str) -> Found:
    value = duration(amount.unit, amount.amount)
    if kind == "SET":
        return Found(start, amount.end, "SET", rule, duration=value, shift=shift)
    return Found(start, amount.end, "DURATION", rule, duration=value, shift=shift)


def iso_duration(designator: str, count: float) -> str:
    """``P3D``, ``PT2H``, ``P1.5Y``."""
    number = f"{int(count)}" if count == int(count) else f"{count:g}"
    return f"PT{number}{designator[1:]}" if designator.startswith("T") else f"P{number}{designator}"


def _away(scene: Scene, amount: _Amount, start: int, shift: int, role: str) -> Found | None:
    """«قبل يومين», «بعد أسبوع»: so long before or after the anchor's day, unless it is counted from something else."""
    rule = f"quantities.{role}"
    counted_from = scene.word(amount.end)
    sign = -1 if role == "before" else 1
    small = function_words()
    if counted_from in small.of_from and scene.word(amount.end + 1) not in small.from_now:
        return _from_event(amount, start, shift, sign)
    coming = scene.tense(start) == "future" or _foretells(scene.word(amount.end))
    if role == "after" and not coming:
        return _from_event(amount, start, shift, sign)
    hours = amount.unit in ("hour", "minute", "second")
    reach = at_distance(scene.anchor, amount.unit, amount.amount, sign) if scene.anchor else None
    return Found(start, amount.end, "TIME" if hours else "DATE", rule, reach, "some", shift=shift)


def _foretells(word: str) -> bool:
    return len(word) >= 5 and word[0] == "س" and word[1] in "يتن"


def _from_event(amount: _Amount, start: int, shift: int, sign: int) -> Found:
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
        case "year" | "decade" | "century":
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


_RATES = {"daily": "P1D", "weekly": "P1W", "monthly": "P1M", "yearly": "P1Y"}


def adverb_of_rate(_scene: Scene, index: int, head: Head) -> Found | None:
    """«يوميا», «سنويا»."""
    return Found(
        index, index + 1, "SET", "quantities.rate", duration=_RATES[time_words().adverbs[head.word]], shift=head.shift
    )


def every(scene: Scene, index: int, head: Head) -> Found | None:
    """«كل جمعة», «كل يوم سبت», «كل صباح»; lengths («كل يوم») are found from their noun."""
    place = index + 1 + (scene.word(index + 1) in function_words().day_or_night)
    word = scene.word(place)
    if word in calendar().weekdays and (place > index + 1 or word not in function_words().numbers_like_days):
        return Found(index, place + 1, "SET", "quantities.every", duration="P1W", shift=head.shift)
    if word in time_words().parts and scene.word(place + 1) not in calendar().weekdays:
        return Found(index, place + 1, "SET", "quantities.every", duration="P1D", shift=head.shift)
    return None


def lifelong(scene: Scene, index: int, head: Head) -> Found | None:
    """«مدى الحياة»."""
    if scene.word(index + 1) not in function_words().life:
        return None
    return Found(index, index + 2, "DURATION", "quantities.lifelong", shift=head.shift)


def round_the_clock(scene: Scene, index: int, head: Head) -> Found | None:
    """«على مدار الساعة»."""
    small = function_words()
    if scene.word(index + 1) not in small.the_clock or scene.tokens[min(index + 2, scene.count - 1)].kind == "number":
        return None
    return Found(index, index + 2, "SET", "quantities.round_the_clock", shift=head.shift)


def times_in(scene: Scene, index: int, head: Head) -> Found | None:
    """«مرتين في الأسبوع», «ثلاث مرات في اليوم», «مرة كل شهر»: how often."""
    small = function_words()
    place = index + 1
    form = time_words().units.get(scene.word(place + 1))
    if scene.word(place) not in small.introducers or form is None or form.number != "one" or not form.definite:
        return None
    if time_words().modifiers.get(scene.word(place + 2)) or form.unit not in ("day", "week", "month", "year", "hour"):
        return None
    number = _number_before(scene, index) if head.shift == 0 else None
    start = index if number is None else number[0]
    shift = head.shift if number is None else _particle(scene.word(start))
    return Found(start, place + 2, "SET", "quantities.times_in", duration=duration(form.unit, 1.0), shift=shift)
