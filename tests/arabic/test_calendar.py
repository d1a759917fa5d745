from __future__ import annotations

import datetime as dt

import pytest

from khabar.arabic.calendar import (
    _lists,
    _numbered,
    calendar,
    clock_hour,
    hijri_day,
    hijri_month,
    hijri_year,
    month_at,
    words_at,
)
from khabar.arabic.fold import fold, fold_text
from khabar.arabic.tokens import tokenize
from khabar.arabic.zones import offset_at, zones
from khabar.errors import LexiconError
from tests.shared import SHARED, needs_shared


@pytest.mark.parametrize(
    ("words", "month", "length", "doubled"),
    [
        ("نيسان/ابريل", 4, 3, True),
        ("مارس/ آذار", 3, 3, True),
        ("يوليو تموز", 7, 2, True),
        ("آب (أغسطس)", 8, 4, True),
        ("تشرين الثاني/نوفمبر 2020", 11, 4, True),
        ("كانون ثان", 1, 2, False),
        ("شتنبر", 9, 1, False),
        ("جويلية الماضي", 7, 1, False),
        ("مارس/نيسان", 3, 1, False),
    ],
)
def test_months_of_every_family(words: str, month: int, length: int, doubled: bool) -> None:
    name = month_at(tokenize(fold(words)), 0)
    assert name == (month, length, doubled)


def test_a_word_that_is_no_month() -> None:
    assert month_at(tokenize(fold("تشرين وحدها")), 0) is None


@needs_shared
def test_every_month_of_the_facts_is_known() -> None:
    for line in (SHARED / "facts" / "months_ar.tsv").read_text("utf-8").splitlines():
        _, number, name = line.split("\t")
        assert calendar().months[fold_text(name)] == int(number)


def test_weekdays_with_and_without_the_article() -> None:
    for spelling in ("الاثنين", "الإثنين", "الأثنين", "اثنين"):
        assert words_at(tokenize(fold(spelling)), 0, calendar().weekdays) == (1, 1)
    assert calendar().weekdays[fold_text("الأربعاء")] == 3


@pytest.mark.parametrize(
    ("hour", "half", "of_day"),
    [
        (12, "م", 12),
        (1, "م", 13),
        (12, "ص", 0),
        (9, "ص", 9),
        (11, "ليلا", 23),
        (2, "ليلا", 2),
        (12, "ليلا", 0),
        (15, "م", 15),
        (7, "", 7),
    ],
)
def test_clock_hours(hour: int, half: str, of_day: int) -> None:
    assert clock_hour(hour, half) == of_day


def test_hijri() -> None:
    assert hijri_day(1445, 9, 1) == dt.date(2024, 3, 11)
    assert hijri_month(1445, 9) == (dt.date(2024, 3, 11), dt.date(2024, 4, 9))
    assert hijri_year(dt.date(2024, 3, 11)) == 1445
    assert hijri_day(1200, 1, 1) is None
    assert hijri_day(1445, 13, 1) is None
    assert hijri_month(1300, 1) is None
    assert hijri_year(dt.date(1850, 1, 1)) is None


def test_offsets_by_the_names_of_cities() -> None:
    assert offset_at(zones()[fold_text("القاهرة")], dt.datetime(2023, 7, 1)) == "+03:00"
    assert offset_at("America/New_York", dt.datetime(2023, 1, 1)) == "-05:00"
    assert offset_at("Nowhere/Land", dt.datetime(2023, 1, 1)) is None


@pytest.mark.parametrize(
    "raw",
    [
        {"month": [{"number": 2, "names": ["يناير"]}]},
        {"month": [{"number": 1, "names": [""]}]},
        {"month": "يناير"},
    ],
)
def test_a_bad_table_is_refused(raw: dict[str, object]) -> None:
    with pytest.raises(LexiconError):
        _numbered(raw, "month", "names", 1)


def test_a_bad_list_is_refused() -> None:
    with pytest.raises(LexiconError):
        _lists({"clock": []}, "clock")
