"""Who may do what: accounts in a small file beside the record, so that a record can be passed on without them."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
import sqlite3
import unicodedata
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from khabar.errors import AccountError
from khabar.web.viewer import Role

__all__ = ["Account", "Accounts", "Clock", "Session", "accounts_path"]

Clock = Callable[[], dt.datetime]

_IDLE = dt.timedelta(hours=12)
_LONGEST = dt.timedelta(days=7)
"""How long a session lasts: unused, and at all."""
_SHORTEST_PASSWORD, _LONGEST_NAME = 10, 64

_SCHEMA = """
CREATE TABLE IF NOT EXISTS account (
    name TEXT PRIMARY KEY, role TEXT NOT NULL CHECK (role IN ('reader', 'reviewer', 'admin')), hash TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS session (
    token TEXT PRIMARY KEY,              -- SHA-256 of what the cookie holds
    name TEXT NOT NULL REFERENCES account (name) ON DELETE CASCADE,
    begun TEXT NOT NULL, seen TEXT NOT NULL,  -- ISO 8601, UTC
    csrf TEXT NOT NULL
) STRICT, WITHOUT ROWID;
"""


def accounts_path(record: Path) -> Path:
    """Where the accounts of a record are kept."""
    return record.with_name(f"{record.name}.accounts")


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who may sign in."""

    name: str
    role: Role


class Session(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who has signed in."""

    account: Account
    csrf: str
    """What a form of his has to bring."""


class Accounts:
    """The accounts of one record. Methods raise `AccountError` with a plain reason. One object is for one thread."""

    def __init__(self, path: Path, *, clock: Clock = lambda: dt.datetime.now(dt.UTC)) -> None:
        self._path, self._clock = path, clock
        self._hasher = PasswordHasher()
        # What is verified for a name that is not there, so that names cannot be told apart by how long it takes.
        self._nobody = self._hasher.hash(secrets.token_urlsafe())
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch(mode=0o600, exist_ok=True)
            if path.stat().st_mode & 0o077:  # one that was copied, perhaps, as everybody may read it
                path.chmod(0o600)
            self._connection = sqlite3.connect(path, isolation_level=None)
            self._connection.execute("PRAGMA foreign_keys = ON")
            self._connection.executescript(_SCHEMA)
        except (OSError, sqlite3.Error) as error:
            raise AccountError(f"{path}: the accounts cannot be opened: {error}") from None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    # --- accounts -----------------------------------------------------------------------------------------------

    def all(self) -> tuple[Account, ...]:
        """By name."""
        rows = self._connection.execute("SELECT name, role FROM account ORDER BY name")
        return tuple(Account(name=name, role=role) for name, role in rows)

    def add(self, name: str, password: str, role: Role) -> Account:
        """A new account."""
        name = plain_name(name)
        hash = self._hashed(password)
        try:
            self._connection.execute("INSERT INTO account (name, role, hash) VALUES (?, ?, ?)", (name, role, hash))
        except sqlite3.IntegrityError:
            raise AccountError(f"there is an account {name!r} already") from None
        return Account(name=name, role=role)

    def remove(self, name: str) -> None:
        """It and its sessions are gone."""
        if not self._connection.execute("DELETE FROM account WHERE name = ?", (plain_name(name),)).rowcount:
            raise AccountError(f"there is no account {name!r}")

    def set_password(self, name: str, password: str) -> None:
        """Another password; whoever is signed in by the old one is so no more."""
        name, hash = plain_name(name), self._hashed(password)
        if not self._connection.execute("UPDATE account SET hash = ? WHERE name = ?", (hash, name)).rowcount:
            raise AccountError(f"there is no account {name!r}")
        self._connection.execute("DELETE FROM session WHERE name = ?", (name,))

    def _hashed(self, password: str) -> str:
        if len(password) < _SHORTEST_PASSWORD:
            raise AccountError(f"a password has {_SHORTEST_PASSWORD} characters or more")
        return self._hasher.hash(password)

    def verified(self, name: str, password: str) -> Account | None:
        """The account that these are of; ``None`` for a wrong name or password, which take equally long."""
        name = unicodedata.normalize("NFC", name).strip()
        row = self._connection.execute("SELECT role, hash FROM account WHERE name = ?", (name,)).fetchone()
        role, hash = row if row is not None else (None, self._nobody)
        try:
            self._hasher.verify(hash, password)
        except (VerificationError, InvalidHashError):
            return None
        if role is None:
            return None
        if self._hasher.check_needs_rehash(hash):
            self._connection.execute("UPDATE account SET hash = ? WHERE name = ?", (self._hasher.hash(password), name))
        return Account(name=name, role=role)

    # --- sessions -----------------------------------------------------------------------------------------------

    def sign_in(self, account: Account) -> str:
        """Begin a session; the token by which `session` knows it, of which only a hash is kept.

        Those that are over, and that nobody has asked for since, are forgotten.
        """
        token, moment = secrets.token_urlsafe(32), self._clock()
        now = moment.isoformat()
        self._connection.execute(
            "DELETE FROM session WHERE seen < ? OR begun < ?",
            ((moment - _IDLE).isoformat(), (moment - _LONGEST).isoformat()),
        )
        self._connection.execute(
            "INSERT INTO session (token, name, begun, seen, csrf) VALUES (?, ?, ?, ?, ?)",
            (_digest(token), account.name, now, now, secrets.token_urlsafe(32)),
        )
        return token

    def session(self, token: str) -> Session | None:
        """Whose session it is; ``None`` when it is over, or was none."""
        row = self._connection.execute(
            "SELECT s.name, a.role, s.begun, s.seen, s.csrf FROM session AS s JOIN account AS a ON a.name = s.name"
            " WHERE s.token = ?",
            (_digest(token),),
        ).fetchone()
        if row is None:
            return None
        name, role, begun, seen, csrf = row
        now = self._clock()
        last = dt.datetime.fromisoformat(seen)
        if now - last > _IDLE or now - dt.datetime.fromisoformat(begun) > _LONGEST:
            self.sign_out(token)
            return None
        if now - last > dt.timedelta(minutes=5):  # not at every page
            self._connection.execute("UPDATE session SET seen = ? WHERE token = ?", (now.isoformat(), _digest(token)))
        return Session(account=Account(name=name, role=role), csrf=csrf)

    def sign_out(self, token: str) -> None:
        """End a session."""
        self._connection.execute("DELETE FROM session WHERE token = ?", (_digest(token),))


def plain_name(name: str) -> str:
    """A name as it is kept. Raises `AccountError` for one that could not be shown."""
    name = unicodedata.normalize("NFC", name).strip()
    if not 1 <= len(name) <= _LONGEST_NAME or not name.isprintable():
        raise AccountError(f"a name has 1 to {_LONGEST_NAME} characters that can be printed")
    return name


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
