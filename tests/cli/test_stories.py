"""`stories`, `story`, `event`, `judge` and `rebuild`."""

from __future__ import annotations

import getpass
import json
from pathlib import Path

import pytest

from khabar.errors import NotFound
from tests.cli.conftest import Khabar
from tests.record.articles import OTHER
from tests.record.happened import FIRST, RISEN, SECOND

FORM = "\nوتقول بلدية القصرين إن السوق يفتح أبوابه من جديد بعد غسل أرضيته، وإن التفجير الانتحاري لن يوقف الصيادين."
RECORDS = [
    ("a", "المرسى", "2025-02-11", "تفجير انتحاري في سوق السمك في القصرين", FIRST + FORM),
    ("b", "السدرة", "2025-02-11", "19 قتيلا في التفجير الانتحاري في القصرين", SECOND + FORM),
    ("c", "الربوة", "2025-02-12", "ارتفاع حصيلة التفجير الانتحاري في القصرين إلى 22", RISEN + FORM),
    ("d", "الهور", "2025-02-12", "معرض الكتاب في الربوة", OTHER),
]


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


def stories(khabar: Khabar) -> list[list[str]]:
    return [json.loads(line)["articles"] for line in khabar("stories", "--jsonl").stdout.splitlines()]


def test_stories_for_people(filled: Khabar) -> None:
    lines = filled("stories").stdout.splitlines()
    assert lines[0].startswith("a  2025-02-11..2025-02-12  3 reports · ")
    assert lines[0].endswith("المرسى، السدرة، الربوة")
    assert lines[1].strip() == RECORDS[0][3]
    assert "ASSAULT" in lines[2]
    assert "Kasserine, TN" in lines[2]
    assert lines[2].endswith("updated")
    assert len(lines) == 3  # what one article tells is no story to list
    assert (
        filled("stories", "--alone").stdout.count("reports · ") + filled("stories", "--alone").stdout.count("1 report")
        == 2
    )


def test_stories_for_machines(filled: Khabar) -> None:
    assert stories(filled) == [["a", "b", "c"], ["d"]] or stories(filled) == [["d"], ["a", "b", "c"]]
    [line] = [
        json.loads(line) for line in filled("stories", "--json").stdout.splitlines() if json.loads(line)["id"] == "a"
    ]
    assert (line["headline"], line["first_day"], line["last_day"]) == (RECORDS[0][3], "2025-02-11", "2025-02-12")
    assert line["outlets"] == ["المرسى", "السدرة", "الربوة"]
    assert line["happenings"][0]["reports"][0]["killed"] == [17, 17]
    assert len(filled("stories", "--jsonl", "-n", "1").stdout.splitlines()) == 1


def test_one_story(filled: Khabar) -> None:
    shown = filled("story", "c").stdout
    assert "killed  has changed since, the last one below" in shown
    positions = [shown.index(f"      {toll}  ←") for toll in ("17", "19", "22")]
    assert positions == sorted(positions)
    assert "كمال الدريدي" in shown
    assert "Reports" in shown
    assert json.loads(filled("story", "b", "--json").stdout)["articles"] == ["a", "b", "c"]


def test_one_event(filled: Khabar) -> None:
    shown = filled("event", "a").stdout
    assert shown.startswith("a/v1  ASSAULT")
    assert "3 reports · " in shown
    assert "says المرسى ← محافظ القصرين كمال الدريدي" in shown
    event = json.loads(filled("event", "b/v1", "--json").stdout)
    assert event["id"] == "a/v1"
    assert [report["article"] for report in event["reports"]] == ["a", "b", "c"]
    for id, reason in (("a/v99", "mentions no event v99"), ("d/v9", "mentions no event v9"), ("x", "no article 'x'")):
        error = filled("event", id).exception
        assert isinstance(error, NotFound)
        assert reason in str(error)


def test_people_win(filled: Khabar) -> None:
    said = filled("judge", "apart", "a", "c", "--why", "حصيلتان")
    assert "the story of a now has" in said.stderr
    assert not any({"a", "c"} <= set(story) for story in stories(filled))
    assert filled("judge", "together", "c", "d", "--who", "سلمى").exit_code == 0
    assert any({"c", "d"} <= set(story) for story in stories(filled))
    assert filled("rebuild").stderr == "4 articles compared and grouped anew\n"
    assert any({"c", "d"} <= set(story) for story in stories(filled))
    assert filled("judge", "open", "a", "c").exit_code == 0
    assert filled("judge", "open", "c", "d").exit_code == 0
    assert ["a", "b", "c"] in stories(filled)
    assert filled("judge", "perhaps", "a", "c").exit_code == 2


def test_who_says_so_when_the_process_has_no_user(filled: Khabar, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise KeyError("uid")

    monkeypatch.setattr(getpass, "getuser", nobody)
    assert filled("judge", "apart", "a", "b").exit_code == 0


def test_an_empty_record(khabar: Khabar) -> None:
    result = khabar("stories")
    assert (result.exit_code, result.stdout) == (3, "")
    assert khabar("events", "--jsonl").exit_code == 3
    assert khabar("rebuild").stderr == "0 articles compared and grouped anew\n"


def test_what_may_belong_to_it_and_who_copied(khabar: Khabar, tmp_path: Path) -> None:
    rows = [*RECORDS[:2], ("e", "اللؤلؤ", "2025-02-12", RECORDS[0][3], RECORDS[0][4])]
    lines = (dict(zip(("id", "outlet", "published", "title", "text"), row, strict=True)) for row in rows)
    path = tmp_path / "articles.jsonl"
    path.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines), "utf-8")
    assert khabar("add", path).exit_code == 0
    assert khabar("judge", "apart", "a", "b").exit_code == 0
    assert khabar("judge", "apart", "e", "b").exit_code == 0
    shown = khabar("story", "a").stdout
    assert "100% of it as in a" in shown
    assert "1 copy" in shown
    assert "May belong to it" in shown
    assert "copies a" in khabar("event", "a").stdout


def test_records_of_two_outlets_under_one_id(khabar: Khabar, tmp_path: Path) -> None:
    rows = [("a", *RECORDS[0][1:]), ("a", *RECORDS[1][1:])]
    lines = (dict(zip(("id", "outlet", "published", "title", "text"), row, strict=True)) for row in rows)
    path = tmp_path / "articles.jsonl"
    path.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines), "utf-8")
    assert khabar("add", path).exit_code == 0
    [line] = stories(khabar)
    assert line == ["a", "a"]
    assert khabar("events", "--jsonl", "--type", "ASSAULT").exit_code == 0
