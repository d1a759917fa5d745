"""Words in, tags out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from threadpoolctl import ThreadpoolController

from khabar.reading.names.gates import Gates
from khabar.reading.names.known import MarkedWord
from khabar.reading.names.network import tag_scores
from khabar.reading.names.tags import best_tags
from khabar.reading.names.weights import Weights, read_weights
from khabar.reading.names.words import WordVectors

__all__ = ["Recogniser", "load"]

_AT_ONCE = 1_000
"""Tokens that are worked on together: more would leave the processor's cache."""


class Recogniser:
    """A trained tagger. Safe to share between threads."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._words = WordVectors(weights)
        self._gates = Gates(weights, self._words)
        self._pools = ThreadpoolController().select(user_api="blas")

    def rank(self, word: str) -> int:
        """How many words the news uses more often than a folded `word`."""
        return self._words.rank(word)

    def tag(self, sentences: Sequence[Sequence[MarkedWord]]) -> list[list[int]]:
        """For each sentence of folded tokens an index of `TAGS` for each token. Empty sentences are allowed."""
        # The products are small: a second thread costs more than it does, ten times more on a busy machine.
        if all(pool.num_threads == 1 for pool in self._pools.lib_controllers):
            return self._tag(sentences)
        with self._pools.limit(limits=1):
            return self._tag(sentences)

    def _tag(self, sentences: Sequence[Sequence[MarkedWord]]) -> list[list[int]]:
        out: list[list[int]] = [[] for _ in sentences]
        weights = self._weights
        for part in _batches(sentences):
            gates, rows = self._gates.of([token for at in part for token in sentences[at]])
            lengths = [len(sentences[at]) for at in part]
            scores = tag_scores(weights, gates, rows, lengths)
            found = best_tags(scores, lengths, weights.steps, weights.first, weights.last)
            for at, tags in zip(part, found, strict=True):
                out[at] = tags
        return out


def _batches(sentences: Sequence[Sequence[MarkedWord]]) -> Iterator[list[int]]:
    """Sentences by their place in `sentences`, the longest first, about `_AT_ONCE` tokens at a time; empty in none."""
    batch: list[int] = []
    tokens = 0
    for at in sorted((at for at, words in enumerate(sentences) if words), key=lambda at: -len(sentences[at])):
        if tokens >= _AT_ONCE:
            yield batch
            batch, tokens = [], 0
        batch.append(at)
        tokens += len(sentences[at])
    if batch:
        yield batch


@cache
def load() -> Recogniser:
    """The recogniser that ships with Khabar.

    Raises:
        LexiconError: its file is missing or is none.
    """
    return Recogniser(read_weights())
