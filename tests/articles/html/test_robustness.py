"""Pages that are no article, broken, hostile or huge."""

from __future__ import annotations

import contextlib
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.articles.html import extract_html
from khabar.errors import ArticleError
from khabar.model import Article, Page

SENTENCE = "قالت وزارة الأشغال في بيان صدر يوم الأحد إن العمل في الجسر الجديد سينتهي قبل نهاية العام الجاري."
PARAGRAPH = f"<p>{SENTENCE}</p>"
TITLE = "<h1>عنوان الخبر عن الجسر الجديد</h1>"
CARD = '<div class="card"><a href="/{0}"><img src="{0}.jpg">عنوان خبر آخر رقم {0} في القائمة</a></div>'


def extract(source: str) -> Article:
    return extract_html(
        Page.from_bytes(source.encode("utf-8", "replace"), format="html"), source.encode("utf-8", "replace")
    )


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("", "empty"),
        ("<html><head><title>x</title></head></html>", "empty"),
        ("<div><script>var a = 1;</script></div>", "no running text"),
        (f"<h1>404</h1><p>{SENTENCE}</p>", "does not exist"),
        ("<h1>عذراً، الصفحة غير موجودة</h1><p>ربما حُذفت أو تغير عنوانها، عد إلى الصفحة الرئيسية من فضلك.</p>", "exist"),
        ("<title>تسجيل الدخول</title><form><input type=password></form><p>أدخل بريدك</p>", "login"),
        (f"<h1>حسابي</h1><form><p>{SENTENCE}</p><input type='password'></form>", "login"),
        (
            "<title>Just a moment...</title><p>Checking your browser before accessing the site, please wait here.</p>",
            "visitor",
        ),
        (f"<title>اقتصاد</title><h2>اقتصاد</h2>{''.join(map(CARD.format, range(30)))}", "front of a section"),
    ],
)
def test_no_article(source: str, reason: str) -> None:
    with pytest.raises(ArticleError, match=reason):
        extract(source)


def test_an_article_about_logins_is_an_article() -> None:
    text = f"<h1>خلل يمنع تسجيل الدخول إلى منصة حكومية</h1>{PARAGRAPH * 9}<form><input type=password></form>"
    assert extract(text).text.count("\n") == 8


@pytest.mark.parametrize("cut", range(60, 1200, 97))
def test_cut_anywhere(cut: int) -> None:
    source = f"<html><body><div class=top><a href=/>الرئيسية</a></div>{TITLE}<div>{PARAGRAPH * 6}</div></body></html>"
    try:
        found = extract(source[:cut])
    except ArticleError:
        assert cut < 330
    else:
        assert found.text


def test_nul_bytes_and_invisible_marks() -> None:
    found = extract(
        f"{TITLE}<p>\ufeffوصلت\u200b القافلة\x00 إلى المدينة مساء الخميس بعد رحلة استمرت ثلاثة أيام كاملة.</p>"
    )
    assert "\ufeff" not in found.text
    assert found.text.startswith("وصلت القافلة")


@pytest.mark.parametrize("tag", ["div", "span", "b", "nav", "ul", "table", "font", "blockquote"])
def test_deep_nesting(tag: str) -> None:
    start = time.monotonic()
    found = extract(f"{TITLE}{PARAGRAPH * 4}<{tag}>{f'<{tag}>' * 4000}x")
    assert SENTENCE in found.text
    assert time.monotonic() - start < 10


def test_twenty_thousand_deep() -> None:
    start = time.monotonic()
    found = extract(f"{TITLE}{'<div>' * 20_000}{PARAGRAPH * 4}{'</div>' * 20_000}")
    assert found.text.count(SENTENCE) == 4
    assert time.monotonic() - start < 20


def test_deeper_than_the_parser_can_bear() -> None:
    with pytest.raises(ArticleError, match="deep"):
        extract(f"{TITLE}{'<div>' * 200_000}{PARAGRAPH * 4}")


@pytest.mark.parametrize(
    "rest",
    [
        PARAGRAPH * 8000,
        CARD.format(1) * 8000,
        "<figure><img src=x><figcaption>صورة من المكان</figcaption></figure>" * 5000,
        "<div><img src=x>صورة من المكان</div>" * 5000,
        TITLE * 5000,
        "<div>1 2 3 4/5 6-7 2020</div>" * 5000,
        f"<div class='{'a-b ' * 100_000}'>{PARAGRAPH}</div>",
        '<meta property="article:tag" content="x,y">' * 20_000,
        '<script type="application/ld+json">' + "[" * 100_000 + "</script>",
        '<script type="application/ld+json">{"@type":"NewsArticle","author":' + '{"name":' * 50_000 + "</script>",
    ],
    ids=["long", "cards", "figures", "images", "headings", "numbers", "names", "tags", "lists", "objects"],
)
def test_huge(rest: str) -> None:
    start = time.monotonic()
    found = extract(f"{TITLE}{PARAGRAPH * 5}{rest}")
    assert SENTENCE in found.text
    assert time.monotonic() - start < 15


FRAGMENTS = st.sampled_from(
    [
        *("<div>", "</div>", "<p>", "</p>", "<h1>", "</h1>", "<a href='/x'>", "</a>", "<ul><li>", "<table><tr><td>"),
        *(
            "<br>",
            "<figure>",
            "<figcaption>",
            "<img src=a.jpg alt=x>",
            "<time datetime='2024-13-45'>",
            "<nav>",
            "<script>",
        ),
        *(
            "<div class='related share comments ad'>",
            "<article class='entry-content'>",
            "<![CDATA[",
            "<!--",
            "<template>",
        ),
        *("<span itemprop='datePublished' content='x'>", "<meta property='article:published_time' content='0000'>"),
        *(
            '<script type="application/ld+json">{"@type":"Article","author":[[{}]],"headline":7}</script>',
            "&#0;",
            "&amp",
        ),
        *(SENTENCE, "الأحد 31 شباط 2023", "كتب: فلان", "© 2024", "اقرأ أيضاً", "\x00", "الرئيسية", "1:2:3"),
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(FRAGMENTS, max_size=40))
def test_any_soup_gives_an_article_or_a_reason(fragments: list[str]) -> None:
    with contextlib.suppress(ArticleError):
        found = extract("".join(fragments))
        assert found.text.strip()
        assert all(line.strip() for line in found.text.split("\n"))
