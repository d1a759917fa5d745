import csv
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest

from khabar.errors import LexiconError
from khabar.knowledge.gazetteer import Gazetteer, load, name_key
from khabar.knowledge.name_index import build_index
from tests.shared import SHARED, needs_shared

ROOT = Path(__file__).resolve().parents[2]
DATA = files("khabar.knowledge") / "data"


def names(text: str) -> list[tuple[str, str | None]]:
    return [(entry.name, entry.country) for entry in load().find(name_key(text))]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("دمشق", ("Damascus", "SY")),
        ("دِمَشق", ("Damascus", "SY")),
        ("أبو ظبي", ("Abu Dhabi", "AE")),
        ("أبوظبي", ("Abu Dhabi", "AE")),
        ("أميركا", ("United States", "US")),
        ("أمريكا", ("United States", "US")),
        ("دير الزور", ("Deir ez-Zor", "SY")),
        ("كوازولو-ناتال", ("KwaZulu-Natal", "ZA")),
        ("البحر الأحمر", ("Red Sea", None)),
        ("سومطرة", ("Sumatra", "ID")),
    ],
)
def test_the_best_known_place_of_a_name_comes_first(text: str, first: tuple[str, str | None]) -> None:
    assert names(text)[0] == first


def test_one_place_of_two_sources_is_one() -> None:
    aleppo = [entry for entry in load().find("حلب") if entry.level == "town" and entry.country == "SY"]
    assert len(aleppo) == 1
    assert aleppo[0].geonames == 170063
    assert aleppo[0].wof


def test_common_words_are_weak_or_gone() -> None:
    assert load().find(name_key("الباب"))[0].weak
    assert all(entry.weak for entry in load().find(name_key("صور")))
    for word in ("المدينة", "العاصمة", "اليوم", "محمد"):
        assert not [e for e in load().find(name_key(word)) if not e.weak]


def test_longer_names_are_announced() -> None:
    assert load().look_up("دير")[1]
    assert load().look_up("قطشبز") == ((), False)


def test_every_country_is_found_by_its_code() -> None:
    for code in ("SY", "US", "XK", "EH", "SS"):
        country = load().country(code)
        assert country is not None
        assert country.country == code
        assert country.level == "country"
    assert load().country("QQ") is None


def test_every_line_is_well_formed() -> None:
    header, *lines = (DATA / "places.tsv").read_text("utf-8").splitlines()
    assert len(lines) > 60_000
    columns = header.split("\t")
    for line in lines:
        row = dict(zip(columns, line.split("\t"), strict=True))
        assert row["name"]
        assert row["ar"]
        assert -90 <= float(row["lat"]) <= 90
        assert -180 <= float(row["lon"]) <= 180
        assert float(row["radius_km"]) > 0
        assert 1 <= int(row["rank"]) <= 9


def test_an_index_of_another_compilation_is_refused() -> None:
    gazetteer = Gazetteer(memoryview(b"header\nonly two\tcolumns\n"), memoryview(build_index([("x", 7)])))
    with pytest.raises(LexiconError, match="byte 7"):
        gazetteer.find("x")


@needs_shared
def test_compiling_again_gives_the_same_bytes(tmp_path: Path) -> None:
    script = ROOT / "tools" / "compile_gazetteer.py"
    subprocess.run([sys.executable, script, SHARED / "facts", "--out", tmp_path], check=True, capture_output=True)
    for name in ("places.tsv", "places.index", "demonyms.tsv"):
        assert (tmp_path / name).read_bytes() == (DATA / name).read_bytes()


def test_every_reviewed_row_is_found_by_each_of_its_names() -> None:
    rows = (ROOT / "tools" / "gazetteer" / "supplement.tsv").read_text("utf-8").splitlines()
    table = csv.DictReader((line for line in rows if not line.startswith("#")), delimiter="\t")
    for row in table:
        assert row["source"].startswith("general knowledge"), row
        for name in row["ar"].split("|"):
            places = [e for e in load().find(name_key(name)) if (e.country or "") == row["country"]]
            lat, lon = float(row["lat"]), float(row["lon"])
            assert any(abs(e.lat - lat) < 0.3 and abs(e.lon - lon) < 0.3 for e in places), (name, row)
        names = [name_key(name) for name in row["ar"].split("|")]
        assert len(names) == len(set(names)), row
