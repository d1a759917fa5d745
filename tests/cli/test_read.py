"""``khabar read``."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from khabar.errors import ModelError
from khabar.model.codec import schema
from tests.cli.conftest import Khabar

BAD = Path(__file__).parents[1] / "pages" / "bad"


def test_a_person_sees_the_article_and_what_it_says(khabar: Khabar, bundled: Path) -> None:
    result = khabar("read", bundled / "sidra-denial.txt", "--published", "2025-02-13")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert "أخبار العرب" in lines
    assert any(line.startswith("credit") and "السدرة" in line for line in lines)
    assert any("2025-02-11" in line and line.endswith("فجر الثلاثاء") for line in lines)
    assert any("Anbar" in line for line in lines)
    assert any("agency" in line and line.endswith("وكالة النورس") for line in lines)
    assert any("killed" in line and line.endswith("سبعة قتلى") for line in lines)
    assert any("video" in line for line in lines)
    assert "\u2068" not in result.stdout, "isolate marks are for terminals"


def test_json_of_one_article_is_one_object(khabar: Khabar, bundled: Path) -> None:
    result = khabar("read", bundled / "hawr-talks.html", "--json")
    document = json.loads(result.stdout)
    jsonschema.validate(document, schema())
    assert document["headline"] == "اجتماع مسقط يتفق على آلية إنذار مبكر للسفن في البحر الأحمر"
    assert document["path"].endswith("hawr-talks.html")
    assert document["times"]
    assert document["places"]


def test_json_of_several_articles_is_one_array(khabar: Khabar, bundled: Path) -> None:
    documents = json.loads(khabar("read", bundled, "--json").stdout)
    assert len(documents) == len(list(bundled.iterdir()))


def test_json_lines_hold_an_article_each(khabar: Khabar, bundled: Path) -> None:
    result = khabar("read", bundled, "--jsonl")
    documents = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert [Path(d["path"]).name for d in documents] == sorted(p.name for p in bundled.iterdir())
    for document in documents:
        jsonschema.validate(document, schema())


def test_extracted_articles_come_back_to_the_letter(khabar: Khabar, tmp_path: Path) -> None:
    article = {"id": "n-7", "title": "عنوان", "text": " زار الوفد  بغداد أمس.\n\nثم عاد. ", "published": "2025-03-04"}
    (tmp_path / "articles.jsonl").write_text(json.dumps(article, ensure_ascii=False) + "\n", encoding="utf-8")
    document = json.loads(khabar("read", tmp_path / "articles.jsonl", "--jsonl").stdout)
    assert document["id"] == "n-7"
    assert document["text"] == article["text"]
    assert document["headline"] == "عنوان"
    [yesterday] = document["times"]
    assert yesterday["earliest"] == yesterday["latest"] == "2025-03-03"
    assert document["text"][slice(*yesterday["span"])] == "أمس"
    [baghdad] = document["places"]
    assert (baghdad["name"], baghdad["country"]) == ("Baghdad", "IQ")


def test_standard_input(khabar: Khabar, bundled: Path) -> None:
    result = khabar("read", "-", "--json", input=(bundled / "marsa-court.html").read_bytes())
    document = json.loads(result.stdout)
    assert document["outlet"] == "جريدة المرسى"
    assert document["path"] is None


def test_a_given_day_helps_only_a_page_without_one(khabar: Khabar, bundled: Path) -> None:
    dump = json.loads(khabar("read", bundled / "sidra-denial.txt", "--published", "2025-02-13", "--json").stdout)
    assert dump["published"] == "2025-02-13"
    assert [c["origin"] for c in dump["claims"] if c["field"] == "published" and c["chosen"]] == ["given"]
    page = json.loads(khabar("read", bundled / "rabwa-flood.html", "--published", "1999-01-01", "--json").stdout)
    assert not page["published"].startswith("1999")


def test_a_page_without_a_day_stays_without_one(khabar: Khabar, bundled: Path) -> None:
    dump = json.loads(khabar("read", bundled / "sidra-denial.txt", "--json").stdout)
    assert dump["published"] is None
    assert dump["anchor"] is None
    assert dump["publication_hint"]["edtf"] == "2025"
    assert all(t["anchor"] is None for t in dump["times"])


@pytest.mark.parametrize("options", [["--published", "31/12/2025"], ["--json", "--jsonl"], ["--timeout", "-1"]])
def test_a_wrong_call_is_a_usage_error(khabar: Khabar, bundled: Path, options: list[str]) -> None:
    assert khabar("read", bundled / "rabwa-flood.html", *options).exit_code == 2


@pytest.mark.parametrize(
    ("name", "step"),
    [
        ("empty.html", "collect"),
        ("binary.html", "collect"),
        ("section_front.html", "articles"),
        ("login.html", "articles"),
        ("not_found.html", "articles"),
    ],
)
def test_what_cannot_be_used_is_named_with_step_and_reason(khabar: Khabar, bundled: Path, name: str, step: str) -> None:
    result = khabar("read", BAD / name, bundled / "rabwa-flood.html", "--jsonl")
    assert result.exit_code == 1, "the other page was read"
    assert len(result.stdout.splitlines()) == 1
    [line] = result.stderr.splitlines()
    assert line.startswith(f"khabar: {BAD / name}: {step}: ")
    assert len(line) > len(f"khabar: {BAD / name}: {step}: ") + 10


def test_nothing_usable_has_an_exit_code_of_its_own(khabar: Khabar, tmp_path: Path) -> None:
    assert khabar("read", tmp_path / "missing.html").exit_code == 3
    assert khabar("read", BAD / "empty.html", "--json").stdout == "[]\n"


def test_a_broken_line_is_named_and_the_rest_is_read(khabar: Khabar) -> None:
    result = khabar("read", BAD / "broken.jsonl", "--jsonl")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 2
    assert [line.split(": ")[1].rsplit(":", 1)[1] for line in result.stderr.splitlines()] == ["2", "3"]


def test_a_page_of_fifty_megabytes_is_refused_by_its_size(khabar: Khabar, tmp_path: Path) -> None:
    (tmp_path / "huge.html").write_bytes(b"<html><p>" + "كلمة ".encode() * 5_555_555)
    result = khabar("read", tmp_path / "huge.html")
    assert result.exit_code == 3
    assert "50,000,0" in result.stderr


def test_other_languages_are_labelled_and_not_read(khabar: Khabar, bundled: Path) -> None:
    for name, language in (("hawr-english.html", "en"), ("sidra-persian.html", "fa")):
        document = json.loads(khabar("read", bundled / name, "--json").stdout)
        assert document["language"] == language
        assert document["times"] == document["places"] == document["names"] == []
        assert document["text"]


def test_a_names_model_that_is_not_there_is_told_before_any_page(khabar: Khabar, tmp_path: Path) -> None:
    result = khabar("read", "--names-model", tmp_path / "nothing", tmp_path / "page.html")
    assert isinstance(result.exception, ModelError)
    assert "page.html" not in result.stderr
