"""What a noun of a speaker's phrase has behind it: «في حماس», «للنقابة», «والمغتربين»."""

from __future__ import annotations

from khabar.reading.attributions.adjectives import is_definite_adjective
from khabar.reading.attributions.channel_words import is_medium
from khabar.reading.attributions.markers import markers
from khabar.reading.attributions.noun_phrase import NounPhrase
from khabar.reading.attributions.source_words import head_of, source_words
from khabar.reading.scene import Scene

__all__ = ["complement", "joined_complement", "joins", "led_on"]

LONGEST_QUOTED = 7
"""Tokens from mark to mark of a quoted name."""


def joins(phrase: NounPhrase, preposition: str) -> bool:
    """Whether such a preposition joins a complement to the phrase's head."""
    if phrase.named or phrase.head is None:
        return False
    return phrase.head.word in source_words().takes.get(preposition, ())


def led_on(scene: Scene, phrase: NounPhrase, at: int) -> bool:
    """Whether «ل» at `at` belongs to the phrase: «الأمين العام للنقابة», and not «قال الوزير للصحيفة»."""
    word = scene.words[at]
    found = head_of(word)
    if found is not None and found.letters + word.startswith("لل") and found.head.kind in ("media", "agency"):
        return False
    entry = scene.entry_at.get(at)
    if entry is not None and entry[2].kind in ("media", "agency"):
        return False
    if phrase.named and (phrase.head is None or phrase.head.type == "person") and not phrase.bodies:
        return False
    if word in source_words().suspended or word in ("لان", "لكن", "لدي", "لم", "لن", "لقد"):
        return False
    if phrase.head is None:
        return phrase.entry is not None and phrase.entry.kind not in ("state", "place", "person", "misc")
    if phrase.head.type == "person":
        return phrase.head.word in source_words().takes.get("ل", ())
    return word.startswith("لل") or phrase.head.type == "body"


def complement(scene: Scene, phrase: NounPhrase, at: int, limit: int) -> bool:
    """What a preposition leads: one noun, an entry, or a noun with its own complement."""
    words = scene.words
    if at >= limit or at in scene.time_at:
        return False
    entry = scene.entry_at.get(at)
    if entry is not None and entry[0] <= limit:
        if entry[2].kind != "person":
            phrase.bodies.append(entry[2])
        phrase.end, phrase.open, phrase.definite = entry[0], False, True
        return True
    word = words[at]
    if at in scene.quote_end:
        closing = scene.quote_end[at]
        if closing < limit and closing - at <= LONGEST_QUOTED:
            phrase.end, phrase.open, phrase.definite = closing + 1, False, True
            return True
        return False
    if not word[0].isalpha() or word in markers().clause or word in markers().relative or is_medium(word):
        return False
    fused = word.startswith("لل") or word.startswith("ال") or word.startswith("بال")
    owned = head_of(word)
    phrase.end, phrase.definite = at + 1, True
    phrase.open = not fused and not (owned is not None and owned.owned)
    return True


def joined_complement(scene: Scene, phrase: NounPhrase, at: int) -> bool:
    """«وزارة الخارجية والمغتربين»: a second complement, when nobody speaks under it."""
    if (
        phrase.open
        or not phrase.definite
        or (phrase.named and phrase.entry is not None and phrase.entry.kind == "person")
    ):
        return False
    word = scene.words[at]
    if head_of(word) is not None or at in scene.entry_at or phrase.end == phrase.start + 1:
        return False
    if not scene.words[phrase.end - 1].startswith(("ال", "لل")) and not is_definite_adjective(word[3:]):
        return False
    phrase.end = at + 1
    return True
