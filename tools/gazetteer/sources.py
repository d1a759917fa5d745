"""The rows that each source gives: countries, the reviewed supplement, Who's On First, GeoNames, demonyms."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from gazetteer.rows import GENERIC, HERE, Row, number, real, tsv
from khabar.arabic.fold import fold_text

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
# How well known a reviewed row is where its kind says so; 7 otherwise. A village that the news names is known to fewer
# than a town, and a quarter whose name is a word as well is one only where the text says so.
REVIEWED_RANK = {"country": 9, "capital": 8, "division": 6, "village": 5, "quarter": 4}
ARABIC_NAME = re.compile(r"[\u0621-\u064a\u0671-\u06d3\u064b-\u0652\u0640\u200c\u200e\u200f '’-]+")


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
            rank=REVIEWED_RANK.get(row["feature"], 7),
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
