"""Which triggers are events of their own."""

from __future__ import annotations

from khabar.reading.events.drafts import Draft
from khabar.reading.events.words import VERBAL
from khabar.reading.scene import Scene

__all__ = ["chosen"]

_NEAR = 24
"""Tokens within which one word only tells what another did."""
_CROWDS = frozenset({"PROTEST"})
"""What nameless people do."""
_VIOLENT = frozenset({"ASSAULT", "ACCIDENT", "DISASTER"})


def chosen(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """The drafts that stand: with what their frames need, and without those that only tell of another's victims."""
    drafts = _with_verbs_about(drafts)
    return _absorbed([draft for draft in drafts if _stands(scene, draft)])


def _with_verbs_about(drafts: list[Draft]) -> list[Draft]:
    """Joins «استهدفت» to the noun that is its subject: «غارة جوية استهدفت قافلة»."""
    nouns = [draft for draft in drafts if draft.trigger.form in ("noun", "light")]
    kept: list[Draft] = []
    for draft in drafts:
        verbal = draft.trigger.form in VERBAL and draft.slots.actors
        about = next((noun for noun in nouns if _is_about(draft, noun)), None) if verbal else None
        if about is None:
            kept.append(draft)
            continue
        about.absorbed.append(draft.trigger)
        about.slots.recipients += draft.slots.recipients
        about.map = about.map or draft.map
        about.time, about.days = about.time or draft.time, about.days or draft.days
    return kept


def _is_about(draft: Draft, noun: Draft) -> bool:
    """Whether the subject of a verb is the noun of an event of the same kind."""
    at = noun.trigger.start
    return draft.trigger.type == noun.trigger.type and any(
        chunk.start <= at < chunk.end for chunk in draft.slots.actors
    )


def _stands(scene: Scene, draft: Draft) -> bool:
    trigger = draft.trigger
    something = bool(draft.slots) or bool(trigger.object)
    if scene.in_name(trigger.start) or _is_placename(scene, draft):
        return False
    shown = _is_somebody(scene, draft) or draft.map or (trigger.type in _CROWDS and something)
    if trigger.frame.weak and not shown:
        return False
    if trigger.form in ("noun", "light", "participle"):
        word = scene.words[trigger.start][trigger.letters :]
        definite = word.startswith(("ال", "لل")) or bool(trigger.object)
        inside = draft.beside_time
        if definite:
            return something or inside
        return something or bool(draft.map) or inside
    return True


def _is_placename(scene: Scene, draft: Draft) -> bool:
    """«تدمر», «وزارة»: a word of a name that the article knows."""
    known = scene.entry_at.get(draft.trigger.start)
    if known is None:
        return False
    return draft.trigger.letters > 0 or known[2].kind == "place" or known[0] - draft.trigger.start > 1


def _is_somebody(scene: Scene, draft: Draft) -> bool:
    """Whether an argument is an entry of the article, or a place is told."""
    for chunk in (*draft.slots.actors, *draft.slots.recipients):
        if any(at in scene.entry_at for at in range(chunk.start, chunk.end)):
            return True
        if scene.words[chunk.start][0].isdigit():
            return True
    return False


def _absorbed(drafts: list[Draft]) -> list[Draft]:
    """Joins «مقتل», «أصيب» to the attack of their clause that they tell the victims of."""
    kept: list[Draft] = []
    attacks = [draft for draft in drafts if draft.trigger.type in _VIOLENT and not draft.trigger.frame.secondary]
    for draft in drafts:
        if draft.trigger.type not in _VIOLENT or not draft.trigger.frame.secondary:
            kept.append(draft)
            continue
        attack = next((other for other in attacks if _tells(draft, other)), None)
        if attack is None and kept and _tells(draft, kept[-1]) and kept[-1].trigger.frame.secondary:
            attack = kept[-1]  # «مقتل 3 وإصابة 5»
        if attack is None:
            kept.append(draft)
            continue
        attack.absorbed.append(draft.trigger)
        attack.slots.recipients += draft.slots.recipients
        told_of = draft.trigger.frame.victims is not None  # the subject of «استهدفت» is the attack itself
        if not attack.slots.actors and told_of and draft.trigger.form in ("perfect", "imperfect"):
            attack.slots.actors += draft.slots.actors
        attack.map = attack.map or draft.map
    return kept


def _tells(draft: Draft, other: Draft) -> bool:
    return (
        other is not draft
        and other.sentence == draft.sentence
        and abs(other.trigger.start - draft.trigger.start) <= _NEAR
    )
