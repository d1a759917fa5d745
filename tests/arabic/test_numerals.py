import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.arabic import fold
from khabar.arabic.numerals import read_number, read_ordinal
from khabar.arabic.tokens import tokenize
from tests.arabic.number_writer import write_number
from tests.arabic.strategies import texts

with (Path(__file__).parent / "cases" / "numerals.tsv").open(encoding="utf-8") as _file:
    _CASES = list(csv.reader(_file, delimiter="\t"))

_NUMBER_WORDS = [
    *("ألف", "مليون", "مئة", "وخمسة", "عشر", "ونصف", "ربع", "5", "و"),
    *("ثلاث", "أرباع", "وعشرين", "ألفا", "آلاف", "أحد", "نهائي"),
]


@pytest.mark.parametrize(("text", "value", "consumed"), _CASES)
def test_numbers(text: str, value: str, consumed: str) -> None:
    number = read_number(tokenize(fold(text)), 0)
    if value == "-":
        assert number is None
    else:
        assert number is not None
        assert number.value == pytest.approx(float(value))
        assert number.consumed == int(consumed)
        assert isinstance(number.value, int) == float(value).is_integer()


@pytest.mark.parametrize(
    ("text", "rule"), [("2020", "numerals.digits"), ("5 آلاف", "numerals.words"), ("ستة", "numerals.words")]
)
def test_a_number_names_its_rule(text: str, rule: str) -> None:
    number = read_number(tokenize(fold(text)), 0)
    assert number is not None
    assert number.rule == rule


@pytest.mark.parametrize(
    ("text", "value", "consumed"),
    [
        ("الأول", 1, 1),
        ("الأولى", 1, 1),
        ("أول", 1, 1),
        ("للمرة", None, 0),
        ("والثالثة", 3, 1),
        ("للرابع", 4, 1),
        ("الحادية عشرة", 11, 2),
        ("الثاني عشر", 12, 2),
        ("العاشر", 10, 1),
        ("الحادي والعشرين", 21, 2),
        ("السابع والتسعون", 97, 2),
        ("العشرون", 20, 1),
        ("والخمسين", 50, 1),
        ("خمسين", None, 0),
        ("الحادي", None, 0),
        ("العاشر عشر", 10, 1),
        ("5", None, 0),
    ],
)
def test_ordinals(text: str, value: int | None, consumed: int) -> None:
    number = read_ordinal(tokenize(fold(text)), 0)
    assert (number and (number.value, number.consumed)) == (value and (value, consumed))


@given(st.integers(1, 10**15 - 1) | st.integers(1, 10**5), st.data())
def test_what_is_written_in_words_is_read_back(value: int, data: st.DataObject) -> None:
    written = write_number(value, lambda forms: data.draw(st.sampled_from(list(forms))))
    tokens = tokenize(fold(written))
    number = read_number(tokens, 0)
    assert number is not None
    assert (number.value, number.consumed) == (value, len(tokens)), written


@given(st.integers(1, 10**9), st.sampled_from(["", "و", "ب", "ل", "ف", "وب"]))
def test_digits_are_read_back(value: int, before: str) -> None:
    tokens = tokenize(fold(f"{before}{value:,} ثم {value}"))
    index = len(tokens) - 3
    for place in (index, index + 2):
        number = read_number(tokens, place)
        assert number is not None
        assert (number.value, number.consumed) == (value, 1)


@given(texts)
def test_no_text_breaks_the_reader(text: str) -> None:
    tokens = tokenize(fold(text))
    for index in range(len(tokens)):
        for number in (read_number(tokens, index), read_ordinal(tokens, index)):
            assert number is None or 0 < number.consumed <= len(tokens) - index


@given(st.lists(st.sampled_from(_NUMBER_WORDS)))
def test_any_row_of_number_words_is_survived(words: list[str]) -> None:
    tokens = tokenize(fold(" ".join(words)))
    for index in range(len(tokens)):
        number = read_number(tokens, index)
        assert number is None or 0 < number.consumed <= len(tokens) - index
