"""«قال أمس: "سنبدأ اليوم"»: what is told inside a quotation counts from the day on which it was said."""

from __future__ import annotations

import datetime as dt

from khabar.reading.times.closed_classes import function_words
from khabar.reading.times.reach import Reach, day
from khabar.reading.times.scene import Found, Scene

__all__ = ["speakers_day"]

_OPENING, _CLOSING = "«“", "»”"
_EITHER = '"'


def speakers_day(scene: Scene, found: list[Found]) -> list[Found]:
    """«اليوم» and «الليلة» in a quotation are of the day told with it, or of the past one that the article opens on.

    «الليلة الماضية» is the night before the past day that its sentence tells.
    """
    if scene.anchor is None:
        return found
    out = list(found)
    for place, one in enumerate(found):
        if one.rule == "days.distant" and one.known.weekday is None and _says_today(scene, one):
            opened = _opened(scene, one.start)
            said = _said(scene, found[:place], opened) if opened is not None else None
            if said is not None:
                out[place] = one._replace(reach=day(said), rule="speech.today")
        elif one.rule == "days.last_night" and one.reach is not None:
            said = _told_before(scene, found[:place], one.start)
            if said is not None:
                back = scene.anchor - said
                reach = Reach(one.reach.first - back, one.reach.last - back)
                out[place] = one._replace(reach=reach, rule="speech.last_night")
    return out


def _told_before(scene: Scene, before: list[Found], index: int) -> dt.date | None:
    """«قال متحدث الأحد إن القرية قصفت الليلة الماضية»: the past day that the sentence has told."""
    for other in reversed(before):
        if any(word == "." or word[0] == "\n" for word in scene.words[other.end : index]):
            return None
        if (when := _past_day(scene, other)) is not None:
            return when
    return None


def _says_today(scene: Scene, one: Found) -> bool:
    return scene.words[one.end - 1].lstrip("وفبلك") in function_words().today


def _opened(scene: Scene, index: int) -> int | None:
    """Where the quotation opens that token `index` stands in; ``None`` outside of one."""
    start = index
    while start and scene.words[start - 1][0] != "\n":
        start -= 1
    opened: int | None = None
    for place in range(start, index):
        word = scene.words[place]
        if word in _OPENING:
            opened = place
        elif word in _CLOSING:
            opened = None
        elif word == _EITHER:
            opened = place if opened is None else None
    return opened


def _said(scene: Scene, before: list[Found], opened: int) -> dt.date | None:
    """The past day of the sentence before the quotation; else the one that the first paragraph tells of."""
    for other in reversed(before):
        if other.end > opened:
            continue
        if any(word == "." or word[0] == "\n" for word in scene.words[other.end : opened]):
            break
        if (when := _past_day(scene, other)) is not None:
            return when
    first = next((one for one in before if _one_day(one)), None)
    if first is None or any(word[0] == "\n" for word in scene.words[: first.start] if word):
        return None
    return _past_day(scene, first)


def _one_day(one: Found) -> bool:
    return one.grain == "day" and one.reach is not None and one.reach.first == one.reach.last


def _past_day(scene: Scene, one: Found) -> dt.date | None:
    """Its day if it lies in the week before the anchor's."""
    if not _one_day(one) or one.reach is None or scene.anchor is None:
        return None
    return one.reach.first if 0 < (scene.anchor - one.reach.first).days <= 7 else None
