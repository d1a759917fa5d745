"""Every format, of an invented article: what is in it, whole, to the letter, and one record at a time."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import sys
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from khabar.errors import ExportError
from khabar.export import FORMATS, EventRecord, Format, export, records
from khabar.export.table import COLUMNS
from khabar.model import Count, Document
from tests.store.articles import made
from tests.store.events import DAY, HAPPENING, happening

DOCUMENT = happening(url="https://rabwa.example/news/9")[1]
ID = DOCUMENT.article.id
RECORDS = list(records(DOCUMENT))


def written(format: Format, found: list[EventRecord] = RECORDS, *, spreadsheet: bool = False) -> bytes:
    out = io.BytesIO()
    export(found, format, out, spreadsheet=spreadsheet)
    assert not out.closed
    return out.getvalue()


def table(data: bytes, encoding: str = "utf-8") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode(encoding), newline="")))


def with_words(**fields: str) -> EventRecord:
    return msgspec.structs.replace(RECORDS[0], **fields)


def test_a_record_can_be_used_without_its_article() -> None:
    strike, told, arrest, summit = RECORDS
    assert (strike.id, strike.event, told.event) == (f"{ID}/v1", f"{ID}/v1", f"{ID}/v1")
    assert strike.trigger == "غارة"
    assert strike.sentence == HAPPENING.split("\n")[0]
    assert [record.sentence_number for record in RECORDS] == [1, 2, 3, 3]
    assert [(party.words, party.entry, party.country) for party in strike.actors] == [("سلاح الجو الكيني", "e1", "KE")]
    assert [(party.words, party.entry) for party in strike.recipients] == [("جنود", None)]
    assert strike.place is not None
    assert (strike.place.name, strike.place.precision_km, strike.place.relation) == ("Wadi as Sidr", 3.5, "near")
    assert strike.chain == ("الربوة",)
    assert (told.chain, told.quotation, told.attribution) == (("الربوة", "رويترز"), "mixed", "a1")
    assert arrest.actors[0].actor == "interpol"
    assert (arrest.place, arrest.earliest) == (None, None)
    assert summit.status == "future"


def test_records_of_some_events_and_of_none() -> None:
    assert [record.id for record in records(DOCUMENT, DOCUMENT.reading.events[2:3])] == [f"{ID}/v3"]
    assert list(records(made()[1])) == []


def test_an_actor_whose_words_the_clause_lacks() -> None:
    event = msgspec.structs.replace(DOCUMENT.reading.events[0], actors=(), actor_entries=("e1", "e99"))
    [record] = records(DOCUMENT, [event])
    assert [(party.words, party.entry) for party in record.actors] == [("سلاح الجو الكيني", "e1")]


def test_an_agency_stands_in_a_chain_once() -> None:
    voice = msgspec.structs.replace(DOCUMENT.reading.voice[0], name="وكالة رويترز", actor="reuters", kind="agency")
    reading = msgspec.structs.replace(DOCUMENT.reading, voice=(*DOCUMENT.reading.voice, voice))
    chains = [record.chain for record in records(Document(article=DOCUMENT.article, reading=reading))]
    assert chains[:2] == [("الربوة", "وكالة رويترز"), ("الربوة", "رويترز")]


def test_jsonl_comes_back_as_it_was() -> None:
    lines = written("jsonl").splitlines()
    assert [msgspec.json.decode(line, type=EventRecord) for line in lines] == RECORDS


def test_csv() -> None:
    rows = table(written("csv"))
    assert list(rows[0]) == [column.name for column in COLUMNS]
    assert rows[0]["earliest"] == "2025-02-10"
    assert (rows[0]["killed_low"], rows[0]["killed_high"], rows[2]["arrested_high"]) == ("7", "7", "99")
    assert (rows[0]["lat"], rows[0]["lon"], rows[0]["level"]) == ("36.25", "-37.5", "town")
    assert rows[1]["chain"] == "الربوة | رويترز"
    assert (rows[0]["recipients"], rows[0]["recipient_ids"]) == ("جنود", "")
    assert (rows[2]["actor_ids"], rows[2]["country"], rows[2]["earliest"]) == ("interpol", "", "")
    assert [row["sentence"] for row in rows] == [record.sentence for record in RECORDS]


@pytest.mark.parametrize(
    "words", ["سطر\nثان", 'قال "نعم"; أو,لا', "\u200fمن اليمين\u200e", "\u2067معزول\u2069", "أ\r\nب"]
)
def test_csv_keeps_every_letter(words: str) -> None:
    for spreadsheet in (False, True):
        data = written("csv", [with_words(headline=words)] * 2, spreadsheet=spreadsheet)
        assert [row["headline"] for row in table(data, "utf-8-sig")] == [words, words]


def test_csv_for_a_spreadsheet() -> None:
    found = [with_words(headline="=HYPERLINK(1)", trigger="-غارة")]
    data = written("csv", found, spreadsheet=True)
    assert data.startswith("\ufeffid,".encode())
    assert data.count("\ufeff".encode()) == 1
    [row] = table(data, "utf-8-sig")
    assert (row["headline"], row["trigger"], row["lon"]) == ("'=HYPERLINK(1)", "'-غارة", "-37.5")
    [row] = table(written("csv", found))
    assert row["headline"] == "=HYPERLINK(1)"


def test_geojson() -> None:
    collection = json.loads(written("geojson"))
    assert collection["type"] == "FeatureCollection"
    strike, told, _, summit = collection["features"]
    assert strike["geometry"] == {"type": "Point", "coordinates": [-37.5, 36.25]}
    properties = strike["properties"]
    assert (properties["precision_km"], properties["level"], properties["relation"]) == (3.5, "town", "near")
    assert (properties["type"], properties["sentence"]) == ("ASSAULT", RECORDS[0].sentence)
    assert (strike["type"], strike["id"]) == ("Feature", f"{ID}/v1")
    assert told["geometry"] is summit["geometry"] is None
    assert (told["properties"]["level"], summit["properties"]["name"]) == (None, "Nairobi")


def test_plover() -> None:
    strike, told, arrest, summit = (json.loads(line) for line in written("plover").splitlines())
    assert strike["source"] == [{"actor_text": "سلاح الجو الكيني", "code": "KEN", "sector": "MIL"}]
    assert strike["recipient"] == [{"actor_text": "جنود"}]
    assert (strike["event"], strike["mode"], strike["quad_code"]) == (["ASSAULT"], "aerial", 4)
    assert (strike["date"], strike["enddate"], strike["dead"]) == ("2025-02-10", "2025-02-10", [7, 7])
    assert strike["event_loc"] == {
        "geonameid": 17, "name": "Wadi as Sidr", "latitude": 36.25, "longitude": -37.5, "country code": "SY",
        "cc3": "SYR",
    }  # fmt: skip
    assert strike["link"] == told["link"] == strike["id"]
    assert strike["cite_info"]["url"] == "https://rabwa.example/news/9"
    assert strike["text_info"]["sequence"] == 1
    assert (strike["event_text"], strike["context"]) == (["غارة"], ["military"])
    assert told["khabar"]["chain"] == ["الربوة", "رويترز"]
    assert arrest["date"] is None
    assert arrest["source"] == [
        {"actor_text": "الشرطة", "sector": "COP", "identifier_id": "interpol", "identifier_text": "الشرطة"}
    ]
    assert (summit["quad_code"], summit["khabar"]["status"]) == (1, "future")
    assert "text" not in strike


def test_plover_of_what_is_khabars_own() -> None:
    [line] = written("plover", [msgspec.structs.replace(RECORDS[0], type="DISASTER")]).splitlines()
    assert json.loads(line)["quad_code"] is None


def test_parquet() -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    huge = msgspec.structs.replace(RECORDS[0], killed=Count(5, 10**30))
    rows: list[dict[str, Any]] = parquet.read_table(io.BytesIO(written("parquet", [*RECORDS, huge]))).to_pylist()
    assert len(rows) == 5
    assert list(rows[0]) == [column.name for column in COLUMNS]
    assert (rows[0]["earliest"], rows[0]["lon"], rows[0]["actors"]) == (DAY, -37.5, ["سلاح الجو الكيني"])
    assert (rows[2]["earliest"], rows[2]["lat"]) == (None, None)
    assert rows[1]["chain"] == ["الربوة", "رويترز"]
    assert rows[4]["killed_high"] == 2**63 - 1


def test_parquet_in_row_groups() -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    file = parquet.ParquetFile(io.BytesIO(written("parquet", RECORDS * 2000)))
    assert (file.metadata.num_row_groups, file.metadata.num_rows) == (2, 8000)


def test_parquet_without_its_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ExportError, match=r"khabar\[parquet\]"):
        written("parquet")


@pytest.mark.parametrize("format", FORMATS)
def test_no_events_are_a_whole_file(format: Format) -> None:
    if format == "parquet":
        parquet = pytest.importorskip("pyarrow.parquet")
        assert parquet.read_table(io.BytesIO(written(format, []))).num_rows == 0
        return
    data = written(format, [])
    assert {"csv": data.count(b"\r\n") == 1, "geojson": b"[\n]" in data}.get(format, data == b"")


@pytest.mark.parametrize("format", [format for format in FORMATS if format != "parquet"])
def test_records_go_through_one_at_a_time(format: Format) -> None:
    out = io.BytesIO()
    sizes = []

    def coming() -> Iterator[EventRecord]:
        for record in RECORDS * 3:
            sizes.append(out.tell())
            yield record

    export(coming(), format, out)
    assert sizes == sorted(set(sizes))  # each was written before the next was asked for


def test_days_are_days() -> None:
    assert isinstance(RECORDS[0].earliest, dt.date)
