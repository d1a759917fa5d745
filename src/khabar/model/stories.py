"""What several articles say of one thing: happenings, stories, and whom their information goes back to."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

from khabar.model.events import Count, EventStatus, EventType
from khabar.model.span import Span

__all__ = [
    "JOINED_TIE",
    "LEAST_SHARED_WORDS",
    "LEAST_TIE",
    "STORY_DAYS",
    "Dispute",
    "DisputeKind",
    "Happening",
    "Origin",
    "Profile",
    "Report",
    "Story",
    "Testimony",
    "Value",
    "ValueField",
]

STORY_DAYS = 4
"""Days that lie at the most between two articles that are compared; stories go on longer through others between."""
LEAST_SHARED_WORDS = 0.03
"""How much the key words that two articles share tell at the least when the two are compared, of 1."""
LEAST_TIE = 0.2
"""The least likely tie that is kept."""
JOINED_TIE = 0.45
"""The mean tie of two groups of articles from which they are one story."""

ValueField = Literal["killed", "injured", "arrested", "missing", "day", "place", "actor", "status"]
"""What of a happening may be told in several ways. ``status``: whether it is denied, or that it happened."""

DisputeKind = Literal["contradiction", "update"]
"""Values that cannot both hold; or a toll that has grown since («ارتفاع الحصيلة»), the earlier ones overtaken."""


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """One that information goes back to: the end of a chain, or whoever speaks where no chain stands."""

    id: str
    """The same for the same origin in all articles: ``actor:tr-interior``, ``person:داود اوغلو``,
    ``outlet:sabq``, ``unnamed:شهود عيان``."""
    label: str
    """As the first report that has it words it."""


class Testimony(msgspec.Struct, frozen=True, kw_only=True):
    """One article's word for a value."""

    article: str
    mention: str
    """The `Event` of its reading that says so."""
    span: Span | None
    """The words of the article's text; ``None`` where no words of their own tell it (a day that is worked out)."""
    origins: tuple[str, ...]
    """Whom it goes back to: ids of `Happening.origins`; at least one."""


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """One way in which a field of a happening is told."""

    field: ValueField
    count: Count | None = None
    """For numbers of people."""
    label: str
    """For people to read: «27», ``2015-07-20``, a place's or an actor's name as the first who says so has it."""
    said: tuple[Testimony, ...]
    """Who says so, in the order of the reports; at least one."""
    origins: tuple[str, ...]
    """The independent ones behind all of them, each once, copies collapsed."""


class Dispute(msgspec.Struct, frozen=True, kw_only=True):
    """Values of one field that differ."""

    field: ValueField
    kind: DisputeKind
    values: tuple[Value, ...]
    """At least two; in the order of time for an update, by how many origins stand behind each for a contradiction."""


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """One article on a happening."""

    article: str
    mentions: tuple[str, ...] = ()
    """The `Event` mentions of its reading that are of the happening; ``()`` for one that only comments on it."""
    killed: Count | None = None
    injured: Count | None = None
    """The toll that the article gives as its own last word."""
    origins: tuple[str, ...] = ()
    """Whom what it says of the happening goes back to: ids of `Happening.origins`."""
    copy_of: str | None = None
    """The report that it copies, when it does."""


class Happening(msgspec.Struct, frozen=True, kw_only=True):
    """One event as the record has it: all that the articles of a story say of it."""

    id: str
    """Its first report's article and mention, ``jul-007/v2``: by any of its mentions it can be asked for so. The
    article alone where nothing was read."""
    type: EventType | None
    """``None`` where no event was read in any report of what the story is on; nothing else is known of it then."""
    mode: str | None = None
    status: EventStatus | None
    earliest: dt.date | None = None
    latest: dt.date | None = None
    place: str | None = None
    """The finest place that most reports have, by its English name; ``None`` when none tells one."""
    country: str | None = None
    """ISO 3166-1 alpha-2."""
    reports: tuple[Report, ...]
    """By the day of the article, then in the order of adding; at least one."""
    origins: tuple[Origin, ...] = ()
    """The independent origins behind all reports."""
    values: tuple[Value, ...] = ()
    """What is told of it, by field, with who says so; never averaged."""
    disputes: tuple[Dispute, ...] = ()


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """One happening with its follow-ups and what is said on it: the articles that belong together."""

    id: str
    """The id of its first article; by any article of it the story can be asked for."""
    articles: tuple[str, ...]
    """Ids, by day, then in the order of adding; at least one."""


class Profile(msgspec.Struct, frozen=True, kw_only=True, array_like=True, eq=False, weakref=True):
    """What is kept of an article to find those of its story: its words, and what its reading has in plain keys.

    Two of the same content are not equal, so that what is worked out of one can be kept beside it.

    Where a key has a number with it, that says how much it tells: the rarity of its words in the news, or how often it
    stands there for countries.
    """

    day: dt.date | None = None
    headline: tuple[str, ...] = ()
    """Its words as the search analyser has them, in order,"""
    text: tuple[str, ...] = ()
    """and the first ones of the text."""
    towns: dict[str, float] = {}
    """The places finer than a country that the headline or the first sentences name,"""
    places: dict[str, float] = {}
    """and those of the whole text."""
    countries: dict[str, float] = {}
    first_parties: dict[str, float] = {}
    """People and bodies that the first sentences name,"""
    parties: dict[str, float] = {}
    """and those of the whole text."""
    types: frozenset[str] = frozenset()
    """The types of events that the first sentences report."""
    deeds: frozenset[str] = frozenset()
    """The words that name events that happened."""
    days: frozenset[str] = frozenset()
    """The days on which the first events happened, where they are known to the day."""
    killed: frozenset[int] = frozenset()
    numbers: dict[str, float] = {}
    """Numbers of the first sentences,"""
    odd_numbers: dict[str, float] = {}
    """those of the whole text that are not round,"""
    tolls: dict[str, float] = {}
    """and numbers of people killed, injured, arrested or missing."""
    where: dict[str, float] = {}
    """What happened in which town,"""
    when: dict[str, float] = {}
    """and what happened in which country on which day."""
