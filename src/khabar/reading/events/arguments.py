"""Who did it to whom, from the clause around a trigger."""

from __future__ import annotations

from collections.abc import Container

from khabar.arabic.analyser import base_word
from khabar.arabic.number_words import number_words
from khabar.reading.events.chunks import Chunk, before, behind, phrase
from khabar.reading.events.doers import (
    has_article,
    is_doer,
    is_force,
    is_place,
    may_act,
    named_last,
    person_before,
    somebody,
)
from khabar.reading.events.drafts import Draft, Slots
from khabar.reading.events.words import SPEECH, VERBAL, clause_words
from khabar.reading.scene import Scene

__all__ = ["fill"]

_AS = {"بحق": "ضد", "حيال": "ضد", "تجاه": "ضد"}
"""Prepositions that lead to whom another leads to."""
_LONGEST_SUBJECT = 8
_NEAR = 16
"""Tokens behind a noun in which a clause about it may tell who and whom."""
_OF_WORDS = SPEECH | {"CONSULT", "AGREE", "AID"}
"""What is done by words is done to people and bodies."""
_INVOLVED = 5
"""Tokens before an attack in which those stand who took part in it."""
_OWNED = 3
"""Tokens before an owner in which «التابعة لـ» stands."""
_COMMAS = frozenset("،,")
_THEN = frozenset({"ثم", "كما"})
_OPENS = frozenset('«"“:،,\n')
"""Marks behind which a clause may begin with its subject."""


def fill(scene: Scene, draft: Draft, stops: Container[int]) -> None:
    """Fills the slots of a draft by the roles of its trigger's frame."""
    trigger = draft.trigger
    speaker = _speaker(scene, draft)
    at = _past_adjectives(scene, draft)
    if (
        speaker is not None
        and at <= speaker.start < at + _NEAR
        and (trigger.form not in VERBAL or _subject_before(scene, draft, stops) is None)
    ):
        at = speaker.end + (scene.word(speaker.end) in _COMMAS)  # «اتهم سفير كذا، فلان، الشركة ب…»
    chunks = behind(scene, at, draft.sentence[1], stops)
    if trigger.form == "light" and trigger.verb is not None:
        _light(scene, draft, chunks, stops)
    elif trigger.form in VERBAL:
        _verb(scene, draft, chunks, speaker, stops)
    else:
        _noun(scene, draft, chunks, stops)
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
    definite, quality = has_article(scene, draft), clause_words().quality
    masculine = not words[trigger.end - 1].endswith(("ه", "ات", "ا"))
    ends = ("ي", "يا") if masculine else ("ي", "يه", "يا")  # «اعتقال خلية»: no adjective of «اعتقال»
    while at < draft.sentence[1] and at - trigger.end < 3 and at not in scene.entry_at:
        word = words[at]
        if word.startswith("ال"):
            if not definite or len(word) < 5:
                break
        elif definite or not (word in quality or (word.endswith(ends) and len(word) > 3)):
            break
        at += 1
    return at


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
    slots, trigger = draft.slots, draft.trigger
    of_words = trigger.type in _OF_WORDS
    seen: set[str] = set()
    for chunk in chunks:
        slot = roles.get(_AS.get(chunk.preposition, chunk.preposition)) if chunk.preposition else None
        if chunk.preposition == "ل" and is_force(scene, chunk):
            slot = "actor"  # «قصف لطيران النظام»
        if slot is None or (chunk.preposition in seen and not chunk.joined):
            continue
        if slot == "actor" and chunk.preposition == "من" and not is_doer(scene, chunk):
            continue  # «هجوم من إيران», but «غارات من الجو»
        if chunk.preposition == "ل" and not clause_words().belonging.isdisjoint(
            scene.words[max(draft.trigger.end, chunk.start - _OWNED) : chunk.start]
        ):
            continue  # «غارة على القوة التابعة للحزب»
        if slot == "actor" and chunk.preposition == "ل" and not (may_act(scene, chunk) or is_force(scene, chunk)):
            continue  # «غارات للتحالف», but «قصف للمواقع»
        meant = somebody(scene, chunk) if of_words and slot == "recipient" else chunk
        if meant is None or (trigger.type == "REQUEST" and chunk.preposition == "إلى" and meant is not chunk):
            continue  # «دعا إلى دعم تونس»
        seen.add(chunk.preposition)
        _put(slots, slot, meant)


def _verb(scene: Scene, draft: Draft, chunks: list[Chunk], speaker: Chunk | None, stops: Container[int]) -> None:
    trigger, slots = draft.trigger, draft.slots
    roles = dict(trigger.frame.roles)
    bare = [chunk for chunk in chunks if not chunk.preposition and not chunk.apart and not chunk.joined]
    small = clause_words()
    led = scene.word(trigger.start - 1) in small.relative and scene.word(trigger.end) in small.resumptive
    # «الاتفاق الذي أبرمته الدولتان», «القرية التي يسيطر عليها المسلحون»
    told = (bool(trigger.object) or led) and bool(bare) and bare[0].start == trigger.end + led
    subject = None if told else _subject_before(scene, draft, stops)
    if subject is None and speaker is not None and trigger.end <= speaker.start < trigger.end + _NEAR:
        subject = speaker
    two = (subject is not None and bare) or len(bare) > 1
    sure = scene.shows_passive(trigger.start, trigger.letters)
    if trigger.form == "passive" and two and not sure and roles.get("subject") in ("recipient", "killed", "injured"):
        roles = {**roles, "subject": "actor", "object": roles["subject"]}  # «المقاومة أسرت ثلاثة»
    if trigger.object:
        roles.pop("object", None)
    pronoun = scene.word(trigger.start - 1) in clause_words().pronoun  # «إنه سيلتقي نظيره»
    alone = len(bare) == 1 and "object" in roles
    if subject is None and bare and not pronoun and not _is_object(scene, draft, bare[0], alone=alone):
        subject, bare = bare[0], bare[1:]
    if subject is not None and "subject" in roles:
        _put(slots, roles["subject"], subject)
        _joined(slots, roles["subject"], chunks, subject)
    if not bare and subject is not None and "object" in roles and not trigger.object:
        bare = [chunk for chunk in chunks if chunk.apart and not chunk.preposition and _is_number(scene, chunk)][:1]
    meant = somebody(scene, bare[0]) if bare and trigger.type in _OF_WORDS else bare[0] if bare else None
    if meant is not None and "object" in roles:
        _put(slots, roles["object"], meant)
        _joined(slots, roles["object"], chunks, bare[0])
    _by_prepositions(scene, draft, roles, chunks)


def _is_number(scene: Scene, chunk: Chunk) -> bool:
    """«أوقفت الوحدة التابعة للحرس، 30 عنصرا»."""
    word = scene.words[chunk.start][chunk.letters :]
    return word[:1].isdigit() or number_words().begins(word)


def _joined(slots: Slots, slot: str, chunks: list[Chunk], first: Chunk) -> None:
    """Those that «و» joins to the first."""
    if first not in chunks:
        return
    for chunk in chunks[chunks.index(first) + 1 :]:
        if not chunk.joined:
            break
        _put(slots, slot, chunk)


def _is_object(scene: Scene, draft: Draft, chunk: Chunk, *, alone: bool) -> bool:
    """A plural verb has its subject before it; an indefinite accusative is an object: «دمرت جسرا».

    `alone`: nothing else is there that may be it.
    """
    word = scene.words[chunk.start]
    known = scene.entry_at.get(chunk.start)
    feminine = word.startswith("ال") and word.endswith(("ه", "ات")) and (known is None or known[2].kind != "person")
    if known is not None and known[2].kind == "state" and word not in clause_words().masculine_states:
        feminine = True
    goes_on = draft.trigger.letters or scene.word(draft.trigger.start - 1) in _THEN
    if goes_on and draft.trigger.gender == "m" and feminine:
        return True  # «وحث الحكومة على …», «ثم اتهم أوكرانيا»
    if alone and draft.trigger.form != "passive" and not may_act(scene, chunk):
        return named_last(scene, draft, draft.trigger.start) is not None  # «كما وزعت المنظمة الأغذية ودمرت الموقع»
    if draft.trigger.number == "p" and draft.trigger.form != "passive":
        return True
    if draft.trigger.letters and draft.trigger.form != "passive" and (word[0].isdigit() or number_words().begins(word)):
        return True  # «ودمرت أربع طائرات»
    return len(word) > 3 and word[-1] == "ا" and word[-2] not in "هنم" and chunk.start not in scene.entry_at


def _subject_before(scene: Scene, draft: Draft, stops: Container[int]) -> Chunk | None:
    """The subject of a verb that follows it: behind «إن», before «الذي», in a clause that begins with it."""
    trigger = draft.trigger
    if trigger.letters and trigger.form != "imperfect":
        return None
    chunk = before(scene, trigger.start, draft.sentence[0])
    if chunk is not None:  # «يلتقي الوزير الذي وصل …»
        start = max((at + 1 for at in range(chunk.start, chunk.end) if at in stops), default=chunk.start)
        chunk = chunk._replace(start=start) if start < chunk.end else None
    if chunk is None or chunk.end - chunk.start > _LONGEST_SUBJECT:
        return None
    leading = scene.word(chunk.start - 1)
    if scene.word(trigger.start - 1) in clause_words().relative:
        return chunk
    known = any(at in scene.entry_at for at in range(chunk.start, chunk.end))
    opens = leading in clause_words().own_clause or leading[:1] in _OPENS
    begins = chunk.start <= draft.sentence[0] or opens
    return chunk if begins or known else None


def _noun(scene: Scene, draft: Draft, chunks: list[Chunk], stops: Container[int]) -> None:
    trigger, slots, roles = draft.trigger, draft.slots, dict(draft.trigger.frame.roles)
    definite = has_article(scene, draft) or bool(trigger.object)
    first = chunks[0] if chunks else None
    if scene.word(trigger.start - 1) in clause_words().doer:
        slots.actors.append(person_before(scene, trigger.start - 1) or Chunk(trigger.start - 1, trigger.end))
    involved = _involved(scene, draft, stops)
    if involved is not None:
        slots.actors.append(involved)
    small = clause_words()
    fallen = scene.word(trigger.start - 1) in small.fallen and scene.word(trigger.start - 2) in small.one_of
    victim = person_before(scene, trigger.start - 2) if fallen else None  # «سمير الحداد أحد ضحايا الهجوم»
    if victim is not None:
        slots.recipients.append(victim)
    if trigger.object and first is not None and not first.preposition and roles.get("genitive") in ("actor", "both"):
        _put(slots, "recipient", first)  # «لقائه نظيره»
    if trigger.form == "participle" and first is not None and not first.preposition and "object" in roles:
        meant = somebody(scene, first) if trigger.type in _OF_WORDS else first
        if meant is not None and first.start == trigger.end:
            _put(slots, roles["object"], meant)  # «داعيا الحكومة إلى …»
            _joined(slots, roles["object"], chunks, first)
    elif first is not None and not definite and "genitive" in roles and not first.preposition:
        _genitive(scene, draft, roles, chunks)
    _by_prepositions(scene, draft, roles, chunks)


def _involved(scene: Scene, draft: Draft, stops: Container[int]) -> Chunk | None:
    """«المسلحون الضالعون في الهجوم», «الأربعة المتورطون بشكل مباشر في عملية الخطف»."""
    start, small = draft.trigger.start, clause_words()
    for at in range(start - 2, max(draft.sentence[0], start - _INVOLVED) - 1, -1):
        if scene.words[at] in small.involved and "في" in scene.words[at + 1 : start]:
            named = before(scene, at, draft.sentence[0], led=True)
            chunks = behind(scene, named.start, at, stops) or behind(scene, named.start + 1, at, stops) if named else []
            return chunks[-1] if chunks else None
    return None


def _genitive(scene: Scene, draft: Draft, roles: dict[str, str], chunks: list[Chunk]) -> None:
    """Whom a noun governs: «غارات التحالف», «اعتقال ناشط»."""
    slots, first, slot = draft.slots, chunks[0], roles["genitive"]
    word = scene.words[first.start]
    joined = word[0] == "و" and first.start not in scene.entry_at and base_word(word)[0] != "و"
    if first.start != draft.trigger.end or joined:
        return
    attack = draft.trigger.type == "ASSAULT" and draft.trigger.frame.victims is None
    if slot == "recipient" and attack and is_force(scene, first):
        slot = "actor"  # «قصف القوات الحكومية»
    elif slot == "recipient" and len(chunks) > 1 and _is_object_of(scene, first, chunks[1]):
        slot = "actor"
        _put(slots, "recipient", chunks[1])
    elif slot == "actor":
        acts = may_act(scene, first)
        if is_place(scene, first) or (draft.trigger.type in _OF_WORDS and not acts):
            return  # «هجوم بغداد», «مناقشة صفقة»
        if not acts or _is_means(scene, draft, chunks):
            slot = "recipient"
    _put(slots, slot, first)
    _joined(slots, slot, chunks, first)


def _is_object_of(scene: Scene, first: Chunk, second: Chunk) -> bool:
    """«منع التنظيم السكان», «اعتقال التنظيم لسكان القرية»: whoever stands first does it to the other."""
    if not is_doer(scene, first) or second.start != first.end or second.joined or second.apart:
        return False
    return second.preposition in ("", "ل")


def _is_means(scene: Scene, draft: Draft, chunks: list[Chunk]) -> bool:
    """«رد باتهام الشركة»: whom the noun governs has it done by somebody further up, unless «ل» tells to whom else."""
    trigger = draft.trigger
    governed = trigger.letters > 0 and scene.words[trigger.start][trigger.letters - 1] in "بل"
    takes_lam = trigger.frame.roles.get("ل") == "recipient"
    return governed and takes_lam and not any(chunk.preposition == "ل" for chunk in chunks)


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
        and scene.words[chunk.start] not in small.claimed
        and not scene.words[chunk.start].isdigit()
    ]
    if scene.word(verb - 1).endswith("لم"):
        bare = []  # «لم تعلن أي جهة مسؤوليتها عن الهجوم»: nobody did
        roles.pop("subject", None)
    subject = bare[0] if bare else before(scene, verb, draft.sentence[0])
    if subject is not None and "subject" in roles:
        _put(slots, roles["subject"], subject)
    roles.pop("subject", None)
    if subject is not None and draft.trigger.type in SPEECH and chunks and may_act(scene, chunks[0]):
        roles.setdefault("genitive", "recipient")  # «واصلت الجزيرة تحذير جارتها»
    _by_prepositions(scene, draft, roles, between)  # «سيقدم للقرية مساعدات»
    if chunks and not chunks[0].preposition and "genitive" in roles and not has_article(scene, draft):
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
