"""Where what is said ends, and how it is quoted."""

from __future__ import annotations

from khabar.model import Quotation
from khabar.reading.attributions.drafts import Draft
from khabar.reading.attributions.markers import markers
from khabar.reading.quotes import CLOSING, OPENING
from khabar.reading.scene import Scene

__all__ = ["aside", "boundary", "bounds", "object_over", "quotation", "whole_quotation"]

_EDGE = frozenset("،,.؛:!؟?-–—\n…") | {"..", "..."}
_LONGEST_NAME = 4
"""Tokens from mark to mark of a quoted name."""
_COMMAS = frozenset("،,؛")
_ENDS_QUOTED = _EDGE | CLOSING | {")", "(", ""}


def whole_quotation(scene: Scene, draft: Draft, cues: frozenset[int]) -> int | None:
    """The closing mark of a quotation that is all that is said; ``None`` when more is, or nothing is quoted."""
    start = draft.start
    closing = scene.quote_end.get(start)
    if closing is None:
        return None
    behind = scene.word(closing + 1)
    if behind in _ENDS_QUOTED or behind[0] == "\n" or closing + 1 in cues:
        return closing
    if draft.complement.kind == "speech" and scene.word(start - 1) == ":":
        return closing
    if markers().connective.at(scene.words, closing + 1):
        return closing
    return None


def boundary(scene: Scene, cue: int, floor: int) -> int:
    """The token that a content ends before which the cue at `cue` cuts off: its connectives and comma go with it."""
    connective, at = markers().connective, cue
    while at > floor:
        count = connective.before(scene.words, at)
        if count:
            at -= count
        elif scene.words[at - 1] in _COMMAS or scene.words[at - 1] == "مع":
            at -= 1
        else:
            break
    return max(at, floor)


def aside(scene: Scene, start: int, end: int) -> int:
    """Where, between `start` and `end`, the outlet begins to speak for itself; `end` when it does not."""
    phrases = markers().aside
    for at in range(start + 2, end):
        if scene.words[at - 1] in _COMMAS and phrases.at(scene.words, at) and scene.quoted[at] < start:
            return at
    return end


def object_over(scene: Scene, start: int, end: int) -> int:
    """Where, between `start` and `end`, a content that is no clause is over: «وصول القافلة بعد أن فتح الطريق»."""
    words, phrases = scene.words, markers().object_over
    for at in range(start + 3, end):
        if scene.quoted[at] >= start:
            continue
        if phrases.at(words, at) or (words[at - 1] in _COMMAS and _begins_deed(words[at])):
            return at
    return end


def _begins_deed(word: str) -> bool:
    """«ووصلت»: a conjunction before a verb that ends in the feminine's «ت»."""
    return len(word) > 4 and word[0] == "و" and word[-1] == "ت" and word[-2] != "ا"


def bounds(scene: Scene, start: int, end: int) -> tuple[int, int]:
    """Content without marks at its edges; a quotation that is all of it loses its marks, too."""
    words = scene.words
    while start < end and words[start] in _EDGE:
        start += 1
    while end > start and (words[end - 1] in _EDGE or words[end - 1][0] == "\n"):
        end -= 1
    if start < end and scene.quote_end.get(start) == end - 1:
        return bounds(scene, start + 1, end - 1)
    if end > start and words[end - 1] in CLOSING and scene.quote_start.get(end - 1, start - 1) < start:
        return bounds(scene, start, end - 1)
    if start < end and words[start] in OPENING and start not in scene.quote_end:
        return bounds(scene, start + 1, end)
    return start, end


def quotation(scene: Scene, start: int, end: int) -> Quotation:
    """How a content between two edges is quoted."""
    if start and scene.words[start - 1] in OPENING and scene.word(end) in CLOSING:
        return "direct"
    inside = scene.quoted[start] if start < len(scene.quoted) else -1
    if inside != -1 and scene.quote_end.get(inside, 0) >= end:
        return "direct"
    named: set[int] = set()
    for at in range(start, end):
        if at in scene.quote_end and _is_name(scene, at):
            named.update((at, scene.quote_end[at]))
    marks = OPENING | CLOSING
    return "mixed" if any(scene.words[at] in marks and at not in named for at in range(start, end)) else "indirect"


def _is_name(scene: Scene, opening: int) -> bool:
    """Whether a quotation only holds a name: «تنظيم "داعش"», «عملية "عين الصقر"»."""
    if scene.quote_end[opening] - opening > _LONGEST_NAME:
        return False
    first = opening + 1
    return first in scene.name_at or first in scene.entry_at or scene.word(opening - 1) in markers().named_noun
