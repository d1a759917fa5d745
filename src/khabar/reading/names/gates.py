"""What a token gives the network, whatever stands around it. Most of a text's words were in the text before, too."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import filterfalse
from threading import Lock

import numpy as np

from khabar.reading.names.known import MarkedWord
from khabar.reading.names.weights import Floats, Weights
from khabar.reading.names.words import WordVectors

__all__ = ["Gates"]

_REMEMBERED = 10_000
"""Tokens; at 2.6 KB each."""


class Gates:
    """A token's part in the network, remembered for the tokens met last. Safe to share between threads."""

    def __init__(self, weights: Weights, words: WordVectors) -> None:
        self._weights = weights
        self._words = words
        self._bias = weights.inward_bias + weights.known
        self._lock = Lock()
        self._forget(0)

    def of(self, tokens: Sequence[MarkedWord]) -> tuple[Floats, list[int]]:
        """A table of (row, 8H), and the row of it for each of `tokens`."""
        with self._lock:
            known = self._rows
            new = dict.fromkeys(filterfalse(known.__contains__, tokens))
            if len(known) + len(new) > len(self._table):
                new = dict.fromkeys(tokens)
                self._forget(len(new))
                known = self._rows
            if new:
                rows = range(len(known), len(known) + len(new))
                self._make(list(new), self._table[rows.start : rows.stop])
                known.update(zip(new, rows, strict=True))
            return self._table, list(map(known.__getitem__, tokens))

    def _forget(self, needed: int) -> None:
        # A new table, for another thread may still be reading the old one. What is not written of it takes no memory.
        self._rows: dict[MarkedWord, int] = {}
        self._table = np.empty((max(needed, _REMEMBERED), self._bias.shape[1]), np.float32)

    def _make(self, tokens: Sequence[MarkedWord], out: Floats) -> None:
        pairs = [(token, 0) if isinstance(token, str) else token for token in tokens]
        np.matmul(self._words.of([word for word, _ in pairs]), self._weights.inward, out=out)
        marks = [mark for _, mark in pairs]
        out += self._bias[marks if any(marks) else 0]
