"""Which words can begin a quantity. Most words of a text begin none and are asked nothing more."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from khabar.arabic.number_words import number_words
from khabar.arabic.remembered import WordFinder
from khabar.reading.quantities.scene import bare, stems
from khabar.reading.quantities.words import quantity_words

__all__ = ["DIGITS", "DUAL", "FEW", "NUMBER_WORD", "SINGLE", "STARTS", "VAGUE"]

DIGITS, NUMBER_WORD, VAGUE, FEW, DUAL, SINGLE = 1, 2, 4, 8, 16, 32


def _flags(word: str) -> int:
    if word[0].isdecimal():
        return DIGITS
    table = _table()
    flags = table.get(word, 0)
    for stem in stems(word):
        if stem is not word:
            flags |= table.get(stem, 0) & ~SINGLE
        if stem.startswith("ال"):
            flags |= table.get(bare(stem), 0) & ~(SINGLE | FEW)
    return flags & ~NUMBER_WORD if word in number_words().no_numbers else flags


STARTS = WordFinder(_flags)
"""What each folded word can begin, as flags."""


@cache
def _table() -> dict[str, int]:
    """The flags of each folded word without particles and article; what begins nothing is left out."""
    numbers, words = number_words(), quantity_words()
    table: dict[str, int] = {}

    def add(forms: Iterable[str], flag: int) -> None:
        for form in forms:
            table[form] = table.get(form, 0) | flag

    for some in (numbers.units, numbers.tens, numbers.hundreds, numbers.bound_units, numbers.fractions):
        add(some, NUMBER_WORD)
    add(numbers.scales_alone, NUMBER_WORD)
    add(words.vague, VAGUE)
    add((*words.few, *(phrase[0] for phrase in words.number_of)), FEW)
    add((form for form, unit in words.units.items() if unit.number == "two" and form not in words.no_dual), DUAL)
    for form, noun in words.nouns.items():
        if noun.number in ("two", "dual_or_plural") and form not in words.no_dual:
            add((form,), DUAL)
        elif noun.kind == "human" and noun.number in ("one", "accusative"):
            add((form,), SINGLE)
    return table
