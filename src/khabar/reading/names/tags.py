"""Tags of tokens: IOB2 over the four kinds, and the best sequence of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import cast

import numpy as np
from numpy.typing import NDArray

from khabar.model import NameKind

__all__ = ["KINDS", "TAGS", "best_tags", "entities"]

KINDS: dict[str, NameKind] = {"PERS": "person", "LOC": "location", "ORG": "organization", "MISC": "misc"}
TAGS = ("O", *(f"{place}-{kind}" for kind in KINDS for place in "BI"))

_Scores = NDArray[np.float32]


def best_tags(
    scores: _Scores, lengths: Sequence[int], steps: _Scores, first: _Scores, last: _Scores
) -> list[list[int]]:
    """The sequences of the highest sum, as indices of `TAGS`, by Viterbi's algorithm.

    `scores` is tokens-by-sentence-by-tag; sentences lie longest first, so that those that still run are a prefix.
    `steps` is what going from one tag to another is worth, `first` and `last` what beginning or ending with one is.
    """
    if not lengths:
        return []
    came_from = np.zeros(scores.shape, np.int8)
    total = first + scores[0]
    running = len(lengths)
    ended = np.empty_like(total)
    for at in range(1, len(scores)):
        while lengths[running - 1] <= at:
            running -= 1
        ended[running : len(total)] = total[running:]
        through = total[:running, :, None] + steps
        came_from[at, :running] = through.argmax(1)
        total = through.max(1) + scores[at, :running]
    ended[: len(total)] = total
    ended += last
    finals = ended.argmax(1).tolist()
    back = cast(list[list[list[int]]], came_from.tolist())
    out = []
    for sentence, (tag, length) in enumerate(zip(finals, lengths, strict=True)):
        path = [tag]
        for at in range(length - 1, 0, -1):
            tag = back[at][sentence][tag]
            path.append(tag)
        out.append(path[::-1])
    return out


def entities(tags: Sequence[int]) -> Iterator[tuple[int, int, str]]:
    """First token, end and kind of each name in a valid sequence of tags."""
    start = kind = None
    for at, tag in enumerate((*tags, 0)):
        if start is not None and not (tag and tag % 2 == 0):
            assert kind is not None
            yield start, at, kind
            start = None
        if tag % 2:
            start, kind = at, TAGS[tag][2:]
