"""Which day a clock time is of: the one beside it, every day, the one its sentence speaks of, the anchor's."""

from __future__ import annotations

from itertools import pairwise

from khabar.model import DateParts
from khabar.reading.times.closed_classes import function_words
from khabar.reading.times.periods import bare
from khabar.reading.times.reach import day
from khabar.reading.times.scene import Found, Scene

__all__ = ["clocks_get_days", "clocks_join_days", "hours_recur"]

_BEFORE_HOURS = 45  # words


def clocks_join_days(scene: Scene, found: list[Found]) -> list[Found]:
    """«الثامنة من مساء أمس», «السبت عند الساعة 10:00»: a clock beside its day is one time with it."""
    joined: list[Found] = []
    for one in found:
        before = joined[-1] if joined else None
        if before is not None and (one.grain == "clock") != (before.grain == "clock"):
            clock, other = (one, before) if one.grain == "clock" else (before, one)
            if other.type in ("DATE", "TIME") and other.grain == "day" and _touching(scene, before, one):
                joined[-1] = _joined(clock, other, before, one)
                continue
        joined.append(one)
    return joined


def _touching(scene: Scene, before: Found, after: Found) -> bool:
    if after.shift:
        return False
    gap = scene.words[before.end : after.start]
    return (
        len(gap) <= 2
        and all(word in function_words().clock_joins for word in gap)
        and not (before.grain == "day" and "،" in gap)
    )


def _joined(clock: Found, other: Found, before: Found, after: Found) -> Found:
    hour = clock.known.hour
    if hour is not None and hour < 12 and other.known.part_of_day in ("evening", "afternoon"):
        hour += 12
    known = DateParts(
        year=other.known.year,
        month=other.known.month,
        day=other.known.day,
        weekday=other.known.weekday,
        hour=hour,
        minute=clock.known.minute,
        part_of_day=other.known.part_of_day,
        zone=clock.known.zone,
    )
    return other._replace(
        start=before.start, end=after.end, type="TIME", known=known, shift=before.shift, rule="clocks.with_day"
    )


def hours_recur(scene: Scene, found: list[Found]) -> list[Found]:
    """«حظر التجوال من السابعة مساء وحتى السادسة صباحا»: hours that are kept day after day are of no day."""
    small = function_words()
    out = list(found)
    for place, (first, second) in enumerate(pairwise(found)):
        morrow = second.rule == "clocks.with_day" and second.refers == "next"
        if first.grain != "clock" or not (second.grain == "clock" or morrow) or second.start - first.end > 2:
            continue
        link = scene.word(second.start - 1)
        if link not in small.range_marks and link[1:] not in small.range_marks:
            continue
        if not small.kept_hours.isdisjoint(_sentence_before(scene, first.start)):
            for at in (place, place + 1):
                out[at] = found[at]._replace(
                    type="SET", duration="P1D", grain="day", refers="", reach=None, rule="clocks.kept_hours"
                )
    return out


def _sentence_before(scene: Scene, index: int) -> list[str]:
    """The words of the sentence before `index`, the nearest first."""
    before: list[str] = []
    for word in reversed(scene.words[max(0, index - _BEFORE_HOURS) : index]):
        if word == "." or word[0] == "\n":
            break
        before += (word, bare(word))
    return before


def clocks_get_days(scene: Scene, found: list[Found]) -> list[Found]:
    """A clock alone is of the day its sentence spoke of before it, else of the one behind it, else the anchor's."""
    out: list[Found] = []
    for place, one in enumerate(found):
        if one.grain == "clock":
            other = _nearest_day(scene, found, place)
            reach = other.reach if other is not None else day(scene.anchor) if scene.anchor else None
            one = one._replace(reach=reach, grain="day", absolute=other.absolute if other is not None else False)
        out.append(one)
    return out


def _nearest_day(scene: Scene, found: list[Found], place: int) -> Found | None:
    for other in (*reversed(found[:place]), *found[place + 1 :]):
        here, there = sorted((found[place], other))[:2]
        if any(word == "." or word[0] == "\n" for word in scene.words[here.end : there.start]):
            continue
        if other.reach is not None and other.grain == "day" and other.reach.first == other.reach.last:
            return other
    return None
