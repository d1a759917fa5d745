"""A text laid out for the rules: its tokens, and which of them an expression of time has taken."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from khabar.arabic.text import ArabicText
from khabar.arabic.tokens import Token
from khabar.model import Time

__all__ = ["ReadNumber", "Scene", "bare", "stems"]

_QUOTES = frozenset("«»“”\"'‘’()[]")
_SENTENCE_ENDS = frozenset(".؟?!")


class ReadNumber(NamedTuple):
    """A number, how many letters of its first token are a particle before it, and the token past it."""

    value: float
    shift: int
    end: int


class Scene:
    """The folded tokens of one text."""

    __slots__ = ("count", "numbers", "taken", "text", "tokens", "words")

    def __init__(self, text: ArabicText, times: tuple[Time, ...]) -> None:
        self.text = text
        self.tokens: tuple[Token, ...] = text.tokens
        self.words = text.words
        self.count = len(self.tokens)
        self.taken = bytearray(self.count)
        self.numbers: dict[int, ReadNumber | None] = {}
        for start, end, _ in (text.stretch(time.span) for time in times):
            self.taken[start:end] = bytes([1]) * (end - start)

    def word(self, index: int) -> str:
        """The token's text; ``""`` outside of the text or where a time stands."""
        return self.words[index] if 0 <= index < self.count and not self.taken[index] else ""

    def kind(self, index: int) -> str:
        """The token's kind; ``""`` outside of the text."""
        return self.tokens[index].kind if 0 <= index < self.count else ""

    def touches(self, index: int) -> bool:
        """Whether nothing stands between the token and the one before it."""
        return 0 < index < self.count and self.tokens[index - 1].end == self.tokens[index].start

    def ends_sentence(self, index: int) -> bool:
        """Whether the token is a full stop, a question mark or a line's end."""
        word = self.words[index]
        return word in _SENTENCE_ENDS or word[0] == "\n"

    def back(self, index: int) -> int:
        """The nearest token before `index` that is no quotation mark or bracket; -1 when there is none."""
        index -= 1
        while index >= 0 and self.words[index] in _QUOTES:
            index -= 1
        return index

    def phrase_at(self, index: int, words: tuple[str, ...]) -> bool:
        """Whether `words` stand at `index`."""
        for word in words:
            if self.word(index) != word:
                return False
            index += 1
        return True


@lru_cache(maxsize=1 << 15)
def stems(word: str) -> tuple[str, ...]:
    """A word, and what is left of it without the particles that can be written on to it: «وبإصابة» too."""
    found = [word]
    if len(word) > 3 and word[0] in "وف":
        word = word[1:]
        found.append(word)
    if len(word) > 3 and word[0] in "بلك":
        found.append("ال" + word[2:] if word.startswith("لل") else word[1:])
    return tuple(found)


def bare(word: str) -> str:
    """`word` without the article."""
    return word[2:] if len(word) > 4 and word.startswith("ال") else word
