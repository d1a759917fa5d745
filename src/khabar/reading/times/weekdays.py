"""Days by their weekday: «السبت», «الأحد المقبل», «الاثنين قبل الماضي», «السبت والأحد المقبلين»."""

from __future__ import annotations

from khabar.arabic.calendar import calendar
from khabar.model import DateParts
from khabar.reading.times.closed_classes import function_words
from khabar.reading.times.dates_behind import with_date
from khabar.reading.times.reach import day, plus_days, weekday_near
from khabar.reading.times.scene import Found, Head, Scene
from khabar.reading.times.words import time_words

__all__ = ["weekday_named"]

_DIRECTIONS = {"past": "before", "recent": "before", "next": "after", "current": "around"}

_ASIDES = frozenset("،,-–()")


def weekday_named(scene: Scene, index: int, head: Head, *, bare: bool) -> Found | None:
    """A weekday with what says which one, and its date; one without the article only where `bare` allows it."""
    word = head.word
    weekday = calendar().weekdays.get(word)
    if weekday is None or not (bare or word.startswith("ال")):
        return None
    before = scene.word(index - 1)
    row = before in function_words().days and scene.word(index + 1)[1:] in calendar().weekdays  # «أيام السبت والأحد»
    if not bare and before in function_words().not_weekday_before and not row:
        return None
    end = index + 1
    following = scene.word(end)
    if following in function_words().known_weekdays_by:
        return None  # «الجمعة السوداء»
    modifier = time_words().modifiers.get(following, "")
    known = DateParts(weekday=weekday)
    if modifier in ("past", "next", "current", "recent"):
        end += 1
    elif modifier:
        modifier = ""
    elif scene.phrase(end, 2) in function_words().before_past or scene.phrase(end, 3) in function_words().before_past:
        end += 2 if scene.phrase(end, 2) in function_words().before_past else 3
        modifier = "before past"
    elif scene.phrase(end, 2) in function_words().after_next:
        end += 2
        modifier = "after next"
    elif following in ("و", "") or calendar().weekdays.get(following[1:]) is not None:
        modifier = _shared_modifier(scene, end)
    reach = None
    if scene.anchor is not None:
        direction = _DIRECTIONS.get(modifier) or _direction(scene, index, end)
        if modifier == "before past":
            reach = day(plus_days(weekday_near(scene.anchor, weekday, "before"), -7))
        elif modifier == "after next":
            reach = day(plus_days(weekday_near(scene.anchor, weekday, "after"), 7))
        else:
            reach = day(weekday_near(scene.anchor, weekday, direction))
    found = Found(index, end, "DATE", "days.weekday", reach, known=known, shift=head.shift)
    return with_date(scene, found)


def _direction(scene: Scene, index: int, end: int) -> str:
    """Whether a bare weekday is the last or the next. One set off by commas is the day of the news."""
    aside = scene.word(index - 1) in _ASIDES and scene.word(end) in _ASIDES
    tense = scene.tense(index, explicit=aside)
    return "future" if tense == "future" else "past"


def _shared_modifier(scene: Scene, end: int) -> str:
    """«السبت والأحد المقبلين»: what follows both names is said of both."""
    second = end + (scene.word(end) == "و")
    name = scene.word(second) if second > end else scene.word(end)[1:]
    if name not in calendar().weekdays:
        return ""
    modifier = time_words().modifiers.get(scene.word(second + 1), "")
    plural = scene.word(second + 1).endswith("ين") or scene.word(second + 1).endswith("ان")
    return modifier if plural and modifier in ("past", "next", "current") else ""
