"""Numbers that count nothing: scores, ranks, names, addresses, clocks, list counters."""

from __future__ import annotations

from collections.abc import Callable

from khabar.arabic.number_words import number_words
from khabar.reading.quantities.scene import Scene, bare, stems
from khabar.reading.quantities.words import quantity_words

__all__ = ["JOINED", "REFUSALS", "is_refused"]

_JOINERS = frozenset("-–—/:.#_@=*×\\،,+'’")
_MOST_DIGITS = 15
_ELEVENTH = frozenset(("حادي", "حاديه"))


def is_refused(scene: Scene, start: int, end: int, *, measured: bool) -> bool:
    """Whether the number of tokens `start` to `end` is no quantity; one with a unit is refused for fewer reasons."""
    return any(refusal(scene, start, end) for refusal in (JOINED if measured else REFUSALS))


def named(scene: Scene, start: int, _end: int) -> bool:
    """«المادة 12», «كوفيد 19», «القرار رقم 2254», «الدورة الـ15»."""
    at = scene.back(start)
    if at >= 0 and scene.words[at] == "ال":
        at = scene.back(at)
    elif at >= 0 and scene.words[at] in "-–" and scene.touches(at):  # «كوفيد-19»
        at -= 1
    if at < 0 or scene.word(at - 1) == "ما":  # «ما مجموعه 12»
        return False
    words = quantity_words().no_amount_before
    return any(stem in words for stem in stems(scene.words[at]))


def joined_before(scene: Scene, start: int, _end: int) -> bool:
    """«F-16», «2-1», «10:30», «#5»."""
    if not scene.touches(start):
        return False
    before = scene.words[start - 1]
    if before in _JOINERS:
        return before in "#@_" or (scene.touches(start - 1) and scene.kind(start - 2) != "mark") or before == "+"
    return scene.kind(start - 1) == "word" and before[0] < "\u0600"


def joined_after(scene: Scene, _start: int, end: int) -> bool:
    """«7/4», «10:30», «4K», «3-0», «5،6،7»."""
    if not scene.touches(end):
        return False
    after = scene.words[end]
    if after in ("/", ":", "-", "–", "_", "@", "×", "*", "\\", "'", "’", "،", ","):
        return (
            end + 1 < scene.count
            and scene.touches(end + 1)
            and (after not in "،,-–" or scene.kind(end + 1) == "number")
        )
    return scene.kind(end) == "word" and after[0] < "\u0600"


def score(scene: Scene, start: int, end: int) -> bool:
    """«2 - 1», «(3-2)»."""
    dashes = ("-", "–", "—", ":")
    return (scene.word(end) in dashes and scene.kind(end + 1) == "number") or (
        scene.word(start - 1) in dashes and scene.kind(start - 2) == "number"
    )


def identifier(scene: Scene, start: int, end: int) -> bool:
    """A telephone number or the like: too many digits, or a zero in front."""
    word = scene.words[start]
    if end != start + 1 or not word.isdecimal():
        return False
    return len(word) > _MOST_DIGITS or (len(word) > 1 and word[0] == "0")


def counter(scene: Scene, start: int, end: int) -> bool:
    """«1. …» and «2- …» where a line begins."""
    first = start - (start > 0 and scene.words[start - 1] in "(•")
    opens = first == 0 or scene.words[first - 1][0] == "\n"
    return opens and scene.word(end) in (".", "-", ")", "–", "/", "_") and scene.kind(start) == "number"


def ordinal(scene: Scene, start: int, _end: int) -> bool:
    """«الحادي عشر», «الثاني عشر»."""
    ordinals = number_words().ordinals
    word, before = scene.word(start), scene.word(start - 1)
    if any(bare(stem) in _ELEVENTH for stem in (*stems(word), *(stems(before) if before else ())) if stem):
        return True
    return number_words().tens.get(word) == 10 and any(bare(stem) in ordinals for stem in stems(before) if before)


def chance(scene: Scene, _start: int, end: int) -> bool:
    """«1 من 23»."""
    return scene.word(end) == "من" and scene.kind(end + 1) == "number"


_Refusal = Callable[[Scene, int, int], bool]
JOINED: tuple[_Refusal, ...] = (joined_before, joined_after)
REFUSALS: tuple[_Refusal, ...] = (
    ordinal,
    *JOINED,
    named,
    score,
    identifier,
    counter,
    chance,
)
