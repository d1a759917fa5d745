"""The bundled pages against what their author says that they say."""

from __future__ import annotations

import datetime as dt
import functools
import html
import re
from pathlib import Path

import msgspec
import pytest

from khabar.collect.charset import decode
from khabar.demo import pages
from khabar.model import Document, Page, Span
from khabar.pipeline import read_page

HERE = Path(__file__).parent
BYTES = {page.name: page.read_bytes() for page in pages()}
WINDOWS_1256 = {"marsa-convoy.html", "marsa-court.html"}
OUTLETS = {"hawr": 5, "marsa": 2, "rabwa": 3, "sidra": 4}


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
    """`kicker` is the line above the headline that is no section. `times` and `places`: the main ones, in order."""

    file: str
    outlet: str
    url: str | None
    language: str
    kind: str
    section: str | None
    kicker: str | None
    headline: str
    lead: str | None
    byline: list[str]
    dateline: GoldDateline | None
    published: str | None
    modified: str | None
    images: list[GoldImage]
    tags: list[str]
    related: list[GoldRelated]
    text: str
    times: list[str]
    places: list[str]


GOLD = {path.stem: msgspec.json.decode(path.read_bytes(), type=Gold) for path in sorted(HERE.glob("*.json"))}
ARABIC = [name for name, gold in GOLD.items() if gold.language == "ar"]
every_page = pytest.mark.parametrize("name", GOLD)
every_arabic_page = pytest.mark.parametrize("name", ARABIC)


@functools.cache
def document(name: str) -> Document:
    file = GOLD[name].file
    return read_page(Page.from_bytes(BYTES[file], format="text" if file.endswith(".txt") else "html", path=file))


def spans_of(words: list[str], text: str) -> list[Span]:
    spans, position = [], 0
    for word in words:
        start = text.index(word, position)
        position = start + len(word)
        spans.append(Span(start, position))
    return spans


# The pages themselves.


def test_every_page_has_its_gold() -> None:
    assert sorted(gold.file for gold in GOLD.values()) == sorted(BYTES)


def test_four_outlets() -> None:
    counted = {outlet: sum(name.startswith(f"{outlet}-") for name in BYTES) for outlet in OUTLETS}
    assert counted == OUTLETS


@pytest.mark.parametrize("name", BYTES)
def test_charsets(name: str) -> None:
    if name in WINDOWS_1256:
        with pytest.raises(UnicodeDecodeError):
            BYTES[name].decode("utf-8")
        assert "جريدة المرسى" in BYTES[name].decode("windows-1256")
    else:
        assert BYTES[name].decode("utf-8")


@pytest.mark.parametrize("name", [name for name in BYTES if name.endswith(".html")])
def test_html_says_that_it_is_invented(name: str) -> None:
    assert b"every event in it are invented" in BYTES[name]


@every_page
def test_gold_stands_in_its_page(name: str) -> None:
    gold = GOLD[name]
    raw = BYTES[gold.file].decode("windows-1256" if gold.file in WINDOWS_1256 else "utf-8")
    visible = re.sub(r"<script.*?</script>|<style.*?</style>|<!--.*?-->", "", raw, flags=re.DOTALL)
    visible = html.unescape(re.sub(r"<[^>]*>", "", visible))
    captions = [words for image in gold.images for words in (image.caption, image.credit) if words]
    for words in (gold.headline, *gold.text.split("\n"), *captions, *(r.title for r in gold.related), *gold.byline):
        assert words in visible


@every_page
def test_times_and_places_stand_in_the_text(name: str) -> None:
    gold = GOLD[name]
    spans_of(gold.times, gold.text)
    spans_of(gold.places, gold.text)


# The whole way.


@every_page
def test_charset_is_found(name: str) -> None:
    gold = GOLD[name]
    assert gold.headline in html.unescape(decode(BYTES[gold.file], html=gold.file.endswith(".html")))


@every_page
@pytest.mark.parametrize("field", ["headline", "section", "lead", "url", "outlet", "language", "kind"])
def test_field(name: str, field: str) -> None:
    assert getattr(document(name).article, field) == getattr(GOLD[name], field)


@every_page
def test_text(name: str) -> None:
    assert document(name).article.text.split("\n") == GOLD[name].text.split("\n")


@every_page
def test_byline(name: str) -> None:
    assert list(document(name).article.byline) == GOLD[name].byline


@every_arabic_page
def test_dateline(name: str) -> None:
    dateline = document(name).article.dateline
    found = GoldDateline(dateline.place, dateline.agency) if dateline else None
    assert found == GOLD[name].dateline


@every_arabic_page
def test_images(name: str) -> None:
    found = [GoldImage(image.caption, image.credit) for image in document(name).article.images]
    assert found == GOLD[name].images


@every_page
def test_tags(name: str) -> None:
    assert list(document(name).article.tags) == GOLD[name].tags


@every_page
def test_related(name: str) -> None:
    """The cards between the paragraphs and the lists of related articles; most-read lists and tickers are furniture."""
    found = {(related.title, related.video) for related in document(name).article.related}
    assert found == {(related.title, related.video) for related in GOLD[name].related}


@every_page
def test_published(name: str) -> None:
    assert same_time(document(name).article.published, GOLD[name].published)


@every_page
def test_modified(name: str) -> None:
    gold, article = GOLD[name], document(name).article
    if gold.modified is None and article.modified is not None and article.published is not None:
        # Metadata that repeats the publication as the modification says nothing wrong.
        modified, published = (dt.datetime.fromisoformat(time) for time in (article.modified, article.published))
        if modified.tzinfo is None or published.tzinfo is None:
            assert same_time(article.modified, article.published)
        else:
            assert modified == published
    else:
        assert same_time(article.modified, gold.modified)


def same_time(found: str | None, gold: str | None) -> bool:
    """To the minute by the page's clock. An offset that the gold leaves open may be given."""
    if found is None or gold is None:
        return found is gold
    a, b = (dt.datetime.fromisoformat(value).replace(second=0, microsecond=0) for value in (found, gold))
    return a.replace(tzinfo=None) == b.replace(tzinfo=None) and b.utcoffset() in (None, a.utcoffset())


@every_arabic_page
def test_times(name: str) -> None:
    gold, read = GOLD[name], document(name)
    found = [time.span for time in read.reading.times]
    missed = [s.of(gold.text) for s in spans_of(gold.times, gold.text) if not any(s.overlaps(f) for f in found)]
    assert not missed


@every_arabic_page
def test_places(name: str) -> None:
    gold, read = GOLD[name], document(name)
    found = [place.span for place in read.reading.places]
    missed = [s.of(gold.text) for s in spans_of(gold.places, gold.text) if not any(s.overlaps(f) for f in found)]
    assert not missed


@pytest.mark.parametrize("name", [name for name in GOLD if name not in ARABIC])
def test_other_languages_are_not_read(name: str) -> None:
    reading = document(name).reading
    assert not reading.times
    assert not reading.places


def test_a_page_without_a_date_says_what_it_implies() -> None:
    """The dump's footer says 2025. A bare «الأربعاء» may be any Wednesday, so it tells nothing of the day itself."""
    hint = document("sidra-denial").reading.publication_hint
    assert hint is not None
    assert hint.edtf == "2025"
    assert hint.weekday is None
