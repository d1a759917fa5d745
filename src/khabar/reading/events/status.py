"""Whether it happened, goes on, is to come, is only spoken of, or is denied."""

from __future__ import annotations

from khabar.knowledge.event_types.analysis import light
from khabar.model import EventStatus
from khabar.reading.attributions.acts import is_future
from khabar.reading.events.drafts import Draft
from khabar.reading.events.words import SPEECH, clause_words
from khabar.reading.scene import Scene

__all__ = ["status_of"]

_NEAR = 5
"""Tokens right before a trigger that make it future or hypothetical."""
_BEFORE = 8
"""Tokens before a trigger that tell its status."""
_LONG = 4
"""Tokens of a time before its last."""
_ON = ("على", "علي")  # as folding has it
_COMMAS = frozenset("،,؛.:") | {"\n"}


def status_of(scene: Scene, draft: Draft) -> EventStatus:
    """The status by the form of the trigger, the words around it, and what saying it does."""
    small, trigger = clause_words(), draft.trigger
    if trigger.type in SPEECH and trigger.form in ("perfect", "participle", "imperfect"):
        reach = _NEAR if trigger.form == "imperfect" else 1  # «إذا رفضه»
        return "hypothetical" if small.hypothetical & set(_words_before(scene, draft)[:reach]) else "happened"
    first = scene.words[trigger.start][trigger.letters :]
    verb = scene.words[trigger.verb] if trigger.verb is not None else first
    if trigger.form in ("imperfect", "light") and is_future(verb):
        return "future"
    before, behind = _words_before(scene, draft), _words_behind(scene, draft)
    over = bool(before) and (before[0] in small.over or (before[0] in _ON and set(before[1:2]) & small.answers))
    if over and first in small.wars and draft.days is None:
        return "ongoing"  # «منذ اندلاع الحرب»
    if not over and not _is_known(behind):
        if before and before[0] in small.ongoing:
            return "ongoing"  # «لتجنب المنطقة مع استمرار القتال»
        if small.denied & set(before[:_NEAR]) and before[0] not in small.preposition:
            return "denied"  # but «نفى ضلوعه في الهجوم» leaves the attack as it is
        stopped = scene.word(trigger.start - 1) in small.stopping
        if stopped and draft.days is None and _is_campaign(scene, draft, first):
            return "ongoing"  # «ضرورة وقف الاعتداءات»
        if small.hypothetical & set(before[:_NEAR]) or _may(before, verb) or _is_purpose(scene, draft):
            return "hypothetical"
        if trigger.form == "noun" and scene.word(trigger.start - 1) in small.any:
            return "hypothetical"
        if small.near & set(behind):
            return "hypothetical"  # «ضربة وشيكة»
        if small.future & {*before[:_NEAR], *behind} or any(map(is_future, before[:_NEAR])):
            return "future"
        said = draft.attribution
        if said is not None and trigger.form not in ("perfect", "passive"):
            if said.act in ("promise", "threaten") and draft.days is None:
                return "future"
            if said.act == "request":
                return "hypothetical"
        if trigger.type == "RETREAT" and trigger.form == "noun" and not draft.own_time:
            return "hypothetical"  # a ceasefire or a release that is talked of
        if small.ongoing & {verb, *before[:_NEAR], *behind}:
            return "ongoing"
        if draft.days is None and (first in small.wars or _is_campaign(scene, draft, first)):
            return "ongoing"
        past = trigger.verb is not None and scene.word(trigger.verb - 1).endswith("لم")  # «لم تعلن مسؤوليتها»
        if trigger.verb is not None and draft.days is None and _goes_on(verb) and not past:
            return "ongoing"  # «يشن طيران التحالف غارات»
        if trigger.form == "imperfect":
            return "happened" if trigger.type == "ASSAULT" else "ongoing"
    return "happened"


def _is_campaign(scene: Scene, draft: Draft, word: str) -> bool:
    """«وقف الاعتداءات», «العمليات العسكرية»: what the reader is taken to know of, without a day."""
    if draft.trigger.form not in ("noun", "light") or draft.trigger.type != "ASSAULT":
        return False
    small, trigger = clause_words(), draft.trigger
    if scene.word(trigger.start - 1) in small.comes or not small.relative.isdisjoint(_words_behind(scene, draft)):
        return False
    return word.startswith(("ال", "لل")) and word.endswith("ات")


def _goes_on(verb: str) -> bool:
    told = light(verb)
    return told is not None and told.imperfect


def _may(before: list[str], verb: str) -> bool:
    """«قد يشن»: but «قد شن» tells what is done, and so does «كان قد تعرض»."""
    if any(word.endswith(("كان", "كانت")) for word in before):
        return False
    behind = [verb, *before]
    return any(
        word == "قد" and next_word[0] in "يت" for word, next_word in zip(before[: _NEAR + 1], behind, strict=False)
    )


def _is_known(behind: list[str]) -> bool:
    """«الاتفاق الذي تم التوصل إليه»: its own clause tells what became of it."""
    return len(behind) == 2 and behind[0] in clause_words().relative and behind[1] in clause_words().over


def _words_behind(scene: Scene, draft: Draft) -> list[str]:
    """The words right behind a noun: «لقاء مرتقب», «المفاوضات الجارية»."""
    if draft.trigger.form not in ("noun", "light"):
        return []
    return scene.words[draft.trigger.end : draft.trigger.end + 2]


def _is_purpose(scene: Scene, draft: Draft) -> bool:
    """«لمهاجمة القرية»: somebody wants it."""
    trigger = draft.trigger
    if trigger.form != "noun" or not trigger.letters:
        return False
    return scene.words[trigger.start][trigger.letters - 1] == "ل" and trigger.frame.roles.get("genitive") == "recipient"


def _words_before(scene: Scene, draft: Draft) -> list[str]:
    """The words of the clause before the trigger, back to a comma."""
    start = draft.trigger.verb if draft.trigger.verb is not None else draft.trigger.start
    start = min(start, draft.trigger.start)
    out: list[str] = []
    ongoing = clause_words().ongoing
    for at in range(start - 1, max(draft.sentence[0], start - _BEFORE) - 1, -1):
        word = scene.words[at]
        if word in _COMMAS:
            break
        if word[0].isalnum() and not (word in ongoing and _in_time(scene, at)):
            out.append(word)
    return out


def _in_time(scene: Scene, at: int) -> bool:
    """«خلال العام الجاري»: the year goes on, not what happens in it."""
    return any(first in scene.time_at and at < scene.time_at[first][0] for first in range(at - _LONG, at))
