"""Which events: the options that `events` and `export` share."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, get_args

import typer

from khabar.cli.options import parse_day
from khabar.model import EventStatus, EventType
from khabar.store import EventFilter

__all__ = ["Actor", "Country", "MinKilled", "Place", "Since", "Statuses", "Types", "Until", "event_filter"]

_TYPES: tuple[EventType, ...] = get_args(EventType)
_STATUSES: tuple[EventStatus, ...] = get_args(EventStatus)


def _type(value: str) -> str:
    if value.upper() not in _TYPES:
        raise typer.BadParameter(f"{value!r} is no type of events; they are {', '.join(_TYPES)}")
    return value.upper()


def _status(value: str) -> str:
    if value.lower() not in _STATUSES:
        raise typer.BadParameter(f"{value!r} is no status; they are {', '.join(_STATUSES)}")
    return value.lower()


def _country(value: str) -> str:
    if len(value) != 2 or not value.isascii() or not value.isalpha():
        raise typer.BadParameter(f"{value!r} is no country; write its code of two letters: SY, IQ, …")
    return value.upper()


Since = Annotated[
    dt.date | None,
    typer.Option(
        help="Events of this day or later; events without a day are left out.",
        parser=parse_day,
        metavar="DATE",
        show_default=False,
    ),
]
Until = Annotated[
    dt.date | None,
    typer.Option(help="Events of this day or earlier.", parser=parse_day, metavar="DATE", show_default=False),
]
Types = Annotated[
    list[str] | None,
    typer.Option(
        "--type",
        help="PLOVER's types, DISASTER or ACCIDENT; may be given several times.",
        parser=_type,
        metavar="TYPE",
        show_default=False,
    ),
]
Statuses = Annotated[
    list[str] | None,
    typer.Option(
        "--status",
        help="happened, ongoing, future, hypothetical or denied; may be given several times.",
        parser=_status,
        metavar="STATUS",
        show_default=False,
    ),
]
Place = Annotated[
    str | None,
    typer.Option(help="Where: a place's name in any spelling, or in English.", show_default=False),
]
Actor = Annotated[
    str | None,
    typer.Option(
        help="Who did it or to whom it was done: a name, office or body under any of its names.", show_default=False
    ),
]
Country = Annotated[
    str | None,
    typer.Option(
        help="The country where it happened, as ISO 3166 has it: SY.", parser=_country, metavar="CODE",
        show_default=False,
    ),
]  # fmt: skip
MinKilled = Annotated[int | None, typer.Option(help="Events with so many dead or more.", min=0, show_default=False)]


def event_filter(
    *,
    since: dt.date | None,
    until: dt.date | None,
    types: list[str] | None,
    statuses: list[str] | None,
    place: str | None,
    actor: str | None,
    country: str | None,
    min_killed: int | None,
) -> EventFilter:
    """What the options ask for. A usage error when the first day lies behind the last."""
    if since is not None and until is not None and since > until:
        raise typer.BadParameter(f"--since {since} lies behind --until {until}")
    return EventFilter(
        since=since,
        until=until,
        types=tuple(type for type in _TYPES if type in (types or ())),
        statuses=tuple(status for status in _STATUSES if status in (statuses or ())),
        place=place,
        actor=actor,
        country=country,
        min_killed=min_killed,
    )
