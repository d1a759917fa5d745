from __future__ import annotations

import json
from pathlib import Path

import pytest

from khabar.errors import NotFound
from tests.cli.conftest import Khabar
from tests.record.articles import OTHER, OWN, WIRE


@pytest.fixture
def filled(khabar: Khabar, tmp_path: Path) -> Khabar:
    """A record of a wire report, its copy with additions, and something else."""
    records = [
        {"id": "a", "outlet": "صحيفة الربوة", "published": "2025-02-10", "title": "غرق زورق", "text": WIRE},
        {"id": "b", "outlet": "المرسى", "published": "2025-02-11", "title": "ليلة في الجزيرة", "text": WIRE + OWN},
        {"id": "c", "outlet": "السدرة", "published": "2025-02-11", "title": "معرض", "text": OTHER},
    ]
    lines = "\n".join(json.dumps(record, ensure_ascii=False) for record in records)
    (tmp_path / "articles.jsonl").write_text(lines, "utf-8")
    assert khabar("add", tmp_path / "articles.jsonl").exit_code == 0
    return khabar


def test_the_source_then_the_copy(filled: Khabar) -> None:
    result = filled("copies")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert [line.split()[0] for line in lines if not line.startswith(" ") and line] == ["a", "b"]
    assert "    100% copied by" in lines
    assert "غرق زورق" in lines[1]


def test_for_machines(filled: Khabar) -> None:
    [line] = filled("copies", "--jsonl").stdout.splitlines()
    pair = json.loads(line)
    assert (pair["a"], pair["b"], pair["containment"], pair["sure"]) == ("a", "b", 1.0, True)
    assert (pair["outlet_a"], pair["day_b"]) == ("صحيفة الربوة", "2025-02-11")
    start, end = pair["own_b"][0]
    assert (WIRE + OWN)[start:end] == OWN.strip().rstrip(".")
    assert pair["own_a"] == []
    assert filled("copies", "--json", "-n", "1").stdout.splitlines() == [line]


def test_what_an_article_has_of_its_own(filled: Khabar) -> None:
    result = filled("copies", "b")
    assert "only in the copy:" in result.stdout
    assert "only in the source" not in result.stdout
    assert "مراسلة الصحيفة" in result.stdout.split("only in the copy:")[1]


def test_nothing_to_tell(filled: Khabar) -> None:
    result = filled("copies", "c")
    assert (result.exit_code, result.stdout) == (3, "")
    assert "nothing found" in result.stderr


def test_no_such_article(filled: Khabar) -> None:
    assert isinstance(filled("copies", "zz").exception, NotFound)


def test_more_than_are_listed(filled: Khabar) -> None:
    assert "1 pairs; --limit 0 lists all" in filled("copies", "-n", "1").stderr
    assert filled("copies", "-n", "0").stderr == ""


def test_two_that_may_have_a_third_in_common(khabar: Khabar, tmp_path: Path) -> None:
    records = [{"id": id, "outlet": id, "published": "2025-02-10", "title": id, "text": WIRE} for id in ("أ", "ب")]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, records)), "utf-8")
    khabar("add", tmp_path / "a.jsonl")
    assert "    100% copied, or both from a third, by" in khabar("copies").stdout.splitlines()


def test_ids_that_mean_several_articles_are_passed_over(khabar: Khabar, tmp_path: Path) -> None:
    records = [{"id": "x", "outlet": id, "published": "2025-02-10", "title": id, "text": WIRE} for id in ("أ", "ب")]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, records)), "utf-8")
    khabar("add", tmp_path / "a.jsonl")
    assert khabar("copies").exit_code == 3
