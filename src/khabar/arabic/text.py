"""A text, and what every reader of it needs, worked out once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import NamedTuple, TypeVar

from khabar.arabic.fold import Folded, fold
from khabar.arabic.remembered import WordFinder, WordIds
from khabar.arabic.sentences import sentences
from khabar.arabic.tokens import Token, read_tokens
from khabar.model import Span

__all__ = ["ArabicText", "Stretch"]

T = TypeVar("T")


class Stretch(NamedTuple):
    """Tokens ``start`` to ``end`` (excluded) of a text, the first without its ``letters`` first letters."""

    start: int
    end: int
    letters: int = 0


class ArabicText:
    """`source` with its folded spelling, tokens, words and sentences, each made when first asked for and then kept."""

    def __init__(self, source: str) -> None:
        self.source = source
        self._stretches: dict[Span, Stretch] = {}

    @cached_property
    def folded(self) -> Folded:
        """The text in folded spelling, with the way back."""
        return fold(self.source)

    @cached_property
    def _read(self) -> tuple[tuple[Token, ...], WordIds]:
        return read_tokens(self.folded)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The folded text's tokens; their offsets are the folded text's."""
        return self._read[0]

    @cached_property
    def words(self) -> list[str]:
        """The texts of the tokens, for those who look for words in their order; not to be changed."""
        return [token.text for token in self.tokens]

    def find(self, finder: WordFinder[T]) -> list[tuple[int, T]]:
        """The words that `finder` says something of, by their tokens, with what it says."""
        return finder.find(self.words, self._read[1])

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences as spans of `source`."""
        return sentences(self.source)

    @cached_property
    def sentence_tokens(self) -> list[tuple[int, int]]:
        """For each sentence its first token and the one behind its last; not to be changed."""
        bounds: list[tuple[int, int]] = []
        starts, at = self.starts, 0
        for sentence in self.sentences:
            start, end = self.folded.folded(sentence)
            first = bisect_left(starts, start, at)
            at = bisect_left(starts, end, first)
            bounds.append((first, at))
        return bounds

    @cached_property
    def starts(self) -> list[int]:
        """Where the tokens begin in the folded text; not to be changed."""
        return [token.start for token in self.tokens]

    def stretch(self, span: Span) -> Stretch:
        """The tokens that a span of `source` touches; one token at least, in a text that has one."""
        known = self._stretches.get(span)
        if known is None:
            start, end = self.folded.folded(span)
            starts = self.starts
            first = bisect_right(starts, start, 1) - 1
            last = bisect_left(starts, end, first + 1)
            known = self._stretches[span] = Stretch(first, last, max(0, start - starts[first]))
        return known
