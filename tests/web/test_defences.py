from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from khabar.web import defences
from khabar.web.accounts import Accounts, accounts_path
from khabar.web.app import create_app
from khabar.web.defences import COOKIE, Defences, Message, Receive, Scope, Send
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
    "host",
    ["evil.example", "evil.example:8600", "localhost.evil.example", "", "[::1", "127.0.0.1.nip.io", "localhost/evil",
     "evil.example@localhost", "localhost@evil.example", "localhost:8600:evil", "localhost#", "localhost.",
     "[localhost]"],
)  # fmt: skip
def test_another_name_is_not_answered(fresh: TestClient, host: str) -> None:
    assert fresh.get("/ar", headers={"host": host}).status_code == 400


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:9", "[::1]:8600", "LOCALHOST"])
def test_its_own_names_are(fresh: TestClient, host: str) -> None:
    assert fresh.get("/ar", headers={"host": host}).status_code == 200


def test_names_are_told_in_any_letters(tmp_path: Path) -> None:
    with Accounts(accounts_path(tmp_path / "k.db")) as accounts:
        accounts.add("قارئ", "ثلاث كلمات طويلة", "reader")
    app = create_app(tmp_path / "k.db", host="0.0.0.0", names=("News.example",))
    with TestClient(app, base_url="http://news.EXAMPLE") as client:
        assert client.get("/static/app.css").status_code == 200
        assert client.get("/static/app.css", headers={"host": "localhost"}).status_code == 400


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://localhost:9999"},
        {"origin": "http://localhost:8600.evil.example"},
        {"origin": "http://evil.example@localhost:8600"},
        {"origin": "http://[evil"},
        {"origin": ""},
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

    assert fresh.post("/ar/add", content=unending(), headers=boundary).status_code == 413
    for length in ("-5", "", "1e3", "9" * 5000):
        assert fresh.post("/ar/add", content=b"", headers={"content-length": length}).status_code == 413


class Heard:
    """A server's two ends: a body that never stops, and the answer."""

    def __init__(self) -> None:
        self.chunks, self.status = 0, 0

    async def receive(self) -> Message:
        self.chunks += 1
        return {"type": "http.request", "body": b"x" * 1000, "more_body": True}

    async def send(self, message: Message) -> None:
        self.status = message.get("status", self.status)


def test_little_is_read_of_who_has_not_signed_in(tmp_path: Path) -> None:
    """Before it is known what a form asks for, all of it is read; a stranger's may not fill the disk."""

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        while (await receive())["type"] == "http.request":
            pass
        await send({"type": "http.response.start", "status": 400, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    with Accounts(tmp_path / "k.db.accounts") as accounts:
        cookies = {}
        for name, role in (("قارئ", "reader"), ("مراجعة", "reviewer")):
            account = accounts.add(name, "ثلاث كلمات طويلة", role)  # type: ignore[arg-type]
            cookies[role] = f"{COOKIE}={accounts.sign_in(account)}".encode()
        stands = Defences(app, names=(), accounts=lambda: accounts, local="")
        for cookie, most in (
            (b"", defences.FEW_BYTES),
            (cookies["reader"], defences.FEW_BYTES),
            (cookies["reviewer"], defences.MOST_BYTES),
        ):
            heard = Heard()
            scope = {
                "type": "http",
                "method": "POST",
                "path": "/ar/add",
                "headers": [(b"host", b"k"), (b"cookie", cookie)],
            }
            asyncio.run(stands(scope, heard.receive, heard.send))
            assert heard.status == 413
            assert heard.chunks == most // 1000 + 1
            scope["headers"] = [(b"host", b"k"), (b"cookie", cookie), (b"content-length", str(most + 1).encode())]
            declared = Heard()
            asyncio.run(stands(scope, declared.receive, declared.send))
            assert (declared.status, declared.chunks) == (413, 0)


@pytest.mark.parametrize("others", ['prefs={"a":1}; ', "a[b]=1; ", "x; ", '"; ', "نص=1; "])
def test_cookies_of_other_programs_sign_nobody_out(tmp_path: Path, others: str) -> None:
    with Accounts(accounts_path(tmp_path / "k.db")) as accounts:
        token = accounts.sign_in(accounts.add("قارئ", "ثلاث كلمات طويلة", "reader"))
    with TestClient(create_app(tmp_path / "k.db"), base_url="http://localhost", follow_redirects=False) as client:
        for cookie, status in ((f"{COOKIE}={token}", 200), (f"{COOKIE}={token}x", 303)):
            assert client.get("/ar", headers=[(b"cookie", (others + cookie).encode())]).status_code == status
