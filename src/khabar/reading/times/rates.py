"""How often: «يوميا», «كل جمعة», «مرتين في الأسبوع», «أيام الجمع», «على مدار الساعة», «مدى الحياة»."""

from __future__ import annotations

from khabar.arabic.calendar import calendar
from khabar.reading.times.amounts import number_before, particle
from khabar.reading.times.closed_classes import function_words
from khabar.reading.times.quantities import duration
from khabar.reading.times.scene import Found, Head, Scene
from khabar.reading.times.words import time_words

__all__ = ["adverb_of_rate", "every", "in_manner", "lifelong", "on_weekdays", "round_the_clock", "times_in"]


_RATES = {"daily": "P1D", "weekly": "P1W", "monthly": "P1M", "yearly": "P1Y"}


def adverb_of_rate(_scene: Scene, index: int, head: Head) -> Found | None:
    """«يوميا», «سنويا»."""
    return Found(
        index, index + 1, "SET", "rates.adverb", duration=_RATES[time_words().adverbs[head.word]], shift=head.shift
    )


def in_manner(scene: Scene, index: int, _head: Head) -> Found | None:
    """«بشكل يومي», «بصورة شبه يومية»: how often."""
    place = index + 1 + (scene.word(index + 1) in function_words().almost)
    rate = _RATES.get(time_words().rates.get(scene.word(place), ""))
    if rate is None:
        return None
    return Found(index, place + 1, "SET", "rates.in_manner", duration=rate)


def every(scene: Scene, index: int, head: Head) -> Found | None:
    """«كل جمعة», «كل يوم سبت», «كل صباح»; lengths («كل يوم») are found from their noun."""
    place = index + 1 + (scene.word(index + 1) in function_words().day_or_night)
    word = scene.word(place)
    if word in calendar().weekdays and (place > index + 1 or word not in function_words().numbers_like_days):
        return Found(index, place + 1, "SET", "rates.every", duration="P1W", shift=head.shift)
    if word in time_words().parts and scene.word(place + 1) not in calendar().weekdays:
        return Found(index, place + 1, "SET", "rates.every", duration="P1D", shift=head.shift)
    return None


def on_weekdays(scene: Scene, index: int, head: Head) -> Found | None:
    """«عدا أيام الجمع»: every week."""
    if scene.word(index + 1) not in function_words().plural_weekdays:
        return None
    return Found(index, index + 2, "SET", "rates.on_weekdays", duration="P1W", shift=head.shift)


def lifelong(scene: Scene, index: int, head: Head) -> Found | None:
    """«مدى الحياة»."""
    if scene.word(index + 1) not in function_words().life:
        return None
    return Found(index, index + 2, "DURATION", "rates.lifelong", shift=head.shift)


def round_the_clock(scene: Scene, index: int, head: Head) -> Found | None:
    """«على مدار الساعة»."""
    small = function_words()
    if scene.word(index + 1) not in small.the_clock or scene.tokens[min(index + 2, scene.count - 1)].kind == "number":
        return None
    return Found(index, index + 2, "SET", "rates.round_the_clock", shift=head.shift)


def times_in(scene: Scene, index: int, head: Head) -> Found | None:
    """«مرتين في الأسبوع», «ثلاث مرات في اليوم», «مرة كل شهر»: how often."""
    small = function_words()
    place = index + 1 + (scene.word(index + 1) in small.one_more)
    form = time_words().units.get(scene.word(place + 1))
    rate = _RATES.get(time_words().adverbs.get(scene.word(place), ""))
    if rate is not None:  # «مرتين يوميا»
        number = number_before(scene, index) if head.shift == 0 else None
        start = index if number is None else number[0]
        shift = head.shift if number is None else particle(scene.word(start))
        return Found(start, place + 1, "SET", "rates.times_in", duration=rate, shift=shift)
    if scene.word(place) not in small.introducers or form is None or form.number != "one" or not form.definite:
        return None
    if time_words().modifiers.get(scene.word(place + 2)) or form.unit not in ("day", "week", "month", "year", "hour"):
        return None
    number = number_before(scene, index) if head.shift == 0 else None
    start = index if number is None else number[0]
    shift = head.shift if number is None else particle(scene.word(start))
    return Found(start, place + 2, "SET", "rates.times_in", duration=duration(form.unit, 1.0), shift=shift)
