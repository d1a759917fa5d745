"""Compile the gazetteer that ships with Khabar from a folder of facts.

    python tools/compile_gazetteer.py FACTS [--out FOLDER]

FACTS holds wof_places_ar.tsv (Who's On First), geonames_places_ar.tsv, countries_ar.tsv (CLDR, UNTERM) and
demonyms_ar.tsv (ArWikiCats). Reviewed rows of Khabar's own lie in tools/gazetteer. The column isocodes_ar of
countries_ar.tsv is LGPL and is not read. The same input gives the same bytes.
"""

from __future__ import annotations

import argparse
import csv
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from khabar.arabic.fold import fold_text
from khabar.knowledge.gazetteer import BEGINS_LONGER, country_key, name_key
from khabar.knowledge.name_index import build_index

HERE = Path(__file__).parent / "gazetteer"
DATA = Path(__file__).parents[1] / "src" / "khabar" / "knowledge" / "data"

# Words that say what kind of thing a name names; a source often carries them in the name itself.
GENERIC = {
    "province": ("محافظة", "مُحافظة", "منطقة", "ولاية", "إمارة", "شعبية", "إقليم", "جهة"),
    "district": ("مديرية", "مقاطعة", "ولاية", "قضاء", "محافظة", "منطقة", "إقليم", "ناحية", "بلدية", "عمالة", "مركز"),
    "town": ("مدينة", "بلدة", "قرية", "بلدية", "جماعة"),
}
WOF_LEVELS = {
    "region": "province",
    "county": "district",
    "localadmin": "district",
    "locality": "town",
    "neighbourhood": "district",
    "microhood": "district",
    "campus": "site",
    "marinearea": "water",
}
# News in Arabic seldom means a small town so far away, and its transcribed name often equals a common word.
LEAST_PEOPLE = {"US": 20_000, "DE": 10_000, "FR": 10_000, "AR": 15_000, "RU": 10_000, "ES": 10_000, "JP": 20_000}
# At most so many villages of one name in one country: with more, a name by itself could not be resolved anyway.
NAMESAKES = 3
ARABIC_NAME = re.compile(r"[\u0621-\u064a\u0671-\u06d3\u064b-\u0652\u0640\u200c\u200e\u200f '’-]+")
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


def main() -> None:
    """Read the facts, merge what is one place, write places.tsv, places.index and demonyms.tsv."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("facts", type=Path)
    parser.add_argument("--out", type=Path, default=DATA)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    for name, content in compile_gazetteer(arguments.facts).items():
        (arguments.out / name).write_bytes(content)
        print(f"{name}: {len(content):,} bytes")


def compile_gazetteer(facts: Path) -> dict[str, bytes]:
    """The content of each compiled file under its name."""
    common = {name_key(row["name"]) for row in tsv(HERE / "common_words.tsv")}
    never = {name_key(row["name"]) for row in tsv(HERE / "never.tsv")}
    given = {name_key(row["name"]) for row in tsv(DATA / "given_names.tsv")}
    parts: dict[str, set[str]] = defaultdict(set)
    for row in tsv(HERE / "parts.tsv"):
        parts[row["part"]].add(name_key(row["word"]))
    unusable = Unusable(common, never, given | parts["person"], parts["opener"], never | parts["direction"])
    rows = [*countries(facts), *supplement()]
    reviewed = {id(row): frozenset(name_key(n) for n in row.ar) for row in rows}
    rows = merged(rows, [*wof(facts), *geonames(facts)])
    for place in rows:
        own = reviewed.get(id(place), frozenset())
        place.ar = [n for n in place.ar if name_key(n) in own or not unfit(place, name_key(n), unusable)]
        place.weak = [n for n in place.ar if name_key(n) in common]
    shadowed(rows, reviewed)
    rows = thinned([row for row in rows if row.ar])
    rows.sort(key=lambda r: (r.country, r.level, r.name, r.lat, r.lon, r.ar, r.wof, r.geonames))
    lines: list[bytes] = []
    entries: list[tuple[str, int]] = []
    header = "name\tar\tcountry\tlevel\tfeature\trank\tlat\tlon\tradius_km\tpopulation\tgeonames\twof\tregion\tweak\n"
    lines += [line.encode() for line in (header, *map(written, rows))]
    offset = len(lines[0])
    for place, line in zip(rows, lines[1:], strict=True):
        if place.feature in ("country", "territory"):
            entries.append((country_key(place.country), offset))
        for key in {name_key(n) for n in place.ar}:
            entries.append((key, offset))
            words = key.split(" ")
            entries += [(" ".join(words[:count]), BEGINS_LONGER) for count in range(1, len(words))]
        offset += len(line)
    return {"places.tsv": b"".join(lines), "places.index": build_index(entries), "demonyms.tsv": demonyms(facts)}


def tsv(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a tab-separated file with a header; lines that begin with # are remarks."""
    with path.open(encoding="utf-8", newline="") as stream:
        yield from csv.DictReader((line for line in stream if not line.startswith("#")), delimiter="\t")


def countries(facts: Path) -> Iterator[Row]:
    """Every country under its CLDR and UNTERM names and our own aliases."""
    own = {row["country"]: row for row in tsv(HERE / "countries.tsv")}
    territories = {row["word"] for row in tsv(HERE / "parts.tsv") if row["part"] == "territory"}
    for row in tsv(facts / "countries_ar.tsv"):
        more = own[row["iso2"]]
        names = [row["cldr_ar"], *more["aliases"].split("|"), row["unterm_short_ar"], row["unterm_formal_ar"]]
        radius = math.sqrt(float(more["area"]) * 1000 / math.pi)
        yield Row(
            row["name_en"],
            cleaned(names, "country"),
            row["iso2"],
            "country",
            "territory" if row["iso2"] in territories else "country",
            float(more["lat"]),
            float(more["lon"]),
            radius=max(1.0, round(radius)),
            geonames=number(row["geonames_id"]),
            rank=9,
        )


def supplement() -> Iterator[Row]:
    """The reviewed rows that no source has, or not under the name that the news uses."""
    for row in tsv(HERE / "supplement.tsv"):
        yield Row(
            row["name"],
            row["ar"].split("|"),
            row["country"],
            row["level"],
            row["feature"],
            float(row["lat"]),
            float(row["lon"]),
            radius=float(row["radius_km"]),
            rank={"country": 9, "capital": 8, "division": 6}.get(row["feature"], 7),
        )


def wof(facts: Path) -> Iterator[Row]:
    """The places of Who's On First that have coordinates and an Arabic name."""
    regions: dict[str, str] = {}
    rows = list(tsv(facts / "wof_places_ar.tsv"))
    for row in rows:
        if row["placetype"] == "region":
            regions[row["wof_id"]] = row["name_en"]
    for row in rows:
        level = WOF_LEVELS.get(row["placetype"] or "")
        lat, lon = real(row["lat"]), real(row["lon"])
        if level is None or (lat == 0 and lon == 0):
            continue
        names = cleaned([row["ar"], *(row["ar_alt"] or "").split("|")], level)
        if row["placetype"] == "campus":
            names = [n for n in names if n.startswith(("مطار ", "قاعدة "))]
        yield Row(
            row["name_en"].strip(),
            names,
            "" if row["country"] == "XY" else row["country"],
            level,
            row["placetype"],
            lat,
            lon,
            population=number(row["population"]),
            geonames=number(row["geonames_id"]),
            wof=number(row["wof_id"]),
            region=regions.get(row["region_id"] or "", ""),
        )


def geonames(facts: Path) -> Iterator[Row]:
    """GeoNames' towns, without the smallest of countries far from the Arab world."""
    for row in tsv(facts / "geonames_places_ar.tsv"):
        people = number(row["population"])
        if people < LEAST_PEOPLE.get(row["country"], 0):
            continue
        names = cleaned([row["ar"], *row["ar_alt"].split("|")], "town")
        yield Row(
            row["name"],
            names,
            row["country"],
            "town",
            "city",
            real(row["lat"]),
            real(row["lon"]),
            population=people,
            geonames=number(row["geonames_id"]),
        )


def cleaned(names: Iterable[str], level: str) -> list[str]:
    """The names without remarks and generic nouns, in their order, each once; what is not Arabic is left out."""
    out: dict[str, None] = {}
    for name in names:
        plain = re.split("[،,(/]", name)[0].replace("\u200e", "").replace("\u200f", "").strip(" \n\t-")
        if not ARABIC_NAME.fullmatch(plain):
            continue
        first, _, rest = plain.partition(" ")
        out[rest if rest and first in GENERIC.get(level, ()) else plain] = None
    return list(out)


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
    return km(row, other) < (30 if other.rank >= 7 else 10)


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


class Unusable(NamedTuple):
    """Words that make a source's name useless, all as keys."""

    common: set[str]
    """Common words."""
    never: set[str]
    """Words that are no name by themselves."""
    persons: set[str]
    """Given names and what stands between them."""
    openers: set[str]
    """Words that open a phrase rather than a name."""
    vague: set[str]
    """Directions and kinds of place: names of nothing else are none."""


def shadowed(rows: list[Row], reviewed: dict[int, frozenset[str]]) -> None:
    """Take from hamlets the names that are a noun and a better known place's name: «مدينة الرياض»."""
    best: dict[str, int] = defaultdict(int)
    for row in rows:
        for name in row.ar:
            best[name_key(name)] = max(best[name_key(name)], row.rank)
    nouns = {name_key(noun) for several in GENERIC.values() for noun in several}
    for row in rows:
        own = reviewed.get(id(row), frozenset())
        row.ar = [
            name
            for name in row.ar
            if (key := name_key(name)) in own
            or key.partition(" ")[0] not in nouns
            or best[key.partition(" ")[2]] <= row.rank
        ]


def unfit(row: Row, key: str, unusable: Unusable) -> bool:
    """Whether a name from a source would find more people and common words than places."""
    words = key.split()
    # A variant without its article («رقة» beside «الرقة») is a common word more often than not.
    if key in unusable.never or any(name_key(other) == "ال" + key for other in row.ar):
        return True
    if all(word in unusable.vague for word in words) or (key in unusable.common and (row.rank >= 7 or row.rank <= 1)):
        return True
    if sum(map(len, words)) < (3 if row.rank >= 4 else 4):
        return True
    if len(words) == 1:
        return False
    # «على غزة» is no hamlet; and a hamlet of two given names is called after its owner.
    return words[0] in unusable.openers or (row.rank <= 2 and all(word in unusable.persons for word in words))


def thinned(rows: list[Row]) -> list[Row]:
    """The rows without namesakes among the little-known that nothing in a text could tell apart."""
    count: dict[tuple[str, str], int] = defaultdict(int)
    kept = []
    for row in sorted(rows, key=lambda r: (-r.rank, -r.population, r.wof, r.geonames)):
        group = name_key(row.ar[0]), row.country
        count[group] += 1
        if row.rank > 2 or count[group] <= NAMESAKES:
            kept.append(row)
    return kept


def written(row: Row) -> str:
    """The row as a line of places.tsv."""
    ids = [str(n or "") for n in (row.population, row.geonames, row.wof)]
    names = "|".join(dict.fromkeys(" ".join(n.split()) for n in row.ar))
    where = [f"{row.lat:.4f}", f"{row.lon:.4f}", f"{row.radius:g}"]
    return (
        "\t".join(
            [
                row.name,
                names,
                row.country,
                row.level,
                row.feature,
                str(row.rank),
                *where,
                *ids,
                row.region,
                "|".join(row.weak),
            ]
        )
        + "\n"
    )


def demonyms(facts: Path) -> bytes:
    """Country code and the folded forms of its demonym, indefinite; a reader adds article and clitics."""
    forms: dict[str, dict[str, None]] = defaultdict(dict)
    for row in tsv(facts / "demonyms_ar.tsv"):
        for column in ("masc_sg", "masc_pl", "fem_sg", "fem_pl"):
            if row[column]:
                forms[row["iso2"]][fold_text(row[column]).strip()] = None
    for row in tsv(HERE / "demonyms.tsv"):
        for word in row["forms"].split("|"):
            forms[row["country"]][fold_text(word)] = None
    lines = [f"{country}\t{'|'.join(words)}\n" for country, words in sorted(forms.items())]
    return ("country\tforms\n" + "".join(lines)).encode()


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


if __name__ == "__main__":
    main()
