"""What single lines of news pages say: every lexicon entry against its example, and the cases that look alike."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.articles import lexicons
from khabar.articles.bylines import find_bare_byline, find_byline, find_placed_byline
from khabar.articles.captions import split_credit, split_own_credit
from khabar.articles.datelines import find_dateline, find_signature
from khabar.articles.furniture import copyright_year, furniture_kind, heading_of_related, is_copyright
from khabar.articles.related import inline_related, split_video_mark
from khabar.articles.sections import is_section, section_of_breadcrumb
from khabar.errors import LexiconError

CASES = tomllib.loads((Path(__file__).parent / "cases" / "lines.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES["credit"], ids=lambda case: str(case["line"]))
def test_split_credit(case: dict[str, str]) -> None:
    assert split_credit(case["line"]) == (case.get("caption"), case.get("credit"))


@pytest.mark.parametrize("case", CASES["byline"], ids=lambda case: str(case["line"]))
def test_find_byline(case: dict[str, Any]) -> None:
    found = find_byline(case["line"])
    assert (list(found.names) if found else []) == case["names"]


@pytest.mark.parametrize("case", CASES["bare_byline"], ids=lambda case: str(case["line"]))
def test_find_bare_byline(case: dict[str, Any]) -> None:
    found = find_bare_byline(case["line"])
    assert (list(found.names) if found else []) == case["names"]


@pytest.mark.parametrize("case", CASES["dateline"], ids=lambda case: str(case["line"]))
def test_find_dateline(case: dict[str, str]) -> None:
    found = find_dateline(case["line"])
    assert (found.place if found else None, found.agency if found else None) == (case.get("place"), case.get("agency"))


@pytest.mark.parametrize("case", CASES["signature"], ids=lambda case: str(case["line"]))
def test_find_signature(case: dict[str, str]) -> None:
    found = find_signature(case["line"])
    assert (found.agency if found else None) == case.get("agency")


@pytest.mark.parametrize("case", CASES["video"], ids=lambda case: str(case["line"]))
def test_split_video_mark(case: dict[str, Any]) -> None:
    assert split_video_mark(case["line"]) == (case["title"], case["video"])


@pytest.mark.parametrize("case", CASES["inline_related"], ids=lambda case: str(case["line"]))
def test_inline_related(case: dict[str, str]) -> None:
    assert inline_related(case["line"]) == case.get("title")


@pytest.mark.parametrize("line", CASES["not_furniture"])
def test_lines_of_reports_are_no_furniture(line: str) -> None:
    assert furniture_kind(line) is None


def test_headings_of_related() -> None:
    assert heading_of_related("اقرأ أيضاً:")
    assert heading_of_related(" أخبار ذات علاقة ")
    assert not heading_of_related("اقرأ أيضاً: عنوان خبر آخر")
    assert not heading_of_related("الأكثر قراءة")


def test_sections_and_breadcrumbs() -> None:
    assert is_section("صحة وعلوم")
    assert is_section("أخبار السواحل")
    assert not is_section("أعلن الوزير")
    assert not is_section("2031")
    assert section_of_breadcrumb("الرئيسية > أخبار > المحافظات") == "المحافظات"
    assert section_of_breadcrumb("الرئيسية تقارير محلية") == "تقارير محلية"
    assert section_of_breadcrumb("الرئيسية") is None
    assert section_of_breadcrumb("الرئيسية | سياسة | اقتصاد | رياضة | ثقافة | فن") is None
    assert section_of_breadcrumb("وزير يزور الرئيسية") is None


def test_rights() -> None:
    assert is_copyright("© 2031 شركة كذا")
    assert is_copyright("جميع الحقوق محفوظة")
    assert not is_copyright("© AFP / سمير ناجي")
    assert copyright_year("© ٢٠٢٤ - ٢٠٣١ شركة كذا") == 2031
    assert copyright_year("جميع الحقوق محفوظة") is None


def test_a_bad_lexicon_stops() -> None:
    with pytest.raises(LexiconError, match=r"sections\.toml"):
        lexicons.read_lexicon("sections.toml", dict[str, int])
    with pytest.raises(LexiconError, match="without words"):
        lexicons.fold_entry(" - ", "x.toml")


@given(st.text(max_size=200))
def test_any_line_is_read_without_fail(line: str) -> None:
    furniture_kind(line)
    find_byline(line)
    find_bare_byline(line)
    find_dateline(line)
    find_signature(line)
    inline_related(line)
    is_section(line)
    section_of_breadcrumb(line)
    caption, credit = split_credit(line)
    assert len(caption or "") + len(credit or "") <= len(line)
    assert len(split_video_mark(line)[0]) <= len(line)


@pytest.mark.parametrize("case", CASES["placed_byline"], ids=lambda case: str(case["line"]))
def test_find_placed_byline(case: dict[str, Any]) -> None:
    found = find_placed_byline(case["line"])
    assert list(found.names if found else ()) == case["names"]


@pytest.mark.parametrize("case", CASES["own_credit"], ids=lambda case: str(case["line"]))
def test_split_own_credit(case: dict[str, Any]) -> None:
    assert split_own_credit(case["line"], "صحيفة الميناء") == (case.get("caption"), case.get("credit"))
