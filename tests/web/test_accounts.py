from __future__ import annotations

import datetime as dt
import sqlite3
import stat
import unicodedata
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from starlette.testclient import TestClient

from khabar.errors import AccountError, ServeError
from khabar.web.accounts import Accounts, accounts_path
from khabar.web.app import create_app
from khabar.web.defences import COOKIE, is_loopback
from khabar.web.rate import Attempts
from khabar.web.server import serve
from tests.web.conftest import fill
from tests.web.screens import screens, token

PASSWORD = "ثلاث كلمات طويلة"


class Clock:
    def __init__(self) -> None:
        self.now = dt.datetime(2025, 2, 12, 9, tzinfo=dt.UTC)

    def __call__(self) -> dt.datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def accounts(tmp_path: Path, clock: Clock) -> Iterator[Accounts]:
    with Accounts(tmp_path / "k.db.accounts", clock=clock) as accounts:
        yield accounts


def test_a_password_is_kept_as_argon2(accounts: Accounts, tmp_path: Path) -> None:
    accounts.add("سلمى", PASSWORD, "reviewer")
    file = tmp_path / "k.db.accounts"
    assert PASSWORD.encode() not in file.read_bytes()
    assert b"$argon2id$" in file.read_bytes()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    found = accounts.verified(" سلمى ", PASSWORD)
    assert found is not None
    assert (found.name, found.role) == ("سلمى", "reviewer")
    assert accounts.verified("سلمى", PASSWORD + "!") is None


def test_a_name_that_is_not_there_takes_as_long(accounts: Accounts, monkeypatch: pytest.MonkeyPatch) -> None:
    accounts.add("سلمى", PASSWORD, "reader")
    asked: list[str] = []
    verify = PasswordHasher.verify

    def counted(self: PasswordHasher, hash: str, password: str) -> bool:
        asked.append(hash)
        return verify(self, hash, password)

    monkeypatch.setattr(PasswordHasher, "verify", counted)
    assert accounts.verified("nobody", PASSWORD) is None
    assert accounts.verified("سلمى", "wrong") is None
    assert len(asked) == 2
    assert all(hash.startswith("$argon2id$") for hash in asked)


def test_accounts_that_cannot_be(accounts: Accounts) -> None:
    accounts.add("سلمى", PASSWORD, "reader")
    for name, password in (
        ("سلمى", PASSWORD),
        ("", PASSWORD),
        ("a\nb", PASSWORD),
        ("x" * 65, PASSWORD),
        ("b", "short"),
    ):
        with pytest.raises(AccountError):
            accounts.add(name, password, "reader")
    with pytest.raises(AccountError):
        accounts.remove("nobody")
    with pytest.raises(AccountError):
        accounts.set_password("nobody", PASSWORD)
    accounts.remove("سلمى")
    assert accounts.all() == ()


def test_a_session_ends(accounts: Accounts, clock: Clock) -> None:
    account = accounts.add("سلمى", PASSWORD, "reader")
    first = accounts.sign_in(account)
    assert first != accounts.sign_in(account)
    session = accounts.session(first)
    assert session is not None
    assert session.account == account
    clock.now += dt.timedelta(hours=11)
    assert accounts.session(first) is not None  # seen again, so it goes on
    clock.now += dt.timedelta(hours=11)
    assert accounts.session(first) is not None
    clock.now += dt.timedelta(hours=13)
    assert accounts.session(first) is None
    long = accounts.sign_in(account)
    for _ in range(16):
        clock.now += dt.timedelta(hours=11)
        accounts.session(long)
    assert accounts.session(long) is None  # however often it was used
    other = accounts.sign_in(account)
    accounts.set_password("سلمى", PASSWORD * 2)
    assert accounts.session(other) is None
    assert accounts.session("made up") is None


def test_sessions_that_are_over_are_forgotten(accounts: Accounts, clock: Clock, tmp_path: Path) -> None:
    account = accounts.add("سلمى", PASSWORD, "reader")
    for _ in range(3):
        accounts.sign_in(account)
    clock.now += dt.timedelta(hours=11)
    kept = accounts.sign_in(account)
    clock.now += dt.timedelta(hours=2)
    accounts.sign_in(account)
    with closing(sqlite3.connect(tmp_path / "k.db.accounts")) as file:
        assert file.execute("SELECT count(*) FROM session").fetchone() == (2,)
        assert kept not in "".join(file.iterdump())  # nor is what a cookie holds to be read there
    assert accounts.session(kept) is not None


def test_accounts_are_for_nobody_else_to_read(tmp_path: Path) -> None:
    path = tmp_path / "k.db.accounts"
    path.touch(mode=0o644)
    path.chmod(0o644)
    with Accounts(path):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_hashes_of_older_settings_are_made_anew(accounts: Accounts, tmp_path: Path) -> None:
    accounts.add("سلمى", PASSWORD, "reader")
    weak = PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1).hash(PASSWORD)
    with closing(sqlite3.connect(tmp_path / "k.db.accounts")) as file, file:
        file.execute("UPDATE account SET hash = ?", (weak,))
    assert accounts.verified("سلمى", PASSWORD) is not None
    with closing(sqlite3.connect(tmp_path / "k.db.accounts")) as file:
        [hash] = file.execute("SELECT hash FROM account").fetchone()
    assert not PasswordHasher().check_needs_rehash(hash)
    assert accounts.verified("سلمى", PASSWORD) is not None


def test_tries_are_slowed_down() -> None:
    attempts = Attempts()
    keys = ("name:سلمى", "from:10.0.0.1")
    for _ in range(5):
        assert attempts.wait(keys, 0) == 0
        attempts.failed(keys, 0)
    assert attempts.wait(keys, 0) == 1
    assert attempts.wait(("name:another", "from:10.0.0.1"), 0.5) == 0.5
    assert attempts.wait(("name:another", "from:10.0.0.2"), 0) == 0
    for _ in range(20):
        attempts.failed(keys, 0)
    assert attempts.wait(keys, 0) == 15 * 60
    attempts.succeeded("name:سلمى")
    assert attempts.wait(("name:سلمى", "from:10.0.0.9"), 0) == 0


@pytest.mark.parametrize(
    ("host", "own"),
    [("127.0.0.1", True), ("localhost", True), ("::1", True), ("127.8.0.1", True), ("0.0.0.0", False), ("::", False),
     ("192.168.1.4", False), ("news.example", False), ("", False)],
)  # fmt: skip
def test_what_only_this_machine_reaches(host: str, own: bool) -> None:
    assert is_loopback(host) is own


def test_nobody_else_gets_in_without_accounts(tmp_path: Path) -> None:
    with pytest.raises(ServeError, match="account"):
        serve(tmp_path / "k.db", host="0.0.0.0", port=0, names=(), told=print)


# --- through the pages ------------------------------------------------------------------------------------------


@pytest.fixture
def guarded(tmp_path: Path) -> Iterator[TestClient]:
    """A record with a reader and a reviewer."""
    record = tmp_path / "k.db"
    fill(record)
    with Accounts(accounts_path(record)) as accounts:
        accounts.add("قارئ", PASSWORD, "reader")
        accounts.add("مراجعة", PASSWORD, "reviewer")
    with TestClient(create_app(record, host="0.0.0.0"), base_url="http://k.example", follow_redirects=False) as client:
        yield client


def sign_in(client: TestClient, name: str, password: str = PASSWORD) -> str:
    form = {"name": name, "password": password, "csrf": token(client, "/ar/sign-in")}
    return client.post("/ar/sign-in", data=form).headers["location"]


def test_nothing_is_read_without_signing_in(guarded: TestClient, tmp_path: Path) -> None:
    for address in screens(tmp_path / "k.db").values():
        answer = guarded.get(f"/en{address}")
        assert (answer.status_code, answer.headers["location"]) == (303, "/en/sign-in")
        path, _, query = address.partition("?")
        assert guarded.get(f"/en{path}.json?{query}").status_code == 403
    assert guarded.get("/static/app.css").status_code == 200


def test_signing_in_and_out(guarded: TestClient) -> None:
    assert sign_in(guarded, "قارئ", "wrong password") == "/ar/sign-in?wrong=true"
    planted = "planted by somebody else"
    guarded.cookies.set(COOKIE, planted, domain="k.example")
    assert sign_in(guarded, "قارئ") == "/ar"
    cookie = guarded.cookies[COOKIE]
    assert cookie != planted
    assert "قارئ" in guarded.get("/ar").text
    assert guarded.post("/ar/sign-out", data={"csrf": token(guarded, "/ar")}).status_code == 303
    guarded.cookies.set(COOKIE, cookie, domain="k.example")
    assert guarded.get("/ar").status_code == 303  # the cookie alone is worth nothing any more


def test_roles(guarded: TestClient) -> None:
    sign_in(guarded, "قارئ")
    assert guarded.post("/ar/add", data={"text": "x", "csrf": token(guarded)}).status_code == 403
    sign_in(guarded, "مراجعة")
    assert guarded.post("/ar/add", data={"csrf": token(guarded)}).headers["location"].startswith("/ar/add")


def test_many_tries_have_to_wait(guarded: TestClient) -> None:
    for _ in range(5):
        assert sign_in(guarded, "قارئ", "wrong password") == "/ar/sign-in?wrong=true"
    assert sign_in(guarded, "قارئ") == "/ar/sign-in?wait=true"  # the right one is not heard either
    assert "Too many" in guarded.get("/en/sign-in?wait=true").text


def test_a_name_in_other_letters_has_no_tries_more(guarded: TestClient) -> None:
    attempts: Attempts = guarded.app.state.attempts  # type: ignore[attr-defined]
    for _ in range(5):
        assert sign_in(guarded, "أحمد", "wrong password") == "/ar/sign-in?wrong=true"
    attempts.succeeded("from:testclient")  # from now on from elsewhere
    assert sign_in(guarded, unicodedata.normalize("NFD", "أحمد"), "wrong password") == "/ar/sign-in?wait=true"


def test_the_app_itself_is_open_to_nobody_without_accounts(tmp_path: Path) -> None:
    with pytest.raises(ServeError, match="accounts"), TestClient(create_app(tmp_path / "k.db", host="0.0.0.0")):
        pass


def test_pages_are_not_mixed_up_between_people(guarded: TestClient) -> None:
    sign_in(guarded, "قارئ")
    mine = token(guarded)
    guarded.cookies.clear()
    sign_in(guarded, "مراجعة")
    assert token(guarded) != mine
    assert guarded.post("/ar/add", data={"csrf": mine}).status_code == 403
