"""What the readers say together of one text: they share its words and lean on one another."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from khabar import demo
from khabar.model import Page, Reading
from khabar.pipeline import outlet_of, read_page


def read(text: str, **fields: str) -> Reading:
    record = {"id": "a1", "published": "2025-02-13", "title": "", "text": text, **fields}
    return read_page(Page.from_bytes(json.dumps(record).encode(), format="record")).reading


@pytest.mark.parametrize("name", [page.name for page in demo.pages() if page.name != "hawr-english.html"])
def test_values_of_the_bundled_pages_hang_together(name: str) -> None:
    content = next(page.read_bytes() for page in demo.pages() if page.name == name)
    page = Page.from_bytes(content, format="text" if name.endswith(".txt") else "html")
    document = read_page(page, published=dt.date(2025, 2, 13))
    text, reading = document.article.text, document.reading
    entries = {entry.id: entry for entry in reading.entries}
    for found in reading.names:
        assert found.entry in entries
    for entry in reading.entries:
        assert entry.mentions
        assert all(mention.span.of(text).strip() for mention in entry.mentions)
        assert all(office.body is None or office.body in entries for office in entry.offices)
    for quantity in reading.quantities:
        assert quantity.span.of(text).strip()
        assert not any(
            time.span.start < quantity.span.end and quantity.span.start < time.span.end for time in reading.times
        )


def test_a_number_of_days_is_a_time_and_no_quantity() -> None:
    reading = read("استمر البحث ثلاثة أيام وأسفر عن العثور على سبعة مفقودين.")
    assert [time.value for time in reading.times] == ["P3D"]
    assert [(quantity.role, quantity.low) for quantity in reading.quantities] == [("missing", 7)]


def test_a_minister_by_name_by_office_and_by_last_name() -> None:
    reading = read(
        "أعلن وزير الدفاع الكيني، سامي البدري، بدء التحقيق. وأضاف البدري أن النتائج قريبة. ووصل الوزير إلى الميناء."
    )
    [person] = [entry for entry in reading.entries if entry.kind == "person"]
    assert person.label == "سامي البدري"
    assert [(office.role, office.country) for office in person.offices] == [("minister", "KE")]
    assert len(person.mentions) == 3


def test_a_capital_that_acts_is_its_state_and_no_place() -> None:
    reading = read("أعلنت واشنطن فرض قيود جديدة، وقالت الولايات المتحدة إنها مؤقتة.")
    assert reading.places == ()
    assert [entry.actor for entry in reading.entries] == ["us"]


@pytest.mark.parametrize(("outlet", "country"), [("lana", "LY"), ("annahar", "LB")])
def test_the_outlets_country_decides_between_two_towns_of_one_name(outlet: str, country: str) -> None:
    [place] = read("انقطع التيار الكهربائي في طرابلس أمس.", outlet=outlet).places
    assert place.country == country


def test_an_outlet_is_known_by_its_host_or_its_name() -> None:
    def article(**fields: str) -> str | None:
        record = {"id": "a1", "text": "نص", **fields}
        outlet = outlet_of(read_page(Page.from_bytes(json.dumps(record).encode(), format="record")).article)
        return outlet.country if outlet else None

    assert article(url="https://www.mosaiquefm.net/ar/1") == "TN"
    assert article(outlet="صحيفة عكاظ") == "SA"
    assert article(url="http://[", outlet="nowhere") is None


def test_a_family_name_is_no_place() -> None:
    text = "وقال حاكم المقاطعة، سامي دمشق، إن العمل بدأ في دمشق. وأضاف سامي دمشق أن النتائج قريبة."
    reading = read(text)
    assert [place.span.start for place in reading.places] == [text.index("دمشق. ")]


def test_a_month_is_no_name() -> None:
    reading = read("وصل الوفد إلى بغداد في نيسان/أبريل، وزار مصنع نيسان.")
    [time] = reading.times
    assert all(not time.span.overlaps(name.span) for name in reading.names)
