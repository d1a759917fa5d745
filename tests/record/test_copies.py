from __future__ import annotations

import json
import random

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar import Failure, read_files
from khabar.model import Document, Sketch, Span, Voice
from khabar.record.copies import MemoryIndex, compare, find_copies, likely, sketch, words
from tests.record.articles import OTHER, OWN, WIRE, document
from tests.shared import SHARED, needs_shared


def pair(one: Document, other: Document) -> tuple[str, str, bool]:
    copy = compare(one, other)
    assert copy is not None
    assert copy == compare(other, one)
    return copy.source, copy.copy, copy.sure


def test_the_same_words_under_another_headline() -> None:
    one, other = document(WIRE), document(WIRE, outlet="المرسى", headline="زورق يغرق", published="2025-02-11")
    copy = compare(one, other)
    assert copy is not None
    assert copy.containment == 1
    assert (copy.source, copy.copy, copy.sure) == (one.article.id, other.article.id, True)


def test_a_partial_reprint_with_words_of_its_own() -> None:
    half = "\n".join(WIRE.split("\n")[:2])
    copy = compare(document(WIRE), document(half + OWN, outlet="المرسى"))
    assert copy is not None
    assert 0.5 < copy.containment < 0.7


def test_light_edits_and_spelling() -> None:
    edited = WIRE.replace("مساء أمس", "ليل الأحد").replace("أعلنت", "اعلنت").replace("وقالت", "وأفادت")
    edited = edited.replace("الأرواح", "الارواح").replace("ثلاثة أميال", "٣ أميال")
    copy = compare(document(WIRE), document(edited, outlet="المرسى"))
    assert copy is not None
    assert 0.85 < copy.containment < 1


@pytest.mark.parametrize("text", [OTHER, OWN, "", "خبر", " ".join(WIRE.split()[:12])])
def test_what_is_no_copy(text: str) -> None:
    assert compare(document(WIRE), document(text, outlet="المرسى")) is None


def test_a_few_lines_quoted_are_no_copy() -> None:
    assert compare(document(WIRE), document(OTHER + OWN + "\n" + WIRE.split("\n")[1], outlet="المرسى")) is None


TELEGRAM = (
    "بعث صاحب السمو الملكي الأمير {} بن {} رئيس مجلس الوزراء برقية تهنئة إلى رئيس جمهورية {} بمناسبة ذكرى اليوم الوطني"
    " لبلاده، وأعرب سموه باسمه واسم شعب وحكومة المملكة عن أصدق التهاني وأطيب التمنيات بالصحة والسعادة لفخامته."
)


def test_a_formula_of_another_day_is_no_copy() -> None:
    one = document(TELEGRAM.format("ناصر", "فهد", "النخيل الوسطى"), published="2025-02-10")
    other = document(TELEGRAM.format("مازن", "وليد", "جزر الياقوت"), published="2025-02-17")
    assert compare(one, other) is None
    again = document(TELEGRAM.format("ناصر", "فهد", "النخيل الوسطى"), outlet="المرسى", published="2025-02-17")
    assert compare(one, again) is not None  # nearly all of it


MARKET = (
    "أغلق مؤشر بورصة الربوة على {} نقطة {} بنسبة {} في المئة، وتجاوزت التداولات {} مليون درهم توزعت على {} صفقة،"
    " وارتفعت أسهم {} شركة بينما تراجعت أسهم شركات أخرى وبقيت البقية من دون تغير حتى نهاية الجلسة."
)


def test_the_same_report_with_other_numbers_is_no_copy() -> None:
    one = document(MARKET.format(4120, "مرتفعا", 1.2, 88, 5210, 14))
    assert compare(one, document(MARKET.format(4120, "مرتفعا", 1.2, 88, 5210, 14), outlet="المرسى")) is not None
    other = MARKET.format(4093, "وخسر", 0.7, 71, 4987, 9).replace("حتى نهاية الجلسة", "وسط ترقب قرار المصرف المركزي")
    assert compare(one, document(other, outlet="المرسى", published="2025-02-11")) is None


def test_the_dateline_says_whose_it_is_and_not_what() -> None:
    text = "وكالات - المرفأ: " + " ".join(WIRE.split()[:16])
    bare = document(text)
    stretch = text.index("وكالات")
    voice = Voice(name="وكالات", kind="agency", naming="anonymous", origin="dateline", span=Span(0, 6))
    assert stretch == 0
    named = msgspec.structs.replace(bare, reading=msgspec.structs.replace(bare.reading, voice=(voice,)))
    assert len(words.wording_of(bare).terms) == len(words.wording_of(named).terms) + 1


class TestDirection:
    def test_by_time(self) -> None:
        first = document(WIRE, published="2025-02-10T09:00:00+03:00")
        later = document(WIRE, outlet="المرسى", published="2025-02-10T06:30:00+00:00")
        assert pair(first, later) == (first.article.id, later.article.id, True)

    def test_times_that_do_not_tell(self) -> None:
        one = document(WIRE, published="2025-02-10T09:00:00")  # in which zone?
        other = document(WIRE, outlet="المرسى", published="2025-02-10T10:00:00+03:00")
        assert pair(one, other)[2] is False
        dateless = document(WIRE, outlet="المرسى", published=None)
        assert pair(one, dateless)[2] is False

    def test_who_names_the_other_has_copied_it_whatever_the_clocks_say(self) -> None:
        agency = document(WIRE, outlet="وكالة النورس", published="2025-02-11")
        paper = document(WIRE, outlet="المرسى", published="2025-02-10", agency="وكالة النورس")
        assert pair(agency, paper) == (agency.article.id, paper.article.id, True)

    def test_who_names_the_other_in_a_chain(self) -> None:
        said = "ونقلت صحيفة الربوة عن مصدر في الميناء قوله إن الملاحة ستستأنف غدا.\n"
        paper = document(said + WIRE, outlet="المرسى", published="2025-02-10", reads=True)
        assert any(link.kind == "media" for a in paper.reading.attributions for link in a.chain)
        for name in ("صحيفة الربوة", "الربوة", "موقع الربوة"):
            source = document(WIRE, outlet=name, published="2025-02-11")
            assert pair(source, paper) == (source.article.id, paper.article.id, True)

    def test_two_that_name_a_third(self) -> None:
        one = document(WIRE, published="2025-02-10", agency="وكالة النورس")
        other = document(WIRE, outlet="المرسى", published="2025-02-11", agency="وكالة النورس")
        assert pair(one, other) == (one.article.id, other.article.id, False)

    def test_two_of_which_one_quotes_an_agency(self) -> None:
        said = "وقال مسؤول في الميناء لوكالة رويترز إن الملاحة ستستأنف غدا.\n"
        one, other = document(said + WIRE, reads=True), document(WIRE, outlet="المرسى", published="2025-02-11")
        assert any(link.kind == "agency" for a in one.reading.attributions for link in a.chain)
        assert pair(one, other) == (one.article.id, other.article.id, False)

    def test_the_one_that_still_names_the_agency_was_first(self) -> None:
        for name in ("المرسى", "السدرة"):
            signed = document(WIRE, agency="وكالة النورس")
            bare = document(WIRE, outlet=name)
            assert pair(signed, bare) == (signed.article.id, bare.article.id, False)

    def test_nothing_tells(self) -> None:
        one, other = document(WIRE), document(WIRE, outlet="المرسى")
        ids = sorted((one.article.id, other.article.id))
        assert pair(one, other) == (*ids, False)


class TestSketch:
    def test_the_same_words_have_the_same_prints(self) -> None:
        one, other = sketch(document(WIRE)), sketch(document("؛ " + WIRE.replace("أ", "ا"), outlet="المرسى"))
        assert one.prints == other.prints
        assert list(one.prints) == sorted(set(one.prints))
        assert all(0 <= number < 2**63 for number in one.prints)

    def test_it_is_the_same_on_every_machine(self) -> None:
        assert sketch(document(WIRE)).prints[:2] == (282631122350794982, 415702087034619672)

    def test_a_text_too_short(self) -> None:
        assert sketch(document("خبر عاجل اليوم")).prints == ()
        assert find_copies([document("خبر عاجل اليوم"), document("خبر عاجل اليوم", outlet="المرسى")]) == ()

    def test_what_is_worth_a_look(self) -> None:
        one, other = sketch(document(WIRE)), sketch(document(WIRE, published="2025-03-12"))
        assert likely(one, other, len(one.prints))
        assert not likely(one, other, 0)
        assert not likely(one, msgspec.structs.replace(other, day=other.day.replace(day=30)), 9)  # type: ignore[union-attr]
        assert likely(one, msgspec.structs.replace(other, day=None), 9)
        ten = Sketch(prints=tuple(range(100)))
        assert [likely(ten, ten, shared) for shared in (9, 10)] == [False, True]


@st.composite
def many(draw: st.DrawFn) -> list[Document]:
    """Some articles of which several are made of the same lines."""
    lines = [*WIRE.split("\n"), *OWN.strip().split("\n"), *OTHER.split("\n")]
    chosen = draw(
        st.lists(st.lists(st.sampled_from(lines), min_size=1, max_size=6, unique=True), min_size=2, max_size=6)
    )
    days = draw(st.lists(st.sampled_from(["2025-02-10", "2025-02-12", "2025-02-20", "2025-06-01", None]), min_size=6))
    return [
        document("\n".join(some), outlet=f"صحيفة {number}", published=day)
        for number, (some, day) in enumerate(zip(chosen, days, strict=False))
    ]


@settings(deadline=None, max_examples=40)
@given(many(), st.randoms(use_true_random=False))
def test_the_order_of_coming_does_not_change_the_pairs(documents: list[Document], luck: random.Random) -> None:
    found = set(find_copies(documents))
    shuffled = documents.copy()
    luck.shuffle(shuffled)
    assert set(find_copies(shuffled)) == found
    assert len(found) == len(find_copies(documents))


def test_the_index_forgets() -> None:
    index: MemoryIndex[str] = MemoryIndex()
    mark = sketch(document(WIRE))
    index.add("a", mark)
    index.add("b", mark)
    assert index.near(mark) == ["a", "b"]
    index.remove("a")
    index.remove("a")
    assert index.near(mark) == ["b"]
    index.add("a", mark)
    assert index.near(mark) == ["b", "a"]


def test_what_words_tell() -> None:
    assert words.weight_of("في") == 0.3
    assert 0.3 < words.weight_of("وزير") < 3
    assert words.weight_of("سردين") == 3


@needs_shared
def test_the_pairs_of_two_days() -> None:
    gold = {frozenset(each) for each in json.loads((SHARED / "stories/gold.json").read_text("utf-8"))["copies"]}
    results = read_files([str(SHARED / "stories/articles.jsonl")])
    documents = [result[1] for result in results if not isinstance(result, Failure)]
    found = {frozenset((copy.source, copy.copy)) for copy in find_copies(documents)}
    assert 2 * len(gold & found) / (len(gold) + len(found)) >= 0.95
