"""Entries while they are being made."""

from __future__ import annotations

import msgspec

from khabar.model import EntryKind, MentionForm
from khabar.reading.coreference.office import OfficeWords
from khabar.reading.coreference.parts import Parts
from khabar.reading.coreference.scene import Stretch

__all__ = ["Draft", "Held"]


class Held(msgspec.Struct):
    """An office and who holds it."""

    words: OfficeWords
    body: Draft | None = None


class Draft(msgspec.Struct, eq=False):
    """One entry while it is being made."""

    kind: EntryKind
    rule: str
    mentions: list[tuple[Stretch, MentionForm, str]] = msgspec.field(default_factory=list)
    offices: list[Held] = msgspec.field(default_factory=list)
    actor: str | None = None
    country: str | None = None
    parts: Parts = ()
    keyed: Parts = ()
    """The parts under whose other spellings the person can be found already."""
    feminine: bool | None = None
    titles: set[str] = msgspec.field(default_factory=set)
    noun: str = ""
    """The noun of a body's kind: «تنظيم»."""
