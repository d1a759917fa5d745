"""The letters that are written onto a name: conjunctions and prepositions."""

from __future__ import annotations

from collections.abc import Iterator

__all__ = ["readings"]

_CONJUNCTIONS = ("و", "ف")
_PREPOSITIONS = ("ب", "ل", "ك")


def readings(word: str) -> Iterator[tuple[str, str]]:
    """The ways to part a folded word into clitics and the rest, none parted first: «وبدمشق» → «وب», «دمشق»."""
    yield "", word
    if len(word) < 4:
        return
    first = word[0]
    if first in _CONJUNCTIONS:
        rest = word[1:]
        yield first, rest
        if len(rest) > 3 and rest[0] in _PREPOSITIONS:
            yield first + rest[0], rest[1:]
            if rest.startswith("لل"):
                yield first + "ل", "ا" + rest[1:]
    elif first in _PREPOSITIONS:
        yield first, word[1:]
        if word.startswith("لل"):
            # The article's alef is written away after ل: «للقاهرة».
            yield "ل", "ا" + word[1:]
