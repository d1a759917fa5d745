"""What addresses and queries may hold."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Literal

from fastapi import Depends, Path, Query, Request
from pydantic import BeforeValidator

from khabar.model import EventType
from khabar.store.sqlite import SqliteStore
from khabar.web.overview import Overview
from khabar.web.remembered import Remembered

__all__ = [
    "ArticleId",
    "Day",
    "Digits",
    "MentionId",
    "PageNumber",
    "Reviewed",
    "Store",
    "TypeName",
    "WholeRecord",
    "Words",
    "written_out",
]

ArticleId = Annotated[str, Path(pattern=r"^[A-Za-z0-9_\-]{1,100}$", description="An article's id, or its beginning.")]
MentionId = Annotated[str, Path(pattern=r"^v[1-9][0-9]{0,4}$", description="One of the article's events.")]
PageNumber = Annotated[int, Query(ge=1, le=10_000, description="Counted from 1.")]
Words = Annotated[str, Query(max_length=200)]


def written_out(value: object) -> object:
    """As it is, if it is a day as ISO 8601 writes it: pydantic would take seconds for days, too."""
    if isinstance(value, str) and value and not _ISO_DAY.fullmatch(value):
        raise ValueError("write the day as 2025-12-20")
    return value


_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
# Forms send what is left empty as an empty string.
Day = Annotated[dt.date | Literal[""], BeforeValidator(written_out), Query(description="ISO 8601.")]
TypeName = Annotated[EventType | Literal[""], Query(description="PLOVER's types, DISASTER, ACCIDENT.")]
Digits = Annotated[str, Query(pattern=r"^[0-9]{0,6}$")]


async def _store(request: Request) -> SqliteStore:
    store: SqliteStore = request.app.state.store
    return store


Store = Annotated[SqliteStore, Depends(_store)]
"""The record, for the thread that serves."""


async def _reviewed(request: Request, store: Store) -> frozenset[str]:
    known: Remembered[frozenset[str]] = request.app.state.reviewed
    return known.of(store)


Reviewed = Annotated[frozenset[str], Depends(_reviewed)]
"""The ids of the articles that people have said anything of."""


async def _overview(request: Request, store: Store) -> Overview:
    known: Remembered[Overview] = request.app.state.overview
    return known.of(store)


WholeRecord = Annotated[Overview, Depends(_overview)]
"""How much the record holds."""
