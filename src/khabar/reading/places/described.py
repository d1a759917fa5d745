"""Places described by a people's name: «الأراضي السورية», «الشمال السوري»."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from khabar.reading.places.candidates import readings
from khabar.reading.places.context import Context
from khabar.reading.places.directions import relation_of
from khabar.reading.places.lexicon import cue, demonyms

__all__ = ["Description", "descriptions"]


class Description(NamedTuple):
    """Tokens ``start`` to ``end`` (excluded), after some ``letters`` of the first, mean part of a country."""

    start: int
    letters: int
    end: int
    country: str
    relation: str | None


def descriptions(context: Context) -> Iterator[Description]:
    """The descriptions in the order of the text."""
    peoples = demonyms()
    for index, token in enumerate(context.tokens[:-1]):
        noun = _noun(token.text)
        adjective = context.tokens[index + 1].text
        if noun and adjective.startswith("ال") and (country := peoples.get(adjective[2:])):
            yield Description(index, noun[1], index + 2, country, relation_of([noun[0]]))


@lru_cache(maxsize=1 << 14)
def _noun(word: str) -> tuple[str, int] | None:
    """The noun of such a description in a word, and how many letters stand before it; «للأراضي» keeps its لل."""
    for clitic, rest in readings(word):
        if rest in cue("direction_noun"):
            return rest, len(clitic) if word.endswith(rest) else len(clitic) - 1
    return None
