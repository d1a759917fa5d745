from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from khabar.articles.json_ld import read_json_ld
from khabar.articles.metadata import Metadata, iso_time, read_metadata


def metadata(head: str, body: str = "<p>x</p>") -> Metadata:
    return read_metadata(LexborHTMLParser(f"<html lang=ar-EG><head>{head}</head><body>{body}</body></html>"))


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("2024-03-03T13:52:13.299Z", "2024-03-03T13:52:13+00:00"),
        ("2024-03-03T13:52+0300", "2024-03-03T13:52+03:00"),
        ("2024-03-03 13:52:00 +03:00", "2024-03-03T13:52:00+03:00"),
        ("2024-3-3", "2024-03-03"),
        ("20240303T1352Z", "2024-03-03T13:52+00:00"),
        ("20240303", "2024-03-03"),
        ("Sun, 03 Mar 2024 13:52:13 +0200", "2024-03-03T13:52:13+02:00"),
        ("الأحد، 03 مارس 2024", "2024-03-03"),
        ("2024-02-31", None),
        ("0000-00-00", None),
        ("1700-01-01", None),
        ("yesterday", None),
        ("Xxx, 99 Yyy 2024 99:99", None),
        ("", None),
    ],
)
def test_iso_time(words: str, value: str | None) -> None:
    assert iso_time(words) == value


def test_sources_are_kept_apart_and_the_best_comes_first() -> None:
    found = metadata(
        "<title>عنوان الصفحة - الصحيفة</title>"
        '<meta property="og:title" content="عنوان المشاركة">'
        '<meta name="author" content="سعاد الوائلي"><meta name="author" content="https://social.example/suad">'
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":"عنوان الوصف"}</script>'
        '<link rel="canonical" href="https://x.example/1"><meta property="og:locale" content="ar_EG">'
        '<meta property="article:tag" content="نفط"><meta property="article:tag" content="غاز، كهرباء">'
        '<meta name="keywords" content="أخبار,عاجل"><meta property="og:type" content="article"><meta content="">'
    )
    assert found.values("headline") == ("عنوان الوصف", "عنوان المشاركة", "عنوان الصفحة - الصحيفة")
    assert [claim.origin for claim in found.claims if claim.field == "headline"] == ["json-ld", "opengraph", "meta"]
    assert found.values("byline") == ("سعاد الوائلي",)
    assert found.values("url") == ("https://x.example/1",)
    assert found.tags == ("نفط", "غاز", "كهرباء")
    assert found.keywords == ("أخبار", "عاجل")
    assert found.types == {"newsarticle", "article"}
    assert found.languages == ("ar",)


def test_microdata_times_count_where_there_is_one_article() -> None:
    one = '<span itemprop="datePublished" content="2024-05-01T10:00:00+03:00">أمس</span>'
    other = '<time itemprop="datePublished" datetime="2023-01-01">قديم</time>'
    assert metadata("", one).values("published") == ("2024-05-01T10:00:00+03:00",)
    assert metadata("", one + other).values("published") == ()


GRAPH = """<![CDATA[
{"@context":"https://schema.org","@graph":[
 {"@type":"WebSite","name":"لا يهم"},
 {"@type":["BreadcrumbList"],"itemListElement":[{"name":"الرئيسية"},{"item":{"name":"اقتصاد"}},{"name":"طاقة"}]},
 {"@type":"WebPage","mainEntityOfPage":{"@type":"Article","headline":"عنوان ثانوي"}},
 {"@type":["http://schema.org/NewsArticle","Article"],"headline":"ارتفاع إنتاج النفط","datePublished":"2024-01-02",
  "dateModified":["2024-01-03"],"author":[{"@type":"Person","name":"هدى"},"كمال",{"@type":"Organization","name":"وكالة"}],
  "articleSection":["أسواق","نفط"],"publisher":{"@type":"Organization","name":["صحيفة"]},"keywords":"نفط,أوبك",
  "inLanguage":{"alternateName":"ar"},"articleBody":"نص","mainEntityOfPage":{"@id":"https://x.example/2"}}]} ]]>"""


def test_a_graph() -> None:
    first, second = read_json_ld([GRAPH])
    assert first.headlines == [("headline", "ارتفاع إنتاج النفط")]
    assert [name for _, name in first.authors] == ["هدى", "كمال"]
    assert [name for _, name in first.sections] == ["أسواق", "نفط", "طاقة", "اقتصاد"]
    assert first.publishers == [("publisher", "صحيفة")]
    assert first.urls == [("url", "https://x.example/2")]
    assert (first.body, first.languages, first.modified) == ("نص", ["ar"], [("dateModified", "2024-01-03")])
    assert second.headlines == [("headline", "عنوان ثانوي")]


def test_a_list_and_a_video() -> None:
    found = read_json_ld(
        ['[{"@type":"VideoObject","name":"مقطع","uploadDate":"2024-01-02"},{"@type":"Person"},7,null]']
    )
    assert [entity.type for entity in found] == ["VideoObject"]
    assert found[0].published == [("uploadDate", "2024-01-02")]


@pytest.mark.parametrize(
    "script",
    [
        '{"@type":"NewsArticle","headline":"عنوان",}',
        '{"@type":"NewsArticle","headline":"عنوان"};',
        '<!-- {"@type":"NewsArticle","headline":"عنوان"} -->',
        '{"@type":"NewsArticle","headline":"عنوان","description":"سطر\nآخر"}',
        '{"@type":"NewsArticle","headline":"عنوان","author":{"name":"هدى"},"bad":"a "quoted" word"}',
    ],
)
def test_broken_json(script: str) -> None:
    (found,) = read_json_ld([script])
    assert found.headlines == [("headline", "عنوان")]


def test_broken_json_saves_what_it_can() -> None:
    (found,) = read_json_ld(
        ['{"headline":"\\u0639نوان","datePublished":"2024-01-02","dateModified":"2024-01-03","articleSection":"فن",'
         '"author":[{"@type":"Person","name":"هدى"}],"x":"a "b" c"}']
    )  # fmt: skip
    assert found.headlines == [("headline", "عنوان")]
    assert (found.published, found.modified) == ([("datePublished", "2024-01-02")], [("dateModified", "2024-01-03")])
    assert (found.sections, found.authors) == ([("articleSection", "فن")], [("author", "هدى")])


@pytest.mark.parametrize("script", ["", "not json", "[" * 9000, "{" * 9000, "7", '"x"', "null", '{"@type":7}'])
def test_no_article_in_it(script: str) -> None:
    assert read_json_ld([script]) == ()
