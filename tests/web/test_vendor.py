"""What others have made ships as it was taken, with its licence, and asks no other host for anything."""

from __future__ import annotations

import csv
import hashlib
import json
import re
import tomllib
from importlib import resources
from pathlib import Path

import pytest
from babel.core import Locale

STATIC = Path(str(resources.files("khabar.web").joinpath("static")))
VENDOR = STATIC / "vendor"
PARTS = tomllib.loads((VENDOR / "parts.toml").read_text("utf-8"))["part"]
ARAB_STATES = {
    "AE", "BH", "DJ", "DZ", "EG", "IQ", "JO", "KM", "KW", "LB", "LY", "MA", "MR", "OM", "PS", "QA", "SA", "SD", "SO",
    "SY", "TN", "YE",
}  # fmt: skip


def test_every_file_is_the_one_that_was_taken() -> None:
    listed = {name: digest for part in PARTS for name, digest in part["files"].items()}
    there = {file.relative_to(VENDOR).as_posix() for file in VENDOR.rglob("*") if file.is_file()}
    assert there - {"parts.toml"} == set(listed)
    for name, digest in listed.items():
        assert hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() == digest, name


def test_every_part_has_its_licence() -> None:
    for part in PARTS:
        assert part["name"]
        assert part["version"]
        assert part["licence"]
        assert part["address"].startswith("https://")
        texts = [VENDOR / name for name in part["files"] if name.startswith("licences/")]
        assert len(texts) == 1, part["name"]
        assert len(texts[0].read_text("utf-8")) > 300


@pytest.mark.parametrize("file", sorted(STATIC.rglob("*.css")), ids=lambda file: file.name)
def test_a_sheet_asks_for_what_ships_alone(file: Path) -> None:
    text = file.read_text("utf-8")
    assert "@import" not in text
    assert "sourceMappingURL" not in text
    for address in re.findall(r"url\(\s*[\"']?([^\"')]+)", text):
        assert address.startswith("data:") or (file.parent / address).is_file(), address


@pytest.mark.parametrize("file", sorted(STATIC.rglob("*.js")), ids=lambda file: file.name)
def test_a_script_asks_no_other_host(file: Path) -> None:
    text = file.read_text("utf-8")
    assert "sourceMappingURL" not in text
    # Names of XML vocabularies and a link for people are no requests.
    assert not re.search(
        r"(?:fetch|import|importScripts|open|Worker|EventSource|WebSocket)\(\s*[\"'`](?:https?:)?//", text
    )
    assert not re.search(r"\b(?:src|href)\s*=\s*[\"'`](?:https?:)?//(?!leafletjs\.com)", text)


@pytest.mark.parametrize("name", ["map.js", "volume.js"])
def test_our_scripts_write_text_never_markup(name: str) -> None:
    text = (STATIC / name).read_text("utf-8")
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", text)


@pytest.mark.parametrize("name", ["countries", "provinces"])
def test_outlines_hold_together(name: str) -> None:
    topology = json.loads((VENDOR / "outlines" / f"{name}.json").read_bytes())
    arcs = topology["arcs"]
    assert all(len(arc) > 1 for arc in arcs)
    for several in topology["objects"].values():
        assert several["geometries"]
        for geometry in several["geometries"]:
            for ring in (ring for polygon in geometry["arcs"] for ring in polygon):
                ends = [_ends(arcs[arc]) if arc >= 0 else _ends(arcs[~arc])[::-1] for arc in ring]
                following = (*ends[1:], ends[0])
                assert all(end == start for (_, end), (start, _) in zip(ends, following, strict=True)), geometry


def _ends(arc: list[list[int]]) -> tuple[tuple[int, int], tuple[int, int]]:
    first = arc[0]
    return (first[0], first[1]), (sum(x for x, _ in arc), sum(y for _, y in arc))


def test_countries_are_named_by_their_codes() -> None:
    topology = json.loads((VENDOR / "outlines" / "countries.json").read_bytes())
    ids = [each["id"] for each in topology["objects"]["countries"]["geometries"] if "id" in each]
    assert len(ids) == len(set(ids))
    assert set(ids) >= ARAB_STATES
    assert set(ids) <= set(Locale("en").territories)


def test_provinces_are_named_as_the_gazetteer_names_them() -> None:
    topology = json.loads((VENDOR / "outlines" / "provinces.json").read_bytes())
    outlined = {(each["id"], code) for code, several in topology["objects"].items() for each in several["geometries"]}
    places = resources.files("khabar.knowledge").joinpath("data", "places.tsv").read_text("utf-8").splitlines()
    rows = csv.DictReader(places, delimiter="\t", quoting=csv.QUOTE_NONE)
    known = {(row["name"], row["country"]) for row in rows if row["level"] == "province"}
    # A place whose name has changed since would be drawn as a ring: run tools/vendor_web.py again.
    assert outlined <= known
    assert len(outlined) > 300
