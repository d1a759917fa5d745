"""What happened, in PLOVER's terms: one entry a mention."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

from khabar.model.span import Span

__all__ = ["Count", "Event", "EventStatus", "EventType"]

EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "DISASTER", "ACCIDENT",
]  # fmt: skip
"""PLOVER's sixteen types (Halterman et al., 2023), and two of Khabar's: natural hazards and epidemics, and what nobody
meant to happen: crashes, fires, collapses."""

EventStatus = Literal["happened", "ongoing", "future", "hypothetical", "denied"]
"""``future``: planned or promised; ``hypothetical``: if, may, called for."""


class Count(msgspec.Struct, frozen=True, array_like=True):
    """How many people, ``[low, high]`` in JSON: both the same for an exact number; «عشرات» is 20 to 99."""

    low: int
    high: int


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """One mention of one happening."""

    id: str
    """``v1``, ``v2``, … in the order of the text."""
    event: str
    """The id of the first mention of the same happening in the article: its own when it is the first."""
    trigger: Span
    """The word or words that name it most clearly: «غارات», «اعتقلت»."""
    type: EventType
    mode: str | None = None
    """PLOVER's mode in lower case: ``aerial``, ``arrest``, ``demo``, …; ``None`` where the words tell none."""
    actors: tuple[Span, ...] = ()
    """Who does it: noun phrases without their relative clauses."""
    recipients: tuple[Span, ...] = ()
    """To whom it is done, or whom it is addressed to."""
    places: tuple[Span, ...] = ()
    """Where, as the clause or sentence says."""
    place: str | None = None
    """The `Place` that those words are, the finest when there are several."""
    actor_entries: tuple[str, ...] = ()
    recipient_entries: tuple[str, ...] = ()
    """The `Entry` of each that is a mention of one."""
    time: str | None = None
    """The `Time` that dates it, when the words tell one."""
    earliest: dt.date | None = None
    latest: dt.date | None = None
    """The days on which it happened or is to happen, both included; ``None`` when the article gives no hint."""
    status: EventStatus
    killed: Count | None = None
    injured: Count | None = None
    arrested: Count | None = None
    missing: Count | None = None
    attribution: str | None = None
    """The innermost `Attribution` in whose content the trigger lies; ``None``: the outlet itself answers for it."""
    rule: str
