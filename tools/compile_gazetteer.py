"""Compile the gazetteer that ships with Khabar from a folder of facts.

    python tools/compile_gazetteer.py FACTS [--out FOLDER]

FACTS holds wof_places_ar.tsv (Who's On First), geonames_places_ar.tsv, countries_ar.tsv (CLDR, UNTERM) and
demonyms_ar.tsv (ArWikiCats). Reviewed rows of Khabar's own lie in tools/gazetteer. The column isocodes_ar of
countries_ar.tsv is LGPL and is not read. The same input gives the same bytes.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path

from gazetteer.fitness import Unusable, shadowed, thinned, transcribed, unfit
from gazetteer.merging import merged
from gazetteer.rows import DATA, HERE, Row, tsv
from gazetteer.sources import countries, demonyms, geonames, supplement, wof

from khabar.knowledge.gazetteer import BEGINS_LONGER, country_key, name_key
from khabar.knowledge.name_index import build_index


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
    transcribed(rows, common)
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


if __name__ == "__main__":
    main()
