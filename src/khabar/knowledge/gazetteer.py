"""The places of the world under their Arabic names.

``data/places.tsv`` holds one place a line, best read with any editor; ``data/places.index`` leads from a name to the
lines. Both are compiled by ``tools/compile_gazetteer.py`` and mapped into memory, so that loading costs about a
millisecond and only the lines that a text asks for are ever parsed.
"""

from __future__ import annotations

import mmap
import re
from functools import cache, lru_cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Literal, NamedTuple, cast

from khabar.arabic.fold import fold_text
from khabar.errors import LexiconError
from khabar.knowledge.name_index import NameIndex
from khabar.model import PlaceLevel

__all__ = ["BEGINS_LONGER", "Entry", "Gazetteer", "country_key", "load", "name_key"]

BEGINS_LONGER = 0
"""The index's value for words with which a longer name begins; no place's line lies there, but the header."""

_APART = re.compile(r"[^\w]+")
_COLUMNS = 14


class Entry(NamedTuple):
    """One place of the gazetteer."""

    name: str
    """Its usual English name."""
    arabic: tuple[str, ...]
    """Its Arabic names in the sources' spelling, the usual one first."""
    country: str | None
    """ISO 3166-1 alpha-2; ``None`` for seas and what lies in several countries."""
    level: PlaceLevel
    feature: str
    """What it is more exactly: ``capital``, ``river``, ``camp``, ``neighbourhood``, …"""
    rank: int
    """How well known it is: 9 a country, 8 a capital, 7 reviewed by hand, 6 a province or a city of half a million,
    down to 1, a hamlet or an urban quarter."""
    lat: float
    lon: float
    """Its representative point, WGS 84 degrees."""
    radius_km: float
    """How far from the point it may reach."""
    population: int
    """0 when unknown."""
    geonames: int | None
    wof: int | None
    region: str
    """The English name of its first-order division, empty when unknown."""
    weak: bool = False
    """Whether the name it was asked for under usually means something else in the news («الباب», «صور»)."""


def name_key(name: str) -> str:
    """The spelling under which a name is looked up: folded words, one space between them."""
    return _APART.sub(" ", fold_text(name)).strip()


_NOTHING: tuple[tuple[Entry, ...], bool] = ((), False)


def country_key(code: str) -> str:
    """The key under which the index leads to a country by its code; no name has an equals sign."""
    return f"={code}"


class Gazetteer:
    """Look-up by name. Safe to share between threads; nothing in it changes but a bounded cache."""

    def __init__(self, lines: memoryview, index: memoryview) -> None:
        """Raises `LexiconError` when `index` is no index."""
        self._lines = lines
        self._index = NameIndex(index)
        # The same few thousand words make up most of what is asked.
        self._cached = lru_cache(maxsize=1 << 15)(self._find)

    def find(self, key: str) -> tuple[Entry, ...]:
        """The places called `key` (see `name_key`), best known first; ``()`` when there is none."""
        return self._cached(key)[0]

    def look_up(self, key: str) -> tuple[tuple[Entry, ...], bool]:
        """`find`, and whether the name of some place begins with the words of `key` and goes on."""
        return self._cached(key)

    def country(self, code: str) -> Entry | None:
        """The country with the ISO 3166-1 alpha-2 code `code`."""
        found = (self._entry(offset)[0] for offset in self._index.find(country_key(code)))
        return next((entry for entry in found if entry.country == code and entry.level == "country"), None)

    def _find(self, key: str) -> tuple[tuple[Entry, ...], bool]:
        offsets = self._index.find(key)
        if not offsets:
            return _NOTHING
        found, longer = [], False
        for offset in offsets:
            if offset == BEGINS_LONGER:
                longer = True
                continue
            entry, weak = self._entry(offset)
            if any(name_key(name) == key for name in entry.arabic):
                found.append(entry._replace(weak=any(name_key(name) == key for name in weak)))
        found.sort(key=lambda e: (-e.rank, -e.population))
        return tuple(found), longer

    def _entry(self, offset: int) -> tuple[Entry, list[str]]:
        # A line is never longer than this; the sources' names are short.
        line = bytes(self._lines[offset : offset + 2048]).partition(b"\n")[0].decode()
        fields = line.split("\t")
        if len(fields) != _COLUMNS:
            raise LexiconError(f"the gazetteer has no place at byte {offset}; its index is of another compilation")
        name, arabic, country, level, feature, rank, lat, lon, radius, population, geonames, wof, region, weak = fields
        entry = Entry(
            name,
            tuple(arabic.split("|")),
            country or None,
            cast(PlaceLevel, level),
            feature,
            int(rank),
            float(lat),
            float(lon),
            float(radius),
            int(population or 0),
            int(geonames) if geonames else None,
            int(wof) if wof else None,
            region,
        )
        return entry, weak.split("|") if weak else []


@cache
def load() -> Gazetteer:
    """The gazetteer that ships with Khabar."""
    return Gazetteer(_mapped("places.tsv"), _mapped("places.index"))


def _mapped(name: Literal["places.tsv", "places.index"]) -> memoryview:
    resource = files("khabar.knowledge") / "data" / name
    with as_file(resource) as path:
        if path == resource:
            with Path(path).open("rb") as stream:
                return memoryview(mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ))
        # Inside a zip file: `as_file` unpacked it and takes it away again.
        return memoryview(path.read_bytes())
