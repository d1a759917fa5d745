"""The vector of a word, known or new."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from khabar.reading.names.features import features, ngrams, normal
from khabar.reading.names.weights import Floats, Weights

__all__ = ["WordVectors"]


class WordVectors:
    """Vectors of folded tokens. A word of the vocabulary has its own; a new one's comes from its letters and features.

    Safe to share between threads: what it remembers is only ever replaced by equal values.
    """

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._places = {word: place for place, word in enumerate(weights.words)}

    def rank(self, word: str) -> int:
        """How many words the news uses more often; a word outside the vocabulary comes after all that are in it."""
        return self._places.get(word, len(self._places))

    def of(self, words: Sequence[str]) -> Floats:
        """A row for each of `words`."""
        places = self._places
        # Numbers differ without end, but no two of one length matter.
        found = np.array([places[word] if word in places else places.get(normal(word), -1) for word in words], np.intp)
        out = self._weights.table.rows(found)
        new = np.flatnonzero(found < 0)
        if len(new):
            out[new] = self._made([words[at] for at in new.tolist()])
        return out

    def _made(self, words: Sequence[str]) -> Floats:
        """The rows of words outside the vocabulary."""
        weights = self._weights
        buckets = [ngrams(word, len(weights.letters.values)) for word in words]
        sizes = np.array([len(numbers) for numbers in buckets])
        starts = np.concatenate([[0], sizes[:-1].cumsum()])
        flat = np.array([bucket for numbers in buckets for bucket in numbers], np.intp)
        letters = np.add.reduceat(weights.letters.rows(flat), starts)
        letters /= np.sqrt(sizes, dtype=np.float32)[:, None]
        held = np.zeros((len(words), len(weights.features)), np.float32)
        for at, word in enumerate(words):
            held[at, features(word)] = 1
        known = np.maximum(held @ weights.features + weights.features_bias, 0)
        own, size = len(weights.unknown), len(weights.unknown) + letters.shape[1]
        out: Floats = letters @ weights.narrow[own:size]
        out += known @ weights.narrow[size:]
        out += weights.unknown @ weights.narrow[:own]
        return out
