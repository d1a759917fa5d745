"""Which words can begin a quantity. Most words of a text begin none and are asked nothing more."""

from __future__ import annotations

from functools import cache

from khabar.arabic.number_words import number_words
from khabar.reading.quantities.counted import noun
from khabar.reading.quantities.scene import bare, stems
from khabar.reading.quantities.words import quantity_words

__all__ = ["DIGITS", "DUAL", "FEW", "NUMBER_WORD", "SINGLE", "VAGUE", "starts"]

DIGITS, NUMBER_WORD, VAGUE, FEW, DUAL, SINGLE = 1, 2, 4, 8, 16, 32


class _Starts(dict[str, int]):
    """What a folded word can begin, as flags; worked out once a word."""

    _MOST = 1 << 16

    def __missing__(self, word: str) -> int:
        if len(self) >= self._MOST:
            self.clear()
        flags = self[word] = _flags(word)
        return flags


@cache
def starts() -> _Starts:
    """The flags of every word, filled as words are met."""
    return _Starts()


def _flags(word: str) -> int:
    numbers, words = number_words(), quantity_words()
    flags = 0
    for stem in stems(word):
        root = bare(stem)
        if (numbers.begins(stem) or numbers.begins(root)) and word not in numbers.no_numbers:
            flags |= NUMBER_WORD
        if root in words.vague:
            flags |= VAGUE
        if stem in words.few or any(phrase[0] == stem for phrase in words.number_of):
            flags |= FEW
        unit = words.units.get(root)
        if root in words.no_dual:
            continue
        if unit is not None and unit.number == "two":
            flags |= DUAL
        known = noun(root)
        if known is not None:
            if known.number in ("two", "dual_or_plural"):
                flags |= DUAL
            elif known.kind == "human" and known.number in ("one", "accusative") and stem == word:
                flags |= SINGLE
    return flags
