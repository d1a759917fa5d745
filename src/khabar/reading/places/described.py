"""Places described by a people's name: «الأراضي السورية», «الشمال السوري»."""

from __future__ import annotations

from collections.abc import Iterator
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
    nouns, peoples = cue("direction_noun"), demonyms()
    for index, token in enumerate(context.tokens[:-1]):
        if token.kind != "word":
            continue
        for clitic, rest in readings(token.text):
            adjective = context.tokens[index + 1].text
            if rest not in nouns or not adjective.startswith("ال") or not token.text.endswith(rest[1:]):
                continue
            if country := peoples.get(adjective[2:]):
                letters = len(token.text) - len(rest) if token.text.endswith(rest) else len(clitic) - 1
                yield Description(index, max(0, letters), index + 2, country, relation_of([rest]))
                break
