"""What is known of a word whatever text it stands in, worked out once a word: most words of a text recur."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

__all__ = ["Remembered", "WordFinder", "WordIds"]

_MOST = 1 << 16
"""Words kept; then all are forgotten. A language has no more that a text is likely to hold again."""

T = TypeVar("T")


class Remembered(dict[str, T]):
    """What `work_out` says of each word that is looked up. Safe to share between threads.

    A plain table, for a whole text is looked up word by word: one that keeps count of what was asked last costs twice.
    """

    def __init__(self, work_out: Callable[[str], T]) -> None:
        super().__init__()
        self._work_out = work_out

    def __missing__(self, word: str) -> T:
        if len(self) >= _MOST:
            self.clear()
        found = self[word] = self._work_out(word)
        return found


class WordIds(NamedTuple):
    """The words of a text as numbers, a word that recurs always as the same."""

    vocabulary: object
    """What gave the numbers: those of another one mean other words."""
    at: NDArray[np.intp]
    """The number of each word, in the order of the text."""
    end: int
    """What all of them are below."""


class WordFinder(Generic[T]):
    """Finds the few words of a text that `work_out` says something of. Safe to share between threads.

    Which words of a vocabulary those are stands in one small array: in a long run the tables of words are far larger
    than a processor's cache, and most words need no look at them.
    """

    def __init__(self, work_out: Callable[[str], T | None]) -> None:
        self._said = Remembered(work_out)
        self._telling: tuple[object, NDArray[np.bool_]] = None, np.ones(0, np.bool_)
        """A vocabulary, and for each number of it whether something may be said of its word."""

    def __getitem__(self, word: str) -> T | None:
        return self._said[word]

    def find(self, words: Sequence[str], ids: WordIds) -> list[tuple[int, T]]:
        """Their places in `words`, and what is said: neither ``None`` nor empty. `ids` are the numbers of `words`."""
        vocabulary, telling = self._telling
        if vocabulary is not ids.vocabulary or len(telling) < ids.end:
            telling = self._grown(ids)
        found: list[tuple[int, T]] = []
        for at in telling[ids.at].nonzero()[0].tolist():
            said = self._said[words[at]]
            if said:
                found.append((at, said))
            else:
                telling[ids.at[at]] = False
        return found

    def _grown(self, ids: WordIds) -> NDArray[np.bool_]:
        vocabulary, known = self._telling
        telling = np.ones(2 * ids.end, np.bool_)
        if vocabulary is ids.vocabulary:
            telling[: len(known)] = known
        self._telling = ids.vocabulary, telling
        return telling
