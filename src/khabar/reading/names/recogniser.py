"""Words in, tags out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from khabar.reading.names.gates import Gates
from khabar.reading.names.known import known_names
from khabar.reading.names.network import tag_scores
from khabar.reading.names.tags import best_tags
from khabar.reading.names.weights import Weights, read_weights
from khabar.reading.names.words import WordVectors

__all__ = ["Recogniser", "load"]

_AT_ONCE = 2_000
"""Tokens, padding included, that are worked on together: more would leave the processor's cache."""


class Recogniser:
    """A trained tagger. Safe to share between threads."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._words = WordVectors(weights)
        self._gates = Gates(weights, self._words)

    def rank(self, word: str) -> int:
        """How many words the news uses more often than a folded `word`."""
        return self._words.rank(word)

    def tag(self, sentences: Sequence[Sequence[str]]) -> list[list[int]]:
        """For each sentence of folded tokens an index of `TAGS` for each token. Empty sentences are allowed."""
        out: list[list[int]] = [[] for _ in sentences]
        for part in _batches(sentences):
            numbers: dict[tuple[str, int], int] = {}
            rows = [
                [numbers.setdefault(token, len(numbers)) for token in zip(words, known_names(words), strict=True)]
                for words in (sentences[at] for at in part)
            ]
            weights = self._weights
            scores = tag_scores(weights, self._gates.of(list(numbers)), rows)
            lengths = [len(sentences[at]) for at in part]
            found = best_tags(scores, lengths, weights.steps, weights.first, weights.last)
            for at, tags in zip(part, found, strict=True):
                out[at] = tags
        return out


def _batches(sentences: Sequence[Sequence[str]]) -> Iterator[list[int]]:
    """Sentences of like length together, the longest first, by their place in `sentences`; empty ones in none."""
    order = sorted((at for at, words in enumerate(sentences) if words), key=lambda at: -len(sentences[at]))
    batch: list[int] = []
    for at in order:
        if batch and len(sentences[batch[0]]) * (len(batch) + 1) > _AT_ONCE:
            yield batch
            batch = []
        batch.append(at)
    if batch:
        yield batch


@cache
def load() -> Recogniser:
    """The recogniser that ships with Khabar.

    Raises:
        LexiconError: its file is missing or is none.
    """
    return Recogniser(read_weights())
