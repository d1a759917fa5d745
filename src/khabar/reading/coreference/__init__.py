"""Who is meant: every mention of one person, body or place under one entry.

lexicon       the words of offices and bodies
scene         the text's words, and the names and places on them
office        the words of an office: its role, country, body
parts         the parts of a person's name, and when two spellings are one
people        which person a name, an office or a title means
bodies        which body a name or a bare noun means
person_rules  persons in the text
body_rules    bodies, states and places in the text
writing       entries as the model has them
"""

from __future__ import annotations

from khabar.arabic.remembered import WordFinder
from khabar.arabic.text import ArabicText
from khabar.knowledge.actors import load
from khabar.model import Entry, Name, Place
from khabar.reading.coreference.body_rules import (
    by_acronym,
    by_actor,
    by_department,
    by_map,
    by_noun,
    by_recogniser,
)
from khabar.reading.coreference.cast import Cast
from khabar.reading.coreference.lexicon import beginnings
from khabar.reading.coreference.person_rules import by_name, by_office, by_repeat, by_title
from khabar.reading.coreference.scene import Scene
from khabar.reading.coreference.writing import written

__all__ = ["RULES", "resolve"]

_CLITICS = ("", *"وفبلك")

RULES = (by_office, by_title, by_name, by_repeat, by_noun, by_department, by_acronym, by_actor, by_recogniser, by_map)
"""Tried in this order at each word that may begin a mention; the first to take it says where the reading goes on."""


def resolve(
    text: ArabicText,
    *,
    names: tuple[Name, ...],
    places: tuple[Place, ...],
    outlet_country: str | None = None,
) -> tuple[tuple[Name, ...], tuple[Entry, ...]]:
    """`names`, each with the id of its entry, and the entries of `text` in the order of their first mentions.

    Every name has an entry. A person whom the text calls only by a definite office («وزير الدفاع الروسي») has one; whom
    it leaves open («مسؤول أمريكي») has none. `outlet_country`, ISO 3166-1 alpha-2, tells which body of one name
    is meant. Mentions of one entry never overlap; a body inside an office is a mention
    inside the office's.
    """
    scene = Scene(text, names, places, load(), outlet_country)
    cast = Cast(scene)
    free = 0
    for at in _beginnings(cast):
        if at < free:
            continue
        for rule in RULES:
            end = rule(cast, at)
            if end is not None:
                free = max(end, at + 1)
                break
    return written(cast, names)


_LISTED = WordFinder(lambda word: word in beginnings())


def _beginnings(cast: Cast) -> list[int]:
    """The words that a mention may begin with."""
    scene = cast.scene
    families = {letter + word for word in scene.families for letter in _CLITICS}
    out = {*scene.name_at, *scene.place_at, *scene.all_known}
    out.update([at for at, _ in scene.text.find(_LISTED)])
    if families:
        out.update([at for at, word in enumerate(scene.words) if word in families])
    return sorted(out)
