"""The shipped model on sentences of our own."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.arabic.text import ArabicText
from khabar.model import Name
from khabar.reading.names import find_names


def _found(source: str) -> list[tuple[str, str]]:
    return [(name.span.of(source), name.kind) for name in find_names(ArabicText(source))]


@pytest.mark.parametrize(
    ("source", "names"),
    [
        (
            "قال وزير الخارجية المصري سامح شكري إن الوفد وصل إلى القاهرة.",
            [("سامح شكري", "person"), ("القاهرة", "location")],
        ),
        ("وصل الرئيس محمود عباس إلى عمّان أمس.", [("محمود عباس", "person"), ("عمّان", "location")]),
        ("أعلنت الأمم المتحدة إرسال بعثة إلى دارفور.", [("الأمم المتحدة", "organization"), ("دارفور", "location")]),
        ("فاز ريال مدريد على برشلونة بهدفين.", [("ريال مدريد", "organization"), ("برشلونة", "organization")]),
        ("سافر المهندس إلى بيروت ودمشق.", [("بيروت", "location"), ("دمشق", "location")]),
    ],
)
def test_names_of_every_kind(source: str, names: list[tuple[str, str]]) -> None:
    assert _found(source) == names


def test_what_is_written_onto_a_name_is_not_its() -> None:
    assert ("بغداد", "location") in _found("وقعت اشتباكات في البصرة وبغداد والموصل.")
    assert ("وليد المعلم", "person") in _found("قال وزير الخارجية وليد المعلم للصحفيين إن الحوار مستمر.")


def test_ids_and_spans_go_up_and_the_rule_is_named() -> None:
    names = find_names(ArabicText("التقى حسن روحاني في طهران فلاديمير بوتين.\nوعاد بوتين إلى موسكو."))
    assert [name.id for name in names] == [f"n{n}" for n in range(1, len(names) + 1)]
    assert len(names) >= 4
    for before, after in pairwise(names):
        assert before.span.end <= after.span.start
    assert {name.rule for name in names} == {"names.network"}


def test_a_sentence_in_latin_letters_is_not_read() -> None:
    tweet = "We met Karim Haddad in Beirut today and thank the Ministry of Health مع التحية."
    assert _found(tweet) == []
    mixed = _found(f"كتب الوزير سامح شكري على تويتر من القاهرة.\n{tweet}")
    assert ("القاهرة", "location") in mixed
    assert all(name in "كتب الوزير سامح شكري على تويتر من القاهرة." for name, _ in mixed)
    assert ("بيروت", "location") in _found("قال مدير شركة Nadim Soft إن مكتبها في بيروت.")


def test_a_sentence_without_end_is_cut() -> None:
    words = "زار أحمد قاسم مدينة حلب ثم عاد، " * 60
    found = _found(words)
    assert found.count(("حلب", "location")) > 50


@pytest.mark.parametrize("source", ["", " ", "\n\n", ".", "..."])
def test_no_words_no_names(source: str) -> None:
    assert find_names(ArabicText(source)) == ()


@settings(max_examples=60, deadline=None)
@given(
    st.text(
        alphabet=st.one_of(st.sampled_from("وبلالمحدسرةىأ .،«»()\n1٢aB\u200f\u064b\ufdfa"), st.characters()),
        max_size=300,
    )
)
def test_any_text_is_read_and_spans_lie_in_it(source: str) -> None:
    end = 0
    for name in find_names(ArabicText(source)):
        assert isinstance(name, Name)
        assert end <= name.span.start < name.span.end <= len(source)
        end = name.span.end
