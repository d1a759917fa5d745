"""Spans and pages."""

from __future__ import annotations

import hashlib

import msgspec
import pytest

from khabar.model import Page, Span


def test_a_span_covers_its_words() -> None:
    assert Span(3, 8).of("في بغداد اليوم") == "بغداد"
    assert len(Span(3, 8)) == 5


@pytest.mark.parametrize(
    ("one", "other", "overlaps", "covers"),
    [
        (Span(0, 5), Span(5, 9), False, False),
        (Span(0, 5), Span(4, 9), True, False),
        (Span(0, 9), Span(4, 9), True, True),
        (Span(4, 5), Span(0, 9), True, False),
    ],
)
def test_spans_against_each_other(one: Span, other: Span, overlaps: bool, covers: bool) -> None:
    assert one.overlaps(other) is overlaps
    assert other.overlaps(one) is overlaps
    assert one.covers(other) is covers


def test_the_same_bytes_are_the_same_page_wherever_they_lie() -> None:
    one = Page.from_bytes(b"<p>x", format="html", path="a.html")
    other = Page.from_bytes(b"<p>x", format="html", url="https://sada.example/")
    assert one.id == other.id == hashlib.sha256(b"<p>x").hexdigest()


def test_a_page_is_spoken_of_by_the_name_that_helps_most() -> None:
    assert Page.from_bytes(b"x", format="html", path="a.html").name == "a.html"
    assert Page.from_bytes(b"x", format="record", path="a.jsonl", line=3).name == "a.jsonl:3"
    assert Page.from_bytes(b"x", format="html", url="https://sada.example/").name == "https://sada.example/"
    nameless = Page.from_bytes(b"x", format="html")
    assert nameless.name == nameless.id[:12]


def test_values_are_frozen() -> None:
    page = Page.from_bytes(b"x", format="html")
    with pytest.raises(AttributeError):
        page.path = "b"  # type: ignore[misc]
    assert msgspec.structs.replace(page, path="b").path == "b"
