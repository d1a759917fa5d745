"""What lists are narrowed down to, as addresses have it."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import msgspec
from fastapi import Depends, Query

from khabar.model import EventType
from khabar.store import ArticleFilter, EventFilter
from khabar.web.routes.parameters import Day, Digits, TypeName, Words

__all__ = ["Asked", "Filters"]


class Filters(msgspec.Struct, frozen=True, kw_only=True):
    """What a list is narrowed down to, as the address has it; what is empty is not asked for."""

    q: str = ""
    since: dt.date | None = None
    until: dt.date | None = None
    type: EventType | None = None
    place: str = ""
    country: str = ""
    actor: str = ""
    outlet: str = ""
    min_killed: int | None = None
    several: bool = False

    @property
    def asked(self) -> bool:
        """Whether anything is asked for at all."""
        return self != Filters()

    def sought(self) -> ArticleFilter:
        """As a store takes it."""
        return ArticleFilter(
            words=self.q,
            since=self.since,
            until=self.until,
            outlet=self.outlet or None,
            event=EventFilter(
                types=(self.type,) if self.type else (),
                place=self.place or None,
                country=self.country or None,
                actor=self.actor or None,
                min_killed=self.min_killed,
            ),
        )

    def query(self) -> dict[str, str]:
        """As an address takes it."""
        fields = msgspec.to_builtins(self)
        return {name: "1" if value is True else str(value) for name, value in fields.items() if value}


async def _filters(
    q: Words = "",
    since: Day = "",
    until: Day = "",
    type: TypeName = "",
    place: Words = "",
    country: Annotated[str, Query(pattern=r"^([A-Za-z]{2})?$", description="ISO 3166-1 alpha-2.")] = "",
    actor: Words = "",
    outlet: Words = "",
    min_killed: Digits = "",
    several: Annotated[bool, Query(description="Only what more than one report tells.")] = False,
) -> Filters:
    return Filters(
        q=q.strip(),
        since=since or None,
        until=until or None,
        type=type or None,
        place=place.strip(),
        country=country.upper(),
        actor=actor.strip(),
        outlet=outlet.strip(),
        min_killed=int(min_killed) if min_killed else None,
        several=several,
    )


Asked = Annotated[Filters, Depends(_filters)]
