"""Amounts of time: a unit with its number, «ثلاثة أيام», «نحو 20 يوما», «يومين أو ثلاثة», «بين 5 و7 أيام»."""

from __future__ import annotations

from typing import NamedTuple

from khabar.arabic.calendar import calendar
from khabar.arabic.number_words import number_words
from khabar.arabic.numerals import read_number
from khabar.reading.times.closed_classes import function_words
from khabar.reading.times.months import month_words
from khabar.reading.times.scene import Head, Scene
from khabar.reading.times.words import UnitForm, time_words

__all__ = ["Amount", "amount_at", "number_before", "particle", "ranged"]

_LONGEST = 6
"""How many tokens a number may have: «ثلاثمئة وخمسة وستين»."""


class Amount(NamedTuple):
    """So many of a unit, as tokens of the text."""

    start: int
    end: int
    shift: int
    amount: float | None
    """``None`` when it is left open: «أيام», «عدة أشهر»."""
    unit: str
    told: bool
    """Whether a number, a dual or «عدة» says that this is an amount; a bare noun needs a word that counts before it."""
    oldest: bool = False
    """Whether it is a range from ten on, which of years tells how old people are: «بين 18 و30 عاما»."""


def ranged(scene: Scene, amount: Amount) -> Amount:
    """«بين 5 و7 أيام», «3 أو 4 أيام», «يوم أو يومين»: the lower bound belongs to it, and the amount is left open."""
    if amount.amount is None:
        return amount
    small = function_words()
    joined = amount.shift == 1 and scene.word(amount.start)[0] == "و"
    low_end = amount.start - (not joined)
    link = "و" if joined else scene.word(low_end)
    if not joined and (amount.shift or link not in small.bounds):
        return amount
    low = number_before(scene, low_end)
    if low is None:
        form = time_words().units.get(scene.word(low_end - 1))
        if form is None or form.definite or form.unit != amount.unit or form.number not in ("one", "two"):
            return amount
        low = low_end - 1, 1.0 if form.number == "one" else 2.0
    start, between = low[0], scene.word(low[0] - 1) in small.between
    if low[1] >= amount.amount or (link == "و" and not between):
        return amount
    start -= between
    start -= between and scene.word(start - 1) == "ما"
    start -= scene.word(start - 1) in small.range_verbs and scene.word(start - 2) in (small.span | small.for_span)
    shift = particle(scene.word(start)) if start == low[0] else 0
    return amount._replace(start=start, amount=None, told=True, shift=shift, oldest=low[1] >= 10)


def amount_at(scene: Scene, index: int, head: Head, form: UnitForm) -> Amount | None:
    """The amount whose noun, in the form `form`, is at `index`; ``None`` when the noun counts nothing there."""
    end = index + 1
    small = function_words()
    if form.number == "one" and form.unit in ("decade", "century"):
        return _decade_or_century(scene, index, head, form)
    if form.number == "two":
        if head.word in small.not_lengths:
            return None
        if scene.word(end) in small.bounds and (third := _number_alone(scene, end + 1)):
            return _widened(scene, Amount(index, third, head.shift, None, form.unit, True))
        if scene.word(end) in small.and_a_half:
            end += 1 + time_words().units.get(scene.word(end + 1), form).definite
            return _widened(scene, Amount(index, end, head.shift, 2.5, form.unit, True))
        return _widened(scene, Amount(index, _tail(scene, end), head.shift, 2.0, form.unit, True))
    number = number_before(scene, index) if head.shift == 0 else None
    if number is not None and number[1] == 1000 and scene.word(end) in small.and_a_night:
        return None
    if number is not None:
        start, count = number
        end = _tail(scene, end)
        if scene.word(end) in small.and_a_half:
            count, end = count + 0.5, end + 1
            end += time_words().units.get(scene.word(end), form).definite
        shift = particle(scene.word(start))
        return _widened(scene, Amount(start, end, shift, count, form.unit, True))
    if form.number == "many":
        some = scene.word(index - 1)
        if head.shift == 0 and (some in time_words().some or some[1:] in time_words().some):
            start = index - 1
            return _widened(scene, Amount(start, end, int(some not in time_words().some), None, form.unit, True))
        if head.shift == 0 and scene.phrase(index - 2, 2) in small.many_of:
            return Amount(index - 2, _tail(scene, end), 0, None, form.unit, True)
        several = scene.word(end) in time_words().some or head.word in small.accusatives  # «سنوات عدة», «تستغرق أياما»
        return _widened(scene, Amount(index, _tail(scene, end), head.shift, None, form.unit, several))
    if form.number == "one" or head.word in small.one_is_counted:
        told = scene.word(end) in small.one_more or scene.word(end) in small.silence
        if _names_its_own(scene, form.unit, end):
            return None
        if scene.word(end) in small.one_more or scene.word(end) in small.another:
            end += 1
        if scene.word(end) in small.and_a_half:
            end += 1
            end += time_words().units.get(scene.word(end), form).definite
            return _widened(scene, Amount(index, end, head.shift, 1.5, form.unit, True))
        fraction = _FRACTIONS.get(time_words().fractions.get("ال" + scene.word(index - 1), 0))
        if fraction and form.unit in ("hour", "day", "month", "year"):
            return _widened(scene, Amount(index - 1, end, 0, fraction, form.unit, True))
        one = _widened(scene, Amount(index, end, head.shift, 1.0, form.unit, told))
        about = one.start < index and not scene.raw_article(end)  # «استمرت نحو ساعة», «في أقل من شهر»
        return one._replace(told=one.told or about)
    return None


_FRACTIONS = {2: 0.5, 4: 0.25}


def _decade_or_century(scene: Scene, index: int, head: Head, form: UnitForm) -> Amount | None:
    """«قبل عقد من الزمن», «نصف قرن», «منذ عقد،»: the noun is more often a contract, or to hold."""
    end = index + 1
    small = function_words()
    fraction = _FRACTIONS.get(time_words().fractions.get("ال" + scene.word(index - 1), 0))
    if form.unit == "century" and fraction and head.shift == 0:
        end += 2 * (scene.phrase(end, 2) in small.of_time)
        return _widened(scene, Amount(index - 1, end, 0, fraction, form.unit, True))
    if scene.phrase(end, 2) in small.of_time:
        return _widened(scene, Amount(index, end + 2, head.shift, 1.0, form.unit, True))
    ends = end >= scene.count or scene.tokens[end].kind == "mark" or scene.word(end) in small.of_from
    about = 2 * (scene.phrase(index - 2, 2) in time_words().about) or scene.word(index - 1) in time_words().about
    counted = time_words().counting.get(scene.word(index - 1 - about), "") in ("before", "after", "since", "within")
    if head.shift == 0 and counted and (ends or about or scene.word(end) in time_words().extent):
        end += scene.word(end) in time_words().extent
        return _widened(scene, Amount(index, end, 0, 1.0, form.unit, True))
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


def number_before(scene: Scene, index: int) -> tuple[int, float] | None:
    """The number that ends right before `index`: where it begins, and its value."""
    words = number_words()
    if scene.word(index - 1) == ")":  # «(21) يوما»
        bracketed = scene.number(index - 2, 1, 999) if scene.word(index - 3) == "(" else None
        return None if bracketed is None else (index - 3, float(bracketed))
    if scene.word(index - 1) in function_words().percent:
        return None
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


def particle(word: str) -> int:
    """How long the particle is that a number's first word carries."""
    words = number_words()
    if len(word) < 4 or words.begins(word) or word[0] not in "وفبلك":
        return 0
    return 1 if words.begins(word[1:]) else 0


def _number_alone(scene: Scene, place: int) -> int:
    """Where the number of «يومين أو ثلاثة» ends; 0 where it counts what follows."""
    number = read_number(scene.tokens, place) if place < scene.count else None
    if number is None or scene.tokens[place].kind != "word" or not 3 <= number.value <= 10:
        return 0
    end = place + number.consumed
    return (
        end
        if end >= scene.count or scene.tokens[end].kind == "mark" or scene.word(end) in function_words().behind_amounts
        else 0
    )


def _tail(scene: Scene, end: int) -> int:
    end += scene.word(end) in time_words().extent
    return end + 2 * (scene.phrase(end, 2) in function_words().at_least)


def _widened(scene: Scene, amount: Amount) -> Amount:
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
