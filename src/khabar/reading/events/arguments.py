"""Who did it to whom, from the clause around a trigger."""

from __future__ import annotations

from collections.abc import Container

from khabar.arabic.number_words import number_words
from khabar.reading.attributions.source_words import head_of
from khabar.reading.events.chunks import Chunk, before, behind, phrase
from khabar.reading.events.drafts import Draft, Slots
from khabar.reading.events.words import SPEECH, VERBAL, clause_words
from khabar.reading.scene import Scene

__all__ = ["fill", "inherit"]

_OWN_CLAUSE = frozenset({"ان", "بان", "وان", "كان", "وكان", "وكانت", "كانت", "،", ",", "فان", "لان"})
_LONGEST_SUBJECT = 8
_NEAR = 16
"""Tokens behind a noun in which a clause about it may tell who and whom."""
_LIGHT = 14
"""Tokens between a light verb and its noun."""
_FAR = 40
"""Tokens within which a verbal noun may have the subject of its sentence."""
_OF_WORDS = SPEECH | {"CONSULT", "AGREE"}
"""What is done by words is done to people and bodies."""
_LED = frozenset({"من", "الي", "علي", "في", "ب"})
_PRONOUNS = ("انه", "انها", "انهم", "بانه", "بانها", "بانهم")


def fill(scene: Scene, draft: Draft, stops: Container[int]) -> None:
    """Fills the slots of a draft by the roles of its trigger's frame."""
    trigger = draft.trigger
    speaker = _speaker(scene, draft)
    at = _past_adjectives(scene, draft)
    if (
        speaker is not None
        and at <= speaker.start < at + _NEAR
        and (trigger.form not in VERBAL or _subject_before(scene, draft) is None)
    ):
        at = speaker.end  # «اتهم سفير كذا، فلان، الشركة ب…»
    chunks = behind(scene, at, draft.sentence[1], stops)
    if trigger.form == "light" and trigger.verb is not None:
        _light(scene, draft, chunks, stops)
    elif trigger.form in VERBAL:
        _verb(scene, draft, chunks, speaker)
    else:
        _noun(scene, draft, chunks)
    for chunk in chunks:
        if chunk.preposition == "agent":
            draft.slots.actors.append(chunk)
    if trigger.form not in VERBAL:
        _told_behind(scene, draft)


def _speaker(scene: Scene, draft: Draft) -> Chunk | None:
    """Who says what the trigger says, when it is the cue of an attribution."""
    said = draft.said_by
    if said is None or not said.chain:
        return None
    start, end, letters = scene.stretch(said.chain[-1].span)
    return Chunk(start, end, letters)


def _past_adjectives(scene: Scene, draft: Draft) -> int:
    """Behind a noun its adjectives are passed: «غارات جوية أمريكية على …», «الهجوم الكبير»."""
    trigger, words = draft.trigger, scene.words
    at = trigger.end
    if trigger.form in VERBAL:
        return at
    definite, quality = _has_article(scene, draft), clause_words().quality
    while at < draft.sentence[1] and at - trigger.end < 3 and at not in scene.entry_at:
        word = words[at]
        if word.startswith("ال"):
            if not definite or len(word) < 5:
                break
        elif definite or not (word in quality or (word.endswith(("ي", "يه", "يا")) and len(word) > 3)):
            break
        at += 1
    return at


def _has_article(scene: Scene, draft: Draft) -> bool:
    """Whether a noun, or the last word of several, is definite: nobody follows as its genitive."""
    trigger = draft.trigger
    first = scene.words[trigger.start][trigger.letters :]
    return first.startswith(("ال", "لل")) or scene.words[trigger.end - 1].startswith("ال")


def _put(slots: Slots, slot: str, chunk: Chunk) -> None:
    match slot:
        case "actor" | "both":
            slots.actors.append(chunk)
        case "place":
            slots.place = True
        case "recipient" | "killed" | "injured":
            slots.recipients.append(chunk)


def _by_prepositions(scene: Scene, draft: Draft, roles: dict[str, str], chunks: list[Chunk]) -> None:
    """Each chunk with a preposition into the slot that the frame has for it, the first of each preposition only."""
    slots, of_words = draft.slots, draft.trigger.type in _OF_WORDS
    seen: set[str] = set()
    for chunk in chunks:
        slot = roles.get(chunk.preposition) if chunk.preposition else None
        if slot is None or (chunk.preposition in seen and not chunk.joined):
            continue
        if slot == "actor" and chunk.preposition == "ل" and not _is_doer(scene, chunk):
            continue  # «غارات للتحالف», but «قصف للمواقع»
        if of_words and slot == "recipient" and not _may_act(scene, chunk):
            continue
        seen.add(chunk.preposition)
        _put(slots, slot, chunk)


def _verb(scene: Scene, draft: Draft, chunks: list[Chunk], speaker: Chunk | None) -> None:
    trigger, slots = draft.trigger, draft.slots
    roles = dict(trigger.frame.roles)
    bare = [chunk for chunk in chunks if not chunk.preposition and not chunk.apart and not chunk.joined]
    subject = _subject_before(scene, draft)
    if subject is None and speaker is not None and trigger.end <= speaker.start < trigger.end + _NEAR:
        subject = speaker
    two = (subject is not None and bare) or len(bare) > 1
    sure = scene.shows_passive(trigger.start, trigger.letters)
    if trigger.form == "passive" and two and not sure and roles.get("subject") in ("recipient", "killed", "injured"):
        roles = {**roles, "subject": "actor", "object": roles["subject"]}  # «المقاومة أسرت ثلاثة»
    if trigger.object:
        roles.pop("object", None)
    pronoun = scene.word(trigger.start - 1) in _PRONOUNS  # «إنه سيلتقي نظيره»
    if subject is None and bare and not pronoun and not _is_object(scene, draft, bare[0]):
        subject, bare = bare[0], bare[1:]
    if subject is not None and "subject" in roles:
        _put(slots, roles["subject"], subject)
        _joined(slots, roles["subject"], chunks, subject)
    if bare and "object" in roles and (trigger.type not in _OF_WORDS or _may_act(scene, bare[0])):
        _put(slots, roles["object"], bare[0])
        _joined(slots, roles["object"], chunks, bare[0])
    _by_prepositions(scene, draft, roles, chunks)


def _joined(slots: Slots, slot: str, chunks: list[Chunk], first: Chunk) -> None:
    """Those that «و» joins to the first."""
    if first not in chunks:
        return
    for chunk in chunks[chunks.index(first) + 1 :]:
        if not chunk.joined:
            break
        _put(slots, slot, chunk)


def _is_object(scene: Scene, draft: Draft, chunk: Chunk) -> bool:
    """A plural verb has its subject before it; an indefinite accusative is an object: «دمرت جسرا»."""
    word = scene.words[chunk.start]
    if draft.trigger.number == "p" and draft.trigger.form != "passive":
        return True
    if draft.trigger.letters and draft.trigger.form != "passive" and (word[0].isdigit() or number_words().begins(word)):
        return True  # «ودمرت أربع طائرات»
    return len(word) > 3 and word[-1] == "ا" and word[-2] not in "هنمي" and chunk.start not in scene.entry_at


def _subject_before(scene: Scene, draft: Draft) -> Chunk | None:
    """The subject of a verb that follows it: behind «إن», before «الذي», in a clause that begins with it."""
    trigger = draft.trigger
    if trigger.letters and trigger.form != "imperfect":
        return None
    chunk = before(scene, trigger.start, draft.sentence[0])
    if chunk is None or chunk.end - chunk.start > _LONGEST_SUBJECT:
        return None
    leading = scene.word(chunk.start - 1)
    if scene.word(trigger.start - 1) in clause_words().relative:
        return chunk
    known = any(at in scene.entry_at for at in range(chunk.start, chunk.end))
    begins = chunk.start <= draft.sentence[0] or leading in _OWN_CLAUSE or leading[:1] in ("\n", "«", '"', "“", ":")
    return chunk if begins or known else None


def _noun(scene: Scene, draft: Draft, chunks: list[Chunk]) -> None:
    trigger, slots, roles = draft.trigger, draft.slots, dict(draft.trigger.frame.roles)
    definite = _has_article(scene, draft) or bool(trigger.object)
    first = chunks[0] if chunks else None
    if scene.word(trigger.start - 1) in clause_words().doer:
        slots.actors.append(Chunk(trigger.start - 1, trigger.end))
    if trigger.object and first is not None and not first.preposition and roles.get("genitive") in ("actor", "both"):
        _put(slots, "recipient", first)  # «لقائه نظيره»
    if first is not None and not definite and "genitive" in roles and not first.preposition:
        _genitive(scene, draft, roles, chunks)
    _by_prepositions(scene, draft, roles, chunks)


def _genitive(scene: Scene, draft: Draft, roles: dict[str, str], chunks: list[Chunk]) -> None:
    """Whom a noun governs: «غارات التحالف», «اعتقال ناشط»."""
    slots, first = draft.slots, chunks[0]
    if first.start == draft.trigger.end:
        slot = roles["genitive"]
        if slot == "recipient" and len(chunks) > 1 and _is_object_of(scene, first, chunks[1]):
            slot = "actor"
            _put(slots, "recipient", chunks[1])
        elif slot == "actor" and (
            _is_place(scene, first) or not _may_act(scene, first) or _is_means(scene, draft, chunks)
        ):
            slot = "recipient"
        if _is_place(scene, first) and draft.trigger.frame.roles["genitive"] == "actor":
            return
        _put(slots, slot, first)
        _joined(slots, slot, chunks, first)


def _is_object_of(scene: Scene, first: Chunk, second: Chunk) -> bool:
    """«منع التنظيم السكان», «اعتقال التنظيم لسكان القرية»: whoever stands first does it to the other."""
    if not _is_doer(scene, first) or second.start != first.end or second.joined or second.apart:
        return False
    return second.preposition == "ل" if second.letters else not second.preposition


def _is_doer(scene: Scene, chunk: Chunk) -> bool:
    """Whether a chunk begins with a person or body of the article."""
    known = scene.entry_at.get(chunk.start)
    return known is not None and known[2].kind not in ("place", "misc")


def _may_act(scene: Scene, chunk: Chunk) -> bool:
    """Whether a chunk may be somebody: what is said to nobody («رفض المقترح», «أدان الهجوم») has no recipient."""
    word = scene.words[chunk.start][chunk.letters :]
    return _is_doer(scene, chunk) or head_of(word) is not None or word.endswith(("ون", "ين"))


def _is_means(scene: Scene, draft: Draft, chunks: list[Chunk]) -> bool:
    """«رد باتهام الشركة»: whom the noun governs has it done by somebody further up, unless «ل» tells to whom else."""
    trigger = draft.trigger
    governed = trigger.letters > 0 and scene.words[trigger.start][trigger.letters - 1] in "بل"
    takes_lam = trigger.frame.roles.get("ل") == "recipient"
    return governed and takes_lam and not any(chunk.preposition == "ل" for chunk in chunks)


def _is_place(scene: Scene, chunk: Chunk) -> bool:
    found = scene.entry_at.get(chunk.start)
    return found is not None and found[2].kind == "place"


def _light(scene: Scene, draft: Draft, chunks: list[Chunk], stops: Container[int]) -> None:
    """«شن الجيش غارات على المدينة»: the subject of the verb, then the noun with what belongs to it."""
    trigger, slots, roles = draft.trigger, draft.slots, dict(draft.trigger.frame.roles)
    verb = trigger.verb if trigger.verb is not None else trigger.start
    between = behind(scene, verb + 1, trigger.start, stops) if verb < trigger.start else []
    small = clause_words()
    bare = [
        chunk
        for chunk in between
        if not chunk.preposition
        and scene.words[chunk.start] not in small.counting
        and not scene.words[chunk.start].isdigit()
    ]
    subject = bare[0] if bare else before(scene, verb, draft.sentence[0])
    if subject is not None and "subject" in roles:
        _put(slots, roles["subject"], subject)
    roles.pop("subject", None)
    if chunks and not chunks[0].preposition and "genitive" in roles and not _has_article(scene, draft):
        _genitive(scene, draft, roles, chunks)
    _by_prepositions(scene, draft, roles, chunks)


def _told_behind(scene: Scene, draft: Draft) -> None:
    """What a clause about the noun tells: «هجوم شنه مسلحون», «غارة استهدفت قافلة»."""
    small, words = clause_words(), scene.words
    start, stop = draft.trigger.end, min(draft.sentence[1], draft.trigger.end + _NEAR)
    if not (small.done_by.within(words, start, stop) or small.done_to.within(words, start, stop)):
        return
    for at in range(start, stop):
        if words[at] in ("،", ",", "ان") and at > draft.trigger.end + 6:
            return
        by, to = small.done_by.at(words, at), small.done_to.at(words, at)
        count = by or to
        if not count:
            continue
        end = phrase(scene, at + count, draft.sentence[1])
        if end > at + count:
            chunk = Chunk(at + count, end)
            (draft.slots.actors if by else draft.slots.recipients).append(chunk)


def inherit(scene: Scene, drafts: list[Draft]) -> None:
    """Gives those that have dropped their subject the one they mean: the speaker's, the clause's, the verb's before."""
    for place, draft in enumerate(drafts):
        trigger = draft.trigger
        if trigger.object and not draft.slots.recipients and _takes_pronoun(draft):
            meant = _antecedent(scene, draft, trigger.start)
            if meant is not None:
                draft.slots.recipients.append(meant)
        if draft.slots.actors or "actor" not in trigger.frame.roles.values():
            continue
        verb = trigger.verb
        start = verb if verb is not None and verb < trigger.start else trigger.start
        found = _own_speaker(scene, draft, start)
        if found is None and trigger.object and trigger.frame.roles.get("genitive") in ("actor", "both"):
            found = _antecedent(scene, draft, start)
        elif found is None:
            found = (
                _light_subject(scene, draft)
                or _verb_before(draft, drafts[place - 1] if place else None)
                or _governor(scene, draft, start, drafts[place - 1] if place else None)
            )
        if found is not None:
            draft.slots.actors.append(found)


def _takes_pronoun(draft: Draft) -> bool:
    """Whether the pronoun on a trigger is the man it is done to: «اعتقاله», «اعتقلوه»; «ها» and «هم» may be things."""
    if draft.trigger.object != "ه":
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
    if not ours and scene.word(start - 1) not in _PRONOUNS:
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
    return _named_last(scene, draft, start)


def _named_last(scene: Scene, draft: Draft, start: int) -> Chunk | None:
    """The nearest person or body before the trigger in its sentence that is not whom it is done to."""
    taken = {at for chunk in draft.slots.recipients for at in range(chunk.start, chunk.end)}
    for at in range(start - 1, max(draft.sentence[0], start - _FAR) - 1, -1):
        known = scene.entry_at.get(at)
        if known is None or known[2].kind in ("place", "misc") or known[0] > start or at in taken:
            continue
        if scene.word(at - 1) in clause_words().locative:
            continue
        return Chunk(at, known[0], known[1])
    return None


def _antecedent(scene: Scene, draft: Draft, start: int) -> Chunk | None:
    """Whom a pronoun on the trigger means: the nearest person or body before it."""
    for at in range(start - 1, max(0, start - _FAR) - 1, -1):
        known = scene.entry_at.get(at)
        if known is not None and known[2].kind not in ("place", "misc") and known[0] <= start:
            person = known[2].kind == "person"
            if person == (draft.trigger.object in ("ه", "هم")) or draft.trigger.object in ("ها", "هم"):
                return Chunk(at, known[0], known[1])
    return None


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
    """«تمكنوا من قتل …», «أدت إلى شن غارات», «ذريعة لمهاجمة …»."""
    trigger = draft.trigger
    if trigger.form not in ("noun", "light") or _has_article(scene, draft):
        return False
    led = scene.word(start - 1) in _LED
    if trigger.frame.roles.get("genitive") == "actor":
        return led and trigger.form == "light"
    return led or bool(trigger.letters)
