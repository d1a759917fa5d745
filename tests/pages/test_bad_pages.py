"""Pages that hold no article, or only a part of one: each gives a document or a failure with its reason, never more."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from khabar.collect.files import collect
from khabar.model import Document, Failure
from khabar.pipeline import read_pages

BAD = Path(__file__).parent / "bad"


def read(name: str) -> list[Document | Failure]:
    return [r if isinstance(r, Failure) else r[1] for r in read_pages(collect([str(BAD / name)]))]


@pytest.mark.parametrize(
    ("name", "step"),
    [
        ("empty.html", "collect"),
        ("binary.html", "collect"),
        ("section_front.html", "articles"),
        ("login.html", "articles"),
        ("not_found.html", "articles"),
        ("truncated_menu.html", "articles"),
    ],
)
def test_no_article(name: str, step: str) -> None:
    [failure] = read(name)
    assert isinstance(failure, Failure)
    assert failure.step == step
    assert failure.reason
    assert failure.page.endswith(name)


def test_truncated_between_paragraphs() -> None:
    """What stands before the cut is read; the card between the paragraphs stays out."""
    [document] = read("truncated.html")
    assert isinstance(document, Document)
    paragraphs = document.article.text.split("\n")
    assert [paragraph.split()[0] for paragraph in paragraphs] == ["قُتل", "وقال", "وأضاف", "وأُغلق"]
    assert document.article.headline == "سبعة قتلى في هجوم على قافلة صهاريج وقود غرب الرطبة"


def test_wrong_charset() -> None:
    """It declares Shift_JIS, and its bytes are ISO-8859-6."""
    content = (BAD / "wrong_charset.html").read_bytes()
    assert "المياه" in codecs.decode(content, "iso-8859-6")
    [document] = read("wrong_charset.html")
    assert isinstance(document, Document)
    assert document.article.headline == "عودة المياه إلى أحياء المدينة"
    assert len(document.article.text.split("\n")) == 3


def test_broken_line_of_records() -> None:
    first, broken, without_text, last = read("broken.jsonl")
    assert isinstance(first, Document)
    assert first.article.id == "ok-1"
    assert (
        first.article.text == "أعلنت البلدية، أمس الثلاثاء، بدء صيانة محطة التحلية في صور.\nوتستمر الأعمال ثلاثة أيام."
    )
    assert isinstance(broken, Failure)
    assert broken.step == "collect"
    assert broken.page.endswith("broken.jsonl:2")
    assert isinstance(without_text, Failure)
    assert without_text.page.endswith("broken.jsonl:3")
    assert isinstance(last, Document)
    assert last.article.id == "ok-4"
