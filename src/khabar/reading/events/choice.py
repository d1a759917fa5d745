"""Which triggers are events of their own."""

from __future__ import annotations

from collections.abc import Mapping

from khabar.arabic.analyser import base_word
from khabar.model import Quantity
from khabar.reading.events.absorption import absorbed
from khabar.reading.events.doers import has_article, is_of_country
from khabar.reading.events.drafts import Draft
from khabar.reading.events.words import SPEECH, UNINTENDED, VERBAL, clause_words, one_person
from khabar.reading.scene import Scene

__all__ = ["chosen"]

_COUNTED = 3
"""Tokens behind a word for victims, in which their number stands."""
_TOLLS = frozenset({"killed", "injured", "arrested"})
_LEGAL = frozenset({"investigate", "convict"})
"""Modes of what courts and prosecutors do, whom the words need not name."""
_CROWDS = frozenset({"PROTEST"})
"""What nameless people do."""


def chosen(scene: Scene, drafts: list[Draft], quantities: tuple[Quantity, ...] = ()) -> list[Draft]:
    """The drafts that stand: with what their frames need, and without those that only tell of another's victims."""
    drafts = _with_verbs_about(drafts)
    tolls = {scene.stretch(quantity.span)[0]: quantity.role for quantity in quantities if quantity.role in _TOLLS}
    return absorbed(scene, [draft for draft in drafts if _stands(scene, draft, tolls)])


def _with_verbs_about(drafts: list[Draft]) -> list[Draft]:
    """Joins «استهدفت» to the noun that is its subject: «غارة جوية استهدفت قافلة»."""
    nouns = [draft for draft in drafts if draft.trigger.form in ("noun", "light") and not _is_people(draft)]
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


def _is_people(draft: Draft) -> bool:
    """«المتظاهرين»: those who do it, and not what is done."""
    return draft.trigger.type in _CROWDS and draft.trigger.frame.secondary


def _is_about(draft: Draft, noun: Draft) -> bool:
    """Whether the subject of a verb is the noun of an event of the same kind."""
    at = noun.trigger.start
    return draft.trigger.type == noun.trigger.type and any(
        chunk.start <= at < chunk.end for chunk in draft.slots.actors
    )


def _stands(scene: Scene, draft: Draft, tolls: Mapping[int, str]) -> bool:
    trigger = draft.trigger
    counted = _is_counted(scene, draft, tolls)
    something = bool(draft.slots) or bool(trigger.object) or counted or _is_behind_victim(scene, draft)
    done = _is_done(scene, draft)
    something = something or done
    caused = trigger.type in UNINTENDED and scene.word(trigger.start - 1) in clause_words().struck
    if scene.in_name(trigger.start) or _is_placename(scene, draft) or _is_state(scene, draft):
        return False
    shown = (
        counted
        or _is_told(scene, draft)
        or _is_somebody(scene, draft)
        or draft.map
        or (trigger.type in _CROWDS and something)
    )
    if caused:
        return True  # «بسبب الفيضانات», «ضربها زلزال»
    if trigger.frame.weak and not (shown or done):
        return False
    if trigger.form in ("noun", "light", "participle"):
        word = scene.words[trigger.start][trigger.letters :]
        definite = word.startswith(("ال", "لل")) or bool(trigger.object)
        inside = draft.beside_time
        if definite and not counted and _is_told_already(scene, draft):
            return False
        if definite:
            return something or inside
        return something or bool(draft.map) or inside or is_of_country(scene, draft)
    return True


def _is_done(scene: Scene, draft: Draft) -> bool:
    """«تم التحقيق», «شن غارات»: the words around tell that it is done, though by nobody whom they name."""
    small, trigger = clause_words(), draft.trigger
    before = scene.word(trigger.start - 1)
    if trigger.mode in _LEGAL:
        return True
    if trigger.form in VERBAL:
        return False
    told = has_article(scene, draft)  # «تنفيذ الهجوم»: which was spoken of before
    doing = not told and trigger.type not in UNINTENDED and base_word(before) in small.doing
    return doing or before in small.carried_out


def _is_state(scene: Scene, draft: Draft) -> bool:
    """«القرية التي يسيطر عليها المسلحون»: it tells of the village, and nothing happens."""
    trigger, small = draft.trigger, clause_words()
    holds = trigger.frame.roles.get("على") == "place" and trigger.form == "imperfect" and draft.days is None
    return holds and (scene.word(trigger.start - 1) in small.relative or scene.word(trigger.end) in small.resumptive)


def _is_counted(scene: Scene, draft: Draft, tolls: Mapping[int, str]) -> bool:
    """«مقتل ما لا يقل عن 17», «إصابة والدته»: whether victims stand right behind a word for them."""
    victims, behind = draft.trigger.frame.victims, draft.trigger.end
    if victims is None:
        return False
    return one_person(scene.word(behind)) or any(tolls.get(at) == victims for at in range(behind, behind + _COUNTED))


def _is_told_already(scene: Scene, draft: Draft) -> bool:
    """«منفذ الهجوم», «هذا الهجوم»: but «منفذ الهجوم الذي استهدف الثكنة» tells something."""
    small, trigger = clause_words(), draft.trigger
    told = scene.word(trigger.end) in small.relative or bool(draft.map)
    return not told and scene.word(trigger.start - 1) in small.back_reference


def _is_told(scene: Scene, draft: Draft) -> bool:
    """«ودعا السلطات إلى», «فرض المجلس عقوبات»: somebody says or does it, whoever that is."""
    form = draft.trigger.form
    if form == "light":
        return bool(draft.slots.actors)
    ours = form == "imperfect" and scene.words[draft.trigger.start][draft.trigger.letters] == "ن"
    if ours and draft.trigger.type in SPEECH:
        return True  # «ندعو الجميع إلى الهدوء»
    return draft.said_by is not None and form in ("perfect", "imperfect", "participle")


def _is_behind_victim(scene: Scene, draft: Draft) -> bool:
    """«إن رجلا قتل»: a form that a noun shares, behind its victim."""
    at = draft.trigger.start
    return draft.trigger.frame.victims is not None and not draft.trigger.letters and one_person(scene.word(at - 1))


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
