"""What holds for every text, and that time grows with the text and no faster."""

from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.arabic.text import ArabicText
from khabar.model import Entry, Name
from khabar.reading.coreference import resolve
from tests.reading.coreference.marked import unmarked

_PIECES = (
    "قال", "وزير", "الدفاع", "الكيني", "الوزير", "وزيرة", "الرئيس", "السابق", "المتحدث", "باسم", "الجيش", "والجيش",
    "وزارة", "الخارجية", "والمغتربين", "الوزارة", "تنظيم", "التنظيم", "للتنظيم", "(", ")", "،", ".", "\n", "\"",
    "[p سامي البدري]", "[p البدري]", "و[p البدري]", "[p ناجي البدري]", "[o البيادر]", "[o حزب البناء]", "[l كينيا]",
    "[m النخيل]", "[T TN سوسة]", "[C KE كينيا]", "ب[T TN سوسة]", "[p بن]", "[p ابن سامي]", "العميد", "نائب", "مدير",
    "عام", "البدري", "واشنطن", "داعش", "الأمم", "المتحدة", "للأمم", "حزب", "شركة", "الحزب", "رئيس", "2",
    "[l لل]", "[p ،]",
)  # fmt: skip


def _resolved(marked: str) -> tuple[str, tuple[Name, ...], tuple[Entry, ...]]:
    text, names, places = unmarked(marked)
    names, entries = resolve(ArabicText(text), names=names, places=places, outlet_country="KE")
    return text, names, entries


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=40).map(" ".join))
def test_whatever_the_text_says(marked: str) -> None:
    text, names, entries = _resolved(marked)
    by_id = {entry.id: entry for entry in entries}
    assert [entry.id for entry in entries] == [f"e{n}" for n in range(1, len(entries) + 1)]
    for name in names:
        assert name.entry in by_id
    starts = [entry.mentions[0].span.start for entry in entries]
    assert starts == sorted(starts)
    for entry in entries:
        for first, second in zip(entry.mentions, entry.mentions[1:], strict=False):
            assert first.span.end <= second.span.start
        for mention in entry.mentions:
            assert 0 <= mention.span.start < mention.span.end <= len(text)
        assert entry.kind == "person" or not entry.offices
        assert all(office.body is None or office.body in by_id for office in entry.offices)
        assert entry.label in text
    assert _resolved(marked) == (text, names, entries)


def test_mentions_overlap_only_as_a_body_inside_an_office() -> None:
    _, _, entries = _resolved("حذر رئيس حزب [o البناء] من الفوضى. وقالت وزارة الدفاع الكينية ذلك في [T TN سوسة].")
    person = next(entry for entry in entries if entry.kind == "person")
    body = next(entry for entry in entries if entry.kind == "party")
    assert person.mentions[0].span.covers(body.mentions[0].span)
    assert person.offices[0].body == body.id


def test_texts_without_words_have_no_entries() -> None:
    for text in ("", " \n ", "... 12", "(((((", "\u064b"):
        assert resolve(ArabicText(text), names=(), places=()) == ((), ())


def _seconds(count: int) -> float:
    letters = "ابتثجحخدرسشعفقكلمنهو"
    people = (f"[p {letters[n % 20]}{letters[n // 20 % 20]}م{letters[n // 400 % 20]}ين المالكي]" for n in range(count))
    text, names, places = unmarked(" قال وزير الدفاع ، ".join(people))
    ready = ArabicText(text)
    assert ready.tokens
    start = time.perf_counter()
    names, _ = resolve(ready, names=names, places=places)
    assert len(names) == count
    return time.perf_counter() - start


def test_five_thousand_names_take_ten_times_as_long_as_five_hundred() -> None:
    _seconds(50)
    assert _seconds(5_000) < 40 * max(_seconds(500), 0.01)
