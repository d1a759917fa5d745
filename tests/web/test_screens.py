from __future__ import annotations

import re
from pathlib import Path

import jsonschema
import msgspec
import pytest
from starlette.testclient import TestClient

from khabar.model import Page
from khabar.pipeline import read_page
from khabar.recording import open_record
from khabar.web.app import create_app
from tests.web.screens import screens

NAMES = (
    "today", "story", "event", "article", "changed", "map", "sources", "source", "changes", "search", "review", "log",
    "item", "add", "licences",
)  # fmt: skip


@pytest.fixture(scope="session")
def addresses(filled: Path) -> dict[str, str]:
    found = screens(filled)
    assert tuple(found) == NAMES
    return found


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_a_screen_is_a_page(client: TestClient, addresses: dict[str, str], name: str, lang: str) -> None:
    answer = client.get(f"/{lang}{addresses[name]}")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    page = answer.text
    assert f'<html lang="{lang}" dir="{"rtl" if lang == "ar" else "ltr"}">' in page
    assert page.count("<h1") == 1
    assert f'hreflang="{"en" if lang == "ar" else "ar"}"' in page
    # What a strict policy would stop, and what another host would be asked for.
    assert not re.search(r"<script(?![^>]*\ssrc=\"/static/)", page)
    assert not re.search(r"\s(style|on\w+)=\"", page)
    assert not re.search(r"(?:src|<link[^>]*href)=\"(?!/)", page)


@pytest.mark.parametrize("name", NAMES)
def test_a_screen_has_a_twin(client: TestClient, addresses: dict[str, str], name: str) -> None:
    path, _, query = addresses[name].partition("?")
    answer = client.get(f"/ar{path}.json?{query}")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json")
    schema = client.get("/openapi.json").json()
    operations = [
        operation["get"]
        for pattern, operation in schema["paths"].items()
        if re.fullmatch(re.sub(r"\{\w+\}", r"[^/]+", pattern.replace(".", r"\.")), f"/ar{path}.json")
    ]
    content = operations[0]["responses"]["200"]["content"]["application/json"]["schema"]
    jsonschema.validate(answer.json(), {**content, "components": schema["components"]})


def test_an_event_shows_who_says_what(client: TestClient, addresses: dict[str, str]) -> None:
    page = client.get("/ar" + addresses["event"]).text
    # Tolls side by side, the chain down to the source that the agency does not name, and the words themselves.
    assert re.search(r'class="label number">\s*<bdi dir="auto">8</bdi>', page)
    assert re.search(r'class="label number">\s*<bdi dir="auto">9</bdi>', page)
    assert "وكالة النورس" in page
    assert '<mark class="value">' in page
    assert "لم يُسمَّ" in page


def test_values_lead_to_their_words(client: TestClient, addresses: dict[str, str]) -> None:
    event = client.get(f"/ar{addresses['event']}.json").json()
    claims = [claim for field in event["fields"] for value in field["values"] for claim in value["claims"]]
    assert claims
    for claim in claims:
        article = client.get(f"/ar/articles/{claim['article']['address']}.json").json()
        start, end = claim["span"]
        words = article["article"]["text"][start:end]
        marked = "".join(piece["text"] for piece in claim["quote"] if {"value", "event"} & set(piece.get("layers", ())))
        assert words in marked
        drawn = client.get(f"/ar/articles/{claim['article']['address']}").text
        assert f'id="{claim["mention"]}"' in drawn


def test_what_was_edited_stands_side_by_side(client: TestClient, addresses: dict[str, str]) -> None:
    page = client.get("/en/changes").text
    assert '<mark class="removed">سبعة</mark>' in page
    assert '<mark class="added">ثمانية</mark>' in page
    article = client.get("/en" + addresses["changed"]).text
    assert "version 2 of 2" in article


def test_the_front_leads_to_arabic(client: TestClient) -> None:
    answer = client.get("/")
    assert (answer.status_code, answer.headers["location"]) == (307, "/ar")


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/ar/stories/nobody", 404),
        ("/ar/stories/nobody.json", 404),
        ("/en/events/nobody/v1.json", 404),
        ("/en/articles/..%2f..%2fetc%2fpasswd", 404),
        ("/fr", 422),
        ("/ar?page=0", 422),
        ("/ar.json?since=yesterday", 422),
        ("/ar/search.json?type=WAR", 422),
        ("/nothing/at/all", 404),
    ],
)
def test_what_is_not_there_says_so(client: TestClient, path: str, status: int) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    if ".json" in path:
        assert answer.json()["reason"]
    else:
        assert "<h1>" in answer.text


def test_filters_narrow_stories_down(client: TestClient) -> None:
    def found(**query: str) -> list[str]:
        return [story["headline"] for story in client.get("/ar.json", params=query).json()["stories"]]

    assert len(found()) > len(found(several="true")) == 1
    assert found(q="الرطبة", min_killed="7", country="iq") == found(several="true")
    assert found(q="الرطبة", country="LB") == []
    assert found(since="2025-02-11", until="") == [*found(since="2025-02-11")]
    assert found(outlet="لا أحد") == []


def test_a_filter_can_be_followed(client: TestClient) -> None:
    feed = client.get("/en/stories.atom", params={"q": "الرطبة"})
    assert feed.headers["content-type"] == "application/atom+xml"
    assert feed.text.count("<entry>") >= 1
    assert "4 reports" in feed.text


def test_changes_can_be_followed(client: TestClient) -> None:
    feed = client.get("/en/changes.atom").text
    assert feed.count("<entry>") == 1
    assert "Numbers: 1" in feed


def test_a_page_that_has_not_changed_is_not_sent_again(client: TestClient) -> None:
    first = client.get("/ar/sources")
    again = client.get("/ar/sources", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_words_as_a_web_annotation(client: TestClient, addresses: dict[str, str]) -> None:
    at = f"/ar{addresses['article']}/annotation.json"
    article = client.get(f"/ar{addresses['article']}.json").json()["article"]
    answer = client.get(at, params={"start": 5, "end": 12})
    assert answer.headers["content-type"] == "application/ld+json"
    quote, position = answer.json()["target"]["selector"]
    assert quote["exact"] == article["text"][5:12]
    assert (position["start"], position["end"]) == (5, 12)
    assert client.get(at, params={"start": 12, "end": 5}).status_code == 404
    assert client.get(at, params={"start": 0, "end": 10**9}).status_code == 404


HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'><svg/onload=alert(1)>{{7*7}}"


def test_what_pages_hold_is_never_markup(tmp_path: Path) -> None:
    record = {
        "id": "h-1", "outlet": HOSTILE, "url": "javascript:alert(1)", "published": "2025-02-10", "title": HOSTILE,
        "text": f"قال وزير الدفاع إن سبعة جنود قتلوا في هجوم على بغداد {HOSTILE}.",
    }  # fmt: skip
    page = Page.from_bytes(msgspec.json.encode(record), format="record", path=HOSTILE)
    with open_record(tmp_path / "k.db") as store:
        store.add(page, read_page(page))
    with TestClient(create_app(tmp_path / "k.db"), base_url="http://localhost:8600") as client:
        for path in (
            "/ar",
            "/ar/stories/h-1",
            "/ar/articles/h-1",
            "/ar/events/h-1",
            "/ar/search?q=قتلوا",
            "/ar/sources",
        ):
            drawn = client.get(path).text
            assert "<script>alert" not in drawn
            assert "<img src=x" not in drawn
            assert "<svg/onload" not in drawn
            assert 'href="javascript' not in drawn
            assert "{{7*7}}" in drawn or "7*7" not in drawn
        drawn = client.get("/ar/search", params={"q": HOSTILE}).text
        assert "<script>alert" not in drawn
