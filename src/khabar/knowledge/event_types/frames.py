"""What a trigger is and does: its lemma, and which position in its clause fills which slot of the event."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

from khabar.arabic.verbs import Gender, Number
from khabar.model.events import EventType

__all__ = ["Frame", "Trigger", "TriggerForm", "Victims"]

TriggerForm = Literal["perfect", "imperfect", "passive", "noun", "participle", "light"]
Victims = Literal["killed", "injured", "arrested", "missing"]


class Frame(NamedTuple):
    """What a word says of its clause, in the form it stands in."""

    lemma: str
    """In normal spelling: a verb's perfect, a noun's singular, of a phrase all its words."""
    weak: bool = False
    """No event without an argument of the right kind: a person, a body, a place or a victim."""
    roles: Mapping[str, str] = MappingProxyType({})
    """By clause position (``subject``, ``object``, ``genitive``, ``demonym``, or a preposition in normal spelling) the
    slot: ``actor``, ``recipient``, ``place``, ``both`` («بين … و…»), ``killed`` or ``injured``."""
    victims: Victims | None = None
    """What a number or a person in the recipient's position counts as."""
    secondary: bool = False
    """Tells whom an event met, as «قتل» and «استهدف» do: where another word of its type names the event in the same
    clause, that is the trigger."""


class Trigger(NamedTuple):
    """A word, or a few, that names an event. Positions are tokens, ends excluded."""

    start: int
    end: int
    letters: int
    """Of the first word, letters that are conjunctions or prepositions and stay out; a fused «لل» stays in."""
    type: EventType
    mode: str | None
    form: TriggerForm
    """``light``: a noun whose roles the light verb at `verb` tells: «شن الجيش غارات», «تعرضت البلدة لقصف»."""
    frame: Frame
    gender: Gender | None = None
    number: Number | None = None
    object: str = ""
    """The pronoun on its end: a verb's object, a noun's genitive."""
    negated: bool = False
    """A negation stands right before it."""
    definite: bool = False
    """A noun with an article or a pronoun: it may go back to an event told before."""
    verb: int | None = None
    """The token of the light verb."""
