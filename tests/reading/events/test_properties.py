"""What holds of any text whatever: no crash, spans in the text, ids that lead somewhere, work in line with length."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.model import Article, Reading
from khabar.pipeline import read
from tests.arabic.strategies import texts

TRIGGERS = """
هاجم هاجموا هجوم الهجوم غارة غارات شن شنت قتل قتلت مقتل أصيب إصابة اعتقل اعتقلت اعتقال استهدف استهدفت قصف القصف انفجار
زلزال حريق تظاهر احتجاج مظاهرة اجتماع التقى زيارة اتهم نفى هدد دعا وقع اتفاق عقوبات فرضت انسحاب انسحبت سيشن قد
"""
OTHERS = """
الجيش المسلحون القافلة قيادي جنديين طفلا بغداد العراق دمشق في على من إلى ضد بين عن أن إن الذي التي قال الوزير وأضاف
أمس الثلاثاء مايو 2024 3 عشرة عشرات بينهم و وبينما لم لن إذا أسفر استهدفه منهم وإصابة أكثر
، . ؛ : « » " ( ) - BBC x=1; print(v) 🙂 ـ ... يا ليل الصب
"""
word = st.sampled_from([*TRIGGERS.split(), *OTHERS.split(), "\n", "\n\n", "\u200f", "\u064b"])
articles = st.lists(word | texts, max_size=50).flatmap(
    lambda words: st.sampled_from([" ", " ", ""]).map(lambda by: by.join(words))
)


def reading_of(text: str) -> Reading:
    return read(Article(id="a", page="p", language="ar", text=text, published="2025-03-10"))


def hold(reading: Reading, text: str) -> None:
    found = reading.events
    assert [event.id for event in found] == [f"v{number}" for number in range(1, len(found) + 1)]
    places, times = {place.id for place in reading.places}, {time.id for time in reading.times}
    said, entries = {said.id for said in reading.attributions}, {entry.id for entry in reading.entries}
    order = {event.id: number for number, event in enumerate(found)}
    end = 0
    for event in found:
        assert event.trigger.start >= end
        end = event.trigger.end
        for span in (event.trigger, *event.actors, *event.recipients, *event.places):
            assert 0 <= span.start < span.end <= len(text)
            assert span.of(text).strip()
        first = found[order[event.event]]
        assert order[first.id] <= order[event.id]
        assert first.event == first.id
        assert event.type == first.type
        assert event.place is None or event.place in places
        assert event.time is None or event.time in times
        assert event.attribution is None or event.attribution in said
        assert {*event.actor_entries, *event.recipient_entries} <= entries
        assert (event.earliest is None) == (event.latest is None)
        if event.earliest is not None and event.latest is not None:
            assert event.earliest <= event.latest
        for count in (event.killed, event.injured, event.arrested, event.missing):
            assert count is None or 0 <= count.low <= count.high


@settings(deadline=None)
@given(articles)
def test_whatever_the_words(text: str) -> None:
    hold(reading_of(text), text)


@settings(deadline=None, max_examples=40)
@given(texts)
def test_whatever_the_text(text: str) -> None:
    hold(reading_of(text), text)


@settings(deadline=None, max_examples=40)
@given(articles)
def test_the_same_again(text: str) -> None:
    assert reading_of(text).events == reading_of(text).events


@pytest.mark.parametrize("text", ["", " ", "\n\n", ".", "x = 1"])
def test_nothing_happens(text: str) -> None:
    assert reading_of(text).events == ()
