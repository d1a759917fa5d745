"""Named places, never finer than the words."""

from __future__ import annotations

from typing import Literal

import msgspec

from khabar.model.span import Span

__all__ = ["Place", "PlaceLevel"]

PlaceLevel = Literal["country", "region", "province", "district", "town", "site", "water", "area"]
"""What the name names: a country; a region of several provinces or countries; a first-order division; a lower one; a
city, town or village; a camp, base, port or crossing; a sea or river; another area without a border of its own."""


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """One mention of a place on the map."""

    id: str
    """``p1``, ``p2``, … in the order of the text."""
    span: Span
    name: str
    """The place's usual English name."""
    level: PlaceLevel
    country: str | None = None
    """ISO 3166-1 alpha-2; ``None`` for seas and for what lies in several countries."""
    lat: float | None = None
    lon: float | None = None
    """WGS 84 degrees of the named place's representative point (a country's is its middle), not of the event."""
    precision_km: float | None = None
    """How far from the point the words allow the thing itself to be."""
    relation: str | None = None
    """``north``, ``southwest``, ``central``, ``near``, ``between``, ``border``, …: where the words put it as seen from
    the named place."""
    geonames: int | None = None
    wof: int | None = None
    """The place in GeoNames and in Who's On First; both ``None`` for a row of Khabar's own supplement."""
    alternatives: tuple[str, ...] = ()
    """Other places of the same name that were turned down, as ``name, country``, likeliest first."""
    rule: str
