"""What is known of a word whatever text it stands in, worked out once a word: most words of a text recur."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import compress
from typing import TypeVar

__all__ = ["Remembered"]

_MOST = 1 << 16
"""Words kept; then all are forgotten. A language has no more that a text is likely to hold again."""

T = TypeVar("T")
S = TypeVar("S")


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

    def told_in(self: Mapping[str, S | None], words: Sequence[str]) -> list[tuple[int, S]]:
        """The places in `words` of those that something is said of, with what is said: neither ``None`` nor ``()``."""
        said = list(map(self.__getitem__, words))
        few = compress(range(len(said)), said)  # the others are passed over without a loop in Python
        return [(at, found) for at in few if (found := said[at])]
