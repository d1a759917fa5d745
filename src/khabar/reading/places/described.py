"""Places described by a people's name: «الأراضي السورية», «الشمال السوري»."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from khabar.knowledge.peoples import demonyms
from khabar.reading.places.context import Context
from khabar.reading.places.directions import relation_of

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
    for index, word in context.words:
        if noun := word.part_of_country:
            adjective = context.after(index + 1)
            if adjective.startswith("ال") and (country := peoples.get(adjective[2:])):
                yield Description(index, noun.letters, index + 2, country, relation_of([noun.text]))
