from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from khabar.model import Copy, Document
from khabar.record.origins import Origins, sources
from khabar.record.origins.names import fullest, same_letters
from khabar.record.origins.words import description, office_alone
from khabar.record.same_event import happenings
from tests.record.articles import document
from tests.record.happened import copied


def read(text: str, outlet: str = "الربوة", agency: str | None = None) -> Document:
    return document(text, outlet=outlet, headline="تصريحات", reads=agency is None, agency=agency)


def ids(*documents: Document, copies: tuple[Copy, ...] = ()) -> list[list[str]]:
    found = Origins(documents, copies)
    return [[origin.id for origin in found.behind(each, ())] for each in documents]


def test_a_copy_speaks_with_its_sources_voice() -> None:
    source, copy, again = (read("غرقت السفينة.", outlet) for outlet in ("المرسى", "السدرة", "الهور"))
    assert ids(source, copy) == [["outlet:مرسي"], ["outlet:سدره"]]
    both = (copied(source, copy), copied(copy, again))
    assert ids(source, copy, again, copies=both) == [["outlet:مرسي"]] * 3
    wire = read("غرقت السفينة.", "الهور", agency="رويترز")
    assert ids(wire, copy, copies=(copied(wire, copy),))[0] == ids(wire, copy, copies=(copied(wire, copy),))[1]
    other = read("غرقت السفينة.", "السدرة", agency="واس")
    one, own = ids(source, other, copies=(copied(source, other),))
    assert one != own  # it says itself whom it has it from


def test_a_copy_that_has_lost_whom_its_source_quotes() -> None:
    source = read("قالت وكالة رويترز إن السفينة غرقت.", "المرسى")
    copy = read("غرقت السفينة.", "السدرة")
    assert ids(source, copy, copies=(copied(source, copy),)) == [["actor:reuters"]] * 2


def test_copies_are_not_independent() -> None:
    text = "قُتل خمسة جنود في انفجار عبوة في مدينة القصرين الاثنين."
    source, copy = read(text, "المرسى"), read(text, "السدرة")
    [alone, *_] = happenings([source, copy])
    [main, *_] = happenings([source, copy], [copied(source, copy)])
    assert [len(each.origins) for each in (alone, main)] == [2, 1]
    assert {value.origins for value in main.values} == {("outlet:مرسي",)}


def test_hidden_ones_by_what_is_said_of_them() -> None:
    [[bare], [whole], [police]] = ids(
        read("قالت مصادر عسكرية إن الطريق مغلق."),
        read("قال مصدر عسكري موال للحكومة إن الطريق مغلق.", "المرسى"),
        read("قالت مصادر أمنية إن الطريق مغلق.", "السدرة"),
    )
    assert bare == whole != police


def test_the_source_is_the_one_told_before() -> None:
    [found] = ids(read("قال مصدر أمني إن الطريق مغلق.\nوأضاف المصدر أن العمل يستأنف غدا."))
    assert len(found) == 1
    assert description("مصدر أمني رفيع") == description("المصادر الأمنية") == ("امني",)


def test_an_office_where_it_was_told_before() -> None:
    named = read("قال محافظ القصرين كمال الدريدي إن الطريق مغلق.")
    office = read("قال محافظ المنطقة إن الطريق مغلق.", "المرسى")
    assert ids(named, office) == [["person:كمال دريدي"]] * 2
    assert office_alone(("محافظ", "منطقه")) == ("محافظ",)
    assert office_alone(("محافظ", "قصرين")) == ("محافظ", "قصرين")


def test_who_speaks_for_a_body_in_one_article_does_in_all() -> None:
    told = read("قال المتحدث باسم وزارة الصحة التونسية منير الجربي إن الماء صالح للشرب.")
    named = read("قال منير الجربي إن الماء صالح للشرب.", "المرسى")
    [[one], [other]] = ids(told, named)
    assert one == other
    assert ids(named) == [["person:منير جربي"]]


def test_a_slip_of_the_pen_is_the_same_name() -> None:
    assert same_letters(("احمد", "داود", "اوغلو"), ("احمد", "داود", "اغولو"))
    assert not same_letters(("محمد", "حسن"), ("محمد", "حسين"))
    assert not same_letters(("اوغلو",), ("اغولو",))
    one = read("قال وزير الزراعة التونسي نبيل الورغي إن الموسم جيد.")
    other = read("قال وزير الزراعة التونسي نبيل الوغري إن الموسم جيد.", "المرسى")
    assert ids(one, other) == [["person:نبيل ورغي"]] * 2


def test_a_name_that_may_be_of_two_stays_as_it_is() -> None:
    known = [("كمال", "دريدي"), ("سالم", "دريدي")]
    assert fullest(("دريدي",), known) == ("دريدي",)
    assert fullest(("دريدي",), known[:1]) == ("كمال", "دريدي")


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")), max_size=20))
def test_sources_never_lead_in_a_ring(pairs: list[tuple[str, str]]) -> None:
    copies = [Copy(source=one, copy=other, containment=0.9, sure=True) for one, other in pairs]
    found = sources("abcdef", copies)
    for copy in found:
        seen = {copy}
        while copy in found:
            copy = found[copy]
            assert copy not in seen
            seen.add(copy)
    assert set(found.items()) <= {(other, one) for one, other in pairs}
