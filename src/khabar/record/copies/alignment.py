"""Which words of one text stand in another, in runs and in line.

The longest runs in common are taken first, each word once: greedy string tiling (Wise 1993), in one pass over the runs.
A run of two words counts only in line with another, so that words which every text has do not add up.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import msgspec

__all__ = ["Run", "aligned"]

_SHORTEST = 2
"""Words of a run."""
_PASSAGE = 3
"""Words of the runs in line that are a passage."""
_APART = 8
"""Words that may stand between two runs in line, on either side: what an editor has put in or left out."""
_PLACES = 16
"""Places of one run's beginning that are looked at."""
_OPEN = 4
"""Passages that a run is tried behind, the latest ones."""


class Run(msgspec.Struct, frozen=True, gc=False):
    """`length` words that stand in both texts, one after the other."""

    one: int
    """The first of them in one text,"""
    other: int
    """and in the other."""
    length: int


def aligned(one: Sequence[str], other: Sequence[str]) -> tuple[Run, ...]:
    """The runs that two texts have in common, in the order of `one`; no word is in two of them.

    The same runs whichever of the two texts comes first.
    """
    if (len(other), other) < (len(one), one):
        return tuple(sorted((Run(r.other, r.one, r.length) for r in aligned(other, one)), key=lambda run: run.one))
    return _in_line(_each_word_once(_runs(one, other), len(one), len(other)))


def _runs(one: Sequence[str], other: Sequence[str]) -> list[Run]:
    """All runs that cannot be made longer."""
    places = defaultdict(list)
    for at in range(len(other) - _SHORTEST + 1):
        places[tuple(other[at : at + _SHORTEST])].append(at)
    runs = []
    going: dict[int, int] = {}  # where the other text's next run would begin, and where this one's began
    for at in range(len(one) - _SHORTEST + 1):
        going, before = {}, going
        for place in places.get(tuple(one[at : at + _SHORTEST]), ())[:_PLACES]:
            going[place + 1] = before.pop(place, at)
        runs += [_run(begun, at, place) for place, begun in before.items()]
    runs += [_run(begun, len(one) - _SHORTEST + 1, place) for place, begun in going.items()]
    return runs


def _run(begun: int, at: int, place: int) -> Run:
    return Run(begun, place - (at - begun), at - begun + _SHORTEST - 1)


def _each_word_once(runs: list[Run], words_of_one: int, words_of_other: int) -> list[Run]:
    """The longest runs, and what they leave of others, in the order of the first text."""
    taken, taken_other = bytearray(words_of_one), bytearray(words_of_other)
    out = []
    for run in sorted(runs, key=lambda run: (-run.length, run.one, run.other)):
        start, place, length = run.one, run.other, run.length
        while length and (taken[start] or taken_other[place]):
            start, place, length = start + 1, place + 1, length - 1
        free = 0
        while free < length and not taken[start + free] and not taken_other[place + free]:
            free += 1
        if free >= _SHORTEST:
            taken[start : start + free] = taken_other[place : place + free] = b"\1" * free
            out.append(Run(start, place, free))
    return sorted(out, key=lambda run: run.one)


def _in_line(runs: list[Run]) -> tuple[Run, ...]:
    """The runs of those passages that are long enough."""
    passages: list[list[Run]] = []
    for run in runs:
        for passage in reversed(passages[-_OPEN:]):
            last = passage[-1]
            apart, apart_other = run.one - last.one - last.length, run.other - last.other - last.length
            if 0 <= apart <= _APART and 0 <= apart_other <= _APART:
                passage.append(run)
                break
        else:
            passages.append([run])
    kept = [run for passage in passages if sum(r.length for r in passage) >= _PASSAGE for run in passage]
    return tuple(sorted(kept, key=lambda run: run.one))
