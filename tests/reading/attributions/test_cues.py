"""The cues: what decides where a word may be another."""

from __future__ import annotations

import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.arabic import fold_text
from khabar.arabic.text import ArabicText
from khabar.reading.attributions.cues import Cue, find_cues
from khabar.reading.attributions.frames import CueForm

CASES = tomllib.loads((Path(__file__).parent / "cases" / "cues.toml").read_text(encoding="utf-8"))["case"]


def cues(text: str) -> tuple[Cue, ...]:
    return find_cues(ArabicText(text))


def words(text: str) -> list[str]:
    return [token.text for token in ArabicText(text).tokens]


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["text"]))
def test_case(case: dict[str, Any]) -> None:
    text = words(case["text"])
    found = [
        [" ".join(text[cue.start : cue.end])[cue.letters :], cue.form, cue.frame.lemma, cue.frame.act]
        for cue in find_cues(ArabicText(case["text"]))
    ]
    assert found == [[fold_text(word), *rest] for word, *rest in case["cues"]]


def test_agreement_and_pronoun() -> None:
    (cue,) = cues("ووصفتها الوزيرة بالناجحة")
    assert (cue.letters, cue.gender, cue.number, cue.object) == (1, "f", "s", "ها")
    (cue,) = cues("مضيفين أن الطريق مقطوع")
    assert (cue.gender, cue.number, cue.speaker_first) == ("m", "p", True)
    (cue,) = cues("السد متين، على حد قولها")
    assert (cue.object, cue.speaker_first) == ("ها", False)


def test_a_weak_verb_is_strong_with_its_own_word() -> None:
    (cue,) = cues("أظهرت صور حطاما عند الجسر")
    assert not cue.frame.weak
    (cue,) = cues("أظهر الفحص أن السقف سليم")
    assert cue.frame.weak


def test_saying_twice_is_one_cue() -> None:
    (cue,) = cues("وتابع قائلا إن الطريق مقطوع")
    assert (cue.start, cue.end, cue.letters) == (0, 2, 1)


@given(
    st.lists(
        st.sampled_from(words("وقال أضاف: «الناطق» إن، كما ذكر بأن \n قائلا حسب ما جاء في بيان لقوله : . د")),
        max_size=20,
    )
)
def test_cues_are_in_order_and_apart(some: list[str]) -> None:
    whole = ArabicText(" ".join(some))
    found, text = find_cues(whole), whole.words
    for cue, after in pairwise(found):
        assert cue.end <= after.start
    for cue in found:
        assert cue.start < cue.end <= len(text)
        assert cue.letters < len(text[cue.start])
        assert cue.form in get_args(CueForm)
