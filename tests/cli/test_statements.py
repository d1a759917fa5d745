"""Statements on a screen, in `explain` and in `who`."""

from __future__ import annotations

import io
import json
from pathlib import Path

import msgspec
import pytest
from rich.console import Console

from khabar.cli import flow, terminal
from khabar.cli import statements as module
from khabar.cli.render import document_lines
from khabar.cli.statements import statement_lines, statements
from khabar.model import Attribution, Document, Link, Reading, Span, Voice
from khabar.store.sqlite import SqliteStore
from tests.cli.conftest import Khabar
from tests.store.articles import SAYING, Ticking, saying

DOCUMENT = saying()[1]
READING = DOCUMENT.reading


def plain(reading: Reading = READING, text: str = SAYING) -> list[str]:
    return [line.plain for line in statements(reading, text)]


def with_voice(*voices: tuple[str, str, str | None]) -> Reading:
    return msgspec.structs.replace(
        READING,
        voice=(
            *READING.voice,
            *(
                Voice(name=name, kind="agency", naming=naming, origin="dateline", actor=actor)  # type: ignore[arg-type]
                for name, naming, actor in voices
            ),
        ),
    )


def statement(content: str, id: str, *chain: Link, within: str | None = None, text: str = SAYING) -> Attribution:
    start = text.index(content)
    return Attribution(
        id=id,
        content=Span(start, start + len(content)),
        cue=Span(0, 6),
        act="state",
        quotation="indirect",
        chain=chain,
        within=within,
        rule="r",
    )


def test_each_statement_with_its_chain() -> None:
    assert plain() == [
        "\nStatements",
        "  a1  state, indirect     «الرصيف الشرقي مغلق حتى إشعار آخر»",
        "      الربوة ← صحيفة المرفأ ← مسؤول بحري (anonymous)",
        "  a2  promise, direct     «سنعيد فتح الرصيف»",
        "      الربوة ← رويترز ← وزير النقل الكيني سامي البدري  on 2025-02-10",
        "  a3  estimate, indirect  «العمل قد يستمر شهرا»",
        "      الربوة ← وزير النقل الكيني سامي البدري  in بيان  hedged",
        "  a4  state, indirect     «أن يكون أحد قد أصيب»",
        "      الربوة ← فرانس برس",
        "    a5  deny, indirect      «أحد قد أصيب»",
        "        الربوة ← فرانس برس ← البدري  denied",
        "  rest  الربوة",
    ]


def test_the_agencies_that_the_report_is_from() -> None:
    lines = plain(with_voice(("وكالات", "anonymous", None), ("د ب أ", "named", "dpa")))
    assert lines[2] == "      الربوة ← وكالات (anonymous) / د ب أ ← صحيفة المرفأ ← مسؤول بحري (anonymous)"
    assert lines[-1] == "  rest  الربوة ← وكالات (anonymous) / د ب أ"


def test_an_agency_stands_in_a_chain_once() -> None:
    lines = plain(with_voice(("وكالة رويترز", "named", "reuters"), ("فرانس برس", "named", None)))
    assert lines[4] == "      الربوة ← فرانس برس ← رويترز ← وزير النقل الكيني سامي البدري  on 2025-02-10"
    assert lines[8] == "      الربوة ← وكالة رويترز ← فرانس برس"


def test_nobody_stands_behind_it() -> None:
    reading = Reading(attributions=(statement("الرصيف", "a1"),))
    assert plain(reading)[1:] == ["  a1  state, indirect  «الرصيف»", "      nobody named"]
    voice = Voice(name="الربوة", kind="media", naming="named", origin="outlet")
    assert plain(msgspec.structs.replace(reading, voice=(voice,)))[2] == "      الربوة ← nobody named"


def test_a_report_without_statements() -> None:
    outlet = Voice(name="الربوة", kind="media", naming="named", origin="outlet")
    agency = Voice(name="رويترز", kind="agency", naming="named", origin="signature", actor="reuters")
    assert plain(Reading()) == []
    assert plain(Reading(voice=(outlet,))) == []
    assert plain(Reading(voice=(outlet, agency))) == ["\nStatements", "  rest  الربوة ← رويترز"]
    assert plain(Reading(voice=(agency,))) == ["\nStatements", "  rest  رويترز"]


def test_speech_in_speech_in_speech() -> None:
    link = Link(span=Span(0, 6), kind="other", naming="role")
    reading = Reading(
        attributions=(
            statement("الرصيف الشرقي مغلق", "a1", link),
            statement("الشرقي مغلق", "a2", link, within="a1"),
            statement("مغلق", "a3", link, within="a2"),
            statement("شهرا", "a4", link),
            statement("بيان", "a5", within="a6"),  # each in the other: of a foreign record
            statement("أصيب", "a6", within="a5"),
            statement("فرانس", "a7", within="a77"),
        )
    )
    starts = [line[: line.index("a") + 2] for line in plain(reading)[1::2]]
    assert starts == ["  a1", "    a2", "      a3", "  a4", "  a7", "  a5", "  a6"]


def test_deep_speech() -> None:
    link = Link(span=Span(0, 6), kind="other", naming="role")
    chosen = [statement("الرصيف", f"a{n}", link, within=f"a{n - 1}") for n in range(1, 2000)]
    assert len(list(statement_lines(Reading(), SAYING, chosen))) == 2 * 1999


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Console:
    console = Console(file=io.StringIO(), force_terminal=True, width=request.param, highlight=False)
    for place in (module, flow, terminal):
        monkeypatch.setattr(place, "output", lambda: console)
    monkeypatch.setattr("khabar.cli.render.output", lambda: console)
    return console


@pytest.mark.parametrize("screen", [30, 60, 100], indirect=True)
def test_nothing_is_broken_within_its_width(screen: Console) -> None:
    lines = [line.replace("\u2068", "").replace("\u2069", "") for line in plain()[1:]]
    assert any("«الرصيف الشرقي مغلق" in line for line in lines)
    assert all(len(line) <= screen.width or "سامي البدري" in line for line in lines)
    if screen.width == 60:
        assert lines[:3] == [
            "  a1  state, indirect     ",
            "      «الرصيف الشرقي مغلق حتى إشعار آخر»",
            "      الربوة ← صحيفة المرفأ ← مسؤول بحري (anonymous)",
        ]
        assert lines[5:7] == ["      الربوة ← رويترز ← وزير النقل الكيني سامي البدري", "      on 2025-02-10"]


@pytest.mark.parametrize("screen", [60], indirect=True)
def test_long_words_are_cut_between_words(screen: Console) -> None:
    text = "قال سامي إن " + "العمل مستمر " * 40
    reading = Reading(attributions=(statement("العمل مستمر " * 39 + "العمل", "a1", text=text),))
    said = plain(reading, text)[2]
    assert said.endswith("مستمر…»\u2069") or said.endswith("العمل…»\u2069")
    assert len(said) <= 62


@pytest.mark.parametrize("screen", [100], indirect=True)
def test_a_text_with_its_statements_marked(screen: Console) -> None:
    for line in document_lines(DOCUMENT):
        screen.print(line)
    shown = screen.file.getvalue()  # type: ignore[attr-defined]
    assert "statements" in shown
    assert "said" in shown


@pytest.fixture
def record(khabar: Khabar, tmp_path: Path) -> Khabar:
    with SqliteStore.open(tmp_path / "khabar.db", clock=Ticking()) as store:
        store.add(*saying("أمس", published="2025-02-11"))
        store.add(*saying("اليوم", published="2025-02-12"))
    return khabar


def test_explain_a_statement(record: Khabar) -> None:
    id = saying("أمس")[1].article.id
    told = record("explain", f"{id}/a2").stdout.splitlines()
    assert told[0] == "a2  promise, direct"
    fields = [(line[2:17].rstrip(), line[17:]) for line in told[1:]]
    assert dict(fields)["content"] == "سنعيد فتح الرصيف"
    assert dict(fields)["rule"] == "verbs.speech"
    assert dict(fields)["said"] == "t1, 2025-02-10"
    assert dict(fields)["firmness"] == "asserted"
    assert dict(fields)["link 1"].startswith("agency, named, e2  (")
    assert "سامي البدري" in dict(fields)["link 2"]
    assert dict(fields)["span"] == "{} to {}".format(*msgspec.to_builtins(READING.attributions[1].content))
    assert dict(fields)["cue"].startswith("({} to {})".format(*msgspec.to_builtins(READING.attributions[1].cue)))
    reason = next(line for line in record("explain", f"{id}/a1").stdout.splitlines() if "reason" in line)
    assert reason.endswith("طلب ألا يذكر اسمه")
    inner = record("explain", f"{id}/a5").stdout
    assert "within         a4" in inner
    assert "denied" in inner
    assert "بيان" in record("explain", f"{id}/a3").stdout


def test_explain_the_voice(record: Khabar, tmp_path: Path) -> None:
    page, document = saying("صوت")
    at = Span(SAYING.index("رويترز"), SAYING.index("رويترز") + 6)
    agency = Voice(name="رويترز", kind="agency", naming="named", origin="dateline", actor="reuters", span=at)
    bare = msgspec.structs.replace(document.reading.attributions[0], chain=())
    reading = msgspec.structs.replace(
        document.reading, voice=(*document.reading.voice, agency), attributions=(bare,), times=()
    )
    with SqliteStore.open(tmp_path / "khabar.db") as store:
        store.add(page, Document(article=document.article, reading=reading))
    told = record("explain", f"{document.article.id}/voice").stdout
    assert "voice  media, named" in told
    assert "told by        dateline" in told
    assert "actor          reuters" in told
    everything = record("explain", document.article.id).stdout
    assert "chain          nobody named" in everything
    assert told in everything


def test_who_said_what(record: Khabar) -> None:
    result = record("who", "الوزير", "سامي", "البدري")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert [
        line.split()[1] for line in lines if line.startswith(saying("أمس")[1].article.id) or "2025-02-12" in line
    ] == [
        "2025-02-12",
        "2025-02-11",
    ]
    assert lines[1] == "  إغلاق رصيف"
    assert lines[2] == "    a2  promise, direct     «سنعيد فتح الرصيف»"
    assert lines[3] == "        الربوة ← رويترز ← وزير النقل الكيني سامي البدري  on 2025-02-10"
    assert lines[6].startswith("    a5  deny")
    assert len(lines) == 16
    assert len(record("who", "Reuters", "--limit", "1").stdout.splitlines()) == 4


def test_who_for_machines(record: Khabar) -> None:
    said = [json.loads(line) for line in record("who", "رويترز", "--json").stdout.splitlines()]
    assert [(s["day"], s["attribution"]) for s in said] == [("2025-02-12", "a2"), ("2025-02-11", "a2")]
    one = said[0]
    assert one["content"] == "سنعيد فتح الرصيف" == SAYING[slice(*one["span"])]
    assert one["said"] == ["2025-02-10", "2025-02-10"]
    assert [(link["words"], link["actor"], link["sought"]) for link in one["chain"]] == [
        ("رويترز", "reuters", True),
        ("وزير النقل الكيني سامي البدري", None, False),
    ]
    assert one["voice"][0]["name"] == "الربوة"
    [first] = [json.loads(line) for line in record("who", "صحيفة المرفأ", "--jsonl", "-n", "1").stdout.splitlines()]
    assert first["chain"][1]["reason"] == "طلب ألا يذكر اسمه"
    assert first["medium"] is None
    assert first["said"] is None


def test_who_in_vain(record: Khabar) -> None:
    result = record("who", "زرافة")
    assert result.exit_code == 3
    assert result.stdout == ""
    assert "nothing found" in result.stderr


def test_the_schema_has_statements_and_voice(khabar: Khabar) -> None:
    schema = json.loads(khabar("schema").stdout)
    assert {"attributions", "voice"} <= set(schema["properties"])
    assert {"Attribution", "Link", "Voice"} <= set(schema["$defs"])
