"""The verbs that keep and find: add, list, show, search, explain."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Khabar

PAGE = """<!doctype html><html lang="ar"><head><meta charset="utf-8"><link rel="canonical" href="https://sada.example/7">
<title>{headline}</title></head><body><h1>{headline}</h1><time>4 آذار 2025</time><div class="article-body">
<p>أعلنت بلدية الزرقاء أمس الاثنين أن أعمال صيانة الجسر ستبدأ الأسبوع المقبل وتستمر ثلاثة أشهر، وفق بيان نشرته.</p>
<p>{second}</p></div></body></html>"""


def save(folder: Path, headline: str, second: str) -> Path:
    path = folder / "saved.html"
    path.write_text(PAGE.format(headline=headline, second=second), encoding="utf-8")
    return path


FIRST = "وقالت البلدية إن الكلفة تبلغ مليون دينار، وإن السير سيحوّل إلى الطريق القديم طوال مدة العمل في الموقع."
CHANGED = "وقالت البلدية إن الكلفة تبلغ مليوني دينار، وإن السير سيحوّل إلى الطريق القديم طوال مدة العمل في الموقع."


def test_the_same_page_twice_changes_nothing(khabar: Khabar, tmp_path: Path) -> None:
    page = save(tmp_path, "صيانة جسر الزرقاء", FIRST)
    first = khabar("add", page)
    again = khabar("add", page)
    assert first.exit_code == again.exit_code == 0
    assert "new" in first.stdout
    assert again.stdout == ""
    assert "1 already there" in again.stderr
    assert len(khabar("list", "--jsonl").stdout.splitlines()) == 1


def test_both_versions_of_a_changed_page_are_kept_and_told_apart(khabar: Khabar, tmp_path: Path) -> None:
    khabar("add", save(tmp_path, "صيانة جسر الزرقاء", FIRST))
    added = khabar("add", save(tmp_path, "صيانة جسر الزرقاء", CHANGED))
    assert "new-version" in added.stdout
    assert "version 2" in added.stdout
    [newest] = [json.loads(line) for line in khabar("list", "--jsonl").stdout.splitlines()]
    assert "مليوني" in newest["text"]
    older = json.loads(khabar("show", newest["id"], "--version", "1", "--json").stdout)
    assert "مليوني" not in older["text"]
    assert "version 2 of 2" in khabar("list").stdout
    assert len(khabar("list", "--all-versions", "--jsonl").stdout.splitlines()) == 2


@pytest.fixture
def record(khabar: Khabar, bundled: Path) -> Khabar:
    assert khabar("add", bundled, "--quiet").exit_code == 0
    return khabar


def test_the_list_is_newest_first(record: Khabar) -> None:
    days = [json.loads(line)["anchor"] for line in record("list", "--jsonl").stdout.splitlines()]
    known = [day for day in days if day]
    assert known == sorted(known, reverse=True)
    assert days == known + [None] * (len(days) - len(known))
    assert len(record("list", "--limit", "3", "--jsonl").stdout.splitlines()) == 3
    assert "3 of 14 articles" in record("list", "--limit", "3").stderr


@pytest.mark.parametrize("words", ["الرطبة", "بالرطبه", "والرطبة", '"قرب الرطبة"'])
def test_search_finds_in_any_spelling(record: Khabar, words: str) -> None:
    result = record("search", words)
    assert result.exit_code == 0
    assert "الرطبة" in result.stdout


def test_search_in_vain(record: Khabar) -> None:
    result = record("search", "زرافة")
    assert result.exit_code == 3
    assert result.stdout == ""
    assert "nothing found" in result.stderr


def test_show_by_the_start_of_an_id(record: Khabar) -> None:
    [found] = record("search", "عجلون", "--jsonl").stdout.splitlines()
    whole = json.loads(found)
    shown = json.loads(record("show", whole["id"][:8], "--json").stdout)
    assert shown == whole
    assert whole["headline"] in record("show", whole["id"]).stdout


def test_what_is_not_there(record: Khabar) -> None:
    for args in (["show", "ffff"], ["show", "zz"], ["explain", "ffff/t1"]):
        result = record(*args)
        assert result.exit_code != 0
    [line] = [json.loads(line) for line in record("search", "عجلون", "--jsonl").stdout.splitlines()]
    result = record("explain", f"{line['id']}/t99")
    assert result.exit_code == 3
    assert "t99" in result.stderr


def test_every_value_can_be_explained(record: Khabar) -> None:
    for line in record("list", "--jsonl").stdout.splitlines():
        document = json.loads(line)
        for value in (*document["times"], *document["places"], *document["names"]):
            told = record("explain", f"{document['id']}/{value['id']}").stdout
            assert value["rule"] in told
            assert document["text"][slice(*value["span"])].replace("\n", " ") in told
        for claim in document["claims"]:
            told = record("explain", f"{document['id']}/{claim['field']}").stdout
            assert claim["rule"] in told
        everything = record("explain", document["id"]).stdout
        assert all(value["rule"] in everything for value in (*document["times"], *document["places"]))


def test_every_chosen_field_has_a_claim_that_says_so(record: Khabar) -> None:
    """Nothing in an article is without its source."""
    for line in record("list", "--jsonl").stdout.splitlines():
        document = json.loads(line)
        chosen = {claim["field"] for claim in document["claims"] if claim["chosen"]}
        for field in ("headline", "published", "modified", "byline", "section", "outlet"):
            assert not document[field] or field in chosen, (document["path"], field)


def test_a_file_that_is_no_record(khabar: Khabar, tmp_path: Path) -> None:
    (tmp_path / "other.db").write_bytes(b"this is no database" * 100)
    result = khabar("list", "--db", tmp_path / "other.db")
    assert result.exit_code != 0
    assert "Traceback" not in result.stderr
