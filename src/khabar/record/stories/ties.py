"""How likely two articles belong to one story: boosted trees over `signals`, learnt from stories grouped by readers.

docs/story-ties-card.md tells what they have learnt from and how well they do on what they have not.
"""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from khabar.errors import LexiconError
from khabar.model import Profile
from khabar.record.stories.signals import SIGNALS, likeness, signals

__all__ = ["Trees", "probabilities", "tie_scores"]

_DEEPEST = 16
_LEAST_ALIKE = 0.06
"""Of two whose words are less alike none has been found to belong to one story; they are not looked at further."""


class Trees(NamedTuple):
    """Decision trees as arrays of one row a tree and one column a node; a leaf leads to itself."""

    signal: NDArray[np.int16]
    """Which signal a node asks for,"""
    most: NDArray[np.float64]
    """and up to which value the way leads to `left`."""
    left: NDArray[np.int16]
    right: NDArray[np.int16]
    value: NDArray[np.float64]
    """What a leaf adds to the logit."""


def tie_scores(one: Profile, others: Sequence[Profile]) -> list[float]:
    """How likely each of the others belongs to one story with `one`, 0 to 1."""
    if not others:
        return []
    like = [number for number, other in enumerate(others) if likeness(one, other) >= _LEAST_ALIKE]
    scores = [0.0] * len(others)
    if like:
        rows = np.array([signals(one, others[number]) for number in like], np.float64)
        for number, score in zip(like, probabilities(rows, _shipped()), strict=True):
            scores[number] = round(float(score), 4)
    return scores


def probabilities(rows: NDArray[np.float64], trees: Trees) -> NDArray[np.float64]:
    """The probability for each row of signals."""
    tree = np.arange(len(trees.signal))
    at = np.zeros((len(rows), len(tree)), np.int16)
    for _ in range(_DEEPEST):
        asked = trees.signal[tree, at]
        low = np.take_along_axis(rows, asked.astype(np.intp), axis=1) <= trees.most[tree, at]
        following = np.where(low, trees.left[tree, at], trees.right[tree, at])
        if np.array_equal(following, at):
            break
        at = following
    logits: NDArray[np.float64] = trees.value[tree, at].sum(axis=1)
    probable: NDArray[np.float64] = 1 / (1 + np.exp(-logits))
    return probable


@cache
def _shipped() -> Trees:
    """Raises `LexiconError` when the file is missing or holds no such trees."""
    try:
        with (files(__package__) / "data" / "ties.npz").open("rb") as shipped, np.load(shipped) as archive:
            trees = Trees(*(archive[name] for name in Trees._fields))
            known = int(archive["signals"])
    except (OSError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise LexiconError(f"ties.npz: {error}") from error
    if known != len(SIGNALS):
        raise LexiconError(f"ties.npz was learnt from {known} signals, not {len(SIGNALS)}: train it anew")
    return trees
