"""Phrases of one or more words, looked up among the folded words of a text."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.arabic.fold import fold_text

__all__ = ["Phrases"]


class Phrases:
    """Phrases of one or more words."""

    def __init__(self, phrases: tuple[str, ...], *, joined: bool = False) -> None:
        """`joined`: whether «و» may be written onto the first word."""
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        self._by_last: dict[str, list[tuple[str, ...]]] = {}
        folded = sorted((tuple(fold_text(phrase).split()) for phrase in phrases), key=len, reverse=True)
        for words in folded:
            for first in {words[0], *(("و" + words[0],) if joined else ())}:
                self._by_first.setdefault(first, []).append(words)
                whole = (first, *words[1:])
                self._by_last.setdefault(whole[-1], []).append(whole)

    def at(self, words: Sequence[str], at: int) -> int:
        """How many words the longest phrase that begins at `at` has; 0 for none."""
        for phrase in self._by_first.get(words[at], ()) if at < len(words) else ():
            if tuple(words[at + 1 : at + len(phrase)]) == phrase[1:]:
                return len(phrase)
        return 0

    def within(self, words: Sequence[str], start: int, end: int) -> bool:
        """Whether one begins from `start` to `end`."""
        if self._by_first.keys().isdisjoint(words[start:end]):
            return False
        return any(self.at(words, at) for at in range(start, end))

    def before(self, words: Sequence[str], at: int) -> int:
        """How many words the longest phrase that ends right before `at` has; 0 for none."""
        for phrase in self._by_last.get(words[at - 1], ()) if at > 0 else ():
            if at >= len(phrase) and tuple(words[at - len(phrase) : at]) == phrase:
                return len(phrase)
        return 0
