from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.model import Change, Document, WordingChange
from khabar.record.changes import change
from khabar.record.changes.pairing import most_alike
from khabar.record.changes.paragraphs import changed_paragraphs
from tests.record.articles import OTHER, OWN, WIRE, document

REPORT = (
    "أعلنت بلدية الربوة مقتل 27 شخصا في انهيار مبنى قديم وسط المدينة فجر الثلاثاء.\n"
    "وقال وزير الداخلية سامي البدري إن التحقيق بدأ في أسباب الانهيار.\n"
    "وأصيب 40 آخرون نقلوا إلى المستشفى المركزي.\n"
    "وتوقفت حركة السير في الشارع الرئيسي حتى المساء."
)


def read(text: str, headline: str = "انهيار مبنى في الربوة") -> Document:
    return document(text, headline=headline, reads=True)


def changed(before: str, after: str) -> Change:
    found = change(read(before), read(after))
    assert found is not None
    return found


def test_nothing_that_a_reader_sees() -> None:
    before = read(REPORT)
    assert change(before, before) is None
    spelt = REPORT.replace("أ", "ا").replace("،", " ").replace(".\n", " .\n") + "\n"
    assert change(document(REPORT), document(spelt)) is None
    moved = "\n".join(reversed(REPORT.split("\n")))
    assert change(document(REPORT), document(moved)) is None


def test_the_headline_and_the_lead() -> None:
    before, after = read(REPORT), read(REPORT, "مقتل 27 في انهيار مبنى")
    found = change(before, after)
    assert found == Change(headline=WordingChange(before="انهيار مبنى في الربوة", after="مقتل 27 في انهيار مبنى"))
    led = msgspec.structs.replace(before, article=msgspec.structs.replace(before.article, lead="حصيلة أولية"))
    assert change(before, led) == Change(lead=WordingChange(before=None, after="حصيلة أولية"))
    assert change(led, before) == Change(lead=WordingChange(before="حصيلة أولية", after=None))


def test_a_toll_that_was_raised() -> None:
    after = REPORT.replace("27 شخصا", "30 شخصا")
    found = changed(REPORT, after)
    [number] = found.numbers
    assert number.before is not None
    assert number.after is not None
    assert (number.kind, number.before.role) == ("altered", "killed")
    assert (number.before.low, number.after.low) == (27, 30)
    assert (number.before.span.of(REPORT), number.after.span.of(after)) == ("27 شخصا", "30 شخصا")
    [paragraph] = found.paragraphs
    assert paragraph.kind == "altered"
    assert [span.of(REPORT) for span in paragraph.removed] == ["27"]
    assert [span.of(after) for span in paragraph.added] == ["30"]


def test_a_number_that_went_with_its_paragraph_and_one_that_came() -> None:
    first, second, third, fourth = REPORT.split("\n")
    found = changed(REPORT, "\n".join((first, second, fourth)))
    assert [(number.kind, number.before and number.before.role) for number in found.numbers] == [("removed", "injured")]
    assert [(p.kind, p.before and p.before.of(REPORT)) for p in found.paragraphs] == [("removed", third)]
    assert [number.kind for number in changed("\n".join((first, second, fourth)), REPORT).numbers] == ["added"]


def test_a_number_that_moved_to_another_paragraph_is_altered_by_its_word() -> None:
    before = OTHER + "\nوأحصى المنظمون 300 زائر."
    after = "وفي اليوم الأول أحصت الإدارة قبل الظهر 450 زائر من بلدان شتى.\n" + OTHER
    [number] = changed(before, after).numbers
    assert number.kind == "altered"
    assert number.before is not None
    assert number.after is not None
    assert (number.before.low, number.after.low) == (300, 450)


def test_a_statement_given_to_somebody_else() -> None:
    after = REPORT.replace("وزير الداخلية سامي البدري", "رئيس البلدية مازن الحداد")
    [said] = changed(REPORT, after).attributions
    assert (said.kind, said.parts) == ("altered", ("chain",))
    assert said.before is not None
    assert said.after is not None
    assert said.before.chain[-1].span.of(REPORT) != said.after.chain[-1].span.of(after)


def test_statements_taken_out_and_put_in() -> None:
    without = "\n".join(line for line in REPORT.split("\n") if "وزير" not in line)
    assert [said.kind for said in changed(REPORT, without).attributions] == ["removed"]
    assert [said.kind for said in changed(without, REPORT).attributions] == ["added"]


def test_a_statement_that_became_less_sure() -> None:
    before = "أكد وزير الداخلية سامي البدري أن سبب الانهيار تسرب المياه تحت الأساسات القديمة."
    after = "رجح وزير الداخلية سامي البدري أن سبب الانهيار تسرب المياه تحت الأساسات القديمة."
    [said] = changed(before, after).attributions
    assert said.kind == "altered"
    assert set(said.parts) & {"act", "firmness"}
    assert "chain" not in said.parts


class TestParagraphs:
    def test_in_the_order_of_the_later_text(self) -> None:
        first, second, third, fourth = WIRE.split("\n")
        after = "\n".join((first, OWN.strip().split("\n")[0], second.replace("ثلاثة", "أربعة"), fourth))
        found = changed_paragraphs(WIRE, after)
        assert [paragraph.kind for paragraph in found] == ["added", "altered", "removed"]
        assert found[2].before is not None
        assert found[2].before.of(WIRE) == third

    def test_a_text_in_one_line_is_compared_by_sentences(self) -> None:
        line = OTHER.replace("\n", " ")
        [found] = changed_paragraphs(line, line.replace("مساء السبت", "مساء الأحد"))
        assert found.kind == "altered"
        assert [span.of(line) for span in found.removed] == ["السبت"]
        assert changed_paragraphs(OTHER, line) == ()  # its paragraphs were lost, not its words

    def test_a_very_long_paragraph_is_altered_as_a_whole(self) -> None:
        before = "كلمة أخرى " * 1500
        [found] = changed_paragraphs(before, before + "وهذه")
        assert found.kind == "altered"
        assert len(found.removed) == len(found.added) == 1

    @pytest.mark.parametrize("text", ["", "\n\n", "«»\n؟"])
    def test_texts_without_words(self, text: str) -> None:
        assert changed_paragraphs(text, "") == ()
        assert {paragraph.kind for paragraph in changed_paragraphs(text, OTHER)} == {"added"}


LINES = st.lists(st.sampled_from([*WIRE.split("\n"), *OWN.strip().split("\n"), *OTHER.split("\n")]), max_size=6)


@given(LINES, LINES)
def test_what_is_told_is_all_that_differs(one: list[str], other: list[str]) -> None:
    before, after = "\n".join(one), "\n".join(other)
    found = changed_paragraphs(before, after)
    gone = sorted(p.before.of(before) for p in found if p.before is not None)
    came = sorted(p.after.of(after) for p in found if p.after is not None)
    if len(one) > 1 and len(other) > 1:
        left = list(other)
        kept = [line for line in one if line in left and (left.remove(line) or True)]  # type: ignore[func-returns-value]
        assert len(gone) == len(one) - len(kept)
        assert len(came) == len(other) - len(kept)
    assert {p.kind for p in changed_paragraphs(before, before)} == set()


def test_the_likest_first_and_each_once() -> None:
    one, other = ["ا", "ب", "ت"], ["ا", "ب", "ث"]
    assert most_alike([one, other], [other, one, ["خ"]], least=0.5) == [(0, 1), (1, 0)]
    assert most_alike([one], [other, other], least=0.5) == [(0, 0)]
    assert most_alike([one, []], [["خ"], []], least=0.1) == []
