"""Words for victims joined to the attack or accident that they tell of: «مقتل» and «إصابة» beside «غارة»."""

from __future__ import annotations

from khabar.reading.events.drafts import Draft
from khabar.reading.events.words import VERBAL, clause_words
from khabar.reading.scene import Scene

__all__ = ["absorbed"]

_NEAR = 24
"""Tokens within which one word only tells what another did."""
_LED = 40
"""Tokens within which it does where «أدى إلى» says so."""
_CHAIN = 12
"""Tokens between two words for victims that «و» joins."""
_CAUSE = 5
"""Tokens before an attack, in which «جراء» makes it the cause of what is told before."""
_LEADING = frozenset({"الي", "عن"})
"""Prepositions of «أدى إلى», «أسفر عن»."""
_VIOLENT = frozenset({"ASSAULT", "ACCIDENT", "DISASTER"})


def absorbed(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Joins «مقتل», «أصيب» to the attack of their clause that they tell the victims of."""
    kept: list[Draft] = []
    attacks = [draft for draft in drafts if draft.trigger.type in _VIOLENT and not draft.trigger.frame.secondary]
    last: tuple[Draft, Draft] | None = None
    for draft in drafts:
        if draft.trigger.type not in _VIOLENT or not draft.trigger.frame.secondary:
            kept.append(draft)
            continue
        if last is not None and _goes_on(scene, last[0], draft, attacks):
            attack: Draft | None = last[1]  # «مقتل 3 وإصابة 5»
        else:
            attack = _attack_of(scene, draft, attacks)
            if attack is None and kept and kept[-1].trigger.frame.secondary and _tells(scene, draft, kept[-1]):
                attack = kept[-1]
        last = draft, attack or draft
        if attack is None or attack is draft:
            kept.append(draft)
            continue
        attack.absorbed.append(draft.trigger)
        attack.slots.recipients += draft.slots.recipients
        told_of = draft.trigger.frame.victims is not None  # the subject of «استهدفت» is the attack itself
        if not attack.slots.actors and told_of and draft.trigger.form in ("perfect", "imperfect"):
            attack.slots.actors += draft.slots.actors
        attack.map = attack.map or draft.map
    return kept


def _goes_on(scene: Scene, last: Draft, draft: Draft, attacks: list[Draft]) -> bool:
    """Whether «و» joins a word for other victims to the one before it, and no attack stands between."""
    kinds = last.trigger.frame.victims, draft.trigger.frame.victims
    if None in kinds or kinds[0] == kinds[1] or not _joined(scene, draft):
        return False
    start, end = last.trigger.end, draft.trigger.start
    return (
        last.sentence == draft.sentence
        and end - start <= _CHAIN
        and not any(start <= attack.trigger.start < end for attack in attacks)
    )


def _joined(scene: Scene, draft: Draft) -> bool:
    return scene.words[draft.trigger.start][: draft.trigger.letters].startswith("و")


def _attack_of(scene: Scene, draft: Draft, attacks: list[Draft]) -> Draft | None:
    """The nearest attack that a word may tell of; a cause comes first; of what was led to the one before it."""
    led = next((attack for attack in attacks if _leads_to(scene, attack, draft)), None)
    if led is not None:
        return led
    near = [attack for attack in attacks if _tells(scene, draft, attack)]
    if _is_led_to(scene, draft.trigger.start):
        before = [attack for attack in reversed(near) if attack.trigger.start < draft.trigger.start]
        done = (attack for attack in before if not _is_beside(scene, attack))
        if before:
            return next(done, before[0])
    return min(near, key=lambda attack: (not _is_cause(scene, draft, attack), _apart(draft, attack)), default=None)


def _leads_to(scene: Scene, attack: Draft, draft: Draft) -> bool:
    """«أدى هجوم على القرية، ليل السبت، إلى مقتل 12»."""
    at, start = attack.trigger.start, draft.trigger.start
    verb = scene.word(at - 1).removeprefix("و")
    return (
        attack.sentence == draft.sentence
        and 0 < start - at <= _LED
        and verb in clause_words().led_to
        and scene.word(start - 1) in _LEADING
    )


def _is_beside(scene: Scene, attack: Draft) -> bool:
    """«محاولة هجوم», «القرية التي يسيطر عليها المسلحون»: not what anything was led to by."""
    small, trigger = clause_words(), attack.trigger
    if scene.word(trigger.start - 1) in small.attempt | small.relative:
        return True
    return trigger.form in VERBAL and scene.word(trigger.end) in small.resumptive


def _is_cause(scene: Scene, draft: Draft, attack: Draft) -> bool:
    """«مقتل 3 وتدمير منزل جراء سقوط قذائف»."""
    small, at = clause_words(), attack.trigger.start
    before = scene.words[max(draft.trigger.end, at - _CAUSE) : at] if at > draft.trigger.start else ()
    return not small.cause.isdisjoint(before)


def _apart(draft: Draft, attack: Draft) -> int:
    """Tokens between the two."""
    first, second = sorted((draft.trigger, attack.trigger))
    return second.start - first.end


def _opening(draft: Draft) -> int:
    """Where a trigger begins, with a verb that leads to it."""
    verb = draft.trigger.verb
    return draft.trigger.start if verb is None else min(verb, draft.trigger.start)


def _is_led_to(scene: Scene, at: int) -> bool:
    """«أدى إلى مقتل», «أسفر عن إصابة»."""
    led = clause_words().led_to
    return any(word.removeprefix("و") in led for word in scene.words[max(0, at - 2) : at])


def _tells(scene: Scene, draft: Draft, other: Draft) -> bool:
    """Whether both are in one sentence, and nobody begins to speak between them."""
    if other is draft or other.sentence != draft.sentence:
        return False
    before, behind = (draft, other) if draft.trigger.start < other.trigger.start else (other, draft)
    led = behind is draft and _is_led_to(scene, draft.trigger.start)
    said = None if led else behind.attribution
    if said is not None and said is not before.attribution and said.content.start >= before.span.end:
        return False
    if behind.trigger.start - before.trigger.start > (_LED if led else _NEAR):
        return False
    if not clause_words().further.before(scene.words, _opening(behind)):
        return True
    if behind is other:
        return False
    kind = draft.trigger.frame.victims
    return all(trigger.frame.victims != kind for trigger in (other.trigger, *other.absorbed))
