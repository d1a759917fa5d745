from __future__ import annotations

import datetime as dt

from khabar.arabic.text import ArabicText
from khabar.model import Article, Furniture, PublicationHint
from khabar.reading import publication


def article(text: str, *footers: str) -> Article:
    furniture = tuple(Furniture(kind="footer", text=footer, rule="test") for footer in footers)
    return Article(id="a", page="p", text=text, furniture=furniture)


def hint(page: Article) -> PublicationHint | None:
    return publication.hint(page, ArabicText(page.text))


def test_footer_weekday_and_past_month() -> None:
    text = "قالت البلدية، اليوم الثلاثاء، إن الطريق فتح.\nوأعلنت الوزارة في آذار/مارس أنها ستعيد بناء الجسر."
    found = hint(article(text, "تابعونا", "جميع الحقوق محفوظة © 2023 صحيفة المرسى"))
    assert found is not None
    assert (found.edtf, found.weekday, found.not_before) == ("2023", 2, dt.date(2023, 3, 1))
    assert "اليوم الثلاثاء" in found.evidence
    assert "آذار/مارس" in found.evidence
    assert "جميع الحقوق محفوظة © 2023 صحيفة المرسى" in found.evidence


def test_yesterday_and_tomorrow_tell_the_weekday_too() -> None:
    for text in ("وصل الوفد أمس الاثنين.", "يصل الوفد غدا الأربعاء."):
        found = hint(article(text))
        assert found is not None
        assert found.weekday == 2
        assert found.edtf is None


def test_weekdays_that_disagree_tell_nothing() -> None:
    assert hint(article("قالت اليوم الثلاثاء كذا. وقالت اليوم الخميس كذا.")) is None


def test_footers_that_disagree_tell_nothing() -> None:
    assert hint(article("خبر بلا زمن.", "© 2019 الأولى", "© 2023 الثانية")) is None


def test_a_footer_older_than_the_text_is_not_believed() -> None:
    found = hint(article("وقعت الشركة العقد في 7 مايو 2022 وبدأت العمل.", "© 2018 صحيفة الميناء"))
    assert found is not None
    assert found.edtf is None
    assert found.not_before == dt.date(2022, 5, 7)


def test_the_last_year_of_a_range() -> None:
    found = hint(article("خبر بلا زمن.", "حقوق النشر 1998 - 2021 لصحيفة الميناء"))
    assert found is not None
    assert found.edtf == "2021"
    assert found.not_before is None


def test_what_is_to_come_and_what_is_modified_bounds_nothing() -> None:
    found = hint(article("ستعقد القمة في تشرين الأول. وعقدت الأولى في نيسان الماضي.", "© 2023 صحيفة الميناء"))
    assert found is not None
    assert found.not_before is None


def test_nothing_there() -> None:
    assert hint(article("نص بلا تواريخ ولا أيام.")) is None
    assert hint(article("", "قائمة الأقسام 2023")) is None


def test_a_month_that_may_be_of_the_year_before_bounds_nothing() -> None:
    # In January of the footer's year «في نوفمبر» is two months ago.
    for text in ("أعلنت الوزارة في نوفمبر خفض الرسوم.", "أعلنت الوزارة في مايو/أيار خفض الرسوم."):
        found = hint(article(text, "© 2023 صحيفة الميناء"))
        assert found is not None
        assert (found.edtf, found.not_before) == ("2023", None)


def test_a_text_that_looks_back_on_a_whole_year_bounds_nothing() -> None:
    text = "أعلنت الوزارة في فبراير خفض الرسوم.\nوأعلنت في نوفمبر رفعها."
    found = hint(article(text, "© 2023 صحيفة الميناء"))
    assert found is not None
    assert found.not_before is None


def test_the_day_of_an_early_month_bounds_to_the_day() -> None:
    found = hint(article("وقعت الشركة العقد في 12 فبراير. وبدأت العمل في 3 مارس.", "© 2023 صحيفة الميناء"))
    assert found is not None
    assert found.not_before == dt.date(2023, 2, 12)
