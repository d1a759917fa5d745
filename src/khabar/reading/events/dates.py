"""On which days it happened: the time of its clause, of who says it, or of the same happening elsewhere."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from khabar.model import Attribution, Time
from khabar.reading.events.drafts import Draft
from khabar.reading.events.words import SPEECH, VERBAL
from khabar.reading.scene import Scene

__all__ = ["date", "settle_days"]

_ELSEWHERE = 1000
"""As many tokens farther off counts a time that stands in another clause."""
_BEFORE = 15
"""As many tokens farther off counts a time that stands before the trigger."""
_JOINS = frozenset({"الي", "حتي", "و"})
_SINCE = frozenset({"منذ", "ومنذ"})


def date(scene: Scene, draft: Draft, said: frozenset[str], anchor: dt.date | None) -> None:
    """The time of its clause, else one near by; when somebody said it is not its own."""
    start, end = draft.clause
    trigger = draft.trigger
    draft.time = draft.days = None
    if trigger.type in SPEECH:
        return
    near: list[tuple[int, int, int, Time]] = []
    for at, (behind, time) in scene.time_at.items():
        if draft.sentence[0] <= at < draft.sentence[1] and time.type in ("DATE", "TIME") and time.id not in said:
            cost = (
                abs(at - trigger.start)
                + (0 if start <= at < end else _ELSEWHERE)
                + (_BEFORE if at < trigger.start else 0)
            )
            near.append((cost, at, behind, time))
    near.sort(key=lambda item: item[0])
    if near and (near[0][0] < _ELSEWHERE or len(near) == 1):
        _, at, behind, draft.time = near[0]
        draft.days = _stretch(scene, at, behind, draft.time, anchor)
        draft.own_time = start <= at < end


def _stretch(scene: Scene, at: int, behind: int, time: Time, anchor: dt.date | None) -> tuple[dt.date, dt.date] | None:
    """The days of a time, those of «من … إلى …» and of «منذ …» to their end."""
    if time.earliest is None or time.latest is None:
        return None
    if scene.word(at - 1) in _SINCE and anchor is not None and time.earliest <= anchor:
        return time.earliest, max(anchor, time.latest)
    if scene.word(behind) in _JOINS and behind + 1 in scene.time_at:
        other = scene.time_at[behind + 1][1]
        if other.latest is not None and other.latest >= time.earliest:
            return time.earliest, other.latest
    return time.earliest, time.latest


def settle_days(
    scene: Scene, drafts: list[Draft], attributions: tuple[Attribution, ...], times: Mapping[str, Time]
) -> None:
    """Days for those whose clause has none: of the saying, or of the only such happening that the article dates."""
    spoken: Time | None = None
    for draft in sorted(drafts, key=lambda draft: draft.trigger.start):
        spoken = _last_said(attributions, draft.span.start, times) or spoken
        own = draft.said_by
        told = times.get(own.said) if own is not None and own.said else None
        if draft.trigger.type in SPEECH:
            if draft.status == "happened":
                _take(draft, told or (spoken if draft.trigger.form != "noun" else None))
        elif draft.status in ("hypothetical", "future") and not _is_its_own(scene, draft):
            draft.time = draft.days = None
        elif draft.days is None and draft.attribution is not None and _is_of_the_saying(draft, draft.attribution):
            _take(draft, times.get(draft.attribution.said or ""))
    for type in {draft.trigger.type for draft in drafts} - SPEECH:
        _one_day(scene, [draft for draft in drafts if draft.trigger.type == type and draft.status == "happened"])


def _is_its_own(scene: Scene, draft: Draft) -> bool:
    """Whether the time of something that is yet to come is its own, not that of the talk about it before."""
    if draft.time is None or not draft.own_time:
        return False
    return draft.trigger.form in VERBAL or scene.stretch(draft.time.span)[0] > draft.trigger.start


def _is_of_the_saying(draft: Draft, attribution: Attribution) -> bool:
    """What is announced, or goes on while it is said, is of the day on which it is said."""
    return attribution.act == "announce" or draft.status == "ongoing"


def _last_said(attributions: tuple[Attribution, ...], start: int, times: Mapping[str, Time]) -> Time | None:
    found = [a for a in attributions if a.said is not None and a.cue.start <= start]
    return times.get(max(found, key=lambda a: a.cue.start).said or "") if found else None


def _take(draft: Draft, time: Time | None) -> None:
    if time is not None and time.earliest is not None and time.latest is not None:
        draft.time, draft.days = time, (time.earliest, time.latest)


def _one_day(scene: Scene, drafts: list[Draft]) -> None:
    """When an article dates all its happenings of a type alike, those that it does not date are of that day, too."""
    days = {draft.days for draft in drafts if draft.days is not None}
    if len(days) != 1:
        return
    for draft in drafts:
        told_before = scene.words[draft.trigger.start][draft.trigger.letters :].startswith("ال")
        if draft.days is None and draft.slots and told_before:
            draft.days = next(iter(days))
