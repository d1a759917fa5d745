from __future__ import annotations

import datetime as dt
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.model import Copy, Sketch
from khabar.record import copies
from khabar.record.copies import MemoryIndex
from khabar.store import sqlite_file
from khabar.store.sqlite import SqliteStore
from khabar.store.sqlite_copies import SqliteIndex
from tests.record.articles import reprints, with_page

ROOT = Path(__file__).resolve().parents[2]
REPRINTS = 6
"""Pairs among `reprints`."""

DAYS = st.one_of(st.none(), st.dates(dt.date(2025, 1, 1), dt.date(2025, 4, 30)))
SKETCHES = st.builds(
    lambda prints, day: Sketch(prints=tuple(sorted(prints)), day=day), st.sets(st.integers(0, 30), max_size=12), DAYS
)


@settings(deadline=None)
@given(st.lists(SKETCHES, max_size=12), st.sets(st.integers(0, 11)), SKETCHES)
def test_the_index_of_the_file_answers_as_that_of_the_memory(
    kept: list[Sketch], removed: set[int], asked: Sketch
) -> None:
    memory: MemoryIndex[int] = MemoryIndex()
    connection = sqlite3.connect(":memory:", isolation_level=None)
    for script in sqlite_file._migrations():
        for statement in sqlite_file._statements(script):
            connection.execute(statement)
    index = SqliteIndex(connection)
    for key, sketch in enumerate(kept):
        memory.add(key, sketch)
        index.add(key, sketch)
    for key in removed:
        memory.remove(key)
        index.remove(key)
    assert index.near(asked) == memory.near(asked)
    for key in range(len(kept)):
        index.remove(key)
    assert connection.execute("SELECT (SELECT count(*) FROM sketch) + (SELECT count(*) FROM print)").fetchone() == (0,)
    connection.close()


def pairs_of(path: Path) -> list[Copy]:
    with SqliteStore.open(path, copying=copies) as store:
        return sorted(store.copies(), key=lambda copy: (copy.source, copy.copy))


def test_what_was_kept_without_comparing_is_compared_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "k.db"
    with SqliteStore.open(path) as store:
        list(store.add_all(with_page(each) for each in reprints()))
        assert list(store.copies()) == []
        store.rebuild()
        assert list(store.copies()) == []
    assert len(pairs_of(path)) == REPRINTS
    wire, *_, other, _ = reprints()
    page, _ = with_page(wire)
    misread = msgspec.structs.replace(other.article, page=page.id, id=page.id[:16])
    with SqliteStore.open(path) as store:  # by one that compares nothing: what is not right any more goes
        assert len(list(store.copies())) == REPRINTS
        assert store.add(page, msgspec.structs.replace(wire, article=misread)).status == "refreshed"
        assert len(list(store.copies())) == REPRINTS - 3
    assert len(pairs_of(path)) == REPRINTS - 3 + 1  # with the other that it is now the same as


class Newer:
    """As `copies`, but of a later version that finds nothing."""

    VERSION = copies.VERSION + 1
    sketch = staticmethod(copies.sketch)

    @staticmethod
    def compare(one: object, other: object) -> None:
        return None


def test_a_later_khabar_compares_anew(tmp_path: Path) -> None:
    path = tmp_path / "k.db"
    with SqliteStore.open(path, copying=copies) as store:
        list(store.add_all(with_page(each) for each in reprints()))
    with SqliteStore.open(path, copying=Newer()) as store:
        assert list(store.copies()) == []


CHILD = """
import os, signal, sys
from pathlib import Path
from khabar.record import copies
from khabar.store.sqlite import SqliteStore
from tests.record.articles import reprints, with_page

path, what, last = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
seen = 0
def watch(statement):
    global seen
    seen += 1
    if seen == last:
        os.kill(os.getpid(), signal.SIGKILL)
with SqliteStore.open(path, copying=copies) as store:
    store._connection.set_trace_callback(watch)
    if what == "add":
        for each in reprints():
            store.add(*with_page(each))
    else:
        store.rebuild()
print(seen)
"""


def child(path: Path, what: str, last: int) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", CHILD, str(path), what, str(last)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> list[Copy]:
    path = tmp_path_factory.mktemp("whole") / "k.db"
    with SqliteStore.open(path, copying=copies) as store:
        list(store.add_all(with_page(each) for each in reprints()))
    found = pairs_of(path)
    assert len(found) == REPRINTS
    return found


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")
@pytest.mark.parametrize("what", ["add", "rebuild"])
def test_killed_at_any_statement_it_goes_on_to_the_same_pairs(what: str, tmp_path: Path, whole: list[Copy]) -> None:
    def filled(path: Path) -> Path:
        if what == "rebuild":
            with SqliteStore.open(path, copying=copies) as store:
                list(store.add_all(with_page(each) for each in reprints()))
        return path

    finished = child(filled(tmp_path / "k.db"), what, 0)
    assert finished.returncode == 0, finished.stderr
    statements = int(finished.stdout)
    for last in range(1, statements, max(1, statements // 8)):
        path = filled(tmp_path / f"{last}.db")
        assert child(path, what, last).returncode == -9
        with SqliteStore.open(path, copying=copies) as store:
            kept = {stored.page for stored in store.list()}
            assert {page for each in store.copies() for page in (each.source, each.copy)} <= {p[:16] for p in kept}
            list(store.add_all(with_page(each) for each in reprints()))
        assert pairs_of(path) == whole
