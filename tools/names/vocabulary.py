"""Words as numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from khabar.reading.names.features import FEATURES, features, ngrams, normal
from khabar.reading.names.known import known_names

__all__ = ["BUCKETS", "Encoded", "Vocabulary", "build_vocabulary"]

BUCKETS = 30_000
_LEAST_SEEN = 3
_WORDS = 90_000
"""Words that get a vector of their own in the model; the rest is made of letters."""


class Encoded(NamedTuple):
    """A sentence: the types of its tokens and their marks of known names."""

    types: np.ndarray
    marks: np.ndarray


class Vocabulary(NamedTuple):
    """Every type of token that the corpora hold, and what is known of each."""

    types: dict[str, int]
    words: list[str]
    """The words that have a vector of their own, the most frequent first; the vector's row is one more."""
    own: np.ndarray
    """For each type the row of its own vector, 0 for none."""
    letters: np.ndarray
    """For each type its buckets, filled up with `BUCKETS`."""
    features: np.ndarray
    """For each type whether each of `FEATURES` holds."""

    def encode(self, tokens: Sequence[str]) -> Encoded:
        """A sentence of known types."""
        types = np.array([self.types[token] for token in tokens], np.int32)
        return Encoded(types, np.array(known_names(tokens), np.int8))


def build_vocabulary(raw: Iterable[list[str]], train: Iterable[list[str]], other: Iterable[list[str]]) -> Vocabulary:
    """The vocabulary of all corpora; only words of `raw` and `train` get vectors of their own."""
    counts: Counter[str] = Counter()
    for sentence in (*raw, *train):
        counts.update(sentence)
    plain: Counter[str] = Counter()
    for word, count in counts.items():
        plain[normal(word)] += count
    words = [
        word for word, count in sorted(plain.items(), key=lambda item: (-item[1], item[0])) if count >= _LEAST_SEEN
    ]
    words = words[:_WORDS]
    rows = {word: row for row, word in enumerate(words, 1)}
    types = {word: at for at, word in enumerate(sorted({*counts, *(w for sentence in other for w in sentence)}))}
    buckets = [ngrams(word, BUCKETS) for word in types]
    letters = np.full((len(types), max(map(len, buckets))), BUCKETS, np.int32)
    marks = np.zeros((len(types), len(FEATURES)), np.uint8)
    for at, (word, numbers) in enumerate(zip(types, buckets, strict=True)):
        letters[at, : len(numbers)] = numbers
        marks[at, features(word)] = 1
    own = np.array([rows.get(normal(word), 0) for word in types], np.int64)
    return Vocabulary(types, words, own, letters, marks)
