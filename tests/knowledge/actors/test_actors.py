"""Bodies that are known across articles: the tables, and finding them in words."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from khabar.arabic.fold import fold_text
from khabar.knowledge.actors import load
from khabar.knowledge.actors.tables import Row, rows
from khabar.knowledge.gazetteer import load as load_gazetteer
from tests.shared import SHARED, needs_shared

ROWS = list(rows())


def words(text: str) -> list[str]:
    return fold_text(text).split()


def test_ids_are_unique() -> None:
    assert not [id for id, times in Counter(row.actor.id for row in ROWS).items() if times > 1]


def test_there_are_many() -> None:
    kinds = Counter(row.actor.kind for row in ROWS)
    assert kinds["state"] > 230
    assert kinds["media"] + kinds["agency"] > 300
    assert kinds["armed_group"] > 50


def test_countries_are_countries() -> None:
    states = {row.actor.country for row in ROWS if row.actor.kind == "state"}
    assert {row.actor.country for row in ROWS} - states == {None}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.actor.id)
def test_every_name_finds_its_body(row: Row) -> None:
    for name, form, weak in row.names:
        match = load().find(words(name), 0)
        assert match is not None, name
        assert match.end == len(words(name)), name
        assert row.actor in (match.actor, *match.alternatives), name
        if match.actor is row.actor:
            assert (match.form, match.weak) == (form, weak) or (row.actor in match.alternatives), name


def test_no_name_stands_twice_in_two_spellings() -> None:
    for row in ROWS:
        spellings = Counter(" ".join(words(name)) for name, _, _ in row.names)
        assert not [name for name, times in spellings.items() if times > 1], row.actor.id


@pytest.mark.parametrize("row", [row for row in ROWS if row.domains], ids=lambda row: row.actor.id)
def test_outlets_are_known_by_their_domains(row: Row) -> None:
    if row.actor.kind in ("media", "agency"):
        for domain in row.domains:
            found = load().outlet(f"www.{domain}")
            assert found is not None
            assert found.country == row.actor.country, domain


@pytest.mark.parametrize(
    ("outlet", "id"),
    [
        ("https-less.aljazeera.net", "aljazeera"),
        ("aljazeera", "aljazeera"),
        ("cnn_arabic", "cnn-arabic"),
        ("Erem News", "erem-news"),
        ("صحيفة عكاظ", "okaz"),
        ("وكالة السدرة للأنباء", None),
        ("", None),
    ],
)
def test_outlets_by_name(outlet: str, id: str | None) -> None:
    found = load().outlet(outlet)
    assert (found and found.id) == id


@pytest.mark.parametrize(
    ("text", "at", "id", "end", "stripped", "form"),
    [
        ("وقالت رويترز", 1, "reuters", 2, 0, "acronym"),
        ("بيان لحماس أمس", 1, "hamas", 2, 1, "acronym"),
        ("ووزارة الخارجية الأميركية", 0, "state-department", 3, 1, "name"),
        ("ميثاق للأمم المتحدة", 1, "un", 3, 1, "name"),
        ("أعلنت واشنطن", 1, "us", 2, 0, "capital"),
        ("الولايات المتحدة", 0, "us", 2, 0, "name"),
        ("تقرير Reuters", 1, "reuters", 2, 0, "name"),
    ],
)
def test_names_in_words(text: str, at: int, id: str, end: int, stripped: int, form: str) -> None:
    match = load().find(words(text), at)
    assert match is not None
    assert (match.actor.id, match.end, match.stripped, match.form, match.weak) == (id, end, stripped, form, False)


def test_the_longest_name_is_found() -> None:
    match = load().find(words("تنظيم القاعدة في جزيرة العرب"), 0)
    assert match is not None
    assert match.actor.id == "aqap"


def test_a_weak_name_needs_a_word_before_it() -> None:
    alone, behind = load().find(words("في الحياة"), 1), load().find(words("جريدة الحياة"), 0)
    assert alone is not None
    assert alone.weak
    assert behind is not None
    assert (behind.actor.id, behind.weak) == ("al-hayat", False)


def test_a_strengthened_name_with_others_of_it() -> None:
    match = load().find(words("صحيفة الوطن"), 1)
    assert match is not None
    assert not match.weak
    assert {actor.country for actor in (match.actor, *match.alternatives)} >= {"SA", "EG", "SY"}


def test_common_words_are_nobody() -> None:
    assert all(load().find(words("خرج الناس إلى الشارع مساء"), at) is None for at in range(5))


def test_capitals_are_towns_of_their_state() -> None:
    for row in ROWS:
        for name, form, _ in row.names:
            if form == "capital":
                entries, _ = load_gazetteer().look_up(fold_text(name))
                assert row.actor.country in {entry.country for entry in entries} | {"PS", "IL"}, name


@needs_shared
def test_compiling_again_gives_the_same(tmp_path: Path) -> None:
    root = Path(__file__).parents[3]
    out = tmp_path / "states.tsv"
    command = [sys.executable, str(root / "tools/compile_actors.py"), str(SHARED / "facts"), "--out", str(out)]
    subprocess.run(command, check=True)
    assert out.read_bytes() == (root / "src/khabar/knowledge/actors/data/states.tsv").read_bytes()
