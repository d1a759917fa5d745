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

from khabar.arabic.text import ArabicText
from khabar.model import Entry, Name, Place
from khabar.reading.coreference.actors import Actors, NoActors
from khabar.reading.coreference.body_rules import (
    by_acronym,
    by_actor,
    by_department,
    by_map,
    by_noun,
    by_recogniser,
)
from khabar.reading.coreference.cast import Cast
from khabar.reading.coreference.lexicon import heads, nouns, titles, words
from khabar.reading.coreference.person_rules import by_name, by_office, by_repeat, by_title
from khabar.reading.coreference.scene import Scene
from khabar.reading.coreference.writing import written

__all__ = ["RULES", "resolve"]

RULES = (by_office, by_title, by_name, by_repeat, by_noun, by_department, by_acronym, by_actor, by_recogniser, by_map)
"""Tried in this order at each word that may begin a mention; the first to take it says where the reading goes on."""


def resolve(
    text: ArabicText,
    *,
    names: tuple[Name, ...],
    places: tuple[Place, ...],
    outlet_country: str | None = None,  # noqa: ARG001 -- no rule asks for it yet
    actors: Actors | None = None,
) -> tuple[tuple[Name, ...], tuple[Entry, ...]]:
    """`names`, each with the id of its entry, and the entries of `text` in the order of their first mentions.

    Every name has an entry. A person whom the text calls only by a definite office («وزير الدفاع الروسي») has one; whom
    it leaves open («مسؤول أمريكي») has none. Mentions of one entry never overlap; a body inside an office is a mention
    inside the office's.
    """
    scene = Scene(text, names, places)
    cast = Cast(scene, actors or NoActors())
    free = 0
    for at in _beginnings(scene):
        if at < free:
            continue
        for rule in RULES:
            end = rule(cast, at)
            if end is not None:
                free = max(end, at + 1)
                break
    return written(cast, names)


def _beginnings(scene: Scene) -> list[int]:
    """The words that a mention may begin with."""
    offices, called, kinds, departments = heads(), titles(), nouns(), words().portfolio
    families = scene.families | {letter + word for word in scene.families for letter in "وفبلك"}
    out = [
        at
        for at, word in enumerate(scene.words)
        if word in offices or word in called or word in kinds or word in departments or word in families or word == "("
    ]
    return sorted({*out, *scene.name_at, *scene.place_at})
