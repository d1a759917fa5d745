"""A text, and what every reader of it needs, worked out once."""

from __future__ import annotations

from functools import cached_property

from khabar.arabic.fold import Folded, fold
from khabar.arabic.sentences import sentences
from khabar.arabic.tokens import Token, tokenize
from khabar.model import Span

__all__ = ["ArabicText"]


class ArabicText:
    """`source` with its folded spelling, tokens, words and sentences, each made when first asked for and then kept."""

    def __init__(self, source: str) -> None:
        self.source = source

    @cached_property
    def folded(self) -> Folded:
        """The text in folded spelling, with the way back."""
        return fold(self.source)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The folded text's tokens; their offsets are the folded text's."""
        return tokenize(self.folded)

    @cached_property
    def words(self) -> list[str]:
        """The texts of the tokens, for those who look for words in their order; not to be changed."""
        return [token[2] for token in self.tokens]

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences as spans of `source`."""
        return sentences(self.source)
