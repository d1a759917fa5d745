"""A place on its way into the gazetteer, and the reading of tables."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent
DATA = Path(__file__).parents[2] / "src" / "khabar" / "knowledge" / "data"

# Words that say what kind of thing a name names; a source often carries them in the name itself.
GENERIC = {
    "province": ("محافظة", "مُحافظة", "منطقة", "ولاية", "إمارة", "شعبية", "إقليم", "جهة"),
    "district": ("مديرية", "مقاطعة", "ولاية", "قضاء", "محافظة", "منطقة", "إقليم", "ناحية", "بلدية", "عمالة", "مركز"),
    "town": ("مدينة", "بلدة", "قرية", "بلدية", "جماعة", "ناحية"),
}
EARTH_KM = 6371.0


@dataclass
class Row:
    """One place on its way into the gazetteer."""

    name: str
    ar: list[str]
    country: str
    level: str
    feature: str
    lat: float
    lon: float
    radius: float = 0.0
    population: int = 0
    geonames: int = 0
    wof: int = 0
    region: str = ""
    rank: int = 0
    weak: list[str] = field(default_factory=list)
    keys: frozenset[str] = field(default_factory=frozenset)


def tsv(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a tab-separated file with a header; lines that begin with # are remarks."""
    with path.open(encoding="utf-8", newline="") as stream:
        yield from csv.DictReader((line for line in stream if not line.startswith("#")), delimiter="\t")


def km(a: Row, b: Row) -> float:
    """The distance between two places' points."""
    p, q, d = math.radians(a.lat), math.radians(b.lat), math.radians(b.lon - a.lon)
    h = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(d / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(h)))


def number(text: str | None) -> int:
    """A count or id; 0 for none."""
    return int(text) if text and text.isdigit() else 0


def real(text: str | None) -> float:
    """A coordinate; 0 for none."""
    return float(text) if text else 0.0
