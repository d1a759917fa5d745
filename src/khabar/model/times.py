"""Expressions of time, in TIMEX3's types and EDTF's values."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

from khabar.model.span import Span

__all__ = ["DateParts", "PublicationHint", "Time", "TimeType"]

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]


class DateParts(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is known, or only implied, of a time. «السبت» knows a weekday and implies a year, month and day."""

    year: int | None = None
    month: int | None = None
    """1 to 12."""
    day: int | None = None
    """1 to 31."""
    weekday: int | None = None
    """ISO 8601: Monday 1 to Sunday 7."""
    hour: int | None = None
    minute: int | None = None
    part_of_day: str | None = None
    """``dawn``, ``morning``, ``noon``, ``afternoon``, ``evening``, ``night`` or ``midnight``."""
    zone: str | None = None
    """An IANA name or an offset such as ``+03:00``; ``local`` when the words only say so."""


class Time(msgspec.Struct, frozen=True, kw_only=True):
    """One expression that says when, or how long."""

    id: str
    """``t1``, ``t2``, … in the order of the text."""
    span: Span
    type: TimeType
    value: str | None = None
    """EDTF for DATE and TIME, an ISO 8601 duration for DURATION and SET; ``None`` when it cannot be resolved."""
    earliest: dt.date | None = None
    latest: dt.date | None = None
    """The calendar days that it can mean, both included; both ``None`` for DURATION and SET, and for a time that
    hangs on a publication date nobody knows."""
    known: DateParts = DateParts()
    """What the words themselves say."""
    implied: DateParts = DateParts()
    """What was worked out from the anchor."""
    anchor: dt.date | None = None
    """The day that it was counted from; ``None`` when the words stand by themselves."""
    rule: str


class PublicationHint(msgspec.Struct, frozen=True, kw_only=True):
    """What a text without a date says of the day it was published. It is never taken for a date."""

    edtf: str | None = None
    """As far as it goes, e.g. ``2025``; ``None`` when not even the year is told."""
    weekday: int | None = None
    """ISO 8601: Monday 1 to Sunday 7."""
    not_before: dt.date | None = None
    not_after: dt.date | None = None
    evidence: tuple[str, ...] = ()
    """The words of the page that say so."""
