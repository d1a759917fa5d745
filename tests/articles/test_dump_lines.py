"""Single questions about a dump's lines: menus on one line, outlets' names, sections over headlines, writers."""

from __future__ import annotations

import pytest

from khabar.articles.dumps.kicker import section_above
from khabar.articles.dumps.lines import split_lines
from khabar.articles.dumps.menus import is_menu_line
from khabar.articles.dumps.outlets import own_names
from khabar.articles.dumps.traits import Traits, traits_of
from khabar.articles.dumps.writers import unlabelled_byline

MENU = "\n".join(("الرئيسية", "محليات", "اقتصاد", "رياضة", "ثقافة"))


def lines_of(text: str) -> list[Traits]:
    return traits_of(split_lines(text))


@pytest.mark.parametrize(
    ("line", "menu"),
    [
        ("الرئيسية أخبار سياسة اقتصاد رياضة ثقافة منوعات", True),
        ("الرئيسية | محليات | رياضة | من نحن | اتصل بنا", True),
        ("بحث وزير الاقتصاد أخبار الأسواق في الرئيسية", False),
        ("رياضة: المنتخب يغلق تدريباته قبل لقاء الجمعة", False),
        ("ميناء جرانة يستقبل أول سفينة حاويات", False),
        ("", False),
    ],
)
def test_menus_on_one_line(line: str, menu: bool) -> None:
    assert is_menu_line(line) is menu


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ميناء جرانة يفتح أبوابه - مرفأ\nمحليات", "مرفأ"),
        ("وقال المدير لـ«صدى الساحل» إن العمل مستمر في الميناء حتى نهاية الشهر.", "صدى الساحل"),
        ("وأضاف في تصريح لصحيفة الساحل أن العمل مستمر في الميناء حتى نهاية الشهر.", "صحيفة الساحل"),
        ("رصيف الميناء القديم (صدى)\nواجهة السوق الجديد (صدى)", "صدى"),
        ("© 2031 جميع الحقوق محفوظة لموقع مرفأ", "موقع مرفأ"),
    ],
)
def test_own_names(text: str, name: str) -> None:
    assert name in own_names(lines_of(text))


def test_quotations_are_no_names_of_the_outlet() -> None:
    assert own_names(lines_of('وقد تعلل المدير "بنقص المال" ولم يقل "أكثر" من ذلك في حديثه أمس مع الأهالي.')) == ()


@pytest.mark.parametrize(
    ("text", "section"),
    [
        (f"{MENU}\n\nحكايات البحر\n\nHEAD\n\nالمزيد من حكايات البحر", "حكايات البحر"),
        (f"{MENU}\nحكايات البحر\n\nعنوان آخر طويل جدا هنا\n\nحكايات البحر\n\nHEAD", "حكايات البحر"),
        (f"{MENU}\n\nحكايات البحر\n\nHEAD", None),
        ("سباق الدراجات يعود إلى جرانة اليوم\nاقتصاد\n|\nمصر\n\nHEAD", "اقتصاد"),
        (f"{MENU}\nمقالات الرأي\nسمير ناجي\nHEAD", "مقالات الرأي"),
        (f"{MENU}\nHEAD", None),
        ("الرئيسية\n/\nحكايات البحر\nHEAD", "حكايات البحر"),
        ("الرئيسية / محليات / ميناء جرانة يستقبل أول سفينة\nHEAD", "محليات"),
    ],
)
def test_section_above(text: str, section: str | None) -> None:
    lines = lines_of(text.replace("HEAD", "ميناء جرانة يستقبل أول سفينة حاويات بعد التوسعة"))
    at = next(i for i, line in enumerate(lines) if line.text.endswith("بعد التوسعة"))
    found = section_above(lines, at)
    assert (found.section if found else None) == section


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("هالة ناجي", ("هالة ناجي",)),
        ("هالة ناجي صحافية @hala_n", ("هالة ناجي",)),
        ("سمير ناجي - مراسل", ("سمير ناجي",)),
        ("إذاعة الميناء / سمير ناجي", ("سمير ناجي",)),
        ("@hala_n", None),
        ("ميناء جرانة", None),
        ("وزير الري", None),
    ],
)
def test_writers_without_a_label(line: str, names: tuple[str, ...] | None) -> None:
    found = unlabelled_byline(line)
    assert (found.names if found else None) == names


def test_names_of_picture_files_are_no_lines() -> None:
    assert [line.text for line in split_lines("[w.jpg]\nسوق جرانة\nimage_2.PNG\n")] == ["سوق جرانة"]


def test_tickers_and_date_lines_are_no_prose() -> None:
    ticker = " *** ".join(["سباق الدراجات يعود إلى جرانة في الربيع", "معرض للزهور في الحديقة العامة وسط المدينة"] * 2)
    stamp = "نُشر: 09:15-12 مارس 2031 م ـ 18 ذو القعدة 1452 هـ"
    assert [line.prose for line in lines_of(f"{ticker}\n{stamp}")] == [False, False]
