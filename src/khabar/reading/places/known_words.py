"""What is known of a word whatever text it stands in, asked once a process rather than once a token."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from khabar.arabic.remembered import WordFinder
from khabar.arabic.text import ArabicText
from khabar.knowledge.gazetteer import Entry, load
from khabar.knowledge.peoples import demonyms
from khabar.model import PlaceLevel
from khabar.reading.places.clitics import readings
from khabar.reading.places.lexicon import cue

__all__ = ["KnownWord", "Name", "Noun", "known_words"]

_LEVELS: tuple[tuple[str, PlaceLevel], ...] = (("part_of_name", "site"), ("generic_town", "town"))


class Name(NamedTuple):
    """A reading of a word as a name."""

    clitic: str
    rest: str
    entries: tuple[Entry, ...]
    """The places of that name; may be empty where a longer name begins with it."""
    longer: bool
    """Whether a longer name begins with it."""


class Noun(NamedTuple):
    """A reading of a word as a noun that a place's name follows."""

    text: str
    letters: int
    """How many letters of the word stand before it."""
    any_name: bool
    """Whether every definite word behind it is a name."""
    level: PlaceLevel


class KnownWord(NamedTuple):
    """One word's readings; most words have none."""

    names: tuple[Name, ...]
    people: str | None
    """The country whose people or adjective it names."""
    part_of_country: Noun | None
    """«الأراضي», «الشمال»: with a demonym they describe a place."""
    before_unlisted: Noun | None
    """«حي», «قرية»: a name that the gazetteer lacks may follow."""


def known_words(text: ArabicText) -> list[tuple[int, KnownWord]]:
    """The folded words of which something is known, with their numbers."""
    return text.find(_KNOWN)


def _known(word: str) -> KnownWord | None:
    if len(word) < 2 or not word[0].isalpha():
        return None
    look_up, peoples, parts, before = load().look_up, demonyms(), _parts_of_country(), _before_unlisted()
    names, people, part, noun = [], None, None, None
    for clitic, rest in readings(word):
        if len(rest) > 1:
            entries, longer = look_up(rest)
            if entries or longer:
                names.append(Name(clitic, rest, entries, longer))
        people = people or peoples.get(rest.removeprefix("ال"))
        if part is None and rest in parts:
            part = _noun(word, clitic, parts[rest])
        if noun is None and rest in before:
            noun = _noun(word, clitic, before[rest])
    if not (names or people or part or noun):
        return None
    return KnownWord(tuple(names), people, part, noun)


_KNOWN = WordFinder(_known)


def _noun(word: str, clitic: str, noun: Noun) -> Noun:
    # «للأراضي» keeps its لل: the article's alef is written away.
    return noun._replace(letters=len(clitic) if word.endswith(noun.text) else len(clitic) - 1)


@cache
def _parts_of_country() -> dict[str, Noun]:
    return _nouns("direction_noun")


@cache
def _before_unlisted() -> dict[str, Noun]:
    return _nouns("names_some") | _nouns("names_any")


def _nouns(table: str) -> dict[str, Noun]:
    """The nouns of a table of cues."""
    levels = {word: level for name, level in reversed(_LEVELS) for word in cue(name)}
    return {word: Noun(word, 0, table == "names_any", levels.get(word, "area")) for word in cue(table)}
