"""One speaker's phrase."""

from __future__ import annotations

import msgspec

from khabar.model import Entry, Naming
from khabar.reading.attributions.source_words import Gender, Head, Number

__all__ = ["NounPhrase"]


class NounPhrase(msgspec.Struct):
    """A phrase while it is read, and when it is. Positions are tokens, ends excluded."""

    start: int
    letters: int
    end: int
    first: int = 0
    """Its head's token, or the entry's: behind «أحد», «هذه», «نفس»."""
    head: Head | None = None
    entry: Entry | None = None
    """Whom or what it names."""
    naming: Naming = "role"
    gender: Gender | None = None
    number: Number | None = None
    resume: int = 0
    bodies: list[Entry] = msgspec.field(default_factory=list)
    """Bodies that are named inside it."""
    definite: bool = False
    hidden: bool = False
    named: bool = False
    joint: bool = False
    """Whether several are named in a row."""
    apposed: bool = False
    """Whether it stands behind a name, between commas."""
    guessed: bool = False
    """Whether no list holds its first word."""
    open: bool = False
    """Whether the last word takes a definite one as its complement."""
