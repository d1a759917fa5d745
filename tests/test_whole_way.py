"""Damaged pages through the whole way: whatever comes in, a document or a failure with a reason comes out."""

from __future__ import annotations

import json
import os

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khabar.demo import pages
from khabar.model import Document, Failure, Page, PageFormat
from khabar.model.codec import decode_document, encode_document
from khabar.pipeline import read_pages

# A longer run: KHABAR_FUZZ_EXAMPLES=5000 pytest tests/test_whole_way.py
EXAMPLES = int(os.environ.get("KHABAR_FUZZ_EXAMPLES", "60"))
BUNDLED = [(path.name, path.read_bytes()) for path in pages()]
JUNK = [
    b"<div>" * 300, b"</div>" * 300, b"<![a", b"<!--", b"<script>", b"]]>", b'{"@type":', b"\x00", b"\xff\xfe",
    b"&#x202e;", "\u0651\u064b".encode(), "﷽ﷺﻻ".encode(), b"<table><tr><td>" * 50, b"\r", "\u2028".encode(),
    b"<p>" * 200, "٣٠ شباط ٢٠٢٥".encode(), b'<meta charset="utf-16">', b"<svg><math>", b"<template>", b"<plaintext>",
]  # fmt: skip


@st.composite
def damaged(draw: st.DrawFn) -> tuple[bytes, PageFormat]:
    name, content = draw(st.sampled_from(BUNDLED))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(content)))
        end = min(len(content), start + draw(st.integers(0, 4000)))
        match draw(st.sampled_from(["cut", "drop", "repeat", "junk", "move", "noise"])):
            case "cut":
                content = content[:start]
            case "drop":
                content = content[:start] + content[end:]
            case "repeat":
                content = content[:end] + content[start:end] * 3 + content[end:]
            case "junk":
                content = content[:start] + draw(st.sampled_from(JUNK)) + content[start:]
            case "move":
                content = content[:start] + content[end:] + content[start:end]
            case "noise":
                content = content[:start] + draw(st.binary(max_size=40)) + content[end:]
    return content, "text" if name.endswith(".txt") else "html"


def read_one(page: Page) -> Document | Failure:
    [result] = read_pages([page])
    return result if isinstance(result, Failure) else result[1]


def must_be_sound(result: Document | Failure) -> None:
    if isinstance(result, Failure):
        assert result.reason
        assert "error of Khabar's own" not in result.reason, result.reason
        return
    text = result.article.text
    reading = result.reading
    for span in [value.span for values in (reading.times, reading.places, reading.names) for value in values]:
        assert 0 <= span.start < span.end <= len(text)
        assert span.of(text).strip() == span.of(text)
        assert "\n" not in span.of(text)
    for time in reading.times:
        assert (time.earliest is None) == (time.latest is None)
        assert time.earliest is None or time.latest is None or time.earliest <= time.latest
    assert decode_document(encode_document(result)) == result


@settings(
    max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(damaged())
def test_damaged_pages(damage: tuple[bytes, PageFormat]) -> None:
    content, format = damage
    must_be_sound(read_one(Page.from_bytes(content, format=format)))


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.text(max_size=2000), st.sampled_from(["html", "text"]))
def test_any_text(text: str, format: PageFormat) -> None:
    must_be_sound(read_one(Page.from_bytes(text.encode("utf-8", "surrogatepass"), format=format)))


@settings(max_examples=EXAMPLES, deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda v: (
            st.lists(v) | st.dictionaries(st.sampled_from(["id", "text", "title", "published", "url", "outlet"]), v)
        ),
        max_leaves=12,
    )
)
def test_any_record(value: object) -> None:
    must_be_sound(read_one(Page.from_bytes(json.dumps(value).encode(), format="record")))
