from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from khabar.model import Overlap
from khabar.record.overlap import overlap
from tests.record.articles import OTHER, OWN, WIRE, document


def test_wire_text_and_what_the_outlet_has_added() -> None:
    first, second, *rest = WIRE.split("\n")
    edited = second.replace("ثلاثة أميال", "ثلاثة أميال ونصف")
    copy = "المرسى - جزيرة النوارس: " + "\n".join((first, edited)) + OWN
    found = overlap(document(WIRE), document(copy, outlet="المرسى"))
    assert [passage.source.of(WIRE) for passage in found.passages] == [
        f"{first}\n{second[: second.index('أميال') + len('أميال')]}",
        second[second.index("من الشاطئ") :].rstrip("."),
    ]
    for passage in found.passages:
        assert passage.copy.of(copy).split() == passage.source.of(WIRE).split()
    assert [span.of(copy) for span in found.own_copy] == [
        "المرسى - جزيرة النوارس",
        "ونصف",
        OWN.strip().rstrip("."),
    ]
    assert [span.of(WIRE) for span in found.own_source] == ["\n".join(rest).rstrip(".")]


def test_nothing_in_common_and_nothing_at_all() -> None:
    found = overlap(document(WIRE), document(OTHER))
    assert found.passages == ()
    assert [len(spans) for spans in (found.own_source, found.own_copy)] == [1, 1]
    assert overlap(document(""), document("«»")) == Overlap()


LINES = [*WIRE.split("\n"), *OWN.strip().split("\n"), *OTHER.split("\n")]
TEXTS = st.lists(st.sampled_from(LINES), max_size=5, unique=True).map("\n".join)


@given(TEXTS, TEXTS)
def test_every_word_is_on_one_side(one: str, other: str) -> None:
    found = overlap(document(one), document(other))
    for text, spans in (
        (one, [*(passage.source for passage in found.passages), *found.own_source]),
        (other, [*(passage.copy for passage in found.passages), *found.own_copy]),
    ):
        parted = " ".join(span.of(text) for span in sorted(spans))
        assert [w.strip(".،") for w in parted.split()] == [w.strip(".،") for w in text.split()]
        assert all(not a.overlaps(b) for a in spans for b in spans if a is not b)
    turned = overlap(document(other), document(one))
    assert set(turned.own_source) == set(found.own_copy)
