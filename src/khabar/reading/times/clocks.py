"""Clock times: «الساعة 09:39 بتوقيت موسكو», «الثامنة من مساء أمس», «07:00 ت غ»."""

from __future__ import annotations

from khabar.arabic.calendar import calendar, clock_hour
from khabar.arabic.numerals import read_ordinal
from khabar.arabic.zones import zone_abbreviations, zones
from khabar.model import DateParts
from khabar.reading.times.closed_classes import function_words
from khabar.reading.times.scene import Found, Head, Scene
from khabar.reading.times.words import time_words

__all__ = ["clock"]


def clock(scene: Scene, index: int, head: Head) -> Found | None:
    """A time of the clock at `index`, «الساعة» or its number; its day is found by the refiner that follows."""
    small = function_words()
    place = index + (head.word in small.the_clock)
    named = place > index
    if place >= scene.count:
        return None
    hour, minute, end = _hour_and_minute(scene, place, named)
    if hour is None:
        return None
    end, half = _half(scene, end)
    end, zone = _zone(scene, end)
    if not (named or half or zone):
        before = scene.word(index - 1)
        following = scene.word(end + (scene.word(end) == "من"))
        if before not in small.at_clock and following not in time_words().parts:
            return None
    if minute is None and not (named or half or scene.tokens[place].kind == "word"):
        return None
    hour = clock_hour(hour, half) if half else hour
    if hour > 24 or (minute or 0) > 59:
        return None
    known = DateParts(hour=hour % 24, minute=minute or 0, zone=zone)
    return Found(index, end, "TIME", "clocks.clock", grain="clock", known=known, shift=head.shift)


_POINTS = ".,،"
"""Between hours and minutes where there is no colon: «18,30»."""


def _hour_and_minute(scene: Scene, place: int, named: bool) -> tuple[int | None, int | None, int]:
    text = scene.word(place)
    kind = scene.tokens[place].kind
    if kind == "number":
        if len(text) == 4 and text.isdecimal():
            # «(0700 بتوقيت غرينتش)»
            after = scene.word(place + 1)
            if (
                (after in function_words().zone_words or _zone(scene, place + 1)[0] > place + 1)
                and int(text[:2]) < 24
                and int(text[2:]) < 60
            ):
                return int(text[:2]), int(text[2:]), place + 1
            return None, None, place
        point = next((mark for mark in _POINTS if mark in text), "")
        if point and (named or scene.word(place + 1) in _halves() or _zone(scene, place + 1)[1] is not None):
            hours, _, minutes = text.partition(point)
            if hours.isdecimal() and len(minutes) == 2 and minutes.isdecimal() and int(hours) < 24:
                return int(hours), int(minutes), place + 1
        hour = scene.number(place, 0, 24)
        if hour is None or len(text) > 2:
            return None, None, place
        end = place + 1
        if scene.word(end) in (":", ".") and scene.touches(end) and scene.touches(end + 1):
            minute = scene.number(end + 1, 0, 59)
            if minute is not None and len(scene.word(end + 1)) == 2:
                end += 2
                if scene.word(end) == ":" and scene.number(end + 1, 0, 59) is not None:
                    end += 2
                return hour, minute, end
            return None, None, place
        if not named:
            return (
                (hour, None, end) if scene.word(end) in _halves() and len(scene.word(end)) > 1 else (None, None, place)
            )
        return hour, None, end
    ordinal = read_ordinal(scene.tokens, place) if text.endswith("ه") and text.startswith(("ال", "لل")) else None
    if text in function_words().one_oclock:
        hour, end = 1, place + 1
    elif ordinal is not None and 1 <= ordinal.value <= 12:
        hour, end = int(ordinal.value), place + ordinal.consumed
    else:
        return None, None, place
    minute = None
    if scene.word(end) in function_words().less:
        if scene.word(end + 1) in function_words().quarter_less:
            return (hour - 1) or 12, 45, end + 2
        return hour, None, end
    fraction = time_words().minutes.get(scene.word(end))
    if fraction:
        minute, end = fraction, end + 1
    day_part = scene.word(end) == "من" or scene.word(end) in time_words().parts
    if not named and scene.word(end) not in _halves() and not day_part:
        return None, None, place
    return hour, minute, end


def _halves() -> frozenset[str]:
    words = calendar()
    return words.before_noon | words.after_noon | words.night


def _half(scene: Scene, end: int) -> tuple[int, str]:
    """Past the half of the day behind a clock's hours, and its word."""
    two = scene.phrase(end, 2)
    if two in _halves():
        return end + 2, two
    word = scene.word(end)
    if word in _halves():
        return end + 1, word
    if word == "من" and scene.word(end + 1) in time_words().parts:
        return end, ""
    return end, ""


def _zone(scene: Scene, end: int) -> tuple[int, str | None]:
    """Past the zone behind a clock, and its IANA name; ``local`` when it only says so."""
    place = end + (scene.word(end) in ("(", "-", "،"))
    word = scene.word(place)
    small, short = function_words(), zone_abbreviations()
    for length in (3, 2, 1):
        if scene.phrase(place, length) in short:
            return _closed(scene, end, place + length), short[scene.phrase(place, length)]
    if word in small.local_zone and scene.word(place + 1) in small.local:
        return _closed(scene, end, place + 2), "local"
    if word in small.zone_words:
        place += 1 + (scene.word(place + 1) in small.zone_more)
        for length in (3, 2, 1):
            zone = zones().get(scene.phrase(place, length))
            if zone is not None:
                return _closed(scene, end, place + length), zone
        if word in small.by_zone and scene.word(place):
            return place + 1, None
    return end, None


def _closed(scene: Scene, before: int, end: int) -> int:
    return end + 1 if scene.word(before) == "(" and scene.word(end) == ")" else end
