"""Events while they are being made."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from khabar.knowledge.event_types import Trigger
from khabar.model import Attribution, Count, EventStatus, Place, Span, Time
from khabar.reading.events.chunks import Chunk

__all__ = ["Draft", "Slots"]

_ONE = dt.timedelta(days=31)
"""The longest that one happening is told to have lasted."""


@dataclass(slots=True)
class Slots:
    """What the clause says of a trigger."""

    actors: list[Chunk] = field(default_factory=list)
    recipients: list[Chunk] = field(default_factory=list)
    place: bool = False
    """Whether it leads to a place."""

    def __bool__(self) -> bool:
        return bool(self.actors or self.recipients or self.place)


@dataclass(slots=True, eq=False)
class Draft:
    """One event while it is being made. Positions are tokens, ends excluded."""

    trigger: Trigger
    span: Span
    """Where the trigger stands in the source."""
    clause: tuple[int, int]
    """The stretch of its sentence that no other trigger stands in."""
    sentence: tuple[int, int]
    slots: Slots = field(default_factory=Slots)
    map: list[Place] = field(default_factory=list)
    """Where it happened, in the order of the text."""
    time: Time | None = None
    days: tuple[dt.date, dt.date] | None = None
    """The first and the last day, both included."""
    counts: dict[str, Count] = field(default_factory=dict)
    status: EventStatus = "happened"
    attribution: Attribution | None = None
    beside_time: bool = False
    """Whether any time stands in its clause that is not that of a saying."""
    own_time: bool = False
    """Whether the time stands in its own clause."""
    said_by: Attribution | None = None
    """The attribution that the trigger is the cue of: «اتهم», «دعا»."""
    mode: str | None = None
    same: Draft | None = None
    """An earlier mention of the same happening."""
    absorbed: list[Trigger] = field(default_factory=list)
    """Words of its clause that only tell what it did: «مقتل» beside «غارة»."""

    def lend_days(self, other: Draft) -> None:
        """Gives another its days, unless they are so many that they may be those of many happenings."""
        if self.days is not None and self.days[1] - self.days[0] <= _ONE:
            other.time, other.days = self.time, self.days
