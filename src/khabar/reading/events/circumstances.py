"""Where, when and how many: places, times and quantities of the text given to the events they belong to."""

from __future__ import annotations

from khabar.model import Attribution, Count, Place, Quantity
from khabar.reading.attributions.scene import Scene
from khabar.reading.events.drafts import Draft
from khabar.reading.events.words import clause_words

__all__ = ["answering", "count", "locate"]

_COUNTED = {"killed": "killed", "injured": "injured", "missing": "missing", "arrested": "arrested"}
_MANY = 10**9
_COMMAS = frozenset("،,")
_PLACELESS = frozenset({"REQUEST", "ACCUSE", "REJECT", "SUPPORT", "THREATEN", "SANCTION", "CONCEDE"})
"""What is done with words is done nowhere."""
_ON_THE_GROUND = frozenset({"ASSAULT", "ACCIDENT", "DISASTER", "MOBILIZE"})
_BOUND_FOR = frozenset({"CONSULT"})
"""Types whose place is where they lead to."""


def locate(scene: Scene, draft: Draft, places: dict[int, tuple[int, Place]]) -> None:
    """The places of its clause that a preposition of place leads to, or that stand right behind a noun."""
    draft.map = []
    if draft.trigger.type in _PLACELESS:
        return
    start, end = _reach(scene, draft)
    last = -1
    for at, (behind, place) in sorted(places.items()):
        if start <= at < end and (_leads(scene, draft, at) or (at == last and scene.words[at][0] == "و")):
            draft.map.append(place)
            last = behind


def _reach(scene: Scene, draft: Draft) -> tuple[int, int]:
    """What of the clause is the trigger's own: up to the marks, particles and conjunctions on both of its sides."""
    words, small, trigger = scene.words, clause_words(), draft.trigger
    start, end = trigger.start, trigger.end
    while start > draft.clause[0] and not trigger.letters and words[start - 1] not in small.particle:
        if words[start - 1] in _COMMAS or words[start - 1] in small.relative:
            break
        start -= 1
    while end < draft.clause[1] and words[end] not in small.turning:
        end += 1
    return start, end


def _leads(scene: Scene, draft: Draft, at: int) -> bool:
    """«في المدينة», «بالمدينة», «على المدينة», «هجوم المدينة», «زيارة إلى المدينة»."""
    words, small = scene.words, clause_words()
    before = scene.word(at - 1)
    if at == draft.trigger.end and draft.trigger.form == "noun":
        return True
    if before in small.generic_place:
        if before[0] == "ب" or draft.trigger.type in _ON_THE_GROUND:
            return True
        before = scene.word(at - 2)
    known = scene.entry_at.get(at)
    if words[at][0] == "ب" and (known is None or known[1]):
        return True
    if before == "الي" or words[at].startswith("لل"):
        return draft.trigger.type in _BOUND_FOR and at >= draft.trigger.end
    if before == "علي" and draft.trigger.type not in _ON_THE_GROUND:
        return False
    return before in small.locative


def count(scene: Scene, drafts: list[Draft], quantities: tuple[Quantity, ...]) -> None:
    """Gives each number of victims to the nearest event of its sentence that has victims."""
    for quantity in quantities:
        kind = _COUNTED.get(quantity.role)
        if kind is None or quantity.low is None:
            continue
        at = scene.stretch(quantity.span)[0]
        near = [draft for draft in drafts if draft.sentence[0] <= at < draft.sentence[1] and _has_victims(draft, kind)]
        if near:
            draft = min(near, key=lambda draft: _distance(draft, at))
            low = int(quantity.low)
            high = low if quantity.high is None or quantity.bound == "at_least" else int(quantity.high)
            more = Count(min(low, _MANY), min(max(low, high), _MANY))
            known = draft.counts.get(kind)
            if known is None:
                draft.counts[kind] = more
            elif scene.word(at - 1) not in clause_words().parts and scene.words[at][0] == "و":
                draft.counts[kind] = Count(known.low + more.low, known.high + more.high)  # «3 أبناء و4 أحفاد»
    for draft in drafts:
        _single(scene, draft)


def _has_victims(draft: Draft, kind: str) -> bool:
    if kind == "arrested":
        return draft.trigger.type == "COERCE"
    return draft.trigger.type in ("ASSAULT", "ACCIDENT", "DISASTER", "PROTEST")


def _distance(draft: Draft, at: int) -> int:
    start, end = draft.clause
    return abs(at - draft.trigger.start) + (0 if start <= at < end else 50)


def _single(scene: Scene, draft: Draft) -> None:
    """«مقتل قيادي»: a single victim is one."""
    for trigger in (draft.trigger, *draft.absorbed):
        kind = trigger.frame.victims
        if kind not in ("killed", "injured") or kind in draft.counts or not draft.slots.recipients:
            continue
        victim = draft.slots.recipients[0]
        word = scene.words[victim.start][victim.letters :]
        entry = scene.entry_at.get(victim.start)
        person = entry is not None and entry[2].kind == "person"
        if person or word in clause_words().person:
            draft.counts[kind] = Count(1, 1)


def answering(attributions: tuple[Attribution, ...], start: int, end: int) -> Attribution | None:
    """The innermost attribution whose content holds code points `start` to `end`."""
    best: Attribution | None = None
    for attribution in attributions:
        content = attribution.content
        if content.start <= start and end <= content.end and (best is None or len(content) <= len(best.content)):
            best = attribution
    return best
