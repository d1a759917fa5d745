from __future__ import annotations

import json

import pytest

from khabar.articles.record import extract_record
from khabar.errors import ArticleError
from khabar.model import Article, Page

TEXT = "  أعلنت البلدية، أمس الثلاثاء، بدء صيانة محطة التحلية في المرسى.\r\n\n\tوتستمر الأعمال ثلاثة أيام. "


def extract(**keys: object) -> Article:
    content = json.dumps({"text": TEXT, **keys}, ensure_ascii=False).encode()
    return extract_record(Page.from_bytes(content, format="record", path="a.jsonl", line=1))


def test_all_keys() -> None:
    article = extract(
        id="m-17",
        outlet="المرسى اليوم",
        url="https://marsa.example/17",
        published="2025-02-12",
        title=" صيانة المحطة ",
        extra={"a": [1]},
    )
    assert article.text == TEXT
    assert (article.id, article.outlet, article.url) == ("m-17", "المرسى اليوم", "https://marsa.example/17")
    assert (article.headline, article.published, article.language) == ("صيانة المحطة", "2025-02-12", "ar")
    assert article.path == "a.jsonl"
    assert {claim.field for claim in article.claims} == {"headline", "outlet", "url", "published"}
    assert all(c.origin == "record" and c.chosen and c.rule == f"record.{c.field}" for c in article.claims)


def test_only_the_text() -> None:
    article = extract()
    assert article.id == article.page[:16]
    assert article.claims == ()
    assert article.headline is article.url is article.outlet is article.published is None


def test_khabars_own_output_can_be_read_again() -> None:
    assert extract(headline="عنوان").headline == "عنوان"
    assert extract(headline="عنوان", title="آخر").headline == "آخر"


@pytest.mark.parametrize(
    ("given", "wanted"),
    [("x", "x"), (" x ", " x "), (12, "12"), (10**30, str(10**30)), (1.5, "1.5"), ("", None), ("  ", None),
     (True, None), ([1], None)],
)  # fmt: skip
def test_id(given: object, wanted: str | None) -> None:
    article = extract(id=given)
    assert article.id == (article.page[:16] if wanted is None else wanted)


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("2025-12-20", "2025-12-20"),
        (" 20251220 ", "2025-12-20"),
        ("2025-12-20T09:05:00Z", "2025-12-20T09:05+00:00"),
        ("2025-12-20 09:05:07+03:00", "2025-12-20T09:05:07+03:00"),
        ("2025-12-20T09:05", "2025-12-20T09:05"),
    ],
)
def test_published(given: str, wanted: str) -> None:
    article = extract(published=given)
    assert article.published == wanted
    [claim] = article.claims
    assert (claim.value, claim.words, claim.chosen) == (wanted, given.strip(), True)


@pytest.mark.parametrize("given", ["2025-02-30", "السبت", "20/12/2025", "٢٠٢٥-١٢-٢٠", 1734652800, "2025-12", "2025"])
def test_published_that_is_not_believed(given: object) -> None:
    article = extract(published=given)
    assert article.published is None
    [claim] = article.claims
    assert (claim.value, claim.chosen) == (str(given), False)


@pytest.mark.parametrize("given", [None, "", " ", [], {}, True])
def test_published_that_says_nothing(given: object) -> None:
    assert extract(published=given, url=given, title=given, outlet=given).claims == ()


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"text": 1}', b'{"text": " "}', b"\xff", b"[" * 9999])
def test_no_record(content: bytes) -> None:
    with pytest.raises(ArticleError):
        extract_record(Page.from_bytes(content, format="record"))
