"""Whatever stops an add, nothing stored is lost and no half article is left: in real processes, really killed."""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from khabar.errors import StoreError
from khabar.store.sqlite import SqliteStore
from tests.store.articles import made

ROOT = Path(__file__).resolve().parents[2]
needs_signals = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")

CHILD = """
import os, signal, sys
from pathlib import Path
from khabar.store.sqlite import SqliteStore
from tests.store.articles import made
path, name, argument = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])

def pages(start, count):
    # Bytes that compress badly, so that a page takes room.
    for i in range(start, start + count):
        yield made(f"{name} {i} " + os.urandom(9000).hex(), text=f"خبر {name} رقم {i} " * 200)
"""
ADD_AND_DIE_AT_STATEMENT = (
    CHILD
    + """
import shutil
def add_and_die(path, last):
    seen = 0
    def watch(statement):
        nonlocal seen
        seen += 1
        if seen == last:
            os.kill(os.getpid(), signal.SIGKILL)
    with SqliteStore.open(path) as store:
        store._connection.set_trace_callback(watch)
        list(store.add_all(pages(0, 2)))
        os._exit(0)

for last in range(1, argument):
    copy = shutil.copy(path, f"{path}.{last}")
    child = os.fork()
    if not child:
        add_and_die(Path(copy), last)
    status = os.waitpid(child, 0)[1]
    print(os.waitstatus_to_exitcode(status), flush=True)
    if not status:
        break
"""
)
MAKE_AND_DIE = (
    CHILD
    + """
from khabar.store import sqlite_file
whole = sqlite_file._statements
def dying(script):
    for number, statement in enumerate(whole(script)):
        if number == argument:
            os._exit(9)
        yield statement
sqlite_file._statements = dying
SqliteStore.open(path)
"""
)
ADD_FOR_EVER = (
    CHILD
    + """
with SqliteStore.open(path) as store:
    for page, document in pages(0, argument):
        print(store.add(page, document).id, flush=True)
    for added in store.add_all(pages(argument, 1_000_000)):
        print(added.id, flush=True)
"""
)
ADD_WITH_LITTLE_ROOM = (
    CHILD
    + """
import resource
from khabar.errors import StoreError
resource.setrlimit(resource.RLIMIT_FSIZE, (argument, argument))
try:
    with SqliteStore.open(path) as store:
        for page, document in pages(0, 1000):
            print(store.add(page, document).id, flush=True)
except StoreError as error:
    sys.exit(str(error))
"""
)
ADD_SHARED_AND_OWN = (
    CHILD
    + """
shared = [made(f"مشتركة {i}", url=f"https://rabwa.example/{i % 5}") for i in range(10)]
with SqliteStore.open(path) as store:
    for page, document in [*shared, *pages(0, argument)]:
        print(store.add(page, document).id, flush=True)
    for added in store.add_all([*pages(argument, argument), *shared]):
        print(added.id, flush=True)
"""
)


def start(script: str, *arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", script, *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")


def finished(child: subprocess.Popen[str]) -> tuple[list[str], str, int]:
    """The ids that a child told of, what it complained of, and how it ended."""
    out, errors = child.communicate(timeout=60)
    return [line for line in out.splitlines() if len(line) == 16], errors, child.returncode


def must_be_whole(path: Path, told: list[str]) -> int:
    """Every article is whole and found by its words, and each one in `told` is there. Returns how many there are."""
    with SqliteStore.open(path) as store:
        articles = list(store.list(all_versions=True))
        ids = {stored.document.article.id for stored in articles}
        assert set(told) <= ids
        for stored in articles:
            assert store.page(stored.page).id == stored.page
        for id in random.sample(sorted(ids), min(5, len(ids))):
            words = " ".join(store.get(id).document.article.text.split()[:5])
            assert id in {hit.stored.document.article.id for hit in store.search(f'"{words}"', all_versions=True)}
        store.add(*made(f"بعد ذلك {len(articles)}"))  # it can still be written
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.execute("INSERT INTO article_terms (article_terms) VALUES ('integrity-check')")
    counts = {connection.execute(f"SELECT count(*) FROM {t}").fetchone() for t in ("page", "article", "article_terms")}
    assert counts == {(len(articles) + 1,)}
    newest = "SELECT count(*) FROM article GROUP BY series HAVING sum(newest) <> 1"
    assert connection.execute(newest).fetchall() == []
    connection.close()
    return len(articles)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A record that holds ten articles."""
    with SqliteStore.open(tmp_path / "khabar.db") as store:
        list(store.add_all(made(f"قديم {number}") for number in range(10)))
    return tmp_path / "khabar.db"


@needs_signals
def test_killed_at_every_statement(path: Path) -> None:
    """Two articles in one transaction: either all of them or none, at whichever statement the process dies."""
    out, errors = start(ADD_AND_DIE_AT_STATEMENT, path, "مقتول", 200).communicate(timeout=120)
    *killed, last = map(int, out.split())
    assert set(killed) == {-signal.SIGKILL}, errors
    assert last == 0
    assert len(killed) > 10
    added = [must_be_whole(Path(f"{path}.{statement}"), []) - 10 for statement in range(1, len(killed) + 2)]
    assert set(added) == {0, 2}
    assert added == sorted(added)  # the one that counts is the commit


@needs_signals
def test_killed_at_random(path: Path) -> None:
    told: list[str] = []
    for run in range(6):
        child = start(ADD_FOR_EVER, path, f"عشوائي{run}", run)
        assert child.stdout is not None
        told.append(child.stdout.readline().strip())
        time.sleep(random.uniform(0, 0.3))
        child.kill()
        ids, errors, code = finished(child)
        assert code == -signal.SIGKILL, errors
        told += ids
        assert must_be_whole(path, told) >= 10 + len(told)


def test_killed_while_the_file_is_made(tmp_path: Path) -> None:
    for statement in (0, 1, 3):
        path = tmp_path / f"{statement}.db"
        child = start(MAKE_AND_DIE, path, "-", statement)
        assert finished(child)[2] == 9
        assert must_be_whole(path, []) == 0


@needs_signals
def test_full_disk(path: Path) -> None:
    """The file system refuses to let the file grow, as a full one would."""
    size = path.stat().st_size
    told, errors, code = finished(start(ADD_WITH_LITTLE_ROOM, path, "ضيق", size + 400_000))
    assert code == 1
    assert "what was stored before is still there" in errors
    assert "Traceback" not in errors
    assert told
    assert must_be_whole(path, told) == 10 + len(told)


def test_file_that_may_not_grow(path: Path) -> None:
    with SqliteStore.open(path) as store:
        pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
        store._connection.execute(f"PRAGMA max_page_count = {pages + 12}")
        kept = 0
        with pytest.raises(StoreError, match="disk is full; what was stored before"):  # noqa: PT012
            for number in range(1000):
                store.add(*made(f"جديد {number} {random.randbytes(4000).hex()}", text=f"نص {number} " * 200))
                kept += 1
        assert kept
        assert store.count() == 10 + kept
        batch = [made(f"دفعة {number} {random.randbytes(9000).hex()}") for number in range(20)]
        with pytest.raises(StoreError, match="disk is full"):
            list(store.add_all(batch))
        assert store.count() == 10 + kept
        store._connection.execute("PRAGMA max_page_count = 1000000")
        assert [added.status for added in store.add_all(batch)] == ["new"] * 20
    assert must_be_whole(path, []) == 30 + kept


def test_several_processes_at_once(tmp_path: Path) -> None:
    """Four begin with no file at all; each adds pages of its own and the same ten, of which five are versions."""
    path = tmp_path / "new.db"
    children = [start(ADD_SHARED_AND_OWN, path, f"عملية{number}", 15) for number in range(4)]
    told = []
    for child in children:
        ids, errors, code = finished(child)
        assert code == 0, errors
        told += ids
    assert must_be_whole(path, told) == 4 * 30 + 10
    with SqliteStore.open(path) as store:
        assert store.count() == 4 * 30 + 5 + 1
