"""`review …` and `reviews`, and what they do to what is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from khabar.errors import NotFound, ReviewError
from tests.cli.conftest import Khabar
from tests.cli.test_stories import RECORDS


@pytest.fixture
def filled(khabar: Khabar, tmp_path: Path) -> Khabar:
    """Three reports of one blast, and something else."""
    lines = (
        {"id": id, "outlet": outlet, "published": day, "title": title, "text": text}
        for id, outlet, day, title, text in RECORDS
    )
    path = tmp_path / "articles.jsonl"
    path.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines), "utf-8")
    assert khabar("add", path).exit_code == 0
    return khabar


def event(khabar: Khabar, id: str) -> dict[str, object]:
    told: dict[str, object] = json.loads(khabar("event", id, "--json").stdout)
    return told


def labels(told: dict[str, object], field: str) -> list[str]:
    values: list[dict[str, str]] = told["values"]  # type: ignore[assignment]
    return [value["label"] for value in values if value["field"] == field]


def test_a_value_that_a_person_gives(filled: Khabar) -> None:
    assert "17" in labels(event(filled, "a"), "killed")
    noted = filled("review", "fix", "a/v1", "killed=18", "status=happened", "--why", "تصحيح المحافظ", "--who", "سلمى")
    assert noted.stderr == "noted as 1; `khabar review undo 1` takes it back\n"
    assert "18" in labels(event(filled, "a"), "killed")
    assert "17" not in labels(event(filled, "b"), "killed")
    assert "rule review" in " ".join(filled("explain", "a/v1").stdout.split())
    shown = filled("reviews").stdout.splitlines()
    assert shown[0].startswith("1  2")
    assert shown[0].endswith("Z  fix  سلمى")
    assert shown[1].startswith("  a/v1  «")
    assert shown[2:] == ["  killed: 17 → 18", "  تصحيح المحافظ"]
    assert filled("rebuild").exit_code == 0
    assert "18" in labels(event(filled, "a"), "killed")
    assert filled("review", "undo", "1").exit_code == 0
    assert "17" in labels(event(filled, "a"), "killed")
    assert "undo 1" in filled("reviews", "a").stdout


def test_what_is_not_there(filled: Khabar) -> None:
    assert filled("review", "reject", "a/v1").exit_code == 0
    assert "v1" not in [json.loads(line)["id"] for line in filled("events", "--jsonl").stdout.splitlines()]
    assert isinstance(filled("review", "accept", "a/v1").exception, NotFound)
    assert filled("review", "accept", "b/v1").exit_code == 0


def test_mentions_of_one_event_and_of_two(filled: Khabar) -> None:
    assert len(event(filled, "a")["reports"]) == 3  # type: ignore[arg-type]
    assert event(filled, "b/v1")["id"] == "a/v1"
    assert filled("review", "split", "a/v1", "b/v1").exit_code == 0
    assert event(filled, "b/v1")["id"] == "b/v1"
    assert filled("review", "merge", "a/v1", "b/v1").exit_code == 0
    assert event(filled, "b/v1")["id"] == "a/v1"
    error = filled("review", "merge", "a/v1", "d/v1").exception
    assert isinstance(error, NotFound | ReviewError)


def test_origins_that_count_as_one(filled: Khabar) -> None:
    origins = [origin["id"] for origin in event(filled, "a")["origins"]]  # type: ignore[attr-defined]
    one, other = origins[:2]
    assert filled("review", "not-independent", one, other).exit_code == 0
    assert len(event(filled, "a")["origins"]) == len(origins) - 1  # type: ignore[arg-type]
    assert one in filled("reviews").stdout
    assert filled("review", "independent", other, one).exit_code == 0
    assert len(event(filled, "a")["origins"]) == len(origins)  # type: ignore[arg-type]


def test_the_log_for_machines(filled: Khabar) -> None:
    assert filled("reviews").exit_code == 3
    filled("review", "reject", "a/v1", "--why", "خطأ")
    filled("review", "undo", "1")
    last, first = map(json.loads, filled("reviews", "--json").stdout.splitlines())
    assert (first["kind"], first["on"]["mention"], first["new"], first["why"]) == ("reject", "v1", None, "خطأ")
    assert (last["kind"], last["undoes"]) == ("undo", 1)
    assert len(filled("reviews", "--json", "-n", "1").stdout.splitlines()) == 1
    assert filled("reviews", "d", "--json").exit_code == 3


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("fix", "a/v1", "killed"), 2),
        (("fix", "a/v1"), 2),
        (("accept", "a"), 2),
        (("undo", "x"), 2),
    ],
)
def test_called_wrongly(filled: Khabar, arguments: tuple[str, ...], code: int) -> None:
    assert filled("review", *arguments).exit_code == code


@pytest.mark.parametrize(
    ("arguments", "error", "reason"),
    [
        (("fix", "a/v1", "killed=many"), ReviewError, "a number"),
        (("fix", "a/v1", "colour=red"), ReviewError, "colour: no value of this kind"),
        (("not-independent", "a", "b"), ReviewError, "is no origin"),
        (("undo", "7"), NotFound, "no review 7"),
        (("accept", "zz/v1"), NotFound, "no article"),
    ],
)
def test_what_cannot_be(filled: Khabar, arguments: tuple[str, ...], error: type[Exception], reason: str) -> None:
    found = filled("review", *arguments).exception
    assert isinstance(found, error)
    assert reason in str(found)


def test_an_article_whose_address_is_read_differently_now(filled: Khabar, tmp_path: Path) -> None:
    line = {"id": "u", "outlet": "المرسى", "published": "2025-02-11", "title": "تفجير", "text": RECORDS[0][4]}
    path = tmp_path / "one.jsonl"
    path.write_text(json.dumps(line, ensure_ascii=False), "utf-8")
    assert filled("add", path).exit_code == 0
    assert filled("review", "accept", "u/v1").exit_code == 0
    assert "  u/v1  «" in filled("reviews", "u").stdout
