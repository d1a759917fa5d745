from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from khabar.web.app import create_app
from tests.web.screens import screens, token


@pytest.fixture
def own(filled: Path, tmp_path: Path) -> Iterator[TestClient]:
    """A record of one's own, to write to."""
    shutil.copy(filled, tmp_path / "k.db")
    with TestClient(create_app(tmp_path / "k.db"), base_url="http://localhost:8600", follow_redirects=False) as client:
        yield client


@pytest.fixture(scope="module")
def addresses(filled: Path) -> dict[str, str]:
    return screens(filled)


def values(client: TestClient, address: str) -> dict[str, str]:
    return {field["name"]: field["value"] for field in client.get(f"/en{address}.json").json()["fields"]}


def test_only_what_was_changed_is_said(own: TestClient, addresses: dict[str, str]) -> None:
    form = values(own, addresses["item"])
    form |= {"status": "denied", "kind": "fix", "why": "لم يقع", "csrf": token(own, f"/en{addresses['item']}")}
    answer = own.post(f"/en{addresses['item']}/verdict", data=form | {"back": f"/en{addresses['event']}"})
    assert (answer.status_code, answer.headers["location"]) == (303, f"/en{addresses['event']}")
    [entry] = own.get("/en/review/log.json").json()["entries"]
    assert entry["changed"] == [["status", "happened", "denied"]]
    assert (entry["why"], entry["layer"], entry["kind"]) == ("لم يقع", "event", "fix")
    assert values(own, addresses["item"])["status"] == "denied"
    story = own.get(f"/en{addresses['story']}.json").json()["story"]
    assert "reviewed" in story["badges"]
    assert story["address"] not in {line["address"] for line in own.get("/en/review.json").json()["stories"]}


def test_what_is_rejected_is_gone_and_comes_back(own: TestClient, addresses: dict[str, str]) -> None:
    csrf = token(own, f"/en{addresses['item']}")
    own.post(f"/en{addresses['item']}/verdict", data={"kind": "reject", "csrf": csrf})
    article, mention = addresses["event"].split("/")[2:]
    events = own.get(f"/en/articles/{article}.json").json()["reading"]["events"]
    assert mention not in {event["id"] for event in events}
    own.post("/en/review/undo", data={"id": "1", "csrf": csrf})
    events = own.get(f"/en/articles/{article}.json").json()["reading"]["events"]
    assert mention in {event["id"] for event in events}
    entries = own.get("/en/review/log.json").json()["entries"]
    assert [(entry["kind"], entry["undoes"], entry["standing"]) for entry in entries] == [
        ("undo", 1, True),
        ("reject", None, False),
    ]


def test_stories_and_origins(own: TestClient, addresses: dict[str, str]) -> None:
    csrf = token(own, f"/en{addresses['item']}")
    page = own.get(f"/en{addresses['story']}.json").json()
    one, other = (report["article"]["address"] for report in page["reports"][:2])
    own.post("/en/review/stories", data={"kind": "apart", "one": one, "other": other, "csrf": csrf})
    first = own.get(f"/en/stories/{one}.json").json()
    assert other not in {report["article"]["address"] for report in first["reports"]}
    own.post("/en/review/stories", data={"kind": "together", "one": one, "other": other, "csrf": csrf})
    origins = own.get(f"/en{addresses['event']}.json").json()["origins"]
    pair = {"one": origins[0]["id"], "other": origins[1]["id"]}
    own.post("/en/review/origins", data={"kind": "not-independent", "csrf": csrf, **pair})
    after = own.get(f"/en{addresses['event']}.json").json()
    assert after["event"]["origins"] == len(origins) - 1


@pytest.mark.parametrize(
    ("path", "form", "status"),
    [
        ("items/ITEM/verdict", {"kind": "fix", "status": "imaginary"}, 422),
        ("items/ITEM/verdict", {"kind": "praise"}, 422),
        ("undo", {"id": "99"}, 404),
        ("stories", {"kind": "apart", "one": "nobody", "other": "nothing"}, 404),
        ("origins", {"kind": "not-independent", "one": "x", "other": "y"}, 422),
        ("pairs", {"kind": "merge", "one": "a", "other": "b"}, 404),
    ],
)
def test_what_cannot_be_said(
    own: TestClient, addresses: dict[str, str], path: str, form: dict[str, str], status: int
) -> None:
    item = addresses["item"].removeprefix("/review/items/")
    form["csrf"] = token(own, f"/en{addresses['item']}")
    assert own.post(f"/en/review/{path.replace('ITEM', item)}", data=form).status_code == status
    assert own.get("/en/review/log.json").json()["entries"] == []


@pytest.mark.parametrize(
    "back", ["https://evil.example/", "//evil.example", "/en//evil.example", "/en/\\evil", "", "/ar/x"]
)
def test_nobody_is_sent_elsewhere(own: TestClient, addresses: dict[str, str], back: str) -> None:
    form = {"kind": "accept", "back": back, "csrf": token(own, f"/en{addresses['item']}")}
    assert own.post(f"/en{addresses['item']}/verdict", data=form).headers["location"] == "/en/review/log"
