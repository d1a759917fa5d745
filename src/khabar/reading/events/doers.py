"""Who of a sentence may be meant: persons and bodies, by the entries of the article and by their nouns."""

from __future__ import annotations

from khabar.knowledge.peoples import demonyms
from khabar.reading.attributions.source_words import head_of
from khabar.reading.events.chunks import Chunk, phrase
from khabar.reading.events.drafts import Draft
from khabar.reading.events.words import clause_words
from khabar.reading.scene import Scene

__all__ = [
    "has_article",
    "is_doer",
    "is_force",
    "is_of_country",
    "is_place",
    "may_act",
    "named_last",
    "person_before",
    "somebody",
]

_FAR = 40
"""Tokens within which a verbal noun may have the subject of its sentence."""
_LONGEST_NAME = 8
_PLURAL = 6
"""Letters from which on «ال…ون» is a plural: not «القانون»."""


_FORCE = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT"})
"""What no newspaper does."""


def has_article(scene: Scene, draft: Draft) -> bool:
    """Whether a noun, or the last word of several, is definite: nobody follows as its genitive."""
    trigger = draft.trigger
    first = scene.words[trigger.start][trigger.letters :]
    return first.startswith(("ال", "لل")) or scene.words[trigger.end - 1].startswith("ال")


def is_doer(scene: Scene, chunk: Chunk) -> bool:
    """Whether a chunk begins with a person or body of the article."""
    known = scene.entry_at.get(chunk.start)
    return known is not None and known[2].kind not in ("place", "misc")


def may_act(scene: Scene, chunk: Chunk) -> bool:
    """Whether a chunk may be somebody: what is said to nobody («رفض المقترح», «أدان الهجوم») has no recipient."""
    word = scene.words[chunk.start][chunk.letters :]
    if is_doer(scene, chunk) or word.endswith(("ون", "ين")):
        return True
    return head_of(word) is not None or (word[-1:] == "ا" and head_of(word[:-1]) is not None)  # «سيلتقي جنودا»


def somebody(scene: Scene, chunk: Chunk) -> Chunk | None:
    """A chunk that may be somebody; of another the person or body in it: «نفي الوزارة», «مطالب الحزب»."""
    word = scene.words[chunk.start][chunk.letters :].removeprefix("ال")
    if may_act(scene, chunk) or word in clause_words().people:
        return chunk
    inside = (at for at in range(chunk.start + 1, chunk.end) if at in scene.entry_at)
    at = next((at for at in inside if scene.entry_at[at][2].kind not in ("place", "misc")), None)
    return None if at is None else Chunk(at, *scene.entry_at[at][:2])


def is_force(scene: Scene, chunk: Chunk) -> bool:
    """«طيران النظام»: arms that attack as bodies do."""
    return scene.words[chunk.start][chunk.letters :].removeprefix("ال") in clause_words().forces


def is_place(scene: Scene, chunk: Chunk) -> bool:
    """Whether a chunk begins with a place of the article."""
    found = scene.entry_at.get(chunk.start)
    return found is not None and found[2].kind == "place"


def person_before(scene: Scene, at: int) -> Chunk | None:
    """The person whose name ends right before `at`, marks between them passed over: «سمير الحداد منفذ الهجوم»."""
    while at and not scene.words[at - 1][0].isalnum():
        at -= 1
    for start in range(max(0, at - _LONGEST_NAME), at):
        known = scene.entry_at.get(start)
        if known is not None and known[0] == at and known[2].kind == "person":
            return Chunk(start, at, known[1])
    return None


def named_last(scene: Scene, draft: Draft, start: int) -> Chunk | None:
    """The nearest person or body before the trigger in its sentence that is not whom it is done to."""
    taken = {at for chunk in draft.slots.recipients for at in range(chunk.start, chunk.end)}
    for at in range(start - 1, max(draft.sentence[0], start - _FAR) - 1, -1):
        word = scene.words[at]
        if word.startswith("ال") and word.endswith("ون") and len(word) > _PLURAL and at not in taken:
            return Chunk(at, max(phrase(scene, at, start), at + 1))  # «يسعى المسؤولون إلى إجراء محادثات»
        if word in clause_words().that and scene.word(at + 1).startswith("ال"):
            end = phrase(scene, at + 1, start)
            return Chunk(at + 1, end) if end > at + 1 else None  # «إن الثوار تمكنوا من قتل …»
        known = scene.entry_at.get(at)
        if known is None or known[2].kind in ("place", "misc") or known[0] > start or at in taken:
            continue
        if scene.word(at - 1) in clause_words().locative or (known[2].kind == "media" and draft.trigger.type in _FORCE):
            continue
        return Chunk(at, known[0], known[1])
    return None


def is_of_country(scene: Scene, draft: Draft) -> bool:
    """Whether an adjective right behind a noun tells whose it is: «قصف إسرائيلي», «الغارة الجوية الإسرائيلية»."""
    definite = has_article(scene, draft)
    for word in scene.words[draft.trigger.end : draft.trigger.end + 2]:
        if word.startswith("ال") != definite:
            return False
        if word.removeprefix("ال") in demonyms():
            return True
        if not word.endswith(("ي", "يه")):
            return False  # «مهاجمة أهداف إسرائيلية»
    return False
