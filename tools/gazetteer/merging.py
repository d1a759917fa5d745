"""Rows of several sources that mean one place made one."""

from __future__ import annotations

from collections import defaultdict

from gazetteer.rows import Row, km
from khabar.knowledge.gazetteer import name_key


def merged(known: list[Row], found: list[Row]) -> list[Row]:
    """All rows, with those that mean one place made one: first by GeoNames id, then by name, country and nearness."""
    rows: list[Row] = []
    by_geonames: dict[int, Row] = {}
    by_name: dict[tuple[str, str], list[Row]] = defaultdict(list)

    def twin(row: Row) -> Row | None:
        if row.geonames and row.geonames in by_geonames:
            return by_geonames[row.geonames]
        near = [other for key in sorted(row.keys) for other in by_name[key, row.country] if same(row, other)]
        return min(near, key=lambda o: (km(o, row), o.wof, o.geonames, o.name), default=None)

    for row in [*known, *sorted(found, key=lambda r: (-r.population, r.level, r.wof, r.geonames))]:
        row.keys = frozenset(name_key(n) for n in row.ar)
        if not row.keys:
            continue
        other = twin(row)
        if other is None:
            rows.append(row)
            other = row
        else:
            other.ar += [n for n in row.ar if name_key(n) not in other.keys and fits(n, other)]
            other.keys |= row.keys
            other.population = max(other.population, row.population)
            other.geonames, other.wof = other.geonames or row.geonames, other.wof or row.wof
            other.region = other.region or row.region
        if row.geonames:
            by_geonames.setdefault(row.geonames, other)
        for key in sorted(row.keys):
            if other not in by_name[key, row.country]:
                by_name[key, row.country].append(other)
    for row in rows:
        row.rank = row.rank or rank(row)
        row.radius = row.radius or radius(row)
    return rows


def fits(name: str, row: Row) -> bool:
    """Whether a source's further name may be added: to a reviewed row no short one, which would be taken for famous."""
    return row.rank < 7 or (row.rank < 9 and (" " in name or len(name) >= 6))


def same(row: Row, other: Row) -> bool:
    """Whether two rows that share a name and a country are one place."""
    divisions = ("province", "area", "country")
    if (row.level in divisions) != (other.level in divisions) or "country" in (row.level, other.level):
        return False
    if row.level in divisions:
        return km(row, other) < 250
    if "district" in (row.level, other.level) and row.level != other.level and other.rank < 7:
        return False
    return km(row, other) < (30 if other.rank else 10)


def rank(row: Row) -> int:
    """How well known a place is, 1 to 6, by what it is and how many live there; the reviewed rows have 7 to 9."""
    if row.level in ("province", "water"):
        return 6
    if row.feature in ("neighbourhood", "microhood", "campus"):
        return 1
    steps = ((500_000, 6), (100_000, 5), (30_000, 4), (5_000, 3), (500, 2))
    return next((value for people, value in steps if row.population >= people), 2 if row.level == "district" else 1)


def radius(row: Row) -> float:
    """How far from its point a place may reach, in kilometres."""
    match row.level:
        case "province":
            return 80.0
        case "water":
            return 100.0
        case "site":
            return 3.0
        case "district":
            return 3.0 if row.feature in ("neighbourhood", "microhood") else 20.0
    return next(
        r for people, r in ((1_000_000, 20.0), (100_000, 10.0), (10_000, 5.0), (0, 3.0)) if row.population >= people
    )
