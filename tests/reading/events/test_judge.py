"""What the judge looks at, what it is asked of, and that nothing else is touched by it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import msgspec
import numpy as np
import pytest

import khabar.reading.events
from khabar.arabic.text import ArabicText
from khabar.model import Article, Reading
from khabar.pipeline import read
from khabar.reading.events import judge
from khabar.reading.events.signals import BUCKETS, hashed, signals

CLASSES = tomllib.loads(
    (Path(khabar.reading.events.__file__).parent / "lexicon" / "signals.toml").read_text(encoding="utf-8")
)
ENTRIES = [pytest.param(name, word, id=f"{name}-{word}") for name, entry in CLASSES.items() for word in entry["words"]]

NEWS = "قتل سبعة أشخاص وأصيب عشرون في هجوم انتحاري بسيارة مفخخة استهدف نقطة تفتيش في مدينة كركوك أمس."
MENTION = "وتوترت العلاقات بين البلدين منذ الهجوم على السفارة قبل عشرة أعوام، كما قال المحلل في مقاله عن السياسة."
MARCH = "تظاهر مئات الأشخاص أمس أمام مقر البرلمان احتجاجا على رفع أسعار الخبز."
HISTORY = "ويتناول المقال احتجاجات المزارعين ضد الضرائب في القرن الماضي، ويرى أن فكر المجتمع تغير بعد ذلك."


def reading_of(text: str, *, judge: bool = True, published: str | None = None) -> Reading:
    return read(Article(id="a", page="p", language="ar", text=text, published=published), judge=judge)


def types(reading: Reading) -> list[str]:
    return [event.type for event in reading.events]


@pytest.mark.parametrize(("name", "word"), ENTRIES)
def test_every_word_shows_its_class(name: str, word: str) -> None:
    template, place = CLASSES[name]["template"], list(CLASSES).index(name)

    def count(text: str) -> float:
        return float(signals(ArabicText(text), Reading(), "PROTEST")[2 * place + 1])

    assert count(template.format(word)) > count(template.format("…"))


@pytest.mark.parametrize(("text", "type"), [(NEWS, "ASSAULT"), (MARCH, "PROTEST")])
def test_news_stays(text: str, type: str) -> None:
    assert reading_of(text) == reading_of(text, judge=False)
    assert type in types(reading_of(text))


@pytest.mark.parametrize(("text", "type"), [(MENTION, "ASSAULT"), (HISTORY, "PROTEST")])
def test_a_mention_is_dropped_where_nothing_stands_around_it(text: str, type: str) -> None:
    assert type in types(reading_of(text, judge=False))
    assert type not in types(reading_of(text))


def test_a_text_with_a_day_is_not_judged() -> None:
    assert "ASSAULT" in types(reading_of(MENTION, published="2025-03-10"))


def test_a_longer_text_is_not_judged() -> None:
    longer = " ".join([MENTION, "وصل الوزير.", "غادر الوفد.", "انتهى اللقاء."])
    assert reading_of(longer) == reading_of(longer, judge=False)


def test_other_types_stay_under_new_ids() -> None:
    text = MENTION + " واعتقلت الشرطة ثلاثة رجال في المدينة."
    before, after = reading_of(text, judge=False), reading_of(text)
    assert "ASSAULT" in types(before)
    assert [event.trigger for event in after.events] == [
        event.trigger for event in before.events if event.type != "ASSAULT"
    ]
    assert [event.id for event in after.events] == [f"v{n}" for n in range(1, len(after.events) + 1)]
    assert {event.event for event in after.events} <= {event.id for event in after.events}
    assert msgspec.structs.replace(after, events=()) == msgspec.structs.replace(before, events=())


@pytest.mark.parametrize("text", ["", " ", "…", "هجوم", "12 34", "ل"])
def test_short_texts(text: str) -> None:
    reading_of(text)


def test_hashed_words_have_length_one() -> None:
    buckets, values = hashed(ArabicText(NEWS), "ASSAULT")
    assert float((values**2).sum()) == pytest.approx(1.0)
    assert list(buckets) == sorted(set(buckets.tolist()))
    assert 0 <= buckets.min() <= buckets.max() < BUCKETS


def test_the_weights_fit_what_they_weigh() -> None:
    size = len(signals(ArabicText(NEWS), reading_of(NEWS), "ASSAULT"))
    for type, weights in judge._weights().items():
        assert type in judge.JUDGED
        assert weights.signals.shape == (size,)
        assert weights.hashed is None or (weights.hashed.shape == (BUCKETS,) and weights.hashed.dtype == np.int8)
