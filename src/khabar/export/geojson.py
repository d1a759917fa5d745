"""GeoJSON (RFC 7946): a point where the words allow one, with how far off the event may be in its properties."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO, Literal

import msgspec

from khabar.export.record import EventRecord
from khabar.model.codec import encode

__all__ = ["write_geojson"]


class _Point(msgspec.Struct, frozen=True):
    coordinates: tuple[float, float]
    """Longitude first."""
    type: Literal["Point"] = "Point"


class _Properties(EventRecord, frozen=True, kw_only=True):
    """The record, and what a map needs of its place beside the rest."""

    name: str | None
    country: str | None
    level: str | None
    relation: str | None
    precision_km: float | None


class _Feature(msgspec.Struct, frozen=True, kw_only=True):
    type: Literal["Feature"] = "Feature"
    id: str
    geometry: _Point | None
    properties: _Properties


def write_geojson(records: Iterable[EventRecord], out: IO[bytes]) -> None:
    """One FeatureCollection, a feature a line; a feature without a known point has no geometry."""
    out.write(b'{"type":"FeatureCollection","features":[')
    for number, record in enumerate(records):
        out.write((b",\n" if number else b"\n") + encode(_feature(record)))
    out.write(b"\n]}\n")


def _feature(record: EventRecord) -> _Feature:
    place = record.place
    point = None
    if place is not None and place.lat is not None and place.lon is not None:
        point = _Point((place.lon, place.lat))
    return _Feature(
        id=record.id,
        geometry=point,
        properties=_Properties(
            **{field: getattr(record, field) for field in EventRecord.__struct_fields__},
            name=place.name if place else None,
            country=place.country if place else None,
            level=place.level if place else None,
            relation=place.relation if place else None,
            precision_km=place.precision_km if place else None,
        ),
    )
