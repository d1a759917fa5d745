"""Whose report it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.model import Article, Dateline, Span, Voice
from khabar.reading.voice import voice

BODY = (
    "أغلق الميناء أبوابه صباح اليوم أمام الزوارق الصغيرة بعد إنذار من ارتفاع الموج.\n"
    "وعاد الصيادون إلى المرفأ قبل المغيب بعد أن أبلغتهم البلدية بأن الموج سيهدأ في ساعات الليل"
)


def article(
    text: str = BODY + ".",
    *,
    outlet: str | None = None,
    url: str | None = None,
    byline: tuple[str, ...] = (),
    agency: str | None = None,
) -> Article:
    dateline = None if agency is None else Dateline(agency=agency)
    return Article(id="x", page="x", text=text, outlet=outlet, url=url, byline=byline, dateline=dateline)


def told(article: Article) -> list[tuple[str, str | None, str]]:
    return [(v.name, v.actor, v.origin) for v in voice(article)]


def test_the_outlet_is_the_first_voice() -> None:
    found = voice(article(outlet="Erem News"))
    assert found == (Voice(name="Erem News", kind="media", naming="named", origin="outlet", actor="erem-news"),)
    assert told(article(url="https://www.aljazeera.net/news/7")) == [("aljazeera.net", "aljazeera", "outlet")]
    assert told(article(outlet="جريدة المرفأ", url="http://[broken")) == [("جريدة المرفأ", None, "outlet")]
    assert voice(article(outlet="رويترز"))[0].kind == "agency"
    assert voice(article()) == ()
    assert voice(article("")) == ()


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("العقبة (رويترز) - ", ["رويترز"]),
        ("العقبة، الأردن (رويترز)-- ", ["رويترز"]),
        ("(أ ف ب): ", ["أ ف ب"]),
        ("واس - العقبة: ", ["واس"]),
        ("رويترز- العقبة (الأردن): ", ["رويترز"]),
        ("المرفأ - وكالات: ", ["وكالات"]),
        ("العقبة ـ رويترز وأ ف ب ـ ", ["رويترز", "أ ف ب"]),
        ("العقبة - أ.ف.ب، د ب أ - ", ["أ.ف.ب", "د ب أ"]),
        ("Next Previous المرفأ – واس\n", ["واس"]),
        ("العقبة/ الأناضول/ ", ["الأناضول"]),
        ("العقبة (وكالة أنباء المرفأ) - ", ["وكالة أنباء المرفأ"]),
        ("العقبة 26 شوال 1446 هـ الموافق 24 أبريل 2025 م واس\n", ["واس"]),
        ("العقبة (العربية) - ", ["العربية"]),
        ("المدينة - ", []),  # a town, and the name of an outlet
        ("قالت وكالة الأنباء (سانا) إن الحركة توقفت، و", []),
        ("بلغ ارتفاع الموج ستة أمتار في 2025 على ما أوردت في نشرتها المسائية رويترز\n", []),
        ("انتهى الأمر. رويترز - ", []),
    ],
)
def test_datelines(line: str, names: list[str]) -> None:
    found = voice(article(line + BODY))
    assert [v.name for v in found] == names
    for v in found:
        assert v.origin == "dateline"
        assert v.span is not None
        assert v.span.of(line + BODY) == v.name


@pytest.mark.parametrize(
    ("line", "names"),
    [
        (" (أ ف ب)", ["أ ف ب"]),
        (". (رويترز)", ["رويترز"]),
        (".\n--(بترا)", ["بترا"]),
        (" /أ.ف.ب/", ["أ.ف.ب"]),
        (". -وات-", ["وات"]),
        (". «رويترز»", ["رويترز"]),
        (".\nوكالات", ["وكالات"]),
        (". المصدر :وكالات", ["وكالات"]),
        (". المصدر (سكاي نيوز)", ["سكاي نيوز"]),
        (".\n* خدمة «نيويورك تايمز»", ["نيويورك تايمز"]),
        (".\nخاص بـ«الشرق الأوسط»", ["الشرق الأوسط"]),
        (".\n* مجلة «فورين بوليسي»", ["مجلة «فورين بوليسي»"]),
        (".\nالمصدر: موقع المرفأ الجديد", ["موقع المرفأ الجديد"]),
        (".\nسمير ناجي - وكالات", ["وكالات"]),
        (".\n(رويترز، أ ب)", ["رويترز", "أ ب"]),
        (".\nوكالات\nللمزيد من الأخبار", ["وكالات"]),
        (" وفق ما أوردت وكالة الأنباء السورية (سانا)", []),
        (" وفق وكالة رويترز.", []),
        (".\nقالت الوكالة (سانا) إن", []),
        (" في (اليوم)", []),
        (".\nاليوم", []),
        (" (صورة أرشيفية)", []),
        (".\nموقع المرفأ الجديد", []),
    ],
)
def test_signatures(line: str, names: list[str]) -> None:
    text = BODY + line
    found = voice(article(text))
    assert [v.name for v in found] == names
    for v in found:
        assert v.origin == "signature"
        assert v.span is not None
        assert v.span.of(text) == v.name


def test_a_byline_that_is_an_agency() -> None:
    assert told(article(outlet="جريدة المرفأ", byline=("رويترز - سي إن إن",)))[1:] == [
        ("رويترز", "reuters", "byline"),
        ("سي إن إن", "cnn", "byline"),
    ]
    assert told(article(byline=("سمير ناجي", "هالة بدر / وكالات"))) == [("وكالات", None, "byline")]
    assert told(article(byline=("سمير ناجي",))) == []


def test_agencies_that_are_not_named() -> None:
    [found] = voice(article("المرفأ - وكالات: " + BODY))
    assert (found.naming, found.kind, found.actor) == ("anonymous", "agency", None)


@pytest.mark.parametrize(
    ("outlet", "url", "line"),
    [
        ("CNNArabic", None, "(CNN)-- "),
        ("Cable News Network", None, "العقبة (CNN)-- "),
        (None, "https://arabic.cnn.com/x", "(CNN)-- "),
        (None, "https://arabic.cnn.com/x", "العقبة (سي إن إن) - "),
        ("cnn_arabic", None, "(CNN)-- "),
        ("العربية", None, "العقبة (العربية.نت) - "),
        ("صحيفة المرفأ", None, "العقبة (وكالة المرفأ) - "),
        ("وكالة المرفأ للأنباء", None, "العقبة (وكالة المرفأ) - "),
        ("رويترز", None, "العقبة (رويترز) - "),
    ],
)
def test_an_outlet_in_its_own_dateline(outlet: str | None, url: str | None, line: str) -> None:
    found = voice(article(line + BODY, outlet=outlet, url=url))
    own = [v.origin for v in found if v.name != "وكالة المرفأ" or outlet != "صحيفة المرفأ"]
    assert own == ["outlet"]


def test_each_is_told_once() -> None:
    found = told(article("العقبة (رويترز) - " + BODY + " (رويترز)", byline=("وكالة رويترز",)))
    assert found == [("وكالة رويترز", "reuters", "byline")]


def test_an_agency_that_was_taken_out_of_the_text() -> None:
    [found] = voice(article(agency="رويترز"))
    assert (found.name, found.origin, found.span) == ("رويترز", "dateline", None)
    [found] = voice(article("العقبة (رويترز) قالت البلدية: " + BODY, agency="رويترز"))
    assert found.span == Span(8, 14)
    assert told(article(outlet="جريدة البحر", agency="المرفأ"))[1:] == []
    assert told(article(agency="المرفأ")) == [("المرفأ", None, "dateline")]  # nobody else says whose page it is
    assert voice(article(BODY + " وفق وكالة الأنباء (سانا)", agency="سانا")) == ()  # judged with the text's end


@given(
    st.text(st.sampled_from("رويترز وكالات واس()[]/-–:.،«»\n*سانا 2025"), max_size=60),
    st.text(st.sampled_from("وكالات/ -،رويترز"), max_size=20),
)
def test_any_text(text: str, line: str) -> None:
    for v in voice(article(text, outlet=line, byline=(line,), agency=line, url=line)):
        assert v.name
        assert v.span is None or v.span.of(text) == v.name


@pytest.mark.parametrize("unit", ["(", "-", "/ ", "و ", "«", "رويترز ", "رويترز\n", ". "])
def test_long_texts(unit: str) -> None:
    text = unit * 200_000
    voice(article(text, byline=(text,), outlet=text, agency=text))
