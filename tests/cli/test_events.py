"""Events on a screen, in `explain`, in `events` and in `export`."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path

import msgspec
import pytest

from khabar.cli.events_table import count_words, event_days, events
from khabar.cli.render import document_lines
from khabar.model import Count, Reading
from khabar.store.sqlite import SqliteStore
from tests.cli.conftest import Khabar
from tests.store.articles import Ticking
from tests.store.events import DAY, HAPPENING, happening

DOCUMENT = happening()[1]
READING = DOCUMENT.reading


def plain(reading: Reading = READING) -> list[str]:
    return [line.plain for line in events(reading, HAPPENING)]


def test_each_event_with_its_mentions_together() -> None:
    assert plain() == [
        "\nEvents",
        "  v1  ASSAULT, aerial        happened  2025-02-10              "
        "غارة  سلاح الجو الكيني  → جنود  in وادي السدر  killed 7  says الربوة",
        "    v2  ASSAULT                happened  2025-02-10              "
        "الغارة  سلاح الجو الكيني  injured 12  says a1",
        "  v3  COERCE, arrest         happened  no day                  "
        "اعتقلت  الشرطة  → متظاهرين  in ميناء اللؤلؤ  arrested 20 to 99  says الربوة",
        "  v4  CONSULT, multilateral  future    2025-03-01..2025-03-31  قمة  in نيروبي  says الربوة",
        "  contexts  military",
    ]


def test_no_events_no_title() -> None:
    assert plain(Reading()) == []


def test_a_victim_without_an_actor_and_nobody_to_say_so() -> None:
    event = msgspec.structs.replace(READING.events[0], actors=(), places=(), killed=None)
    line = plain(msgspec.structs.replace(READING, events=(event,), voice=(), contexts=()))[-1]
    assert line.endswith("غارة  nobody named → جنود  says the outlet")


def test_days_and_counts() -> None:
    event = READING.events[0]
    assert event_days(msgspec.structs.replace(event, latest=None)) == "2025-02-10.."
    assert event_days(msgspec.structs.replace(event, earliest=None)) == "..2025-02-10"
    assert count_words(Count(2000, 9999)) == "2,000 to 9,999"


def test_triggers_are_marked_in_the_text() -> None:
    [line] = [line for line in document_lines(DOCUMENT) if line.plain.startswith("قُتل")]
    start = line.plain.index("غارة")
    styles = [str(span.style) for span in line.spans if (span.start, span.end) == (start, start + 4)]
    assert "dark_orange" in styles


@pytest.fixture
def record(khabar: Khabar, tmp_path: Path) -> Khabar:
    with SqliteStore.open(tmp_path / "khabar.db", clock=Ticking()) as store:
        store.add(*happening(url="https://rabwa.example/news/9"))
    return khabar


def ids(output: str) -> list[str]:
    return [json.loads(line)["id"].partition("/")[2] for line in output.splitlines()]


def test_explain_an_event(record: Khabar) -> None:
    shown = record("explain", f"{DOCUMENT.article.id}/v2").stdout
    assert "v2  ASSAULT, happened" in shown
    assert "the same as" in shown
    assert "e1  سلاح الجو الكيني" in shown
    assert "2025-02-10" in shown
    shown = record("explain", f"{DOCUMENT.article.id}/v1").stdout
    assert "p1, Wadi as Sidr, SY" in shown
    assert "the outlet itself" in shown


def test_explain_the_time_of_an_event(khabar: Khabar, tmp_path: Path) -> None:
    page, document = happening()
    event = msgspec.structs.replace(READING.events[0], time="t9")
    reading = msgspec.structs.replace(document.reading, events=(event,))
    with SqliteStore.open(tmp_path / "khabar.db", clock=Ticking()) as store:
        store.add(page, msgspec.structs.replace(document, reading=reading))
    assert "t9, t9" in khabar("explain", f"{document.article.id}/v1").stdout


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ((), ["v1", "v3", "v4"]),
        (("--type", "assault"), ["v1"]),
        (("--type", "COERCE", "--type", "CONSULT"), ["v4", "v3"]),
        (("--status", "future"), ["v4"]),
        (("--since", "2025-02-01", "--until", "2025-02-20"), ["v1"]),
        (("--place", "نيروبي"), ["v4"]),
        (("--actor", "سلاح الجو"), ["v1"]),
        (("--country", "sy"), ["v1"]),
        (("--min-killed", "7"), ["v1"]),
        (("-n", "1"), ["v1"]),
        (("-n", "1", "--type", "COERCE", "--type", "CONSULT"), ["v4"]),
    ],
)
def test_events_for_machines(record: Khabar, options: tuple[str, ...], found: list[str]) -> None:
    assert ids(record("events", "--json", *options).stdout) == found


def test_a_line_for_machines(record: Khabar) -> None:
    line = json.loads(record("events", "--jsonl", "--min-killed", "7").stdout)
    assert (line["type"], line["earliest"], line["story"]) == ("ASSAULT", "2025-02-10", DOCUMENT.article.id)
    [report] = line["reports"]
    assert (report["article"], report["killed"], report["injured"]) == (DOCUMENT.article.id, [7, 7], [12, 12])
    assert set(report["origins"]) <= {origin["id"] for origin in line["origins"]}
    assert [mention["id"].partition("/")[2] for mention in line["mentions"]] == report["mentions"] == ["v1", "v2"]


def test_events_for_people(record: Khabar) -> None:
    lines = record("events").stdout.splitlines()
    assert sum(DOCUMENT.article.id in line for line in lines) == 1  # one heading for the events of one article
    assert [line.split()[0] for line in lines if line.startswith("    ")] == ["v4", "v3", "v1", "v2"]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--type", "WAR"), "no type"),
        (("--status", "maybe"), "no status"),
        (("--country", "SYR"), "two letters"),
        (("--since", "Monday"), "no day"),
        (("--since", "2025-02-02", "--until", "2025-02-01"), "lies behind"),
    ],
)
def test_what_cannot_be_asked(record: Khabar, options: tuple[str, ...], words: str) -> None:
    result = record("events", *options)
    assert result.exit_code == 2
    assert words in " ".join(result.stderr.replace("│", " ").split())


def test_nothing_found(record: Khabar) -> None:
    result = record("events", "--min-killed", "1000")
    assert (result.exit_code, result.stdout) == (3, "")
    assert "nothing found" in result.stderr


def test_export_to_standard_output(record: Khabar) -> None:
    result = record("export", "--format", "csv", "--bom", "--type", "ASSAULT")
    assert result.exit_code == 0
    rows = list(csv.DictReader(io.StringIO(result.stdout_bytes.decode("utf-8-sig"), newline="")))
    assert [row["trigger"] for row in rows] == ["غارة", "الغارة"]
    assert ids(record("export", "-f", "jsonl").stdout) == ["v1", "v2", "v3", "v4"]


@pytest.mark.parametrize("format", ["csv", "jsonl", "geojson", "plover", "parquet"])
def test_export_to_a_file(record: Khabar, tmp_path: Path, format: str) -> None:
    if format == "parquet":
        pytest.importorskip("pyarrow")
    out = tmp_path / f"events.{format}"
    out.write_text("what was there before")
    result = record("export", "--format", format, "--out", out)
    assert (result.exit_code, result.stdout) == (0, "")
    assert b"what was" not in out.read_bytes()
    assert DOCUMENT.article.id.encode() in out.read_bytes() or format == "parquet"
    assert not list(tmp_path.glob("*.part"))


def test_export_to_a_pipe(record: Khabar) -> None:
    assert record("export", "--format", "jsonl", "--out", "/dev/null").exit_code == 0


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--format", "xml"), "no format"),
        (("--format", "jsonl", "--bom"), "--bom is for"),
        (("--format", "jsonl", "--out", "none/there.jsonl"), "cannot be written"),
        ((), "--format"),
    ],
)
def test_what_cannot_be_exported(record: Khabar, options: tuple[str, ...], words: str) -> None:
    result = record("export", *options)
    assert result.exit_code != 0
    assert words in f"{result.stderr} {result.exception}"


def test_a_file_stays_when_its_export_fails(record: Khabar, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "events.parquet"
    out.write_text("whole")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    result = record("export", "--format", "parquet", "--out", out)
    assert "khabar[parquet]" in str(result.exception)
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("events")] == ["events.parquet"]
    assert out.read_text() == "whole"


def test_days_of_the_fixture() -> None:
    assert READING.events[0].earliest == DAY
