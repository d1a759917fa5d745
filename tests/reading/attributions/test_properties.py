"""What holds of any text whatever: no crash, spans in the text, ids in order, work in line with length."""

from __future__ import annotations

import sys
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.arabic.text import ArabicText
from khabar.model import Attribution, Reading, Span
from khabar.reading.attributions import find_attributions
from khabar.reading.scene import Scene
from tests.arabic.strategies import texts
from tests.reading.attributions.test_find_attributions import reading_of

CUES = """
قال قالت وقال وأضاف مضيفا مشيرا أكد وأكدت يؤكد نفى اتهم دعت طالب حذر من إلى على أن إن بأن إنه وفق وفقا بحسب
نقلا عن حسبما ذكر نقل عنه إعلان نفي تحذير بيان قوله كان وكانت قد لم لا
"""
SPEAKERS = """
الناطق باسم وزارة الري الوزير سامي البدري رسلان مسؤول مصدر مصادر لوكالة لصحيفة مطلع أحد عدد الذي التي طلب عدم
هويته وهو رئيس البلدية والمحافظ للوزارة أمس الثلاثاء في مؤتمر صحفي عبر حسابه
"""
MARKS = [
    ":",
    "،",
    ".",
    "؛",
    "؟",
    "«",
    "»",
    '"',
    "“",
    "”",
    "(",
    ")",
    "[",
    "]",
    "{",
    "\n",
    "\n\n",
    "-",
    "--",
    "…",
    "🙂",
    "🇸🇾",
    "ـ",
    "1",
    "%",
]
OTHERS = ["القافلة", "وصلت", "الطريق", "BBC", "x", "و", "ل", "لل", "ال", "وال", "س", "هل", "\u200f", "\u064b"]
word = st.sampled_from([*CUES.split(), *CUES.split(), *SPEAKERS.split(), *MARKS, *OTHERS])
articles = st.lists(word | texts, max_size=60).flatmap(
    lambda words: st.sampled_from([" ", " ", ""]).map(lambda by: by.join(words))
)


def spans(attribution: Attribution) -> list[Span]:
    out = [attribution.content, attribution.cue]
    out += [attribution.medium] if attribution.medium is not None else []
    for link in attribution.chain:
        out += [link.span] if link.reason is None else [link.span, link.reason]
    return out


def hold(reading: Reading, text: str) -> None:
    found = reading.attributions
    assert [attribution.id for attribution in found] == [f"a{number}" for number in range(1, len(found) + 1)]
    assert [attribution.content.start for attribution in found] == sorted(a.content.start for a in found)
    by_id, entries, times = {a.id: a for a in found}, {e.id for e in reading.entries}, {t.id for t in reading.times}
    for attribution in found:
        for span in spans(attribution):
            assert 0 <= span.start < span.end <= len(text)
            assert span.of(text).strip()
        assert len(attribution.chain) <= 6
        assert attribution.chain or attribution.rule == "verbs.passive"
        assert attribution.said is None or attribution.said in times
        assert all(link.entry is None or link.entry in entries for link in attribution.chain)
        if attribution.within is not None:
            outer = by_id[attribution.within].content
            assert attribution.within != attribution.id
            assert outer.start <= attribution.cue.start
            assert attribution.cue.end <= outer.end


@settings(deadline=None)
@given(articles)
def test_whatever_the_words(text: str) -> None:
    hold(reading_of(text), text)


@settings(deadline=None)
@given(texts)
def test_whatever_the_text(text: str) -> None:
    hold(reading_of(text), text)


LONG = {
    "words without a mark": "القافلة وصلت إلى الميناء ",
    "one sentence of cues": "قال الناطق إن الوزير أكد ",
    "clauses": "وقال المحافظ إن الطريق مفتوح، ",
    "participles": "مضيفا أن القافلة وصلت، ",
    "accords": "وصلت القافلة، وفق البلدية، ",
    "prepositions alone": "وفقا ل ",
    "nouns of saying": "إعلان الوزارة ",
    "cues alone": "قال ",
    "straight marks": '" ',
    "opening marks": "« ",
    "quotations": 'قال: "القافلة وصلت" ',
    "nested quotations": "قال «",
    "brackets": "( ",
    "colons": "الناطق: ",
    "lines": "الناطق: القافلة وصلت إلى الميناء\n",
    "commas": "، ",
    "a row of speakers": "الوزير والمحافظ ",
    "heads": "رئيس ",
    "relative clauses": "مسؤول الذي قال ",
    "looking back": "صرح بذلك ",
    "documents": "وفق بيان ",
}


def calls(text: str) -> int:
    """How many calls it takes to find a text's attributions: the same on any machine."""
    scene, count = Scene(ArabicText(text)), 0

    def counted(frame: FrameType, event: str, arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        find_attributions(scene)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("words", LONG.values(), ids=LONG)
def test_twice_the_words_take_about_twice_the_work(words: str) -> None:
    count = 1_000 // len(words.split())
    calls(words * count)  # what is loaded once
    assert calls(words * (2 * count)) < 2.5 * calls(words * count)
