from __future__ import annotations

import json
from pathlib import Path

import pytest
from rich.console import Console

from khabar.cli import change_lines, terminal
from khabar.cli.change_lines import change_lines as lines_of
from khabar.record.changes import change
from tests.cli.conftest import Khabar
from tests.record.test_changes import REPORT, read

AFTER = (
    REPORT.replace("27 شخصا", "30 شخصا")
    .replace("وزير الداخلية سامي البدري", "رئيس البلدية مازن الحداد")
    .replace("وأصيب 40 آخرون نقلوا إلى المستشفى المركزي.", "ونفت البلدية وجود عالقين تحت الأنقاض حتى ظهر اليوم.")
)


@pytest.fixture
def filled(khabar: Khabar, tmp_path: Path) -> Khabar:
    """A record of a page in three versions, two of which say the same."""
    record = {"id": "r", "outlet": "المرسى", "url": "https://marsa.example/n/1", "published": "2025-02-11"}
    versions = [("انهيار مبنى", REPORT), ("ارتفاع الحصيلة", AFTER), ("ارتفاع الحصيلة", AFTER + "\n")]
    for number, (title, text) in enumerate(versions):
        path = tmp_path / f"{number}.jsonl"
        path.write_text(json.dumps({**record, "title": title, "text": text}, ensure_ascii=False), "utf-8")
        assert khabar("add", path).exit_code == 0
    return khabar


def test_what_stood_there_and_what_stands_there_now(filled: Khabar) -> None:
    result = filled("changes")
    assert result.exit_code == 0
    lines = [line.strip() for line in result.stdout.splitlines()]
    assert sum(line.startswith("version 1 of ") for line in lines) == 1
    assert sum("→ version 3" in line for line in lines) == 0  # nobody sees a difference
    for expected in (
        "headline altered", "- انهيار مبنى", "+ ارتفاع الحصيلة", "number altered  killed: 27 → 30", "- 27 شخصا",
        "statement altered  chain", "number removed  injured: 40", "paragraph removed", "paragraph added",
        "+ رئيس البلدية مازن الحداد: التحقيق بدأ في أسباب الانهيار",
        "- وقال [وزير الداخلية سامي البدري] إن التحقيق بدأ في أسباب الانهيار.",
    ):  # fmt: skip
        assert expected in lines


def test_for_machines(filled: Khabar) -> None:
    [line] = filled("changes", "--jsonl").stdout.splitlines()
    told = json.loads(line)
    assert (told["article"], told["version_before"], told["version"], told["outlet"]) == ("r", 1, 2, "المرسى")
    assert told["change"]["headline"] == {"before": "انهيار مبنى", "after": "ارتفاع الحصيلة"}
    [paragraph] = [p for p in told["change"]["paragraphs"] if p["kind"] == "removed"]
    start, end = paragraph["before"]
    assert told["text_before"][start:end].startswith("وأصيب 40")
    assert filled("changes", "r", "--json").stdout.splitlines() == [line]


def test_nothing_to_tell(khabar: Khabar) -> None:
    assert khabar("changes").exit_code == 3


def test_changed_words_are_coloured_where_there_are_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(change_lines, "output", lambda: Console(force_terminal=True, color_system="truecolor"))
    terminal.output.cache_clear()
    before, after = read(REPORT), read(AFTER)
    found = change(before, after)
    assert found is not None
    lines = [line for line in lines_of(found, before, after) if "التحقيق بدأ في أسباب الانهيار." in line.plain]
    for line, words in zip(lines, ("وزير الداخلية سامي البدري", "رئيس البلدية مازن الحداد"), strict=True):
        [marked] = [s for s in line.spans if "reverse" in str(s.style)]
        assert line.plain[marked.start : marked.end] == words
        assert "[" not in line.plain
