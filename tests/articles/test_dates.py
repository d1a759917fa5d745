from __future__ import annotations

import datetime as dt
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.articles.dates import find_page_date, find_page_dates

CASES = [
    line.split("\t")
    for line in (Path(__file__).parent / "cases" / "dates.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("line", "values", "words"), CASES, ids=[case[0] for case in CASES])
def test_stamp(line: str, values: str, words: str) -> None:
    found = find_page_dates(line)
    assert "|".join(f"{one.role}:{one.value}" if one.role else one.value for one in found) == values
    if words:
        assert found[0].words == words
    for one in found:
        assert line[one.start : one.end] == one.words
        assert one.rule.startswith("dates.")


def test_the_published_stamp_is_preferred_to_the_update() -> None:
    found = find_page_date("آخر تحديث: 2022/05/07 - تاريخ النشر: 2022/05/06")
    assert found is not None
    assert (found.value, found.role) == ("2022-05-06", "published")


def test_an_update_alone_is_given_as_such() -> None:
    found = find_page_date("تم التحديث 7 أيار 2022")
    assert found is not None
    assert found.role == "modified"


def test_no_stamp() -> None:
    assert find_page_date("قال المتحدث إن العمل مستمر") is None


def test_a_weekday_that_disagrees_is_told_by_the_rule() -> None:
    (found,) = find_page_dates("الأحد 24 أبريل 2020")
    assert found.rule.endswith("_against_weekday")


@given(st.text(alphabet="0123456789/-.: صم،()GMTمارس ابريل٢٠السبت+\n", max_size=80))
def test_any_line_is_read_without_a_fall(line: str) -> None:
    for one in find_page_dates(line):
        assert line[one.start : one.end] == one.words
        dt.datetime.fromisoformat(one.value)


@given(st.dates(dt.date(1901, 1, 1), dt.date(2099, 12, 31)))
def test_every_day_is_read_back(day: dt.date) -> None:
    for line in (f"{day.day}/{day.month}/{day.year}", f"{day:%Y/%m/%d}", f"{day:%d.%m.%Y}"):
        found = find_page_date(line)
        assert found is not None
        assert found.value in (day.isoformat(), f"{day.year}-{day.day:02}-{day.month:02}")


@pytest.mark.parametrize(
    "line", ["1 " * 20000 + "2020", "2020" + " " * 50000, "12:" * 20000 + "2020", "2020 3 " * 9000]
)
def test_long_lines_cost_little(line: str) -> None:
    start = time.perf_counter()
    find_page_dates(line)
    assert time.perf_counter() - start < 2
