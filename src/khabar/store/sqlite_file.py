"""Opening the record's file: is it ours, of which schema, and what do SQLite's errors mean to a person?"""

from __future__ import annotations

import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import resources
from pathlib import Path

from khabar.errors import StoreError

__all__ = ["APPLICATION_ID", "connect", "plainly", "schema_version", "transaction"]

APPLICATION_ID = 0x4B686272
"""“Khbr”, in the file's header: tells a record from the database of another program."""

_CACHE = 64 * 1024
"""KiB of the file that a connection keeps in memory: the inner pages of a large index take more than SQLite's 2 MiB."""

_MIGRATION = re.compile(r"(\d{4})_\w+\.sql")


@cache
def _migrations() -> tuple[str, ...]:
    """The scripts that lead from an empty file to the newest schema, one a step."""
    folder = resources.files("khabar.store").joinpath("migrations")
    scripts = sorted(file.name for file in folder.iterdir() if _MIGRATION.fullmatch(file.name))
    if [int(name[:4]) for name in scripts] != list(range(1, len(scripts) + 1)):
        raise StoreError(f"the migrations that ship with Khabar are not numbered 1 to {len(scripts)}: {scripts}")
    return tuple(folder.joinpath(name).read_text("utf-8") for name in scripts)


def schema_version() -> int:
    """The schema that this Khabar writes."""
    return len(_migrations())


def connect(path: Path, *, wait: float) -> sqlite3.Connection:
    """A connection to the record in `path`, which is made or brought to the newest schema when it has to be.

    `wait` is how many seconds to wait for another process that is writing. Raises `StoreError`.
    """
    with plainly(path):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(f"{path}: its folder cannot be made: {error.strerror}") from None
        connection = sqlite3.connect(path, timeout=wait, isolation_level=None)
        try:
            _must_be_ours(connection, path)
            _use_wal(connection, wait)
            # FULL syncs the log at every commit, so that what `Added` has told is there after a power cut too; NORMAL
            # would only promise that the file is whole. Adding many pages shares one commit, which makes it cheap.
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute(f"PRAGMA cache_size = -{_CACHE}")
            _migrate(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All of what the block writes, or nothing. It waits its turn at the beginning and never fails for that later."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # a full disk has rolled back already
            connection.execute("ROLLBACK")
        raise


@contextmanager
def plainly(path: Path) -> Iterator[None]:
    """Turns SQLite's errors inside the block into `StoreError` with the file's name and a reason for a person."""
    try:
        yield
    except sqlite3.Error as error:
        name = getattr(error, "sqlite_errorname", "") or ""
        reason = next((words for start, words in _REASONS if name.startswith(start)), f"it cannot be used: {error}")
        raise StoreError(f"{path}: {reason}") from error


_REASONS = (
    ("SQLITE_BUSY", "another process has been writing to it for too long; try again"),
    ("SQLITE_LOCKED", "another process has been writing to it for too long; try again"),
    ("SQLITE_READONLY", "it may not be written"),
    ("SQLITE_PERM", "permission denied"),
    ("SQLITE_FULL", "the disk is full; what was stored before is still there"),
    ("SQLITE_IOERR_WRITE", "the disk could not be written; what was stored before is still there"),
    ("SQLITE_IOERR_FSYNC", "the disk could not be written; what was stored before is still there"),
    ("SQLITE_IOERR_SHM", "there is no room beside it for the index of its log; is the disk full?"),
    ("SQLITE_IOERR", "the disk could not be read or written"),
    ("SQLITE_NOTADB", "no record of Khabar, nor any SQLite file"),
    ("SQLITE_CORRUPT", "the file is damaged; `sqlite3 FILE .recover` may save what can be saved"),
    ("SQLITE_CANTOPEN", "it cannot be opened; is it a folder, or may it not be read?"),
    ("SQLITE_TOOBIG", "a page is too large to be kept"),
)


def _must_be_ours(connection: sqlite3.Connection, path: Path) -> None:
    application, version = _pragma(connection, "application_id"), _pragma(connection, "user_version")
    if application == APPLICATION_ID:
        if version > schema_version():
            raise StoreError(
                f"{path}: made by a newer Khabar (schema {version}; this one knows {schema_version()}): upgrade Khabar"
            )
    elif application or version or connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
        raise StoreError(f"{path}: the database of another program, no record of Khabar")


def _use_wal(connection: sqlite3.Connection, wait: float) -> None:
    """Write-ahead logging: readers and a writer do not stop each other. It is a property of the file."""
    until = time.monotonic() + wait
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            # Two processes that make one file at once: SQLite does not wait here of itself.
            if not str(error.sqlite_errorname).startswith("SQLITE_BUSY") or time.monotonic() > until:
                raise
            time.sleep(0.02)


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Each step is a transaction: a process killed between two leaves a whole file of the schema in between."""
    while _pragma(connection, "user_version") < schema_version():
        with transaction(connection):
            version = _pragma(connection, "user_version")  # another process may have gone ahead meanwhile
            if version >= schema_version():
                return
            if version == 0:
                _must_be_ours(connection, path)
            for statement in _statements(_migrations()[version]):
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {version + 1}")


def _statements(script: str) -> Iterator[str]:
    """A script's statements one by one; `executescript` would commit the transaction that it runs in."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    value: int = connection.execute(f"PRAGMA {name}").fetchone()[0]
    return value
