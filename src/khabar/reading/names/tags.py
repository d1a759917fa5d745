"""Tags of tokens: IOB2 over the four kinds, and the best sequence of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from khabar.model import NameKind

__all__ = ["KINDS", "TAGS", "best_tags", "entities"]

KINDS: dict[str, NameKind] = {"PERS": "person", "LOC": "location", "ORG": "organization", "MISC": "misc"}
TAGS = ("O", *(f"{place}-{kind}" for kind in KINDS for place in "BI"))

_Floats = NDArray[np.float32]
_Indices = NDArray[np.intp]

_CERTAIN = 4.0
"""A token whose O is worth so much more than all else has it, whatever stands beside it."""


def best_tags(
    scores: _Floats, lengths: Sequence[int], steps: _Floats, first: _Floats, last: _Floats
) -> list[list[int]]:
    """The sequences of the highest sum, as indices of `TAGS`, by Viterbi's algorithm.

    `scores` is token-by-tag, sentence after sentence; no sentence is empty. `steps` is what going from one tag to
    another is worth, `first` and `last` what beginning or ending with one is. Tokens that are O beyond doubt are left
    out: what lies between them is worked on beside each other.
    """
    tags = np.zeros(len(scores), np.intp)
    sizes = np.array(lengths, np.intp)
    ends = sizes.cumsum()
    if len(scores):
        edge = np.zeros(len(scores) + 1, bool)
        edge[ends - sizes] = edge[-1] = True
        # Tag by tag, since numpy goes through many short rows slowly.
        others = np.maximum.reduce(np.ascontiguousarray(scores.T)[1:])
        is_open = np.zeros(len(scores) + 2, bool)
        is_open[1:-1] = scores[:, 0] - others < _CERTAIN
        starts = np.flatnonzero(is_open[1:-1] & (edge[:-1] | ~is_open[:-2]))
        stops = np.flatnonzero(is_open[1:-1] & (edge[1:] | ~is_open[2:]))
        scores = scores.copy()
        scores[starts] += np.where(edge[starts, None], first, steps[0])
        scores[stops] += np.where(edge[stops + 1, None], last, steps[:, 0])
        _tag_runs(scores, starts, stops + 1 - starts, steps, tags)
    flat = tags.tolist()
    return [flat[end - length : end] for end, length in zip(ends.tolist(), lengths, strict=True)]


def _tag_runs(scores: _Floats, starts: _Indices, lengths: _Indices, steps: _Floats, tags: _Indices) -> None:
    """Writes the best `tags` of runs of tokens."""
    order = np.argsort(-lengths, kind="stable")
    starts, lengths = starts[order], lengths[order]
    longest = int(lengths[0]) if len(lengths) else 0
    running = np.searchsorted(-lengths, -np.arange(longest)).tolist()
    totals = [scores[starts]] if longest else []
    for at in range(1, longest):
        through = totals[-1][: running[at]].T[:, :, None] + steps[:, None]  # from, run, to
        totals.append(through.max(0) + scores[starts[: running[at]] + at])
    to = np.ascontiguousarray(steps.T)
    tag = np.zeros(0, np.intp)
    for at in range(longest - 1, -1, -1):
        worth = totals[at]
        worth[: len(tag)] += to[tag]  # the runs that go on, the others have no next tag
        tag = worth.argmax(1)
        tags[starts[: len(tag)] + at] = tag


def entities(tags: Sequence[int]) -> Iterator[tuple[int, int, str]]:
    """First token, end and kind of each name in a valid sequence of tags."""
    if not any(tags):
        return  # as for most sentences
    start = kind = None
    for at, tag in enumerate((*tags, 0)):
        if start is not None and not (tag and tag % 2 == 0):
            assert kind is not None
            yield start, at, kind
            start = None
        if tag % 2:
            start, kind = at, TAGS[tag][2:]
