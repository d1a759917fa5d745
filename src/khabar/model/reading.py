"""What an article says."""

from __future__ import annotations

import datetime as dt

import msgspec

from khabar.model.article import Article
from khabar.model.attributions import Attribution, Voice
from khabar.model.entries import Entry
from khabar.model.events import Event
from khabar.model.names import Name
from khabar.model.places import Place
from khabar.model.quantities import Quantity
from khabar.model.times import PublicationHint, Time

__all__ = ["Document", "Reading"]


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What was read in one article. A pure function of the article and, when a person gives it, the day it is from."""

    anchor: dt.date | None = None
    """The day that times were counted from: the one that was given, else the article's; ``None`` when neither is."""
    publication_hint: PublicationHint | None = None
    """What the text implies of its own day, worked out only when there is no anchor."""
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    names: tuple[Name, ...] = ()
    entries: tuple[Entry, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    events: tuple[Event, ...] = ()
    contexts: tuple[str, ...] = ()
    """PLOVER's contexts of the article, in lower case (``terrorism``, ``economic``, …), where its words are plain."""
    voice: tuple[Voice, ...] = ()
    """Who answers for everything that no attribution covers, from the outlet to the origin; ``()`` when nobody knows
    the outlet and no agency is named."""


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """An article with its reading: the unit that is printed, exported and kept."""

    article: Article
    reading: Reading
