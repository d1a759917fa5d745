"""The file that holds what training learnt.

A numpy archive, not compressed: ``words`` is the vocabulary in UTF-8, one word a line, the most frequent first; a table
(``table``, ``letters``) lies in whole numbers of 8 bits with one scale a row, everything else in 16-bit floats.
"""

from __future__ import annotations

import zipfile
from importlib.resources import files
from typing import IO, NamedTuple

import numpy as np
from numpy.typing import NDArray

from khabar.errors import LexiconError

__all__ = ["Floats", "Table", "Weights", "read_weights"]

Floats = NDArray[np.float32]


class Table(NamedTuple):
    """Rows of numbers, each ``scale`` times whole numbers from -127 to 127."""

    values: NDArray[np.int8]
    scales: Floats

    def rows(self, indices: NDArray[np.intp]) -> Floats:
        """The rows at `indices`."""
        return self.values[indices].astype(np.float32) * self.scales[indices, None]


class Weights(NamedTuple):
    """All that training learnt. D is the size of a word's vector, H of a direction's state, K the number of tags."""

    words: tuple[str, ...]
    """The vocabulary, the most frequent word first."""
    table: Table
    """The vector of each word of the vocabulary, made of its own, its letters' and its features'."""
    letters: Table
    """The vector of each bucket of letter sequences."""
    unknown: Floats
    """The own part of the vector of a word outside the vocabulary."""
    features: Floats
    features_bias: Floats
    """From features to the last part of a word's vector."""
    narrow: Floats
    """(parts, D): what makes a word's vector of its own part, its letters' and its features'."""
    inward: Floats
    inward_bias: Floats
    """(D, 8H): from a word's vector to the gates, forward and then backward, each in, forget, out, cell."""
    known: Floats
    """(marks, 8H): what a mark of `known_names` adds to the gates; nothing where there is none."""
    onward: Floats
    """(2, H, 4H): from the state before, doubled, to the gates."""
    context: Floats
    context_bias: Floats
    """(2H, hint): from the doubled states on either side of a word to what may stand there."""
    hidden: Floats
    hidden_context: Floats
    hidden_bias: Floats
    """From a word's doubled states and from what its context hints at."""
    scores: Floats
    scores_bias: Floats
    """(hidden, K): to the tags."""
    steps: Floats
    first: Floats
    last: Floats
    """What going from one tag to another, beginning and ending with one is worth."""


def read_weights(stream: IO[bytes] | None = None) -> Weights:
    """The weights in `stream`, by default those that ship with Khabar.

    Raises:
        LexiconError: the file is missing or holds no such weights.
    """
    try:
        if stream is None:
            with (files(__package__) / "data" / "names.npz").open("rb") as shipped:
                return _read(shipped)
        return _read(stream)
    except (OSError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise LexiconError(f"names.npz: {error}") from error


def _read(stream: IO[bytes]) -> Weights:
    with np.load(stream, allow_pickle=False) as archive:
        plain = {name: archive[name].astype(np.float32) for name in Weights._fields if name not in _SPECIAL}
        return Weights(
            words=tuple(archive["words"].tobytes().decode().split("\n")),
            table=Table(archive["table"], archive["table_scales"].astype(np.float32)),
            letters=Table(archive["letters"], archive["letters_scales"].astype(np.float32)),
            **plain,
        )


_SPECIAL = ("words", "table", "letters")
