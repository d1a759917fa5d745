from __future__ import annotations

import datetime as dt
import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.arabic.text import ArabicText
from khabar.model import Time
from khabar.reading.times import find_times

CASES_FOLDER = Path(__file__).parent / "cases"
CASES = [
    line.split("\t")
    for line in (CASES_FOLDER / "times.tsv").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
READINGS = [
    line.split("\t")
    for line in (CASES_FOLDER / "readings.tsv").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
NOT_TIMES = (CASES_FOLDER / "not_times.txt").read_text("utf-8").splitlines()
ANCHOR = dt.date(2024, 5, 11)

_DAY = r"-?(?:\d{4}|XXXX)(?:-\d\d(?:-\d\d)?)?|\d{3}X|\d\dXX"
_EDTF = re.compile(rf"(?:{_DAY})(?:/(?:{_DAY}))?|\d{{4}}-\d\d-\d\dT\d\d:\d\d:\d\d(?:[+-]\d\d:\d\d)?")
_DURATION = re.compile(
    r"P(?=.)(?:[\d.]+Y)?(?:[\d.]+M)?(?:[\d.]+W)?(?:[\d.]+D)?(?:T(?=.)(?:[\d.]+H)?(?:[\d.]+M)?(?:[\d.]+S)?)?"
)


@pytest.mark.parametrize("case", CASES, ids=[case[2] for case in CASES])
def test_expression(case: list[str]) -> None:
    text, anchor, words, type_, earliest, latest, value = case
    found = find_times(ArabicText(text), anchor=dt.date.fromisoformat(anchor))
    one = next((one for one in found if one.span.of(text) == words), None)
    assert one is not None, [each.span.of(text) for each in found]
    days = (one.earliest.isoformat() if one.earliest else "", one.latest.isoformat() if one.latest else "")
    assert (one.type, *days, one.value or "") == (type_, earliest, latest, value)
    if words != "الأحد":
        assert len(found) == 1
    assert one.rule.startswith("times.")


@pytest.mark.parametrize(("text", "anchor", "expected"), READINGS, ids=[case[0] for case in READINGS])
def test_all_expressions_of_a_text(text: str, anchor: str, expected: str) -> None:
    found = find_times(ArabicText(text), anchor=dt.date.fromisoformat(anchor) if anchor else None)
    rows = [(one.span.of(text), one.type, one.earliest or "", one.latest or "", one.value or "") for one in found]
    assert " | ".join("~".join(map(str, row)) for row in rows) == expected


@pytest.mark.parametrize("text", NOT_TIMES)
def test_false_friends(text: str) -> None:
    assert [one.span.of(text) for one in find_times(ArabicText(text), anchor=ANCHOR)] == []


def words_of(text: str, anchor: dt.date | None = ANCHOR) -> list[tuple[str, Time]]:
    return [(one.span.of(text), one) for one in find_times(ArabicText(text), anchor=anchor)]


def test_two_full_dates_are_two_marks() -> None:
    found = words_of("صودرت الشحنات في الفترة ما بين 22 مايو/ أيار 2021 إلى 15 فبراير/ شباط 2023.")
    assert [words for words, _ in found] == ["22 مايو/ أيار 2021", "15 فبراير/ شباط 2023"]


def test_the_next_day_counts_from_the_day_before_it_in_the_text() -> None:
    found = words_of("وصلت السفينة الأحد. وفي اليوم التالي غادرت.")
    assert [one.earliest for _, one in found] == [dt.date(2024, 5, 5), dt.date(2024, 5, 6)]


def test_a_count_from_an_event_takes_the_day_of_the_event() -> None:
    found = words_of("وقع الهجوم في 3 مارس 2024 وانتهى التحقيق بعد يومين من ذلك.")
    assert found[1][1].earliest == dt.date(2024, 3, 5)


def test_without_an_anchor_only_what_stands_by_itself_has_days() -> None:
    text = "قال الوزير السبت إن السد بني عام 2013، وأعلن في نيسان خفض العدد."
    saturday, year, april = (one for _, one in words_of(text, None))
    assert saturday.earliest is None
    assert saturday.value is None
    assert saturday.known.weekday == 6
    assert year.earliest == dt.date(2013, 1, 1)
    assert april.earliest is None
    assert april.value == "XXXX-04"
    assert all(one.anchor is None for one in (saturday, year, april))


def test_known_and_implied_stay_apart() -> None:
    ((_, one),) = words_of("سقط الجدار السبت في الحي.")
    assert one.known.weekday == 6
    assert one.known.day is None
    assert (one.implied.year, one.implied.month, one.implied.day) == (2024, 5, 11)
    assert one.implied.weekday is None
    assert one.anchor == ANCHOR


def test_an_explicit_date_needs_no_anchor() -> None:
    ((_, one),) = words_of("سقط الجدار في 7 مارس 2019.")
    assert one.anchor is None
    assert (one.known.year, one.known.month, one.known.day) == (2019, 3, 7)


def test_particles_stay_out_and_the_fused_article_in() -> None:
    assert [words for words, _ in words_of("وأمس عاد الهدوء")] == ["أمس"]
    assert [words for words, _ in words_of("تمتد الخطة لأشهر")] == ["أشهر"]
    assert [words for words, _ in words_of("قورنت الأرقام بالعام الماضي")] == ["العام الماضي"]
    assert [words for words, _ in words_of("خفض السقف للشهر المقبل")] == ["للشهر المقبل"]


def test_ids_follow_the_text() -> None:
    assert [one.id for _, one in words_of("أمس واليوم وغدا الأحد")] == ["t1", "t2", "t3"]


PIECES = st.sampled_from(
    (CASES_FOLDER / "times.tsv").read_text("utf-8").split()
    + (CASES_FOLDER / "not_times.txt").read_text("utf-8").split()
    + ["\n", "(", ")", "/", "-", "،", ".", "31", "1436", "هـ", "2024", "9999", "الساعة", "قبل", "بعد", "القرن", "مليون"]
)
TEXTS = st.lists(PIECES, max_size=25).map(" ".join) | st.text(max_size=60)


@given(TEXTS, st.none() | st.dates())
def test_any_text_is_read_without_a_fall(text: str, anchor: dt.date | None) -> None:
    found = find_times(ArabicText(text), anchor=anchor)
    last = 0
    for one in found:
        assert last <= one.span.start < one.span.end <= len(text)
        last = one.span.end
        assert (one.earliest is None) == (one.latest is None)
        if one.earliest is not None and one.latest is not None:
            assert one.type in ("DATE", "TIME")
            assert one.earliest <= one.latest
        if one.value is not None:
            form = _EDTF if one.type in ("DATE", "TIME") else _DURATION
            assert form.fullmatch(one.value), one.value


def test_a_long_text_is_read_in_linear_time() -> None:
    text = "قبل ثلاثة وخمسة وعشرين ألفا و 12 من مساء يوم السبت نحو عام 2020 بعد " * 2000
    start = time.perf_counter()
    find_times(ArabicText(text), anchor=ANCHOR)
    assert time.perf_counter() - start < 10


def test_today_with_the_name_of_a_day_is_no_day_to_come() -> None:
    [time] = find_times(ArabicText("قالت الوزارة في بيان اليوم الاثنين إن الطريق مفتوح."), anchor=dt.date(2025, 3, 8))
    assert time.earliest == dt.date(2025, 3, 3)  # the page is of Saturday; the report was written before
