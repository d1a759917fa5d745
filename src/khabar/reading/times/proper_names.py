"""Expressions of time in the names of other things: «مدينة 6 أكتوبر», «صلاة الجمعة», «بيروت اليوم»."""

from __future__ import annotations

from khabar.reading.times.closed_classes import function_words
from khabar.reading.times.scene import Found, Scene
from khabar.reading.times.words import time_words

__all__ = ["proper_names_go"]

_OPENING, _CLOSING = frozenset("«“\"'‘"), frozenset("»”\"'’")

_LONGEST_NAME = 3

_NAMELIKE = frozenset(
    (
        "months.day",
        "months.named",
        "months.hijri",
        "days.weekday",
        "months.hijri_day",
        "feasts.feast",
        "periods.century",
    )
)

_QUOTED = frozenset(("days.distant", "days.weekday", "months.named", "months.hijri", "feasts.feast"))


def proper_names_go(scene: Scene, found: list[Found]) -> list[Found]:
    """«مدينة 6 أكتوبر», «صلاة الجمعة», «سوق الخميس»: the name of something else."""
    names = time_words().proper_name
    found = _people_go(scene, found)
    return [
        one
        for one in found
        if not _is_quoted_name(scene, one)
        and not (
            one.shift == 0
            and one.rule in _NAMELIKE
            and (word := scene.word(one.start - 1))
            and (word in names or (word[0] in "وفبلك" and word[1:] in names))
        )
    ]


def _is_quoted_name(scene: Scene, one: Found) -> bool:
    """«نقلت "بيروت اليوم"»: short quotations that end (or, for a year, begin) with the time are names."""
    if one.rule == "years.bare" and scene.word(one.start - 1) in _OPENING:
        return scene.word(one.end)[:1] in (*_CLOSING, ".", ":")
    if one.rule == "days.distant" and scene.word(one.start - 1) == "(" and scene.word(one.end) == ")":
        return one.end - one.start == 1 and scene.word(one.start) in function_words().today
    if one.end - one.start > 1 or scene.word(one.end) not in _CLOSING or one.rule not in _QUOTED:
        return False
    before = scene.words[max(0, one.start - _LONGEST_NAME) : one.start]
    return any(word in _OPENING for word in before) and not any(word in function_words().introducers for word in before)


def _people_go(scene: Scene, found: list[Found]) -> list[Found]:
    """«قالت مايو»: who speaks under the name of a month is no month in the whole text, unless something says it is."""
    speech = function_words().speech
    bare = [one for one in found if one.rule == "months.named" and one.end - one.start == 1]
    people = set()
    for one in bare:
        before = scene.word(one.start - 1)
        if not one.shift and (before in speech or before[1:] in speech):
            people.add(scene.word(one.start))
    if not people:
        return found
    timed = function_words().before_month
    gone = {one for one in bare if scene.word(one.start) in people and scene.word(one.start - 1) not in timed}
    return [one for one in found if one not in gone]
