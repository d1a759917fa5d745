from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from khabar.web import defences
from khabar.web.app import create_app
from tests.web.screens import token


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[TestClient]:
    with TestClient(create_app(tmp_path / "k.db"), base_url="http://localhost:8600", follow_redirects=False) as client:
        yield client


@pytest.mark.parametrize("path", ["/ar", "/ar/nothing", "/static/app.css", "/openapi.json"])
def test_a_browser_is_told_to_load_nothing_from_elsewhere(fresh: TestClient, path: str) -> None:
    headers = fresh.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["x-frame-options"] == "DENY"


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8600", "localhost.evil.example", "", "[::1", "127.0.0.1.nip.io"]
)
def test_another_name_is_not_answered(fresh: TestClient, host: str) -> None:
    assert fresh.get("/ar", headers={"host": host}).status_code == 400


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:9", "[::1]:8600", "LOCALHOST"])
def test_its_own_names_are(fresh: TestClient, host: str) -> None:
    assert fresh.get("/ar", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://localhost:9999"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_a_form_of_another_site_is_not_taken(fresh: TestClient, headers: dict[str, str]) -> None:
    form = {"text": "x", "csrf": token(fresh)}
    assert fresh.post("/ar/add", data=form, headers=headers).status_code == 403
    own = {"origin": "http://localhost:8600", "sec-fetch-site": "same-origin"}
    assert fresh.post("/ar/add", data=form, headers=own).status_code == 303


@pytest.mark.parametrize("csrf", ["", "guessed", "غير", "@@khabar-csrf@@"])
def test_a_form_without_its_token_is_not_taken(fresh: TestClient, csrf: str) -> None:
    answer = fresh.post("/ar/add", data={"text": "نص", "csrf": csrf})
    assert answer.status_code == 403
    assert fresh.get("/ar.json").json()["articles"] == 0


def test_too_much_is_not_taken(fresh: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(defences, "MOST_BYTES", 1000)
    assert fresh.post("/ar/add", content=b"x" * 2000).status_code == 413
    boundary = {"content-type": "multipart/form-data; boundary=b"}

    def unending() -> Iterator[bytes]:  # it says nothing of its length
        yield b'--b\r\ncontent-disposition: form-data; name="text"\r\n\r\n'
        for _ in range(100):
            yield b"x" * 100

    assert fresh.post("/ar/add", content=unending(), headers=boundary).status_code in (400, 413)
    assert fresh.post("/ar/add", content=b"", headers={"content-length": "-5"}).status_code == 413
