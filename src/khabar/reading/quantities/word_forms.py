"""The forms that a noun of the lexicons takes in a text, made from its singular and plurals."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from khabar.arabic.fold import fold_text

__all__ = ["Number", "adjective_forms", "noun_forms"]

Number = Literal["one", "accusative", "two", "dual_or_plural", "many"]
"""``accusative`` is the singular behind 11 to 99; ``dual_or_plural`` cannot be told apart («مدنيين»)."""


def noun_forms(entry: str) -> Iterator[tuple[str, Number]]:
    """The folded forms of «جندي جنود» without the article, each with its number."""
    singular, *plurals = fold_text(entry).split()
    sound = [plural for plural in plurals if plural.endswith("ون")]
    for plural in plurals or [singular]:
        yield plural, "many"
    for plural in sound:
        yield plural[:-1], "many"  # the construct: «مسلحو الحركة»
        yield plural[:-2] + "ي", "many"
    for plural in sound:
        yield plural[:-2] + "ين", "dual_or_plural"
    yield singular, "one"
    if entry.split()[0].endswith("ة"):
        yield from ((singular[:-1] + "ت" + ending, "two") for ending in ("ان", "ين", "ي"))
    elif len(singular) > 2:
        if not singular.endswith("ا"):
            yield singular + "ا", "accusative"
        yield singular + "ان", "two"
        if not sound:
            yield singular + "ين", "two"


def adjective_forms(word: str) -> tuple[str, ...]:
    """A folded masculine adjective with its accusative, feminine, dual and plural."""
    return tuple(word + ending for ending in ("", "ا", "ه", "ين", "ون", "ان", "ات", "تين", "تان"))
