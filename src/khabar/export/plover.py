"""PLOVER's JSON, by the field names of its manual (Open Event Data Alliance, version 0.7b1, "JSON Data Fields").

One object a line, as the manual asks. What it has no field for lies under ``khabar``, whole. The field ``text`` stays
out: the manual keeps it for those who hold the rights to the text.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import cache
from importlib import resources
from importlib.metadata import version
from typing import IO

import msgspec

from khabar.export.record import EventRecord, Party, Where
from khabar.model import Count, EntryKind, EventType
from khabar.model.codec import encode

__all__ = ["write_plover"]

_QUAD_CODES: dict[EventType, int] = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "CONCEDE": 1,
    "COOPERATE": 2, "AID": 2, "RETREAT": 2,
    "REQUEST": 3, "ACCUSE": 3, "REJECT": 3, "THREATEN": 3, "SANCTION": 3,
    "PROTEST": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip
"""Words or deeds, together or against each other; none for the two types that are Khabar's own."""

_CODES: dict[EntryKind, str] = {"international_org": "IGO", "ngo": "NGO"}
_SECTORS: dict[EntryKind, str] = {
    "government": "GOV", "military": "MIL", "police": "COP", "party": "PTY", "media": "JRN", "agency": "JRN",
    "company": "BUS", "education": "EDU", "medical": "MED", "religious": "REL", "legal": "JUD",
}  # fmt: skip
"""An armed group has none: the manual tells rebels from paramilitaries and others, which its name does not."""


class _Actor(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    actor_text: str
    code: str | None = None
    """ISO 3166-1 alpha-3 of the state it is or belongs to, or the manual's for bodies of several."""
    sector: str | None = None
    identifier_id: str | None = None
    """Khabar's canonical id."""
    identifier_text: str | None = None


class _Location(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, rename={"country_code": "country code"}):
    """GeoNames' own field names, as the manual has it."""

    geonameid: int | None = None
    name: str
    latitude: float | None = None
    longitude: float | None = None
    country_code: str | None = None
    cc3: str | None = None


class _TextInfo(msgspec.Struct, frozen=True, kw_only=True):
    sequence: int
    start: int
    end: int


class _CiteInfo(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    citation: str
    url: str | None = None
    title: str | None = None
    language: str | None = None
    publication: str | None = None
    coder: str


class _Plover(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    has_event: bool = True
    date: dt.date | None
    """The manual wants one; ``null`` where the article gives none, rather than the day of publication."""
    enddate: dt.date | None
    source: tuple[_Actor, ...]
    recipient: tuple[_Actor, ...]
    event: tuple[EventType, ...]
    event_loc: _Location | None
    event_text: tuple[str, ...]
    quad_code: int | None
    mode: str | None
    context: tuple[str, ...]
    dead: Count | None
    injured: Count | None
    arrested: Count | None
    link: str
    """The same for all mentions of one happening."""
    text_info: _TextInfo
    cite_info: _CiteInfo
    khabar: EventRecord


def write_plover(records: Iterable[EventRecord], out: IO[bytes]) -> None:
    """One object a line."""
    coder = f"khabar {version('khabar')}"
    for record in records:
        out.write(encode(_plover(record, coder)) + b"\n")


def _plover(record: EventRecord, coder: str) -> _Plover:
    return _Plover(
        id=record.id,
        date=record.earliest,
        enddate=record.latest,
        source=tuple(map(_actor, record.actors)),
        recipient=tuple(map(_actor, record.recipients)),
        event=(record.type,),
        event_loc=_location(record.place) if record.place else None,
        event_text=(record.trigger,),
        quad_code=_QUAD_CODES.get(record.type),
        mode=record.mode,
        context=record.contexts,
        dead=record.killed,
        injured=record.injured,
        arrested=record.arrested,
        link=record.event,
        text_info=_TextInfo(sequence=record.sentence_number, start=record.span.start, end=record.span.end),
        cite_info=_CiteInfo(
            citation=record.article,
            url=record.url,
            title=record.headline,
            language=record.language,
            publication=record.outlet,
            coder=coder,
        ),
        khabar=record,
    )


def _actor(party: Party) -> _Actor:
    code = _CODES.get(party.kind) if party.kind else None
    return _Actor(
        actor_text=party.words,
        code=code or _alpha_3(party.country),
        sector=_SECTORS.get(party.kind) if party.kind else None,
        identifier_id=party.actor,
        identifier_text=party.label if party.actor else None,
    )


def _location(place: Where) -> _Location:
    return _Location(
        geonameid=place.geonames,
        name=place.name,
        latitude=place.lat,
        longitude=place.lon,
        country_code=place.country,
        cc3=_alpha_3(place.country),
    )


def _alpha_3(country: str | None) -> str | None:
    return None if country is None else _countries().get(country)


@cache
def _countries() -> dict[str, str]:
    """ISO 3166-1 alpha-2 → alpha-3, from Unicode CLDR; Kosovo by the code that is in use for it."""
    table = resources.files("khabar.export").joinpath("data/alpha3.tsv").read_text("utf-8")
    return dict(line.split("\t") for line in table.splitlines())
