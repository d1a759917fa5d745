"""The flat JSON of a document: there and back, and as the schema says."""

from __future__ import annotations

import datetime as dt
import json

import jsonschema
import msgspec
import pytest

from khabar.model import (
    Article,
    Claim,
    Dateline,
    DateParts,
    Document,
    Furniture,
    Image,
    Place,
    PublicationHint,
    Reading,
    Related,
    Span,
    Time,
)
from khabar.model.codec import decode, decode_document, encode, encode_document, schema

ARTICLE = Article(
    id="0123456789abcdef",
    page="0" * 64,
    path="saved/a.html",
    url="https://sada.example/1",
    headline="اجتماع في عمّان",
    byline=("سلمى الخطيب",),
    dateline=Dateline(place="عمّان"),
    published="2025-03-04T09:30+03:00",
    images=(Image(caption="قاعة الاجتماع", credit="وكالة"),),
    text="اجتمع الوزراء في عمّان أمس.",
    related=(Related(title="تقرير", video=True),),
    furniture=(Furniture(kind="share", text="شارك", rule="furniture.share"),),
    claims=(
        Claim(
            field="published", value="2025-03-04", origin="visible", words="4 آذار", where="time", rule="d", chosen=True
        ),
    ),
)
READING = Reading(
    anchor=dt.date(2025, 3, 4),
    publication_hint=PublicationHint(edtf="2025", weekday=2, evidence=("اليوم الثلاثاء",)),
    times=(
        Time(
            id="t1",
            span=Span(23, 26),
            type="DATE",
            value="2025-03-03",
            earliest=dt.date(2025, 3, 3),
            latest=dt.date(2025, 3, 3),
            implied=DateParts(year=2025, month=3, day=3),
            anchor=dt.date(2025, 3, 4),
            rule="times.relative_day",
        ),
    ),
    places=(
        Place(id="p1", span=Span(17, 22), name="Amman", level="town", country="JO", lat=31.95, lon=35.93, rule="p"),
    ),
)
DOCUMENT = Document(article=ARTICLE, reading=READING)


def test_a_document_comes_back_whole() -> None:
    assert decode_document(encode_document(DOCUMENT)) == DOCUMENT


def test_a_document_is_one_flat_object_on_one_line() -> None:
    line = encode_document(DOCUMENT)
    assert b"\n" not in line
    flat = json.loads(line)
    assert flat["headline"] == "اجتماع في عمّان"
    assert flat["times"][0]["span"] == [23, 26]
    assert flat["times"][0]["earliest"] == "2025-03-03"
    assert flat["places"][0]["country"] == "JO"


def test_article_and_reading_share_no_field_name() -> None:
    article, reading = set(Article.__struct_fields__), set(Reading.__struct_fields__)
    assert not article & reading


def test_what_is_written_is_what_the_schema_says() -> None:
    validator = jsonschema.Draft202012Validator(schema())
    validator.check_schema(schema())
    validator.validate(json.loads(encode_document(DOCUMENT)))
    with pytest.raises(jsonschema.ValidationError):
        validator.validate({"id": 1, "page": "x"})


def test_the_schema_knows_every_field() -> None:
    assert set(schema()["properties"]) == {*Article.__struct_fields__, *Reading.__struct_fields__}


def test_a_wrong_value_is_refused_with_its_path() -> None:
    with pytest.raises(msgspec.DecodeError, match=r"\$\.headline"):
        decode(b'{"id": "a", "page": "b", "headline": 3}', Article)


def test_any_value_comes_back() -> None:
    claim = ARTICLE.claims[0]
    assert decode(encode(claim), Claim) == claim
