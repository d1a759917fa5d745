"""Whom an event means that names nobody: the subject that a verb has dropped, the pronoun on a trigger."""

from __future__ import annotations

from khabar.arabic.analyser import base_word
from khabar.model import Attribution, Entry, Mention
from khabar.reading.events.chunks import Chunk, before, behind
from khabar.reading.events.doers import has_article, is_of_country, named_last
from khabar.reading.events.drafts import Draft
from khabar.reading.events.words import VERBAL, clause_words
from khabar.reading.scene import Scene

__all__ = ["guess", "inherit"]

_LIGHT = 14
"""Tokens between a light verb and its noun."""
_FAR = 40
_PUNISHING = frozenset({"COERCE", "SANCTION", "ACCUSE"})
"""What is done to somebody for what he did."""
"""Tokens within which a pronoun has its antecedent."""


def inherit(scene: Scene, drafts: list[Draft]) -> None:
    """Gives those that have dropped their subject the one they mean: the speaker's, the clause's, the verb's before."""
    for place, draft in enumerate(drafts):
        trigger = draft.trigger
        if trigger.object and not draft.slots.recipients and _takes_pronoun(draft):
            meant = _antecedent(scene, draft, trigger.start)
            if meant is not None:
                draft.slots.recipients.append(meant)
        if not _lacks_actor(draft):
            continue
        start = _start(draft)
        found = _own_speaker(scene, draft, start)
        if found is None and trigger.object and trigger.frame.roles.get("genitive") in ("actor", "both"):
            found = _met_before(scene, draft, drafts[:place]) or _antecedent(scene, draft, start)
        elif found is None and scene.word(trigger.start - 1) in clause_words().charged:
            found = _met_before(scene, draft, drafts[:place])
        elif found is None:
            found = _light_subject(scene, draft) or _verb_before(draft, drafts[place - 1] if place else None)
        if found is not None:
            draft.slots.actors.append(found)


def guess(scene: Scene, drafts: list[Draft], attributions: tuple[Attribution, ...]) -> None:
    """Gives events whose subject no rule has found whoever governs them, or whoever the sentence named last.

    For events that stand already: a guess makes none.
    """
    for place, draft in enumerate(drafts):
        if not _lacks_actor(draft) or is_of_country(scene, draft):
            continue
        trigger, start = draft.trigger, _start(draft)
        found = _speaker_behind(scene, draft, attributions) or _governor(
            scene, draft, start, drafts[place - 1] if place else None
        )
        done_to = trigger.form in ("perfect", "imperfect") and draft.slots.recipients
        carried = trigger.form == "light" and trigger.frame.roles.get("subject") == "actor"
        if found is None and (done_to or carried):
            found = named_last(scene, draft, start)
        if found is not None:
            draft.slots.actors.append(found)


def _speaker_behind(scene: Scene, draft: Draft, attributions: tuple[Attribution, ...]) -> Chunk | None:
    """«خلال لقاء مع نظيره، قال الوزير إن …»: whoever speaks in its sentence was there."""
    trigger = draft.trigger
    if trigger.type != "CONSULT" or scene.word(trigger.start - 1) not in clause_words().during:
        return None
    for attribution in attributions:
        cue = scene.stretch(attribution.cue)[0]
        if trigger.end <= cue < draft.sentence[1] and attribution.chain:
            return Chunk(*scene.stretch(attribution.chain[-1].span))
    return None


def _lacks_actor(draft: Draft) -> bool:
    roles = draft.trigger.frame.roles
    return not draft.slots.actors and "actor" in roles.values() and roles.get("subject") != "recipient"


def _start(draft: Draft) -> int:
    """The token that it begins with: its light verb's, where that stands before it."""
    verb = draft.trigger.verb
    return draft.trigger.start if verb is None else min(verb, draft.trigger.start)


def _takes_pronoun(draft: Draft) -> bool:
    """Whether the pronoun on a trigger is the man it is done to: «اعتقاله», «اعتقلوه»; «ها» and «هم» may be things."""
    if draft.trigger.object != "ه" or draft.trigger.form == "light":  # «كثف التنظيم تفجيراته»
        return False
    roles = draft.trigger.frame.roles
    place = "object" if draft.trigger.form in VERBAL else "genitive"
    return roles.get(place) in ("recipient", "killed", "injured")


def _own_speaker(scene: Scene, draft: Draft, start: int) -> Chunk | None:
    """Who says so of himself: «إنه سيلتقي نظيره», «سنلتقي», «تحدثنا»."""
    said, trigger = draft.attribution, draft.trigger
    if said is None or not said.chain:
        return None
    word = scene.words[start][trigger.letters if start == trigger.start else 0 :].removeprefix("س")
    ours = (trigger.form == "imperfect" and word[0] in "نا") or (trigger.form == "perfect" and trigger.object == "نا")
    if not ours and scene.word(start - 1) not in clause_words().pronoun:
        return None
    return Chunk(*scene.stretch(said.chain[-1].span))


def _verb_before(draft: Draft, last: Draft | None) -> Chunk | None:
    """«قصف الجيش القرية ودمر المدرسة»: of a verb that «و» joins, the subject of the verb before it."""
    verbs = ("perfect", "imperfect", "light")
    if draft.trigger.form not in verbs[:2] or not draft.trigger.letters or last is None:
        return None
    joined = last.sentence == draft.sentence and last.trigger.form in verbs and last.slots.actors
    return last.slots.actors[0] if joined else None


def _governor(scene: Scene, draft: Draft, start: int, last: Draft | None) -> Chunk | None:
    """Who does what a preposition leads to: whoever is asked to, else whoever was named last in the sentence."""
    if not _is_led(scene, draft, start):
        return None
    if last is not None and last.sentence == draft.sentence and last.trigger.type == "REQUEST":
        asked = [chunk for chunk in last.slots.recipients if chunk.end <= start]
        if asked:
            return asked[-1]
    return named_last(scene, draft, start)


def _met_before(scene: Scene, draft: Draft, before: list[Draft]) -> Chunk | None:
    """«قبضت الشرطة على الحارس لاعتدائه على المارة»: why it was done to him."""
    last = before[-1] if before else None
    if last is None or last.sentence != draft.sentence or not last.slots.recipients:
        return None
    reason = draft.trigger.letters > 0 and scene.words[draft.trigger.start][draft.trigger.letters - 1] == "ل"
    reason = reason or scene.word(draft.trigger.start - 1) in clause_words().charged
    return last.slots.recipients[-1] if reason and last.trigger.type in _PUNISHING else None


def _antecedent(scene: Scene, draft: Draft, start: int) -> Chunk | None:
    """Whom a pronoun on the trigger means: the nearest person or body before it."""
    for at in range(start - 1, max(0, start - _FAR) - 1, -1):
        known = scene.entry_at.get(at)
        if known is None or known[2].kind in ("place", "misc") or known[0] > start:
            continue
        if draft.trigger.object != "ه" or known[2].kind == "person" or _is_masculine(scene, at, known):
            return Chunk(at, known[0], known[1])
    return None


def _is_masculine(scene: Scene, at: int, known: tuple[int, int, Entry, Mention]) -> bool:
    """«الجيش», «التنظيم», but no country, «القوات» or «الوزارة»."""
    word = scene.words[at][known[1] :]
    return known[2].kind != "state" and not word.endswith(("ه", "ات", "ا")) and not word.startswith("لل")


def _light_subject(scene: Scene, draft: Draft) -> Chunk | None:
    """«شن التنظيم اليوم ثلاث هجمات»: the subject of a light verb that stands farther off."""
    trigger, small = draft.trigger, clause_words()
    if trigger.form != "noun":
        return None
    for at in range(trigger.start - 1, max(draft.sentence[0], trigger.start - _LIGHT) - 1, -1):
        word = scene.words[at]
        if word in small.light_verb or (word[0] == "و" and word[1:] in small.light_verb):
            bare = [chunk for chunk in behind(scene, at + 1, trigger.start) if not chunk.preposition]
            if bare and not scene.words[bare[0].start][0].isdigit():
                return bare[0]
            return before(scene, at, draft.sentence[0]) if not bare else None
    return None


def _is_led(scene: Scene, draft: Draft, start: int) -> bool:
    """«تمكنوا من قتل …», «أدت إلى شن غارات», «ذريعة لمهاجمة …», «رد باتهام …»."""
    trigger, small = draft.trigger, clause_words()
    if trigger.form not in ("noun", "light") or has_article(scene, draft):
        return False
    if base_word(scene.word(trigger.start - 1)) in small.doing:
        return True  # «تستعد الجزيرة لتوجيه ضربة»
    if trigger.frame.roles.get("genitive") != "actor":
        return trigger.letters > 0 or scene.word(start - 1) in small.leads
    if trigger.form == "light":
        return scene.word(start - 1) in small.leads
    means = trigger.letters > 0 and scene.words[trigger.start][trigger.letters - 1] in "بل"
    return means or scene.word(start - 1) in small.leads_on
