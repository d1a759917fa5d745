"""What happened: each mention of an event in PLOVER's terms, with its words and its speaker.

words          the small words that shape a clause
chunks         noun phrases with the preposition before them
doers          which of them may be a person or a body
arguments      who did it to whom, by the roles of the trigger
dropped        whom those mean that name nobody
circumstances  where, how many, and who answers for it
dates          on which days, by the times of the sentence
status         whether it happened, goes on, is to come, is only spoken of, or is denied
choice         which triggers are events
absorption     which only tell of another's victims
settled        days by the saying, or by the same happening elsewhere
sameness       mentions of one happening
writing        events as the model has them
signals        what a text shows of whether it reports an event
judge          whether a few sentences without a day do
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from khabar.knowledge.event_types import Trigger
from khabar.knowledge.event_types import load as load_triggers
from khabar.model import Attribution, Event, Place, Quantity, Span
from khabar.reading.events.arguments import fill
from khabar.reading.events.choice import chosen
from khabar.reading.events.circumstances import answering, count, locate
from khabar.reading.events.dates import date, eve, told_in
from khabar.reading.events.drafts import Draft
from khabar.reading.events.dropped import guess, inherit
from khabar.reading.events.sameness import join, share_days
from khabar.reading.events.settled import check_days, settle_days
from khabar.reading.events.status import status_of
from khabar.reading.events.writing import written
from khabar.reading.scene import Scene

__all__ = ["find_events"]

_DAMMA = "\u064f"
_STOPPING = frozenset({"perfect", "imperfect", "participle"})
"""Forms that begin a clause of their own: no noun phrase of another trigger's goes on over them."""


def find_events(
    scene: Scene,
    *,
    places: tuple[Place, ...] = (),
    quantities: tuple[Quantity, ...] = (),
    attributions: tuple[Attribution, ...] = (),
    anchor: dt.date | None = None,
) -> tuple[Event, ...]:
    """The events of a text in the order of their triggers; ``()`` when nothing of the kind happens in it."""
    if not scene.words:
        return ()
    triggers = load_triggers().find(scene.text, _passives(scene))
    if not triggers:
        return ()
    stretches = [scene.stretch(place.span) for place in places]
    on_map = {start: (end, place) for (start, end, _), place in zip(stretches, places, strict=True)}
    drafts = _drafts(scene, triggers)
    told = told_in(scene, attributions, anchor)
    stops = frozenset(draft.trigger.start for draft in drafts if draft.trigger.form in _STOPPING)
    by_cue = {attribution.cue.start: attribution for attribution in attributions}
    for draft in drafts:
        draft.said_by = by_cue.get(draft.span.start)
        fill(scene, draft, stops)
        locate(scene, draft, on_map)
        date(scene, draft, told)
        draft.attribution = answering(attributions, draft.span)
    inherit(scene, drafts)
    drafts = chosen(scene, drafts, quantities)
    guess(scene, drafts, attributions)
    for draft, clause in zip(drafts, _clauses([draft.trigger for draft in drafts], scene), strict=True):
        if draft.clause != clause or draft.absorbed:
            draft.clause = clause
            locate(scene, draft, on_map)
            date(scene, draft, told)
    count(scene, drafts, quantities)
    for draft in drafts:
        draft.status = status_of(scene, draft)
    check_days(scene, drafts, anchor)
    join(scene, drafts)
    share_days(drafts)
    settle_days(scene, drafts, attributions, {time.id: time for _, time in scene.time_at.values()})
    share_days(drafts)
    return written(scene, drafts)


def _passives(scene: Scene) -> frozenset[int]:
    """The tokens with a damma on their first letter, or on the second behind «و»: «قُتل», «وأُصيب»."""
    source, found = scene.text.source, set()
    at = source.find(_DAMMA)
    while at >= 0:
        token, _, letters = scene.stretch(Span(at - 1, at + 1)) if at else (0, 0, 0)
        if letters == 0 or (letters == 1 and scene.words[token][0] in "وف"):
            found.add(token)
        at = source.find(_DAMMA, at + 1)
    return frozenset(found)


def _drafts(scene: Scene, triggers: tuple[Trigger, ...]) -> list[Draft]:
    """Each trigger with the stretch of its sentence that no other trigger stands in."""
    out: list[Draft] = []
    for trigger, clause in zip(triggers, _clauses(triggers, scene), strict=True):
        if not trigger.negated:
            span = scene.span(trigger.start, trigger.end, trigger.letters)
            out.append(Draft(trigger, span, clause, scene.sentence(trigger.start)))
    return out


def _clauses(triggers: Sequence[Trigger], scene: Scene) -> list[tuple[int, int]]:
    """For each trigger the stretch of its sentence between the triggers beside it."""
    out: list[tuple[int, int]] = []
    for place, trigger in enumerate(triggers):
        first, last = scene.sentence(trigger.start)
        before = max([first, *(other.end for other in triggers[max(0, place - 1) : place])])
        behind = min([last, *(other.start for other in triggers[place + 1 : place + 2])])
        out.append((before, min(behind, eve(scene, trigger) or behind)))
    return out
