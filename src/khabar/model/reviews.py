"""What people say of what was read: the entries of the review log."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Literal

import msgspec

from khabar.model.span import Span

__all__ = [
    "Draft",
    "Pairing",
    "Referred",
    "ReferredLayer",
    "Review",
    "ReviewKind",
    "ReviewLayer",
    "Target",
    "Verdict",
    "Words",
    "standing",
]

Verdict = Literal["accept", "fix", "reject"]
"""It is right as it stands; it is right but for some values, which are given; it is not there at all."""

ReviewKind = Literal["accept", "fix", "reject", "merge", "split", "not-independent", "independent", "undo"]
"""A `Verdict` on one item; that two mentions are of one event, or of two; that two origins are not independent of each
other, or are after all; or that an earlier entry does not count."""

ReviewLayer = Literal["event", "place", "attribution"]

ReferredLayer = Literal["event", "place", "attribution", "time", "entry"]


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """Where words stood, and which."""

    span: Span
    quote: str


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """An item of an article, by the words that it hangs on: an event's trigger, a place's span, an attribution's
    content. By them it is found again in another reading and in another version.

    The words around them are those of W3C's text quote selectors: they tell one «غارة» of a text from the next.
    """

    article: str
    """What all versions of the article have in common: its address, or its outlet and id."""
    layer: ReviewLayer
    mention: str
    """Its id at the time: ``v3``, ``p1``, ``a7``."""
    span: Span
    quote: str
    before: str = ""
    after: str = ""


class Referred(msgspec.Struct, frozen=True, kw_only=True):
    """What an item names by an id: the place of an event, the event of which it is another mention, …"""

    layer: ReferredLayer
    id: str
    span: Span
    quote: str
    item: str | None = None
    """A place or an attribution as JSON: it belongs to what was reviewed, and is put back with it."""


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """What a verdict on an item amounts to, before anybody has written it down."""

    on: Target
    old: str
    new: str | None
    refers: tuple[Referred, ...] = ()
    words: tuple[Words, ...] = ()


class Review(msgspec.Struct, frozen=True, kw_only=True):
    """One entry. Entries are only ever added: what is taken back is taken back by another entry."""

    id: int
    """1, 2, … in the order in which they were written."""
    at: dt.datetime
    """In UTC."""
    who: str
    kind: ReviewKind
    on: Target | None = None
    """What it is about; ``None`` for the independence of origins."""
    other: Target | None = None
    """The other mention that is merged with it, or split from it."""
    old: str | None = None
    """The item before, as JSON; ``None`` where no single item is meant."""
    new: str | None = None
    """The item after; ``None`` when it is rejected, and where no single item is meant."""
    refers: tuple[Referred, ...] = ()
    """What either names by an id,"""
    words: tuple[Words, ...] = ()
    """and all other words of the text that either points at, by which it is put back where a reading has lost it."""
    origins: tuple[str, str] | None = None
    """Ids of `Origin` that are not independent, or are, in all stories."""
    undoes: int | None = None
    """The entry that it takes back, whose target it has."""
    why: str = ""


class Pairing(msgspec.Struct, frozen=True, kw_only=True):
    """What people say of two mentions of events in the articles of one story, each as ``article/mention``."""

    one: str
    other: str
    together: bool
    """Whether they are of one event."""


def standing(reviews: Iterable[Review]) -> tuple[Review, ...]:
    """Those that nobody has taken back, in their order, without the entries that take back. An undo can be undone."""
    undone: set[int] = set()
    found = []
    for review in sorted(reviews, key=lambda review: review.id, reverse=True):
        if review.id in undone:
            continue
        if review.undoes is not None:
            undone.add(review.undoes)
        else:
            found.append(review)
    return tuple(reversed(found))
