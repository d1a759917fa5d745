"""Whole invented pages in the structures of real sites, against what a careful reader takes out of them."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from khabar.articles.html import extract_html
from khabar.model import Article, Page

PAGES = Path(__file__).parents[1] / "pages"


class GoldDateline(msgspec.Struct, forbid_unknown_fields=True):
    place: str | None
    agency: str | None


class GoldImage(msgspec.Struct, forbid_unknown_fields=True):
    caption: str | None
    credit: str | None


class GoldRelated(msgspec.Struct, forbid_unknown_fields=True):
    title: str
    video: bool


class Gold(msgspec.Struct, forbid_unknown_fields=True):
    url: str | None
    outlet: str | None
    language: str
    kind: str
    section: str | None
    headline: str
    lead: str | None
    byline: list[str]
    dateline: GoldDateline | None
    published: str | None
    modified: str | None
    images: list[GoldImage]
    tags: list[str]
    related: list[GoldRelated]
    furniture: list[str]
    """The kinds of furniture that the page must be seen to hold."""
    text: list[str]


GOLD = {path.stem: msgspec.json.decode(path.read_bytes(), type=Gold) for path in sorted(PAGES.glob("*.json"))}
every_page = pytest.mark.parametrize("name", GOLD)


def article(name: str) -> Article:
    content = (PAGES / f"{name}.html").read_bytes()
    return extract_html(Page.from_bytes(content, format="html", path=f"{name}.html"), content)


def test_every_page_has_gold() -> None:
    assert {path.stem for path in PAGES.glob("*.html")} == set(GOLD)
    assert len(GOLD) >= 8


@every_page
@pytest.mark.parametrize(
    "field", ["url", "outlet", "language", "kind", "section", "headline", "lead", "published", "modified"]
)
def test_field(name: str, field: str) -> None:
    assert getattr(article(name), field) == getattr(GOLD[name], field)


@every_page
def test_text(name: str) -> None:
    assert article(name).text.split("\n") == GOLD[name].text


@every_page
def test_byline_and_tags(name: str) -> None:
    found = article(name)
    assert list(found.byline) == GOLD[name].byline
    assert list(found.tags) == GOLD[name].tags


@every_page
def test_dateline(name: str) -> None:
    found, gold = article(name).dateline, GOLD[name].dateline
    assert (found and (found.place, found.agency)) == (gold and (gold.place, gold.agency))


@every_page
def test_images(name: str) -> None:
    found = [(image.caption, image.credit) for image in article(name).images]
    assert found == [(image.caption, image.credit) for image in GOLD[name].images]


@every_page
def test_related(name: str) -> None:
    found = [(related.title, related.video) for related in article(name).related]
    assert found == [(related.title, related.video) for related in GOLD[name].related]


@every_page
def test_furniture_is_named_and_kept_out(name: str) -> None:
    found = article(name)
    assert {each.kind for each in found.furniture} >= set(GOLD[name].furniture)
    assert len(found.furniture) <= 60


@every_page
def test_every_claim_has_its_words(name: str) -> None:
    source = " ".join((PAGES / f"{name}.html").read_text(encoding="utf-8").split())
    for claim in article(name).claims:
        if claim.origin == "visible" and claim.field in ("headline", "published"):
            assert claim.words in source
        assert claim.where
        assert "." in claim.rule


def test_a_wrong_year_in_the_metadata_is_kept_as_a_claim_and_not_believed() -> None:
    claims = [claim for claim in article("drupal").claims if claim.field == "published"]
    assert [(claim.origin, claim.value, claim.chosen) for claim in claims] == [
        ("visible", "2023-11-06", True),
        ("meta", "2011-01-01T00:00+01:00", False),
    ]
