from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from khabar.arabic.text import ArabicText
from khabar.reading.quantities import find_quantities
from khabar.reading.times import find_times
from tests.arabic.number_writer import write_number
from tests.arabic.strategies import texts

ANCHOR = dt.date(2024, 5, 1)
WORDS = [
    *(
        "قتل",
        "وأصيب",
        "مقتل",
        "إصابة",
        "5",
        "و",
        "12",
        "جنديا",
        "جنديين",
        "واحد",
        "من",
        "إلى",
        "بين",
        "-",
        ".",
        "%",
        "و30",
    ),
    *(
        "عشرات",
        "الآلاف",
        "عدد",
        "بعض",
        "عدة",
        "المدنيين",
        "مليون",
        "دولار",
        "كيلومترين",
        "مربع",
        "أمس",
        "الثلاثة",
        "نحو",
    ),
    *(
        "أكثر",
        "على",
        "الأقل",
        "آخرون",
        "بينهم",
        "(",
        ")",
        "«",
        "نصف",
        "خمسين",
        "وثلاثين",
        "ال",
        "$",
        "عاما",
        "رقم",
        "درجة",
    ),
]


@given(st.integers(3, 10**12), st.data())
def test_a_written_number_of_soldiers_is_read_back(value: int, data: st.DataObject) -> None:
    written = write_number(value, lambda forms: data.draw(st.sampled_from(list(forms))))
    source = f"انتشر عند الحدود {written} جنود"
    text = ArabicText(source)
    [quantity] = find_quantities(text, times=())
    assert (quantity.low, quantity.high, quantity.role) == (value, value, "troops"), source
    assert quantity.span.of(source) == f"{written} جنود"


@given(st.integers(1, 10**9))
def test_digits_with_separators_are_one_number(value: int) -> None:
    source = f"وزعت الجمعية {value:,} سلة غذائية"
    [quantity] = find_quantities(ArabicText(source), times=())
    assert quantity.low == quantity.high == value


@given(texts | st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join))
def test_spans_lie_in_the_text_in_order_and_never_in_a_time(source: str) -> None:
    text = ArabicText(source)
    times = find_times(text, anchor=ANCHOR)
    last = 0
    for quantity in find_quantities(text, times=times):
        assert last <= quantity.span.start < quantity.span.end <= len(source)
        last = quantity.span.end
        assert quantity.counted is None or quantity.span.covers(quantity.counted)
        assert quantity.low is not None or quantity.high is not None
        assert quantity.low is None or quantity.high is None or quantity.low <= quantity.high
        assert not any(quantity.span.overlaps(time.span) for time in times)
