"""Whom an event means that names nobody: the subject that a verb has dropped, the pronoun on a trigger."""

from __future__ import annotations

from khabar.arabic.analyser import base_word
from khabar.model import Attribution, Entry, Mention
from khabar.reading.events.chunks import Chunk, before, behind, phrase
from khabar.reading.events.doers import has_article, is_of_country, named_last
from khabar.reading.events.drafts import Draft
from khabar.reading.events.words import VERBAL, clause_words
from khabar.reading.scene import Scene

__all__ = ["guess", "inherit"]

_LIGHT = 14
"""Tokens between a light verb and its noun."""
_NAME = 8
"""Tokens of a name."""
_FAR = 40
"""Tokens within which a pronoun has its antecedent."""
_PUNISHING = frozenset({"COERCE", "SANCTION", "ACCUSE"})
"""What is done to somebody for what he did."""
_HARMING = frozenset({"ASSAULT", "COERCE"})
"""What is done to things and people, and not only spoken of."""


def inherit(scene: Scene, drafts: list[Draft]) -> None:
    """Gives those that have dropped their subject the one they mean: the speaker's, the clause's, the verb's before."""
    for place, draft in enumerate(drafts):
        trigger = draft.trigger
        if not draft.slots.recipients:
            meant = _told_of(scene, draft)
            if meant is None and trigger.object and _takes_pronoun(draft):
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


def _told_of(scene: Scene, draft: Draft) -> Chunk | None:
    """«الرجال الذين تم القبض عليهم», «المعبر الذي أغلقته الشرطة»: whom a relative clause is about."""
    trigger, small = draft.trigger, clause_words()
    at = trigger.start - 1
    if trigger.form in VERBAL:
        if not trigger.object or trigger.type not in _HARMING or trigger.frame.roles.get("object") != "recipient":
            return None
    elif scene.word(at) in small.carried_out and "recipient" in trigger.frame.roles.values():
        at -= 1
    else:
        return None
    return _noun_before(scene, at) if scene.word(at) in small.relative else None


def _noun_before(scene: Scene, at: int) -> Chunk | None:
    """The name or the noun with its adjective that ends right before `at`."""
    word = scene.word(at - 1)
    if not word or not word[0].isalnum():
        return None
    named = (start for start in range(max(0, at - _NAME), at) if scene.entry_at.get(start, (0,))[0] == at)
    start = next(named, None)
    if start is not None:
        return Chunk(start, at, scene.entry_at[start][1])
    adjective = word.startswith("ال") and word.endswith(("ي", "يه", "ين")) and scene.word(at - 2).startswith("ال")
    return Chunk(at - 2 if adjective else at - 1, at)


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
    obliged = _obliged(scene, start)
    if obliged is not None:
        return obliged  # «يتعين على الجيش إطلاق سراحهم»
    if not _is_led(scene, draft, start):
        return None
    if last is not None and last.sentence == draft.sentence and _is_told_to(scene, last, start):
        asked = [chunk for chunk in last.slots.recipients if chunk.end <= start]
        if asked:
            return asked[-1]
    return named_last(scene, draft, start)


def _is_told_to(scene: Scene, last: Draft, start: int) -> bool:
    """«دعا الوزير الجيش إلى …», «اتهم الجيش ب…», «حذر الجيش من …»: whoever is spoken to does what follows."""
    return last.trigger.type in ("REQUEST", "ACCUSE") or (
        last.trigger.type == "THREATEN" and "من" in scene.words[max(0, start - 2) : start]
    )


def _obliged(scene: Scene, start: int) -> Chunk | None:
    """Whom «يتعين على», «يجب على» right before a noun tell to do it."""
    for at in range(start - 1, max(0, start - _LIGHT) - 1, -1):
        if scene.words[at] == "علي" and scene.word(at - 1) in clause_words().must:
            end = phrase(scene, at + 1, start)
            return Chunk(at + 1, end) if at + 1 < end == start else None
    return None


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
    before = scene.word(trigger.start - 1)
    if base_word(before) in small.doing or before in small.intends:
        return True  # «تستعد الجزيرة لتوجيه ضربة»
    if trigger.frame.roles.get("genitive") != "actor":
        return trigger.letters > 0 or scene.word(start - 1) in small.leads
    if trigger.form == "light":
        return scene.word(start - 1) in small.leads
    means = trigger.letters > 0 and scene.words[trigger.start][trigger.letters - 1] in "بل"
    return means or scene.word(start - 1) in small.leads_on
