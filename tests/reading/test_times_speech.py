"""«اليوم» inside a quotation is the day on which it was said."""

from __future__ import annotations

import datetime as dt

import pytest

from khabar.arabic.text import ArabicText
from khabar.reading.times import find_times

ANCHOR = dt.date(2024, 5, 11)
SATURDAY, FRIDAY, THURSDAY = ANCHOR, dt.date(2024, 5, 10), dt.date(2024, 5, 9)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("قال المدرب أمس: «نبدأ العمل اليوم في الورشة».", FRIDAY, id="its sentence tells the day"),
        pytest.param('قال المدرب أمس: "نبدأ العمل اليوم في الورشة".', FRIDAY, id="straight marks"),
        pytest.param("قال «نعم» أمس ثم بدأ العمل اليوم في الورشة.", SATURDAY, id="the quotation is closed"),
        pytest.param('قال "نعم" أمس ثم بدأ العمل اليوم في الورشة.', SATURDAY, id="straight marks are closed"),
        pytest.param(
            "وصل الوفد الخميس إلى المرسى.\nوقال المدرب: «نبدأ العمل اليوم في الورشة».", THURSDAY, id="the article's day"
        ),
        pytest.param(
            "وصل الوفد عام 2019 إلى المرسى.\nوقال المدرب: «نبدأ العمل اليوم في الورشة».",
            SATURDAY,
            id="a year is no day",
        ),
        pytest.param(
            "وصل الوفد يوم 3 مارس 2019 إلى المرسى.\nوقال المدرب: «نبدأ العمل اليوم في الورشة».",
            SATURDAY,
            id="too long ago",
        ),
        pytest.param(
            "وصل الوفد إلى المرسى.\nعاد الخميس كثيرون.\nوقال المدرب: «نبدأ العمل اليوم في الورشة».",
            SATURDAY,
            id="not told in the first paragraph",
        ),
    ],
)
def test_today_in_a_quotation(text: str, said: dt.date) -> None:
    last = find_times(ArabicText(text), anchor=ANCHOR)[-1]
    assert (last.span.of(text), last.earliest, last.latest) == ("اليوم", said, said)
    assert last.rule == ("times.days.distant" if said == SATURDAY else "times.speech.today")


def test_without_an_anchor_it_has_no_day() -> None:
    text = "قال المدرب أمس: «نبدأ العمل اليوم في الورشة»."
    assert [one.earliest for one in find_times(ArabicText(text), anchor=None)] == [None, None]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("قال ناطق أمس إن القرية قصفت الليلة الماضية.", FRIDAY),
        ("أفادت مصادر أمس الجمعة بسقوط قذائف الليلة قبل الماضية.", THURSDAY),
        ("وصل الوفد أمس.\nوقصفت القرية الليلة الماضية.", SATURDAY),
        ("وصل الوفد أمس. وقصفت القرية الليلة الماضية.", SATURDAY),
        ("قصفت القرية الليلة الماضية وعاد الوفد أمس.", SATURDAY),
    ],
)
def test_last_night_is_the_one_before_the_day_that_its_sentence_tells(text: str, last: dt.date) -> None:
    night = next(one for one in find_times(ArabicText(text), anchor=ANCHOR) if one.type == "TIME")
    assert (night.earliest, night.latest) == (last - dt.timedelta(days=1), last)
    assert night.rule == ("times.days.last_night" if last == SATURDAY else "times.speech.last_night")
