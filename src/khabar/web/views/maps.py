"""Where it happened, as GeoJSON that never claims more than the words: every feature with its level and precision."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Literal

import msgspec

from khabar.model import PlaceLevel
from khabar.web.views.lines import EventLine

__all__ = ["Feature", "FeatureCollection", "MapPage", "features"]


class Point(msgspec.Struct, frozen=True, kw_only=True):
    """The representative point of the named place (RFC 7946): not where the thing itself was."""

    type: Literal["Point"] = "Point"
    coordinates: tuple[float, float]
    """Longitude, latitude, WGS 84 degrees."""


class Properties(msgspec.Struct, frozen=True, kw_only=True):
    """One place with what happened there."""

    name: str
    """Its usual English name,"""
    words: str
    """and what a page calls it."""
    level: PlaceLevel
    precision_km: float | None
    relation: str | None
    country: str | None
    """ISO 3166-1 alpha-2."""
    count: int
    """How many events; the newest is the one linked to."""
    first: dt.date | None
    last: dt.date | None
    title: str
    """The type of the newest, in PLOVER's name."""
    href: str
    """Its page, below the language."""


class Feature(msgspec.Struct, frozen=True, kw_only=True):
    """A GeoJSON feature."""

    type: Literal["Feature"] = "Feature"
    geometry: Point
    properties: Properties


class FeatureCollection(msgspec.Struct, frozen=True, kw_only=True):
    """GeoJSON (RFC 7946)."""

    type: Literal["FeatureCollection"] = "FeatureCollection"
    features: tuple[Feature, ...]


class MapPage(msgspec.Struct, frozen=True, kw_only=True):
    """The map and its table."""

    map: FeatureCollection
    unplaced: int
    """Events of the same list that nobody gives a place for."""


def features(events: Iterable[EventLine]) -> MapPage:
    """Events by their places, the place of the newest event first."""
    by_place: dict[tuple[str, str | None, float, float], list[EventLine]] = {}
    unplaced = 0
    for event in events:
        where = event.where
        if where is None or where.lat is None or where.lon is None:
            unplaced += 1
            continue
        by_place.setdefault((where.name, where.country, where.lat, where.lon), []).append(event)
    return MapPage(
        map=FeatureCollection(features=tuple(_feature(several) for several in by_place.values())), unplaced=unplaced
    )


def _feature(events: list[EventLine]) -> Feature:
    newest = events[0]
    where = newest.where
    assert where is not None, "only events with a place are gathered"
    assert where.lat is not None, "and only those on the map"
    assert where.lon is not None
    firsts = [event.earliest for event in events if event.earliest is not None]
    lasts = [event.latest for event in events if event.latest is not None]
    return Feature(
        geometry=Point(coordinates=(where.lon, where.lat)),
        properties=Properties(
            name=where.name,
            words=where.words,
            level=where.level,
            precision_km=where.precision_km,
            relation=where.relation,
            country=where.country,
            count=len(events),
            first=min(firsts, default=None),
            last=max(lasts, default=None),
            title=newest.type or "",
            href=f"events/{newest.address}",
        ),
    )
