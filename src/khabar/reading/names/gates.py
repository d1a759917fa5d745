"""What a token gives the network, whatever stands around it. Most of a text's words were in the text before, too."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Lock

import numpy as np

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
        self._rows: dict[tuple[str, int], int] = {}
        self._table = np.empty((0, self._bias.shape[1]), np.float32)
        self._lock = Lock()

    def of(self, tokens: Sequence[tuple[str, int]]) -> Floats:
        """(token, C) for words with their marks of `known_names`, none of them twice."""
        with self._lock:
            known = self._rows
            new = [token for token in tokens if token not in known]
            if len(known) + len(new) > _REMEMBERED:
                if len(tokens) > _REMEMBERED:
                    return self._made(tokens)
                known.clear()
                new = list(tokens)
            if new:
                first = len(known)
                if first + len(new) > len(self._table):
                    larger = np.empty((min(_REMEMBERED, 2 * (first + len(new))), self._table.shape[1]), np.float32)
                    larger[:first] = self._table[:first]
                    self._table = larger
                self._table[first : first + len(new)] = self._made(new)
                known.update((token, first + at) for at, token in enumerate(new))
            return self._table[[known[token] for token in tokens]]

    def _made(self, tokens: Sequence[tuple[str, int]]) -> Floats:
        vectors = self._words.of([word for word, _ in tokens])
        out: Floats = vectors @ self._weights.inward
        out += self._bias[[mark for _, mark in tokens]]
        return out
