import itertools
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.arabic import fold, fold_text
from khabar.arabic.fold import _folded_character
from khabar.model import Span
from tests.arabic.strategies import texts


@pytest.mark.parametrize(
    ("source", "folded"),
    [
        ("أإآٱا", "ااااا"),
        ("مسؤول", "مسءول"),
        ("مسئول", "مسءول"),
        ("مسو\u0654ول", "مسءول"),  # the hamza as a code point of its own
        ("شي\u064e\u0654ا", "شءا"),
        ("مدرسة على", "مدرسه علي"),
        ("سُورِيّاً", "سوريا"),
        ("العـــراق", "العراق"),
        ("١٢٫٥٪ و۳", "12.5% و3"),
        ("ﻣﺤﻤﺪ ﻻ ﷲ", "محمد لا الله"),
        ("\ufe70\ufc5e", ""),  # harakat alone in presentation forms
        ("\u064eبيت", "بيت"),
        ("Erdoğan ERDOG\u0306AN", "erdogan erdogan"),
        ("İstanbul", "istanbul"),
        ("a\u00a0b\tc\x00d", "a b c d"),
        ("a\nb\u2028c", "a\nb\nc"),
        ("کتاب گ", "كتاب گ"),
        ("𝐀𝟏", "a1"),
        ("", ""),
    ],
)
def test_spellings_become_one(source: str, folded: str) -> None:
    assert fold_text(source) == folded
    assert fold(source).text == folded


def test_every_character_is_stable_when_folded_again() -> None:
    for code in range(sys.maxunicode + 1):
        character = chr(code)
        if unicodedata.category(character) in ("Cn", "Co", "Cs"):
            continue
        once = fold_text(character)
        assert fold_text(once) == once, hex(code)


def test_a_word_takes_its_marks_along() -> None:
    text = "في سوريّاً، أمس"
    folded = fold(text)
    start = folded.text.index("سوريا")
    assert folded.source(start, start + 5).of(text) == "سوريّاً"


def test_half_a_ligature_leads_to_all_of_it() -> None:
    folded = fold("سﻻم")
    assert folded.text == "سلام"
    assert folded.source(1, 2) == folded.source(2, 3) == folded.source(1, 3) == Span(1, 2)
    assert folded.source(3, 4) == Span(2, 3)


def test_an_empty_stretch_is_empty() -> None:
    folded = fold("\u064eبَيت")
    assert len(folded.source(1, 1)) == 0
    assert folded.source(0, 0) == Span(1, 1)
    assert fold("بيت").source(2, 2) == Span(2, 2)


@given(texts)
def test_folding_is_idempotent(text: str) -> None:
    once = fold_text(text)
    assert fold_text(once) == once
    assert fold(text).text == once


@given(texts, st.data())
def test_every_stretch_leads_back_to_what_folds_to_it(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    assert folded.source_length == len(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    span = folded.source(start, end)
    assert 0 <= span.start <= span.end <= len(text)
    if start < end:
        assert folded.text[start:end] in fold_text(span.of(text)) or "\u0654" in text


@given(texts, st.data())
def test_the_way_there_and_back_covers_the_letters(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    there = folded.folded(Span(start, end))
    assert 0 <= there[0] <= there[1] <= len(folded.text)
    back = folded.source(*there)
    for index in range(start, end):
        if fold_text(text[index]):
            assert back.start <= index < back.end


@given(texts)
def test_one_character_at_a_time_is_ordered_and_complete(text: str) -> None:
    folded = fold(text)
    spans = [folded.source(index, index + 1) for index in range(len(folded.text))]
    for before, after in itertools.pairwise(spans):
        assert before == after or before.end == after.start
    if spans:
        assert spans[-1].end == len(text)


def test_many_kinds_of_characters_take_the_other_way_through() -> None:
    text = "".join(map(chr, range(0x41, 0x17F))) + "\u064eﷲ"
    folded = fold(text)
    assert folded.text == "".join(map(fold_text, text))
    assert folded.source(len(folded.text) - 1, len(folded.text)).of(text) == "ﷲ"


def test_no_character_is_passed_over_that_folding_changes() -> None:
    assert [c for c in map(chr, range(0x3000)) if fold_text(c) != _folded_character(c)] == []
