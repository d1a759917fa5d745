"""Makes src/khabar/knowledge/actors/data/states.tsv out of the facts beside a developer's checkout and the gazetteer.

    python tools/compile_actors.py FACTS

FACTS holds countries_ar.tsv (CLDR, UNTERM). Capitals' Arabic names are the gazetteer's; further names of
countries are those of tools/gazetteer/countries.tsv and of `FURTHER` below.
"""

from __future__ import annotations

import argparse
import csv
from pathlib import Path

from khabar.arabic.fold import fold_text

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "src/khabar/knowledge/actors/data/states.tsv"
PLACES = ROOT / "src/khabar/knowledge/data/places.tsv"
NOT_STATES = frozenset({"AQ", "BV", "HM", "TF", "UM", "IO", "GS"})
FURTHER = {
    "US": ["أمريكا", "الولايات المتحدة الأميركية", "أميركا"],
    "GB": ["بريطانيا", "بريطانيا العظمى"],
    "RU": ["روسيا الاتحادية", "الاتحاد الروسي"],
    "CN": ["الصين الشعبية"],
    "PS": ["فلسطين", "دولة فلسطين"],
    "SA": ["السعودية", "المملكة السعودية"],
    "SY": ["سورية"],
    "VA": ["دولة الفاتيكان"],
    "CZ": ["تشيكيا"],
    "NL": ["هولندا"],
}
FURTHER_CAPITALS = {
    "KR": ["سيول", "سيئول"],
    "IL": ["تل أبيب"],
    "PS": ["رام الله"],
    "US": ["واشنطن"],
    "AE": ["أبو ظبي"],
    "UA": ["كييف"],
}
"""Towns that news writes for a state's government, whatever its constitution says."""
_HEADER = "id\tkind\tcountry\tname_en\tnames_ar\tcapitals_ar\tsource"
_ABOUT = "# Compiled by tools/compile_actors.py: do not edit. CLDR, UNTERM as in NOTICE; capitals: gazetteer."


def main() -> None:
    """Writes the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("facts", type=Path)
    parser.add_argument("--out", type=Path, default=TARGET)
    given = parser.parse_args()
    capitals, further = _capitals(), _further()
    lines = [_ABOUT, _HEADER]
    for row in _rows(given.facts / "countries_ar.tsv"):
        code = row["iso2"]
        if code in NOT_STATES:
            continue
        official = (row[column] for column in ("cldr_ar", "unterm_short_ar", "unterm_formal_ar"))
        names = _one_spelling([*official, *further.get(code, []), *FURTHER.get(code, [])])
        towns = _one_spelling([*FURTHER_CAPITALS.get(code, []), *capitals.get(code, [])])
        # A state that is called after its town («سنغافورة») acts under its own name.
        known = {fold_text(name) for name in names}
        towns = [town for town in towns if fold_text(town) not in known]
        source = "CLDR, UNTERM"
        lines.append("\t".join((code.lower(), "state", code, row["name_en"], "|".join(names), "|".join(towns), source)))
    given.out.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _rows(path: Path) -> list[dict[str, str]]:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def _capitals() -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for row in _rows(PLACES):
        if row["feature"] == "capital":
            out.setdefault(row["country"], []).append(row["ar"].partition("|")[0])
    return out


def _further() -> dict[str, list[str]]:
    rows = _rows(ROOT / "tools/gazetteer/countries.tsv")
    return {row["country"]: [name for name in (row["aliases"] or "").split("|") if name] for row in rows}


def _one_spelling(names: list[str]) -> list[str]:
    """`names` without empty ones, inverted ones («كوريا، جمهوريّة») and those that folding makes one with an earlier."""
    out: dict[str, str] = {}
    for name in names:
        if name and "،" not in name:
            out.setdefault(fold_text(name), name)
    return list(out.values())


if __name__ == "__main__":
    main()
