"""On which days it happened, by the times of its sentence."""

from __future__ import annotations

import datetime as dt
import itertools
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from khabar.knowledge.event_types import Trigger
from khabar.model import Attribution, Time
from khabar.reading.events.drafts import Draft
from khabar.reading.events.words import SPEECH, VERBAL, clause_words
from khabar.reading.scene import Scene

__all__ = ["Saying", "Told", "date", "eve", "told_in"]

_ELSEWHERE = 1000
"""As many tokens farther off counts a time that stands in another clause."""
_BEFORE = 15
"""As many tokens farther off counts a time that stands before the trigger."""
_FAR = 40
"""Tokens beyond which a sentence is a list of things, each with its own time."""
_JOINS = frozenset({"الي", "حتي", "و"})
_SINCE = frozenset({"منذ", "ومنذ"})
_COMMAS = frozenset("،,؛")
_MORROW = "times.days.morrow"
"""«غداة لقائه»: the day behind that of what it names."""
_COUNTED = frozenset({"times.quantities.of_event", "times.quantities.from_event"})
"""«بعد يومين من الهجوم»: of what comes two days behind the attack."""
_NOW = "times.periods.now"
"""The rule of «الآن», «حتى الآن»: till today, not on this day."""
_ADJECTIVES = 2
"""As many follow a noun."""
_COMPARED = 5
"""Tokens before a time in which a superlative makes it the time of a comparison."""


class Saying(NamedTuple):
    """Where somebody is said to say something, in tokens."""

    cue: int
    start: int
    end: int
    """Of what is said; the end is excluded."""


class Told(NamedTuple):
    """The times and the sayings that events may have their days of."""

    times: dict[int, list[tuple[int, int, Time]]]
    """By the first token of their sentence: the time's first token, the token behind it, the time."""
    said: frozenset[str]
    """Times at which somebody says something."""
    sayings: dict[int, list[Saying]]
    """By the first token of the sentence that their cue stands in."""
    anchor: dt.date | None


def told_in(scene: Scene, attributions: tuple[Attribution, ...], anchor: dt.date | None) -> Told:
    """What a text tells of days."""
    times: defaultdict[int, list[tuple[int, int, Time]]] = defaultdict(list)
    for at, (behind, time) in scene.time_at.items():
        if time.type in ("DATE", "TIME"):
            times[scene.sentence(at)[0]].append((at, behind, time))
    sayings: defaultdict[int, list[Saying]] = defaultdict(list)
    for attribution in attributions:
        cue = scene.stretch(attribution.cue)[0]
        sentence = scene.sentence(cue)[0]
        if sentence in times:
            sayings[sentence].append(Saying(cue, *scene.stretch(attribution.content)[:2]))
    said = frozenset(attribution.said for attribution in attributions if attribution.said)
    return Told(dict(times), said, dict(sayings), anchor)


def date(scene: Scene, draft: Draft, told: Told) -> None:
    """The time of its clause, else the only one of its sentence; when somebody said it is not its own."""
    start, end = draft.clause
    trigger = draft.trigger
    draft.time = draft.days = None
    draft.own_time = draft.beside_time = False
    if trigger.type in SPEECH and draft.said_by is not None:
        return  # on the day that it is said
    near: list[tuple[int, int, int, Time]] = []
    for at, behind, time in told.times.get(draft.sentence[0], ()):
        if time.rule == _MORROW and at < trigger.start < behind and time.earliest is not None:
            eve = time.earliest - dt.timedelta(days=1)
            draft.time, draft.days, draft.own_time = time, (eve, eve), True
            return
        beside = trigger.type not in SPEECH and 0 <= at - trigger.end <= 1  # «في تصريح عقب لقائها، أمس، …»
        if (time.id in told.said and not beside) or (time.rule in _COUNTED and behind <= trigger.start <= behind + 1):
            continue
        draft.beside_time = draft.beside_time or (start <= at < end and trigger.type not in SPEECH)
        if time.rule == _NOW or not _is_meant(scene, draft, at, told.sayings.get(draft.sentence[0], ())):
            continue
        cost = (
            abs(at - trigger.start) + (0 if start <= at < end else _ELSEWHERE) + (_BEFORE if at < trigger.start else 0)
        )
        near.append((cost, at, behind, time))
    near.sort(key=lambda item: item[0])
    if near and (near[0][0] < _ELSEWHERE or len(near) == 1):
        _, at, behind, draft.time = near[0]
        draft.own_time = start <= at < end
        draft.days = _stretch(scene, behind, draft.time, _is_since(scene, draft, at), told.anchor)


def _is_meant(scene: Scene, draft: Draft, at: int, sayings: Sequence[Saying]) -> bool:
    """Whether nothing between a time and the trigger makes the time another's."""
    trigger = draft.trigger.start
    low, high = (at, trigger) if at < trigger else (trigger, at)
    if high - low > _FAR:
        return False
    between = scene.words[low + 1 : high]
    if not clause_words().anew.isdisjoint(between):
        return False
    cues = [saying for saying in sayings if low < saying.cue < high]
    if trigger < at:
        gone = eve(scene, draft.trigger)
        return not cues and not (gone is not None and gone < at) and _leads_to(draft, between)
    if any(saying.start <= trigger < saying.end for saying in cues) or not _SINCE.isdisjoint(between):
        return False
    if not clause_words().relative.isdisjoint(between):
        return False  # «وصل الخميس الوزير الذي كثف جيشه غاراته»
    return clause_words().superlative.isdisjoint(scene.words[max(0, at - _COMPARED) : at])


def eve(scene: Scene, trigger: Trigger) -> int | None:
    """Where «ويأتي الهجوم بعد حادث …» begins to tell of what went before; None when it does not."""
    small = clause_words()
    if trigger.form != "noun" or scene.word(trigger.start - 1) not in small.comes:
        return None
    first = trigger.end
    return next((at for at in range(first, first + _ADJECTIVES + 1) if scene.word(at) in small.over), None)


def _leads_to(draft: Draft, between: Sequence[str]) -> bool:
    """Whether the words behind a trigger keep to it up to a time, and begin nothing that has the time for its own."""
    small = clause_words()
    if not small.superlative.isdisjoint(between):
        return False
    if draft.trigger.form in VERBAL:
        return small.relative.isdisjoint(between)
    if draft.trigger.type in SPEECH or not small.content.isdisjoint(between):
        return False
    return not any(word in _COMMAS and behind[0] == "و" for word, behind in itertools.pairwise(between))


def _is_since(scene: Scene, draft: Draft, at: int) -> bool:
    """«قتل المئات منذ مارس», «قتل المئات منذ اندلاع القتال في مارس»."""
    start = min(trigger.start for trigger in (draft.trigger, *draft.absorbed))
    first = start if start < at else at - 1
    return not _SINCE.isdisjoint(scene.words[first:at])


def _stretch(
    scene: Scene, behind: int, time: Time, since: bool, anchor: dt.date | None
) -> tuple[dt.date, dt.date] | None:
    """The days of a time, those of «من … إلى …» and of «منذ …» to their end."""
    if time.earliest is None or time.latest is None:
        return None
    if since and anchor is not None and time.earliest <= anchor:
        return time.earliest, max(anchor, time.latest)
    if scene.word(behind) in _JOINS and behind + 1 in scene.time_at:
        other = scene.time_at[behind + 1][1]
        if other.latest is not None and other.latest >= time.earliest:
            return time.earliest, other.latest
    return time.earliest, time.latest
