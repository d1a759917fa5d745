"""The chunks of a clause: noun phrases with the preposition before them, in the order of the text."""

from __future__ import annotations

from collections.abc import Container
from typing import NamedTuple

from khabar.arabic.analyser import base_word
from khabar.arabic.number_words import number_words
from khabar.reading.events.words import clause_words
from khabar.reading.scene import Scene

__all__ = ["Chunk", "before", "behind", "phrase"]

_LONGEST = 8
"""Tokens of a noun phrase."""
_FARTHEST = 30
"""Tokens of a clause that are looked at."""
_FUSED = 5
"""Letters from which on «بال» is a preposition and the article."""
_COMMAS = frozenset("،,")
_STOPS = frozenset(".؛:!؟?\n") | {"..", "...", "…", "–", "—"}
_QUOTES = frozenset("\"«»“”'")
_WRITTEN_ON = frozenset("بل")
_AUXILIARIES = frozenset({"قد", "كان", "كانت", "كانوا", "وقد", "وكان", "وكانت"})


class Chunk(NamedTuple):
    """A noun phrase and its preposition. Positions are tokens, ends excluded."""

    start: int
    end: int
    letters: int = 0
    """Of its first word, letters that are the preposition or a conjunction."""
    preposition: str = ""
    """In normal spelling; ``""`` for none, ``agent`` for «من قبل» and its kin."""
    joined: bool = False
    """Whether «و» joins it to the one before."""
    apart: bool = False
    """Whether a comma stands between it and what is before."""


def phrase(scene: Scene, at: int, limit: int, stops: Container[int] = ()) -> int:
    """The token behind the noun phrase that begins at `at`; `at` itself where none does."""
    words, small = scene.words, clause_words()
    limit = min(limit, at + _LONGEST)
    place, end = at, at
    while place < limit:
        word = words[place]
        if place > at and _is_another(scene, place, at):
            break
        if place in scene.entry_at:
            place = end = scene.entry_at[place][0]
            continue
        if place in scene.time_at or (place in stops and place > at):
            break
        if word in _QUOTES:
            place += 1
            if end and place - 1 in scene.quote_start and scene.quote_start[place - 1] >= at:
                end = place
            continue
        if not word[0].isalnum() or word in small.particle or word in small.relative or word in small.resumptive:
            break
        if word in small.adverb or (word in small.claimed and place > at):
            break
        if word in small.preposition and not (word == "نحو" and place == at) and not _counts(scene, at, place):
            break
        if place > at and _leads_away(scene, place):
            break
        place += 1
        end = place
    return end


def _is_another(scene: Scene, at: int, start: int) -> bool:
    """Whether a noun phrase ends right before `at`: «الجيش | قوات», «مسلحون | قافلة», «الرئيس الفرنسي | بيروت»."""
    last, word = scene.words[at - 1], scene.words[at]
    if not (word[0].isalnum() and last[0].isalnum()) or word in clause_words().preposition:
        return False
    if at in scene.name_at and scene.name_at[at][2].kind == "person":
        return False
    definite = (last.startswith("ال") and not number_words().begins(last)) or _ends_entry(scene, at, start)
    if at in scene.entry_at:
        return definite and scene.entry_at[at][2].kind != "person"
    if word.startswith("ال"):
        return last.endswith("ون") or (word.endswith("ين") and _ends_entry(scene, at, start))
    return definite or (last.endswith("ون") and not word.endswith(("ون", "ين")))


def _ends_entry(scene: Scene, at: int, start: int) -> bool:
    return any(place in scene.entry_at and scene.entry_at[place][0] == at for place in range(start, at))


def _counts(scene: Scene, at: int, place: int) -> bool:
    """«عدد من رجال الأمن», «7 من العمال», «ستون من العمال»."""
    if scene.words[place] != "من" or place == at:
        return False
    before = scene.words[place - 1]
    if before[0].isdigit() or number_words().begins(before):
        return True
    return before in clause_words().counting or scene.words[at] in clause_words().counting


def _leads_away(scene: Scene, at: int) -> bool:
    """Whether a word within a phrase has a conjunction or preposition written on: «وشرق», «بالقنابل», «للتحالف»."""
    word = scene.words[at]
    if word in clause_words().went_on:
        return True
    return len(word) > 3 and word[0] in "وبلف" and not _is_known(scene, at) and base_word(word)[0] != word[0]


def behind(scene: Scene, at: int, limit: int, stops: Container[int] = ()) -> list[Chunk]:
    """The chunks from `at` on, to the clause's end."""
    words, small = scene.words, clause_words()
    limit = min(limit, at + _FARTHEST)
    out: list[Chunk] = []
    preposition, apart = "", False
    while at < limit and at not in stops:
        word = words[at]
        if at in scene.time_at:
            at = max(at + 1, scene.time_at[at][0])
            preposition = ""
            continue
        if word in _STOPS or word[0] == "\n" or word in small.particle or word in small.relative:
            break
        if word in _COMMAS or word in ("(", ")", "-"):
            behind_time = scene.time_at[at + 1][0] if at + 1 in scene.time_at else at
            if behind_time > at and scene.word(behind_time) in _COMMAS:
                at = behind_time + 1  # «حث الوزير، السبت، السكان»
                continue
            apart = apart or word in _COMMAS
            preposition = ""
            at += 1
            continue
        agent = small.by_agent.at(words, at)
        if agent:
            preposition, at = "agent", at + agent
            continue
        if word in _WRITTEN_ON and scene.word(at + 1) in _QUOTES:
            preposition, at = word, at + 2  # «هجوم لـ"داعش"»
            continue
        bare = word[1:] if word[0] == "و" else word
        if (word in small.preposition or (bare in small.preposition and len(bare) > 1)) and not _is_about(scene, at):
            preposition = small.preposition[word if word in small.preposition else bare]
            at += 1
            continue
        if word in small.resumptive or word in small.adverb:
            at += 1
            continue
        chunk = _chunk(scene, at, limit, stops, preposition, out, apart)
        if chunk is None:
            at += 1
            continue
        out.append(chunk)
        at, preposition = chunk.end, ""
    return out


def _is_about(scene: Scene, at: int) -> bool:
    """«نحو ستين», «حوالي 20»: of a number it is no direction."""
    behind = scene.word(at + 1)
    return scene.words[at] == "نحو" and (behind[:1].isdigit() or number_words().begins(behind))


def _chunk(
    scene: Scene, at: int, limit: int, stops: Container[int], preposition: str, out: list[Chunk], apart: bool
) -> Chunk | None:
    word = scene.words[at]
    if word in clause_words().went_on or clause_words().done_by.at(scene.words, at):
        return None  # «هجوم وقع», «هجوم شنه مسلحون»
    letters, joined = 0, False
    fused = word.startswith("بال") and len(word) > _FUSED
    if not preposition and len(word) > 3 and not _is_known(scene, at) and (fused or base_word(word)[0] != word[0]):
        if word[0] in _WRITTEN_ON:
            preposition, letters = word[0], 0 if word.startswith("لل") else 1
        elif word[0] == "و" and out:
            if not _goes_along(scene, at):
                return None
            preposition, letters, joined = out[-1].preposition, 1, True
    end = phrase(scene, at, limit, stops)
    return None if end == at else Chunk(at, end, letters, preposition, joined, apart)


def _goes_along(scene: Scene, at: int) -> bool:
    """Whether «و» joins a noun to the one before: not a verb, whose clause begins there."""
    word = scene.words[at][1:]
    return word.startswith("ال") or at in scene.entry_at or at in scene.name_at or word[0].isdigit() or word[-1] == "ه"


def _is_known(scene: Scene, at: int) -> bool:
    """Whether the word begins a name with that letter: «بوتين», «وارسو»."""
    found = scene.entry_at.get(at) or scene.name_at.get(at)
    return found is not None and found[1] == 0


def before(scene: Scene, at: int, floor: int, *, led: bool = False) -> Chunk | None:
    """The noun phrase that ends right before `at`, a relative clause between them passed over.

    `led`: a preposition may stand before it, as before the noun that a relative clause is about.
    """
    words, small = scene.words, clause_words()
    end = at
    while end > floor and (words[end - 1] in _COMMAS or words[end - 1] in _AUXILIARIES):
        end -= 1
    if end > floor and words[end - 1] in small.relative:
        return before(scene, end - 1, floor, led=True)
    start = end
    while start > floor and end - start < _LONGEST:
        word = words[start - 1]
        if word in small.relative:
            return before(scene, start - 1, floor, led=True)
        if word in _COMMAS or word in _STOPS or word[0] == "\n" or word in small.particle:
            break
        if word in small.preposition or word[1:] in small.preposition:
            inside = any(
                place in scene.entry_at and scene.entry_at[place][0] > start for place in range(start - 6, start)
            )
            if not inside and not _counts(scene, max(floor, start - 3), start - 1):
                if not led:
                    return None
                break
        start -= 1
    while start < end and words[start] in _QUOTES:
        start += 1
    return Chunk(start, end) if start < end and words[start] not in small.resumptive else None
