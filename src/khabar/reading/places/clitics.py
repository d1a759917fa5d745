"""The letters that are written onto a name: conjunctions and prepositions."""

from __future__ import annotations

__all__ = ["readings"]

_CONJUNCTIONS = frozenset("وف")
_PREPOSITIONS = frozenset("بلك")


def readings(word: str) -> tuple[tuple[str, str], ...]:
    """The ways to part a folded word into clitics and the rest, none parted first: «وبدمشق» → «وب», «دمشق»."""
    whole = ("", word)
    if len(word) < 4:
        return (whole,)
    first = word[0]
    if first in _CONJUNCTIONS:
        rest = word[1:]
        if len(rest) == 3 or rest[0] not in _PREPOSITIONS:
            return whole, (first, rest)
        apart = whole, (first, rest), (first + rest[0], rest[1:])
        return (*apart, (first + "ل", "ا" + rest[1:])) if rest.startswith("لل") else apart
    if first in _PREPOSITIONS:
        if word.startswith("لل"):
            # The article's alef is written away after ل: «للقاهرة».
            return whole, (first, word[1:]), ("ل", "ا" + word[1:])
        return whole, (first, word[1:])
    return (whole,)
