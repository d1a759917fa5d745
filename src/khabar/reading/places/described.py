"""Places described by a people's name: «الأراضي السورية», «الشمال السوري»."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from khabar.knowledge.peoples import demonyms
from khabar.reading.places.case import DASHES
from khabar.reading.places.context import Context, is_cue
from khabar.reading.places.directions import relation_of
from khabar.reading.places.lexicon import cue

__all__ = ["Description", "descriptions"]


class Description(NamedTuple):
    """Tokens ``start`` to ``end`` (excluded), after some ``letters`` of the first, mean part of a country."""

    start: int
    letters: int
    end: int
    country: str
    other: str | None
    """The second country of «الحدود السورية العراقية»."""
    relation: str | None


def descriptions(context: Context) -> Iterator[Description]:
    """The descriptions in the order of the text."""
    peoples = demonyms()
    for index, word in context.words:
        if noun := word.part_of_country:
            at = index + 1
            words = [noun.text]
            if context.after(at) in cue("middle_adjective"):
                # «المياه الإقليمية الإيرانية»
                words.append(context.after(at))
                at += 1
            country = _people(context, at, peoples)
            if country is None or is_cue(context.before(index), "office"):
                # «خفر السواحل الإيطالي»
                continue
            if noun.text not in cue("border_noun"):
                yield Description(index, noun.letters, at + 1, country, None, relation_of(words))
                continue
            second = at + 2 if context.after(at + 1) in DASHES else at + 1
            if (other := _people(context, second, peoples)) and other != country:
                yield Description(index, noun.letters, second + 1, country, other, "border")


def _people(context: Context, index: int, peoples: Mapping[str, str]) -> str | None:
    adjective = context.after(index)
    if adjective in cue("no_people"):
        return None
    return peoples.get(adjective[2:]) if adjective.startswith("ال") else None
