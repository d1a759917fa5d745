from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from khabar.arabic.fold import fold_text
from khabar.errors import NotFound, StoreError
from khabar.record import copies, reviews
from khabar.store import EventFilter, Store, default_path, sqlite_file
from khabar.store.sqlite import SqliteStore
from tests.store.articles import Ticking, made, saying
from tests.store.contract import StoreContract
from tests.store.events import happening


class TestSqliteStore(StoreContract):
    @pytest.fixture
    def store(self, tmp_path: Path) -> Iterator[Store]:
        with SqliteStore.open(tmp_path / "khabar.db", clock=Ticking(), copying=copies, reviewing=reviews) as store:
            yield store


def dump(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    try:
        return list(connection.iterdump())
    finally:
        connection.close()


def test_what_was_added_is_there_when_it_is_opened_again(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "khabar.db"
    page, document = made(published="2025-02-10")
    with SqliteStore.open(path, clock=Ticking()) as store:
        store.add(page, document)
    with SqliteStore.open(path) as store:
        [stored] = store.list()
        assert stored.document == document
        assert stored.added == dt.datetime(2025, 2, 12, 9, 1, tzinfo=dt.UTC)
        before = dump(path)
        store.add(page, document)
        assert dump(path) == before  # not a row, not a field


def test_the_clock_may_be_in_any_zone(tmp_path: Path) -> None:
    zone = dt.timezone(dt.timedelta(hours=3))
    with SqliteStore.open(tmp_path / "k.db", clock=lambda: dt.datetime(2025, 2, 12, 1, tzinfo=zone)) as store:
        store.add(*made())
        assert [s.added for s in store.list()] == [dt.datetime(2025, 2, 11, 22, tzinfo=dt.UTC)]


def test_another_analyser(tmp_path: Path) -> None:
    with SqliteStore.open(tmp_path / "k.db", analyse=lambda text: fold_text(text).split()) as store:
        store.add(*made(text='قال: "نعم" C++ a/b'))
        for words in ("نعم", "c++", "a/b"):
            assert len(list(store.search(words))) in (0, 1)
        assert len(list(store.search("c++"))) == 1


def test_the_file_is_in_wal_mode_and_marked(tmp_path: Path) -> None:
    SqliteStore.open(tmp_path / "k.db").close()
    connection = sqlite3.connect(tmp_path / "k.db")
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert connection.execute("PRAGMA application_id").fetchone() == (sqlite_file.APPLICATION_ID,)
    assert connection.execute("PRAGMA user_version").fetchone() == (sqlite_file.schema_version(),)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()


@pytest.mark.parametrize("content", [b"no database at all, but long enough to be looked at" * 40, b"<html>"])
def test_a_file_that_is_none(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "k.db"
    path.write_bytes(content)
    with pytest.raises(StoreError, match="nor any SQLite file"):
        SqliteStore.open(path)
    assert path.read_bytes() == content


def test_an_empty_file_becomes_a_record(tmp_path: Path) -> None:
    (tmp_path / "k.db").touch()
    with SqliteStore.open(tmp_path / "k.db") as store:
        assert store.count() == 0


@pytest.mark.parametrize("script", ["CREATE TABLE t (x)", "PRAGMA user_version = 3", "PRAGMA application_id = 7"])
def test_the_database_of_another_program(tmp_path: Path, script: str) -> None:
    path = tmp_path / "k.db"
    connection = sqlite3.connect(path)
    connection.executescript(f"{script}; VACUUM;")
    connection.close()
    content = path.read_bytes()
    with pytest.raises(StoreError, match="another program"):
        SqliteStore.open(path)
    assert path.read_bytes() == content


def test_a_newer_schema(tmp_path: Path) -> None:
    path = tmp_path / "k.db"
    SqliteStore.open(path).close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(StoreError, match="schema 99"):
        SqliteStore.open(path)


def test_a_step_that_fails_leaves_the_schema_before_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "k.db"
    with SqliteStore.open(path) as store:
        store.add(*made())
    before = dump(path)
    first = sqlite_file._migrations()
    broken = (
        *first,
        "CREATE TABLE half (x) STRICT;",
        "CREATE TABLE half2 (x TEXT) STRICT;\nALTER TABLE none RENAME TO x;",
    )
    monkeypatch.setattr(sqlite_file, "_migrations", lambda: broken)
    with pytest.raises(StoreError):
        SqliteStore.open(path)
    assert dump(path) == before
    good = (
        *first,
        "CREATE TABLE added (\n x TEXT -- ; inside\n) STRICT;\nINSERT INTO added VALUES ('a;b');",
        "DROP TABLE added;",
    )
    monkeypatch.setattr(sqlite_file, "_migrations", lambda: good)
    with SqliteStore.open(path) as store:
        assert store.count() == 1
    assert dump(path) == before
    monkeypatch.setattr(sqlite_file, "_migrations", lambda: first)
    with pytest.raises(StoreError, match="newer"):
        SqliteStore.open(path)


def test_a_folder_or_what_lies_under_a_file(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be opened"):
        SqliteStore.open(tmp_path)
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="folder cannot be made"):
        SqliteStore.open(tmp_path / "file" / "k.db")


def test_a_record_that_may_not_be_written(tmp_path: Path) -> None:
    with SqliteStore.open(tmp_path / "k.db") as store:
        store._connection.execute("PRAGMA query_only = ON")
        with pytest.raises(StoreError, match="may not be written"):
            store.add(*made())
        assert store.count() == 0


def test_a_record_that_another_process_writes(tmp_path: Path) -> None:
    path = tmp_path / "k.db"
    with SqliteStore.open(path) as store, SqliteStore.open(path, wait=0.05) as waiting:
        store._connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="another process"):
            waiting.add(*made())
        assert waiting.count() == 0  # reading goes on
        store._connection.execute("ROLLBACK")
        assert waiting.add(*made()).status == "new"
        assert store.count() == 1


def test_a_damaged_file(tmp_path: Path) -> None:
    path = tmp_path / "k.db"
    with SqliteStore.open(path) as store:
        list(store.add_all(made(f"صفحة {number}") for number in range(200)))
    content = bytearray(path.read_bytes())
    content[4096:] = b"\x5a" * (len(content) - 4096)
    path.write_bytes(content)
    with pytest.raises(StoreError, match="damaged"), SqliteStore.open(path) as store:  # noqa: PT012
        list(store.list())
        store.add(*made())


def test_a_damaged_row(tmp_path: Path) -> None:
    with SqliteStore.open(tmp_path / "k.db") as store:
        added = store.add(*made())
        store._connection.execute("UPDATE page SET content = x'00'")
        with pytest.raises(StoreError, match="damaged"):
            store.page(added.id)
        store._connection.execute("""UPDATE article SET document = '{"id": 5}'""")
        with pytest.raises(StoreError, match="another Khabar"):
            store.get(added.id)
        assert store.add(*made()).status == "refreshed"  # adding its page again mends it
        assert store.get(added.id)


def test_half_a_character(tmp_path: Path) -> None:
    with SqliteStore.open(tmp_path / "k.db") as store:
        with pytest.raises(StoreError, match="half a character"):
            store.add(*made(text="a\ud800"))
        with pytest.raises(NotFound):
            store.get("\ud800")


def test_default_path() -> None:
    assert default_path().name == "khabar.db"
    assert default_path().is_absolute()


def test_another_process_makes_the_file(tmp_path: Path) -> None:
    path = tmp_path / "k.db"
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StoreError, match="another process"):
        SqliteStore.open(path, wait=0.05)
    other.execute("ROLLBACK")
    other.close()
    SqliteStore.open(path).close()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("SQLITE_BUSY_SNAPSHOT", "another process"),
        ("SQLITE_READONLY_DIRECTORY", "may not be written"),
        ("SQLITE_IOERR_SHMSIZE", "is the disk full"),
        ("SQLITE_IOERR_READ", "could not be read"),
        ("SQLITE_TOOBIG", "too large"),
        ("SQLITE_MISUSE", "cannot be used: odd"),
        (None, "cannot be used: odd"),
    ],
)
def test_reasons(name: str | None, words: str) -> None:
    error = sqlite3.OperationalError("odd")
    if name is not None:
        error.sqlite_errorname = name
    with pytest.raises(StoreError, match=f"k.db: .*{words}"), sqlite_file.plainly(Path("k.db")):
        raise error


def test_migrations_must_be_numbered(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "migrations").mkdir()
    (tmp_path / "migrations" / "0002_second.sql").touch()
    monkeypatch.setattr("importlib.resources.files", lambda _: tmp_path)
    with pytest.raises(StoreError, match="not numbered"):
        sqlite_file._migrations.__wrapped__()


@pytest.fixture
def of_schema_1(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A record as the first schema had it, with an article in whose chains somebody stands."""
    path = tmp_path / "old.db"
    with SqliteStore.open(path, clock=Ticking()) as store:
        store.add(*saying())
        store.add(*made("غيره"))
        store.add(*happening())
    connection = sqlite3.connect(path)
    connection.executescript(
        "DROP INDEX article_outlet; DROP TABLE reviewed; DROP TABLE review;"
        "DROP TABLE judgement; DROP TABLE story; DROP TABLE member; DROP TABLE tie; DROP TABLE key_word;"
        "DROP TABLE profile; DROP INDEX article_not_grouped; ALTER TABLE article DROP COLUMN grouped;"
        "DROP TABLE copy; DROP TABLE print; DROP TABLE sketch; DROP INDEX article_not_compared;"
        "DROP INDEX article_revised; ALTER TABLE article DROP COLUMN compared;"
        "DROP TABLE argument_terms; DROP TABLE argument; DROP TABLE event; DROP INDEX article_not_coded;"
        "ALTER TABLE article DROP COLUMN coded;"
        "DROP TABLE link_terms; DROP TABLE link; DROP INDEX article_not_linked; ALTER TABLE article DROP COLUMN linked;"
        "PRAGMA user_version = 1;"
    )
    connection.close()
    return path


def test_links_of_what_an_older_khabar_has_kept(of_schema_1: Path) -> None:
    first = sqlite_file._migrations()[:1]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sqlite_file, "_migrations", lambda: first)
        with SqliteStore.open(of_schema_1) as store:
            assert store.count() == 3  # it is a record of the first schema
    with SqliteStore.open(of_schema_1) as store:
        assert [said.attribution.id for hit in store.who("Reuters") for said in hit.said] == ["a1", "a2"]
        assert store._connection.execute("SELECT count(*) FROM article WHERE linked = 0").fetchone() == (0,)
        before = dump(of_schema_1)
        assert len(list(store.who("البدري"))) == 1
        assert store.add(*saying()).status == "unchanged"
        assert dump(of_schema_1) == before


def test_links_of_many_are_worked_out_though_one_cannot_be_read(of_schema_1: Path) -> None:
    with SqliteStore.open(of_schema_1) as store:
        list(store.add_all(saying(f"قول {number}") for number in range(150)))
        store._connection.execute("UPDATE article SET linked = 0")
        store._connection.execute("""UPDATE article SET document = '{"id": 5}' WHERE key = 7""")
        assert len(list(store.who("رويترز"))) == 151
        store._connection.execute("UPDATE article SET linked = 0")
        store._connection.execute("PRAGMA query_only = ON")
        with pytest.raises(StoreError, match="may not be written"):
            list(store.who("رويترز"))


def test_an_article_that_is_read_anew_meanwhile(tmp_path: Path) -> None:
    page, document = saying()
    with SqliteStore.open(tmp_path / "k.db") as store, SqliteStore.open(tmp_path / "k.db") as other:
        store.add(page, document)
        store.add(*saying("قول آخر", published="2025-02-12"))
        hits = store.who("رويترز")
        assert next(hits).stored.day == dt.date(2025, 2, 12)
        other.add(page, made("قول", text=document.article.text)[1])
        assert list(hits) == []


def test_events_of_what_an_older_khabar_has_kept(of_schema_1: Path) -> None:
    with SqliteStore.open(of_schema_1) as store:
        assert len(list(store.events(EventFilter()))) == 3
        assert store._connection.execute("SELECT count(*) FROM article WHERE coded = 0").fetchone() == (0,)
        before = dump(of_schema_1)
        assert len(list(store.events(EventFilter(place="نيروبي"), newest_first=False))) == 1
        assert store.add(*happening()).status == "unchanged"
        assert dump(of_schema_1) == before


def test_events_of_many_are_worked_out_though_one_cannot_be_read(of_schema_1: Path) -> None:
    with SqliteStore.open(of_schema_1) as store:
        list(store.add_all(happening(f"حدث {number}") for number in range(150)))
        store._connection.execute("UPDATE article SET coded = 0")
        store._connection.execute("""UPDATE article SET document = '{"id": 5}' WHERE key = 7""")
        assert len(list(store.events(EventFilter(min_killed=1)))) == 150
        assert len(list(store.events(EventFilter(), newest_first=False))) == 450
        store._connection.execute("UPDATE article SET coded = 0")
        store._connection.execute("PRAGMA query_only = ON")
        with pytest.raises(StoreError, match="may not be written"):
            list(store.events(EventFilter()))


def test_events_as_added_are_not_sorted(tmp_path: Path) -> None:
    with SqliteStore.open(tmp_path / "k.db") as store:
        asked: list[str] = []
        store._connection.set_trace_callback(asked.append)
        list(store.events(EventFilter(), newest_first=False))
        store._connection.set_trace_callback(None)
        [question] = [statement for statement in asked if "CROSS JOIN" in statement]
        plan = [row[-1] for row in store._connection.execute(f"EXPLAIN QUERY PLAN {question}")]
        assert not [step for step in plan if step == "USE TEMP B-TREE FOR ORDER BY"], plan


def test_an_event_that_is_read_anew_meanwhile(tmp_path: Path) -> None:
    page, document = happening()
    with SqliteStore.open(tmp_path / "k.db") as store, SqliteStore.open(tmp_path / "k.db") as other:
        store.add(page, document)
        store.add(*happening("حدث آخر", published="2025-05-12"))
        hits = store.events(EventFilter(statuses=("happened",)))
        assert next(hits).stored.day == dt.date(2025, 5, 12)
        other.add(page, made("حدث", text=document.article.text)[1])
        assert [hit.stored.day for hit in hits] == [dt.date(2025, 5, 12)]
