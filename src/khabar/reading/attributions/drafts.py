"""Attributions while they are being made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

import msgspec

from khabar.model import Time
from khabar.reading.attributions.cues import Cue

if TYPE_CHECKING:
    from khabar.reading.attributions.sources import Source

__all__ = ["Complement", "Draft"]


class Complement(NamedTuple):
    """Where what is said begins."""

    start: int
    """Its first token."""
    letters: int
    """Of that token, letters that are a preposition and stay out: the «ب» of «بالهجوم»."""
    kind: Literal["clause", "speech", "object", "preposition", "sentence"]
    marker: int
    """The token that the stretch between cue and content ends before."""


class Draft(msgspec.Struct, eq=False):
    """One attribution while it is being made. Positions are tokens, ends excluded."""

    cue: Cue
    complement: Complement
    rule: str
    end: int = 0
    """The token behind the content."""
    source: Source | None = None
    """Who says it, when the words around the cue name somebody."""
    before: bool = False
    """Whether that one stands before the cue."""
    relayed: list[Source] = msgspec.field(default_factory=list)
    """Those that the source has it from: «نقلا عن», «نقلت الصحيفة عن»."""
    fronted: list[Source] = msgspec.field(default_factory=list)
    """Those through whom it came, told behind it: «، حسبما أعلن مكتبه»."""
    told: Source | None = None
    """An outlet that it was told to."""
    medium: tuple[int, int] | None = None
    said: Time | None = None
    outer: Draft | None = None
    """The one in whose content this one stands."""
    speakers: tuple[Source, ...] = ()
    """The sources of its own, nearest the outlet first, once dropped ones are resolved."""

    @property
    def start(self) -> int:
        """The first token of the content."""
        return self.complement.start
