"""What happened, and what is only feared, expected or spoken of."""

from __future__ import annotations

import pytest

from tests.reading.events.test_find_events import reading_of


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("أعلنت الوزارة حال التأهب تحسبا لضربة محتملة ردا على هجوم على مطار نيروبي.", "ضربة", "hypothetical"),
        ("أعلنت الوزارة حال التأهب تحسبا لضربة محتملة ردا على هجوم على مطار نيروبي.", "هجوم", "happened"),
        ("يخشى السكان النزوح في أعقاب القصف على الميناء أمس الأحد.", "القصف", "happened"),
        ("حذر الوزير من ضربة وشيكة على الميناء.", "ضربة", "hypothetical"),
        ("وكان المصور قد تعرض للخطف في طرابلس.", "لخطف", "happened"),
        ("نصحت السفارة، أمس الأحد، بتجنب الطريق مع استمرار الهجمات على الخرطوم.", "الهجمات", "ongoing"),
        ("قال النائب إنه يخشى الفوضى إذا رفض البرلمان المقترح.", "رفض", "hypothetical"),
    ],
)
def test_status(text: str, trigger: str, status: str) -> None:
    reading = reading_of(text)
    found = {event.trigger.of(text).removeprefix("ل"): event.status for event in reading.events}
    assert found.get(trigger) == status, found


def test_who_owns_up_to_nothing_did_nothing() -> None:
    text = "قتل سبعة في هجوم على قافلة أمس الأحد. ولم تعلن أي جهة مسؤوليتها عن الهجوم."
    assert [event.trigger.of(text) for event in reading_of(text).events] == ["هجوم"]
