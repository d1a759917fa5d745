"""Where what is said begins, behind a cue and its speaker."""

from __future__ import annotations

from collections.abc import Container

from khabar.reading.attributions.drafts import Complement
from khabar.reading.attributions.frames import says
from khabar.reading.attributions.markers import markers
from khabar.reading.quotes import OPENING
from khabar.reading.scene import Scene

__all__ = ["complement"]

_PREPOSITIONS = frozenset({"الي", "علي", "من", "عن"})
_WRITTEN_ON = "ب"
_FARTHEST = 40
"""Tokens between cue and content at the most."""
_SHORTEST_SPEECH = 3


def complement(
    scene: Scene, takes: frozenset[str], at: int, limit: int, blocked: Container[int] = ()
) -> Complement | None:
    """The beginning of what is said, sought from `at`; ``None`` when nothing of what the cue `takes` stands there.

    `blocked` tokens begin something else, which the search does not go past.
    """
    words, marks, passed = scene.words, markers(), 0
    limit = min(limit, at + _FARTHEST)
    while at < limit:
        word = words[at]
        if at in scene.time_at:
            at = max(at + 1, scene.time_at[at][0])
            continue
        found = _here(scene, takes, at, limit)
        if found is not None:
            return found
        if word == "،" or word == "," or word in marks.passed:
            at += 1
        elif word in ("(", "["):
            at = _behind_bracket(scene, at, limit)
        elif word in (":", "\n") or at in blocked:
            return None
        elif at in scene.quote_end:
            at = scene.quote_end[at] + 1
        elif word in marks.adjunct or (word[0] == "ل" and len(word) > 2):
            at = _behind_phrase(scene, takes, at + 1, limit, blocked)
        elif "object" in takes and not passed and _is_object(word) and not says(word):
            return Complement(at, 0, "object", at)
        else:
            passed += 1
            at += 1
    return None


def _here(scene: Scene, takes: frozenset[str], at: int, limit: int) -> Complement | None:
    """What begins at this very token."""
    words, marks, word = scene.words, markers(), scene.words[at]
    if word in marks.clause and "clause" in takes and not _of_another(scene, at):
        return None if scene.in_name(at) or scene.written(at)[0] == "آ" else _clause(scene, at, at)  # «آن هيدالغو»
    if "clause" in takes and marks.question.at(words, at):
        return Complement(at, 0, "clause", at)
    if word == ":" and "speech" in takes:
        start = at + 1
        if scene.word(start) in marks.clause:  # «وقالوا: إن …»
            return _clause(scene, start, at)
        if start >= len(words) or words[start][0] == "\n" or _is_choice(scene, start):
            return None
        return Complement(start, 0, "speech", at)
    if at in scene.quote_end and "speech" in takes and scene.quote_end[at] - at > _SHORTEST_SPEECH + 1:
        return Complement(at, 0, "speech", at)
    if word in _PREPOSITIONS and {"الي": "إلى", "علي": "على"}.get(word, word) in takes and at + 1 < limit:
        if words[at + 1] in marks.clause:
            return _clause(scene, at + 1, at)
        return Complement(at + 1, 0, "preposition", at)
    if word[0] == _WRITTEN_ON and _WRITTEN_ON in takes and word not in marks.not_with_ba and at + 1 < limit:
        if word == _WRITTEN_ON:
            return Complement(at + 1, 0, "preposition", at)
        if len(word) > 3:
            return Complement(at, 1, "preposition", at)
    return None


def _of_another(scene: Scene, at: int) -> bool:
    """Whether a clause belongs to what stands before it: «بعد أن», «على الرغم من أن»."""
    before, despite = scene.word(at - 1), scene.word(at - 2)
    return before in markers().before_clause or (before == "من" and despite in ("الرغم", "بالرغم", "وبالرغم"))


def _is_choice(scene: Scene, at: int) -> bool:
    """Whether «أ- ماض ب- مضارع» begins there, as in an exam."""
    return len(scene.words[at]) == 1 and scene.words[at].isalpha() and scene.word(at + 1) in ("-", ")", "–")


def _clause(scene: Scene, particle: int, marker: int) -> Complement | None:
    start = particle + 1
    while scene.word(start) in ("،", ","):
        start += 1
    return Complement(start, 0, "clause", marker) if start < len(scene.words) else None


def _behind_bracket(scene: Scene, at: int, limit: int) -> int:
    for place in range(at + 1, limit):
        if scene.words[place] in (")", "]"):
            return place + 1
    return at + 1


def _behind_phrase(scene: Scene, takes: frozenset[str], at: int, limit: int, blocked: Container[int]) -> int:
    """The token behind a phrase that a preposition begins: a comma, or what the cue takes."""
    while at < limit and at not in blocked and scene.words[at] not in ("،", ",", ":", "\n"):
        if "object" in takes and _is_accusative(scene.words[at]):
            return at
        if at in scene.quote_end and scene.quote_end[at] - at <= _SHORTEST_SPEECH:
            at = scene.quote_end[at]
        elif _here(scene, takes, at, limit) is not None and scene.words[at][0] != _WRITTEN_ON:
            return at
        at += 1
    return at


def _is_accusative(word: str) -> bool:
    """«عددا»: an indefinite object shows its case."""
    return len(word) > 3 and word[-1] == "ا" and word[-2] not in "هنمي"


def _is_object(word: str) -> bool:
    return word[0].isalnum() or word in OPENING
