"""Days for those whose own sentence has none, and none for those that it gives wrongly."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from khabar.model import Attribution, Time
from khabar.reading.events.doers import has_article
from khabar.reading.events.drafts import Draft
from khabar.reading.events.words import SPEECH, VERBAL, clause_words
from khabar.reading.scene import Scene

__all__ = ["check_days", "settle_days"]

_VIOLENT = frozenset({"ASSAULT", "ACCIDENT", "DISASTER"})


def check_days(scene: Scene, drafts: list[Draft], anchor: dt.date | None) -> None:
    """What is only spoken of has no day but its own, and a day to come is of nothing that has happened."""
    for draft in drafts:
        if draft.days is None:
            continue
        own = _is_its_own(scene, draft)
        if draft.status in ("hypothetical", "future"):
            if not own:
                draft.time = draft.days = None
        elif anchor is not None and draft.days[0] > anchor:
            if own and draft.trigger.form in ("noun", "light", "imperfect"):
                draft.status = "future"
            else:
                draft.time = draft.days = None


def settle_days(
    scene: Scene, drafts: list[Draft], attributions: tuple[Attribution, ...], times: Mapping[str, Time]
) -> None:
    """Days for those whose sentence has none: of the saying, or of the only such happening that the article dates."""
    said = [(a.cue.start, times[a.said]) for a in attributions if a.said is not None and a.said in times]
    for draft in drafts:
        if draft.days is not None or draft.status in ("hypothetical", "future"):
            continue
        if draft.trigger.type in SPEECH:
            if draft.status == "happened":
                _take(draft, _told(draft, times) or _running(scene, draft, said))
        elif draft.trigger.type == "CONSULT" and scene.word(draft.trigger.start - 1) in clause_words().during:
            _take(draft, _last_said(scene, draft, said))  # «وأضاف، في اتصال مع نظيره، إن …»
        elif draft.attribution is not None and _is_of_the_saying(scene, draft, draft.attribution):
            _take(draft, times.get(draft.attribution.said or ""))
    for type in {draft.trigger.type for draft in drafts} - SPEECH:
        _one_day(scene, [draft for draft in drafts if draft.trigger.type == type and draft.status == "happened"])


def _is_its_own(scene: Scene, draft: Draft) -> bool:
    """Whether the time of something that is yet to come is its own, not that of the talk about it before."""
    if draft.time is None or not draft.own_time:
        return False
    return draft.trigger.form in VERBAL or scene.stretch(draft.time.span)[0] > draft.trigger.start


def _is_of_the_saying(scene: Scene, draft: Draft, attribution: Attribution) -> bool:
    """What is announced, goes on while it is said, or is said to be done, is of the day on which it is said."""
    goes_on = draft.status == "ongoing" and draft.trigger.form in VERBAL
    if attribution.act == "announce" or goes_on or draft.trigger.form == "imperfect":
        return True
    done = draft.trigger.type in _VIOLENT or draft.trigger.type in ("COERCE", "MOBILIZE")
    fresh = draft.trigger.form == "noun" and not has_article(scene, draft) and bool(draft.counts)
    return done and (fresh or draft.trigger.form in ("perfect", "passive"))  # «قال، الأحد، إنه قصف»


def _told(draft: Draft, times: Mapping[str, Time]) -> Time | None:
    return times.get(draft.said_by.said or "") if draft.said_by is not None else None


def _running(scene: Scene, draft: Draft, said: list[tuple[int, Time]]) -> Time | None:
    """When its sentence is said, else the latest day on which anything is said before: it goes on being said."""
    form = draft.trigger.form
    if form == "noun" or (form == "perfect" and draft.attribution is not None):
        return None  # «قال إن بلاده حذرت»: some time before
    return _last_said(scene, draft, said)


def _last_said(scene: Scene, draft: Draft, said: list[tuple[int, Time]]) -> Time | None:
    """The day on which its sentence is said, else the latest on which anything is said before."""
    before = [(cue, time) for cue, time in said if cue <= draft.span.start]
    if not before:
        return None
    cue, time = max(before, key=lambda item: item[0])
    if cue >= scene.span(draft.sentence[0], draft.sentence[0] + 1).start:
        return time
    return max((time for _, time in before), key=lambda time: time.earliest or dt.date.min)


def _take(draft: Draft, time: Time | None) -> None:
    if time is not None and time.earliest is not None and time.latest is not None:
        draft.time, draft.days = time, (time.earliest, time.latest)


def _one_day(scene: Scene, drafts: list[Draft]) -> None:
    """When an article dates all its happenings of a type alike, those told as known behind are of that day, too."""
    dated = [draft for draft in drafts if draft.days is not None]
    if len({draft.days for draft in dated}) != 1:
        return
    for draft in drafts:
        if draft.days is None and draft.trigger.start > dated[0].trigger.start and _is_known(scene, draft):
            dated[0].lend_days(draft)


def _is_known(scene: Scene, draft: Draft) -> bool:
    """«الهجوم», «الذين قتلوا»: what the reader has been told of."""
    trigger = draft.trigger
    if trigger.form in ("noun", "light"):
        return scene.words[trigger.start][trigger.letters :].startswith(("ال", "لل"))
    return trigger.type in _VIOLENT and scene.word(trigger.start - 1) in clause_words().relative
