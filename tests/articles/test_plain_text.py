from __future__ import annotations

import re
import textwrap
import time
import tomllib
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.articles.plain_text import extract_plain_text
from khabar.errors import ArticleError
from khabar.model import Article, Page
from tests.shared import SHARED, needs_shared

CASES = Path(__file__).parent / "cases" / "dumps"
TOO_SHORT = ("column", "standfirst", "wire")
"""Dumps in which no paragraph is longer than two lines of a terminal."""
NAMES = sorted(path.stem for path in CASES.glob("*.toml"))


def extract(text: str) -> Article:
    return extract_plain_text(Page.from_bytes(text.encode("utf-8", "replace"), format="text"), text)


def dump(name: str) -> str:
    return (CASES / f"{name}.txt").read_text(encoding="utf-8")


def expected(name: str) -> dict[str, Any]:
    return tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", NAMES)
def test_fields_of_a_dump(name: str) -> None:
    article, want = extract(dump(name)), expected(name)
    assert article.headline == want["headline"]
    assert article.section == want.get("section")
    assert article.published == want.get("published")
    assert article.modified == want.get("modified")
    assert list(article.byline) == want["byline"]
    assert list(article.tags) == want["tags"]
    assert article.outlet == want.get("outlet")
    assert [{k: v for k, v in (("caption", i.caption), ("credit", i.credit)) if v} for i in article.images] == want[
        "images"
    ]
    assert [
        {k: v for k, v in (("title", r.title), ("video", r.video), ("caption", r.caption)) if v is not None}
        for r in article.related
    ] == want["related"]
    assert (article.lead or "").startswith(want.get("lead", ""))
    assert (article.lead is None) == ("lead" not in want)
    dateline = article.dateline
    assert (dateline.place if dateline else None) == want.get("place")
    assert (dateline.agency if dateline else None) == want.get("agency")


@pytest.mark.parametrize("name", NAMES)
def test_body_of_a_dump(name: str) -> None:
    article, want = extract(dump(name)), expected(name)
    paragraphs = article.text.split("\n")
    assert paragraphs[0].startswith(want["first"])
    assert paragraphs[-1].endswith(want["last"])
    assert len(paragraphs) >= want["paragraphs"]
    assert not [words for words in want["absent"] if words in article.text]
    assert article.language == "ar"


@pytest.mark.parametrize("name", NAMES)
def test_claims_point_at_their_line(name: str) -> None:
    text = dump(name)
    lines = text.split("\n")
    for claim in extract(text).claims:
        number = int(claim.where.removeprefix("line "))
        if claim.field in ("headline", "published", "byline", "section"):
            assert " ".join(claim.words.split())[:20] in " ".join(lines[number - 1].split())
        assert "." in claim.rule


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("style", ["tight", "wrapped", "windows", "numbered links", "trailing spaces"])
def test_styles_give_the_same_article(name: str, style: str) -> None:
    text = dump(name)
    if (name in TOO_SHORT and style == "wrapped") or (name == "standfirst" and style == "numbered links"):
        pytest.skip("too few full lines, or links, to tell the style by")
    lines = text.split("\n")
    styled = {
        "tight": "\n".join(line.strip() for line in lines if line.strip()),
        "wrapped": "\n".join(piece for line in lines for piece in (textwrap.wrap(line, 78) or [""])),
        "windows": text.replace("\n", "\r\n"),
        "numbered links": re.sub(r"(?m)^(\s*• )", r"\1[7]", text) + "\n\nReferences\n\n   1. https://news.example/\n",
        "trailing spaces": "\n".join(f"  {line} \u200f " for line in lines),
    }[style]
    article, plain = extract(styled), extract(text)
    assert article.headline == plain.headline
    assert article.published == plain.published
    assert article.byline == plain.byline
    assert article.text.split() == plain.text.split()


def test_copyright_line_is_furniture_of_its_own() -> None:
    footers = [piece for piece in extract(dump("cards")).furniture if piece.kind == "footer"]
    assert [piece.text for piece in footers] == ["جميع الحقوق محفوظة © 2031 شركة سنا للإعلام"]


def test_page_clock_above_the_menu_is_no_date() -> None:
    text = dump("menus").replace("الثلاثاء، 4 فبراير 2031 - 09:05 ص\n", "")
    assert extract(text).published is None


def test_markdown() -> None:
    text = dump("cards").replace('"لن نترك', '# "لن نترك').replace("logo", "![logo](https://news.example/l.png)")
    text = text.replace("أخبار المحافظات\n", "[أخبار المحافظات](https://news.example/local)\n")
    article = extract(text)
    assert article.headline == expected("cards")["headline"]
    assert article.section == "أخبار المحافظات"
    assert "](" not in article.text


def test_one_line() -> None:
    text = "  ".join(dump("menus").split("\n")) + "  قال سكان الحي إن الحركة زادت كثيرا. " * 40
    article = extract(text)
    assert "استقبل ميناء جرانة صباح اليوم أول سفينة حاويات" in article.text


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "no words"),
        ("\n• \n** \n", "no words"),
        ("خبر قصير", "too short"),
        ("الرئيسية\n" + "رئيس البلدية يفتتح معرض الزهور في الحديقة العامة\n" * 30, "menus"),
        ("دخول\nكلمة المرور\nتسجيل الدخول\nهل نسيت كلمة المرور؟\nإنشاء حساب\nاسم المستخدم\nتذكرني\n" * 3, "login"),
        ("404\nعذرا، الصفحة غير موجودة\nالعودة إلى الرئيسية\n" + "اقتصاد\nرياضة\nثقافة\nمحليات\n" * 8, "error page"),
    ],
)
def test_no_article(text: str, reason: str) -> None:
    with pytest.raises(ArticleError, match=reason):
        extract(text)


def test_a_page_of_the_readers_comments_rules_is_not_the_body() -> None:
    rules = "".join(
        f"  • إذا كان التعليق يخالف القاعدة رقم {n} من قواعد النشر فإن للإدارة أن تحذفه دون الرجوع إلى صاحبه.\n"
        for n in range(30)
    )
    article = extract(dump("menus") + rules)
    assert article.text == extract(dump("menus")).text


def test_body_goes_on_behind_a_block_in_its_middle() -> None:
    body = extract(dump("cards").replace("سياسة الخصوصية", "مواعيد الري")).text.split("\n")
    above = [f"{first} {second}" for first, second in pairwise(body)]
    below = [f"{second} {first}" for first, second in pairwise(body)]
    block = ["تخطى هذا القسم وواصل القراءة", "الأكثر مشاهدة", "شاهد أيضا", "بث مباشر", "مختارات", "إعلان", "عاجل"] * 2
    article = extract("\n\n".join(["عنوان الخبر في وادي السنا", *above, *block, *below]))
    assert article.text.split("\n") == [*above, *below]


def test_article_ends_before_a_second_one_without_a_heading() -> None:
    second = (
        "\n\nبلدية تالة تزرع ألف شجرة على الطريق الساحلي\n\nكتب: سمير ناجي\n\n7 فبراير 2031 - 08:00\n\n"
        "بدأت فرق الحدائق حملة التشجير فجر الجمعة، ويشارك فيها متطوعون وطلاب وعائلات من أحياء عدة.\n\n"
        "وتستمر الحملة أسبوعين، تسقى خلالها الأشجار بمياه معالجة ويوزع السماد على المزارعين مجانا.\n"
    )
    first = dump("cards").split("أخبار ذات صلة")[0] if "أخبار ذات صلة" in dump("cards") else dump("cards")
    assert extract(first + second).text == extract(first).text


def test_body_keeps_paragraphs_with_words_of_their_own() -> None:
    story = [
        "وصلت القافلة إلى وادي السنا فجر الأحد بعد رحلة دامت يومين عبر الطريق الجبلي الجديد.",
        "وقال سائق القافلة إن الرحلة تأخرت بسبب الضباب، وإن الطريق الجبلي صار أقصر من الطريق القديم.",
        "تأسست الجمعية الزراعية قبل نصف قرن وفيها اليوم أربعمئة عضو يملكون معصرة ومخزنا للتبريد.",
        "ويأمل المزارعون أن تعود القافلة في الخريف لتحمل محصول الرمان إلى أسواق المدن البعيدة.",
    ]
    assert extract("\n\n".join(["القافلة الزراعية تصل إلى وادي السنا", *story])).text.split("\n") == story


LINES = st.sampled_from([line for name in NAMES for line in dump(name).split("\n")])
NOISE = st.text(alphabet=st.characters(codec="utf-8"), max_size=40)


@given(st.lists(LINES | NOISE, max_size=60))
@settings(max_examples=60, deadline=None)
def test_any_text_gives_an_article_or_a_reason(lines: list[str]) -> None:
    text = "\n".join(lines)
    try:
        article = extract(text)
    except ArticleError:
        return
    assert article.text
    assert len(article.text) <= len(text) + 1


@pytest.mark.parametrize(
    "unit",
    [
        "قال الوزير إن الحكومة ستعمل. ",
        "قال الوزير إن الحكومة ستعمل على ذلك في العام المقبل.\n",
        "• خبر\n",
        "[a](",
        "3 مارس 2024 12:00\n",
        "المصدر: ",
        "ا",
    ],
)
def test_time_grows_no_faster_than_the_text(unit: str) -> None:
    started = time.perf_counter()
    with suppress(ArticleError):
        extract(unit * (200_000 // len(unit)))
    assert time.perf_counter() - started < 5


@needs_shared
def test_seed_dump() -> None:
    article = extract((SHARED / "pages" / "seed.dump.txt").read_text(encoding="utf-8"))
    assert article.published is None
    assert article.section == "العالم العربي"
    assert [image.credit for image in article.images] == ["المرصد السوري"]
    assert [related.video for related in article.related] == [True, False]
    assert article.text.count("\n") == 12
