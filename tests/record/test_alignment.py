from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from khabar.record.copies.alignment import Run, aligned

WORDS = st.lists(st.sampled_from("ابتثجحخ"), max_size=40)


def test_a_passage_with_a_word_put_in() -> None:
    assert aligned(list("ابتثجح"), list("سابتصثجحع")) == (Run(0, 1, 3), Run(3, 5, 3))


def test_a_passage_that_moved() -> None:
    assert aligned(list("ابتثجحخد"), list("جحخدابتث")) == (Run(0, 4, 4), Run(4, 0, 4))


def test_two_words_count_in_line_with_others_and_not_alone() -> None:
    in_line = list("ابتسصجح")
    assert aligned(list("ابتعغجح"), in_line) == (Run(0, 0, 3), Run(5, 5, 2))
    assert aligned(list("ابوكلمنهيرزدذ"), list("ابسصضطظعغفقشرز")) == ()


def test_texts_of_no_words_or_one() -> None:
    assert aligned([], []) == aligned(["ا"], ["ا"]) == aligned(["ا"], list("ابت")) == ()


@given(WORDS, WORDS)
def test_every_run_is_the_same_words_and_no_word_is_in_two(one: list[str], other: list[str]) -> None:
    runs = aligned(one, other)
    for run in runs:
        assert one[run.one : run.one + run.length] == other[run.other : run.other + run.length]
        assert run.length >= 2
    for place in ("one", "other"):
        taken = [at for run in runs for at in range(getattr(run, place), getattr(run, place) + run.length)]
        assert len(taken) == len(set(taken))


@given(WORDS, WORDS)
def test_the_same_whichever_comes_first(one: list[str], other: list[str]) -> None:
    turned = [Run(run.other, run.one, run.length) for run in aligned(other, one)]
    assert sorted(aligned(one, other), key=lambda run: run.one) == sorted(turned, key=lambda run: run.one)


@given(st.lists(st.sampled_from("ابتثجحخ"), min_size=3, max_size=40))
def test_a_text_stands_in_itself(words: list[str]) -> None:
    assert aligned(words, words) == (Run(0, 0, len(words)),)
