"""The number words of the language, from lexicon/numerals.toml, as look-up tables over folded words."""

from __future__ import annotations

from fractions import Fraction
from functools import cache

import msgspec

from khabar.arabic.word_lists import folded_words, load_lexicon
from khabar.errors import LexiconError

__all__ = ["NumberWords", "number_words"]


class _Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    value: int
    words: tuple[str, ...]
    example: str


class _Scale(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    value: int
    singular: tuple[str, ...]
    accusative: tuple[str, ...]
    dual: tuple[str, ...]
    plural: tuple[str, ...]
    example: str


class _Fraction(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    numerator: int
    denominator: int
    words: tuple[str, ...]
    example: str


class _Parts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    denominator: int
    words: tuple[str, ...]
    example: str


class _NoNumbers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    tokens: tuple[str, ...]
    after_fraction: tuple[str, ...]


class _Lexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    unit: tuple[_Entry, ...]
    bound_unit: tuple[_Entry, ...]
    ten: tuple[_Entry, ...]
    hundred: tuple[_Entry, ...]
    scale: tuple[_Scale, ...]
    fraction: tuple[_Fraction, ...]
    parts: tuple[_Parts, ...]
    ordinal: tuple[_Entry, ...]
    words_that_are_no_numbers: _NoNumbers


class NumberWords(msgspec.Struct, frozen=True):
    """Folded word to value.

    ``scales_alone``: times one or two; ``scales_after``: what a number before is times; ``tanwin``: scales in the
    accusative («ألفا»), which alone before a noun are two in construct.
    """

    units: dict[str, int]
    bound_units: dict[str, int]
    tens: dict[str, int]
    hundreds: dict[str, int]
    scales_alone: dict[str, tuple[int, int]]
    scales_after: dict[str, int]
    tanwin: frozenset[str]
    fractions: dict[str, Fraction]
    parts: dict[str, int]
    ordinals: dict[str, int]
    no_numbers: frozenset[str]
    no_amount_before: frozenset[str]

    def begins(self, word: str) -> bool:
        """Whether a number can begin with this folded word."""
        return (
            word in self.units
            or word in self.tens
            or word in self.hundreds
            or word in self.scales_alone
            or word in self.bound_units
            or word in self.fractions
        )


@cache
def number_words() -> NumberWords:
    """The tables, read once.

    Raises:
        LexiconError: the lexicon is wrong, or one word has two values in one table.
    """
    lexicon = load_lexicon("numerals", _Lexicon)
    return NumberWords(
        units=_values(lexicon.unit),
        bound_units=_values(lexicon.bound_unit),
        tens=_values(lexicon.ten),
        hundreds=_values(lexicon.hundred),
        scales_alone={
            word: (times, scale.value)
            for scale in lexicon.scale
            for times, words in ((1, scale.singular), (2, scale.dual + scale.accusative))
            for word in folded_words(words)
        },
        scales_after={
            word: scale.value
            for scale in lexicon.scale
            for word in folded_words(scale.singular + scale.accusative + scale.plural)
        },
        tanwin=frozenset(word for scale in lexicon.scale for word in folded_words(scale.accusative)),
        fractions={
            word: Fraction(entry.numerator, entry.denominator)
            for entry in lexicon.fraction
            for word in folded_words(entry.words)
        },
        parts={word: entry.denominator for entry in lexicon.parts for word in folded_words(entry.words)},
        ordinals=_values(lexicon.ordinal),
        no_numbers=folded_words(lexicon.words_that_are_no_numbers.tokens),
        no_amount_before=folded_words(lexicon.words_that_are_no_numbers.after_fraction),
    )


def _values(entries: tuple[_Entry, ...]) -> dict[str, int]:
    values: dict[str, int] = {}
    for entry in entries:
        for word in folded_words(entry.words):
            if values.setdefault(word, entry.value) != entry.value:
                raise LexiconError(f"numerals.toml: {word} is both {values[word]} and {entry.value}")
    return values
