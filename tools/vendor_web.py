"""Bring what others have made for browsers into src/khabar/web/static/vendor: run it again to take another version.

    python tools/vendor_web.py FACTS

Needs npm, and fonttools, brotli and babel in the environment. `FACTS` is the folder with ``a1_1.5.json``, the regions
of the Middle East and North Africa out of Who's On First. Everything else comes from npm at the versions below. What
was in the folder before is taken away; docs/web-parts.md says what becomes of each part.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import re
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from babel.core import get_global
from fontTools import subset
from vendor_outlines import GRID, Outline, area, outlines_in, topojson

ROOT = Path(__file__).resolve().parents[1]
VENDOR = ROOT / "src" / "khabar" / "web" / "static" / "vendor"
PLACES = ROOT / "src" / "khabar" / "knowledge" / "data" / "places.tsv"


class Part(NamedTuple):
    """A package on npm, and which of its files become which of ours."""

    name: str
    version: str
    licence: str
    address: str
    files: Mapping[str, str] = MappingProxyType({})


PLEX = Part("@fontsource/ibm-plex-sans-arabic", "5.3.0", "OFL-1.1", "https://github.com/IBM/plex")
NASKH = Part("@fontsource/noto-naskh-arabic", "5.3.0", "OFL-1.1", "https://github.com/notofonts/arabic")
ATLAS = Part(
    "world-atlas", "2.0.2", "ISC; data of Natural Earth in the public domain", "https://www.naturalearthdata.com"
)
PARTS = (
    Part("htmx.org", "2.0.11", "0BSD", "https://htmx.org", {"dist/htmx.min.js": "htmx/htmx.min.js"}),
    Part(
        "leaflet", "1.9.4", "BSD-2-Clause", "https://leafletjs.com",
        {"dist/leaflet.js": "leaflet/leaflet.js", "dist/leaflet.css": "leaflet/leaflet.css"},
    ),
    Part(
        "uplot", "1.6.32", "MIT", "https://github.com/leeoniya/uPlot",
        {"dist/uPlot.iife.min.js": "uplot/uplot.min.js", "dist/uPlot.min.css": "uplot/uplot.min.css"},
    ),
    Part(
        "topojson-client", "3.1.0", "ISC", "https://github.com/topojson/topojson-client",
        {"dist/topojson-client.min.js": "topojson-client/topojson-client.min.js"},
    ),
    PLEX,
    NASKH,
    ATLAS,
)  # fmt: skip
WOF = ("whosonfirst-data", "CC0-1.0 and CC-BY-2.0", "https://whosonfirst.org")
WOF_CREDIT = """\
The outlines of provinces are those of Who's On First (https://whosonfirst.org), see its licence at
https://whosonfirst.org/docs/licenses/. They come from

- Mesoshapes, a product of Mapzen for Who's On First, dedicated to the public domain under CC0 1.0
  (https://creativecommons.org/publicdomain/zero/1.0/);
- Quattroshapes (http://www.quattroshapes.com/), licensed under CC BY 2.0
  (https://creativecommons.org/licenses/by/2.0/).

Changed: simplified, rounded, without the regions that Khabar's gazetteer does not have, named as the gazetteer does.
"""

# All letters, marks and digits of Arabic, with those that Persian, Kurdish, Urdu and the Maghreb add.
ARABIC = "U+60C,U+61B,U+61C,U+61F,U+621-65F,U+660-66F,U+670,U+671,U+679,U+67E,U+686,U+688,U+691,U+695,U+698,U+6A4,U+6A8,U+6A9,U+6AD,U+6AF,U+6B5,U+6BA,U+6BE,U+6C0,U+6C1,U+6C6,U+6CC,U+6CE,U+6D2,U+6D4,U+6D5,U+6F0-6F9,U+200C-200F,U+2066-2069,U+25CC,U+FD3E,U+FD3F,U+FDF2,U+FDFA,U+FDFB"  # noqa: E501
LATIN = "U+20-7E,U+A0,U+A9,U+AB,U+B0,U+B7,U+BB,U+C0-FF,U+2010-2014,U+2018-201E,U+2022,U+2026,U+2032,U+2033,U+2039,U+203A,U+2190-2193,U+2212"  # noqa: E501
# What stands among Arabic letters: digits and punctuation. Latin words beside Naskh are the next font's.
POINTS = "U+20-3F,U+5B-5D,U+A0,U+AB,U+B7,U+BB,U+2010-2014,U+2018-201E,U+2022,U+2026,U+2039,U+203A"
# Part, file, name in our style sheets, weights, and which files of the part hold which characters.
FONTS = (
    (PLEX, "ibm-plex-sans-arabic", "IBM Plex Sans Arabic", (400, 600, 700), {"arabic": ARABIC, "latin": LATIN}),
    (NASKH, "noto-naskh-arabic", "Noto Naskh Arabic", (400, 700), {"arabic": ARABIC, "latin": POINTS}),
)

NEAR = (-18.5, -3.0, 64.0, 38.0)
"""West, south, east, north, in degrees: what touches the Arab world and its neighbours is drawn finer."""
FINE, COARSE = 0.0015, 0.1
"""Square degrees: a corner that takes less than this away is cut off, an island smaller than this is left out."""
SHARE = 0.003
"""The same for a province, as a share of it: it is only ever filled softly."""
CODES = {"Kosovo": "XK"}
"""For what Natural Earth draws apart and ISO 3166 has no number for, but pages name as a country."""


def main() -> None:
    """Fetch, shrink, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("facts", type=Path)
    regions = (parser.parse_args().facts / "a1_1.5.json").read_bytes()
    with tempfile.TemporaryDirectory() as folder:
        found = [(part, files_of(part, unpacked(part, Path(folder)))) for part in PARTS]
    name, licence, address = WOF
    version = f"sha256:{hashlib.sha256(regions).hexdigest()[:12]}"
    files = {"outlines/provinces.json": provinces(json.loads(regions)), f"licences/{name}.txt": WOF_CREDIT.encode()}
    found.append((Part(name, version, licence, address), files))
    rows = "\n".join(row(part, files) for part, files in found)
    found[0][1]["parts.toml"] = f"# Written by tools/vendor_web.py: each file with its SHA-256.\n\n{rows}".encode()
    shutil.rmtree(VENDOR, ignore_errors=True)
    for _, files in found:
        for file, content in files.items():
            path = VENDOR / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


def unpacked(part: Part, folder: Path) -> Path:
    """The package's files, as npm has them."""
    wanted = f"{part.name}@{part.version}"
    packed = subprocess.run(["npm", "pack", "-s", wanted], cwd=folder, check=True, capture_output=True, text=True)
    home = folder / re.sub(r"\W", "-", part.name)
    with tarfile.open(folder / packed.stdout.split()[-1]) as archive:
        archive.extractall(home, filter="data")
    return next(home.iterdir())


def files_of(part: Part, home: Path) -> dict[str, bytes]:
    """Our files of a part, by name, with its licence."""
    found = {ours: cleaned(home / theirs) for theirs, ours in part.files.items()}
    found[f"licences/{part.name.split('/')[-1]}.txt"] = next(home.glob("LICEN[SC]E*")).read_bytes()
    for stem, family, weight, script, unicodes in faces(part):
        source = home / "files" / f"{stem}-{script}-{weight}-normal.woff2"
        found[f"fonts/{stem}-{script}-{weight}.woff2"] = shrunk(source, unicodes, family)
    if part is PLEX:  # one sheet for all, beside the first of them
        found["fonts/fonts.css"] = "".join(rule(*each) for owner in PARTS for each in faces(owner)).encode()
    if part is ATLAS:
        found["outlines/countries.json"] = countries(json.loads((home / "countries-10m.json").read_bytes()))
    return found


def row(part: Part, files: dict[str, bytes]) -> str:
    """What parts.toml says of a part."""
    head = {"name": part.name, "version": part.version, "licence": part.licence, "address": part.address}
    listed = "".join(f'"{name}" = "{hashlib.sha256(files[name]).hexdigest()}"\n' for name in sorted(files))
    return "[[part]]\n" + "".join(f'{key} = "{text}"\n' for key, text in head.items()) + f"[part.files]\n{listed}"


def cleaned(file: Path) -> bytes:
    """Without the address of a source map, and without pictures that Khabar's maps have no use for."""
    text = re.sub(r"\n?/[/*]# sourceMappingURL=\S+(\s*\*/)?", "", file.read_text("utf-8"))
    text = re.sub(r"background-image:\s*url\(images/[^)]*\);?", "", text)
    return re.sub(r"behavior:\s*url\([^)]*\);?", "", text).encode()


def shrunk(file: Path, unicodes: str, family: str) -> bytes:
    """A font with these characters alone, and all that shaping them needs (fontTools keeps those features itself).

    The SIL Open Font License asks that what was changed does not bear a reserved name: inside, it is Khabar's cut.
    """
    options = subset.Options(flavor="woff2", notdef_outline=True, name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14])
    font = subset.load_font(str(file), options)
    ours = f"Khabar cut of {family.removeprefix('IBM Plex ').removeprefix('Noto ')}"
    for record in font["name"].names:
        if record.nameID in {1, 3, 4, 6}:
            record.string = ours.replace(" ", "") if record.nameID == 6 else ours
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=subset.parse_unicodes(unicodes.replace("U+", "")))
    subsetter.subset(font)
    with tempfile.NamedTemporaryFile(suffix=".woff2") as out:
        subset.save_font(font, out.name, options)
        return Path(out.name).read_bytes()


def faces(part: Part) -> Iterator[tuple[str, str, int, str, str]]:
    """A part's font files: their stem, family, weight, script and characters."""
    for owner, stem, family, weights, scripts in FONTS:
        if owner is part:
            for weight in weights:
                for script, unicodes in scripts.items():
                    yield stem, family, weight, script, unicodes


def rule(stem: str, family: str, weight: int, script: str, unicodes: str) -> str:
    """The rule by which a style sheet has a font."""
    return (
        f'@font-face{{font-family:"{family}";font-weight:{weight};font-display:swap;'
        f'src:url("{stem}-{script}-{weight}.woff2") format("woff2");unicode-range:{unicodes}}}\n'
    )


def countries(topology: dict) -> bytes:  # type: ignore[type-arg]
    """All of the world but Antarctica with ISO 3166-1 alpha-2 codes as ids; without names, which are the pages' own."""
    numbers = get_global("territory_aliases")
    nameless, found = [], {}
    for geometry, outline in outlines_in(topology, "countries"):
        name = geometry["properties"]["name"]
        codes = numbers.get(outline.id)
        code = codes[0] if codes else CODES.get(name, "")
        if not code:
            nameless.append(outline._replace(id=""))
        elif name != "Antarctica":  # some have one number and several outlines
            polygons = found[code].polygons if code in found else ()
            found[code] = Outline(code, (*polygons, *outline.polygons))
    drawn = [*found.values(), *nameless]
    return topojson({"countries": drawn}, lambda line: FINE if any(map(is_near, line)) else COARSE, meeting=True)


def provinces(topology: dict) -> bytes:  # type: ignore[type-arg]
    """One object a country, the provinces under the names that the gazetteer has for them."""
    with PLACES.open(encoding="utf-8") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        names = {row["wof"]: row["name"] for row in rows if row["level"] == "province" and row["wof"]}
    found: dict[str, list[Outline]] = {}
    for geometry, outline in outlines_in(topology, "wof_region"):
        known = geometry["properties"]
        if known["id"] in names:
            found.setdefault(known["cc"], []).append(outline._replace(id=names[known["id"]]))
    return topojson(found, lambda line: max(FINE, area(line) * SHARE), meeting=False)


def is_near(point: tuple[int, int]) -> bool:
    """Whether it lies where outlines are finer."""
    west, south, east, north = NEAR
    return west <= point[0] * GRID <= east and south <= point[1] * GRID <= north


if __name__ == "__main__":
    main()
