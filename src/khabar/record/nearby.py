"""Which mentions of places are of one place, and which places may be meant by one another."""

from __future__ import annotations

from khabar.model import Place

__all__ = ["near", "place_key"]

_REACH_KM = 10.0
"""How far a place reaches whose words do not say."""
_DEGREE_NORTH_KM, _DEGREE_EAST_KM = 111, 95
"""The length of a degree, east as at the latitude of Cairo."""


def place_key(place: Place) -> object:
    """What two mentions of one place have in common."""
    return place.geonames or place.wof or place.name


def near(one: Place, other: Place, *, provinces: float = 1.0) -> bool:
    """Whether one may lie in the other or beside it: within what the words allow of either, about.

    A province, whose precision is that of one of middling size and shape, reaches `provinces` times as far.
    """
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None or one.country != other.country:
        return False
    reach = max(
        (each.precision_km or _REACH_KM) * (provinces if each.level == "province" else 1) for each in (one, other)
    )
    return abs(one.lat - other.lat) * _DEGREE_NORTH_KM <= reach and abs(one.lon - other.lon) * _DEGREE_EAST_KM <= reach
