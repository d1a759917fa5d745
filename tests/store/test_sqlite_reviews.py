from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import msgspec
import pytest

from khabar.errors import ReviewError, StoreError
from khabar.model import Count, Document, Draft, Pairing, Profile, Review, Target, Verdict
from khabar.record import copies, reviews
from khabar.store import EventFilter, Reviewing
from khabar.store.sqlite import SqliteStore
from tests.store.articles import Ticking, made
from tests.store.events import happening
from tests.store.test_sqlite_stories import ROOT, Letters, article, needs_signals
from tests.store.test_sqlite_stories import add as add_articles

AT = "https://rabwa.example/news/23"


def opened(path: Path, reviewing: Reviewing | None = reviews) -> SqliteStore:
    return SqliteStore.open(path, clock=Ticking(), copying=copies, grouping=Letters(), reviewing=reviewing)


def killed(store: SqliteStore, id: str) -> Count | None:
    return store.get(id).document.reading.events[0].killed


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE review SET entry = '{}'",
        "DELETE FROM review",
        "INSERT OR REPLACE INTO review (id, entry) SELECT id, entry FROM review",
        "INSERT INTO review (id, entry) SELECT 5, entry FROM review",
        "INSERT INTO review (id, entry) VALUES (2, 'no JSON')",
    ],
)
def test_the_log_is_only_ever_added_to(tmp_path: Path, statement: str) -> None:
    with opened(tmp_path / "k.db") as store:
        entry = store.review("reject", store.add(*happening()).id, "v1", who="سلمى")
    connection = sqlite3.connect(tmp_path / "k.db", isolation_level=None)
    with pytest.raises(sqlite3.Error):
        connection.execute(statement)
    connection.close()
    with opened(tmp_path / "k.db") as store:
        assert list(store.reviews()) == [entry]


def test_opened_without_a_way_to_review(tmp_path: Path) -> None:
    page, document = happening(url=AT)
    later = happening("ثانية", url=AT)
    with opened(tmp_path / "k.db", None) as store:
        id = store.add(page, document).id
        with pytest.raises(StoreError, match="without a way to review"):
            store.review("reject", id, "v1", who="سلمى")
        assert list(store.reviews()) == []
    with opened(tmp_path / "k.db") as store:
        store.review("fix", id, "v1", who="سلمى", values={"killed": "27"})
    with opened(tmp_path / "k.db", None) as store:
        assert killed(store, id) == Count(27, 27)  # as it was left
        new = store.add(*later).id
        assert killed(store, new) == Count(7, 7)
        assert store.undo(1, who="سلمى").id == 2
        assert store.undo(2, who="سلمى").id == 3
        assert store.story(id).pairings == ()
    with opened(tmp_path / "k.db") as store:
        assert killed(store, new) == killed(store, id) == Count(27, 27)
        assert len(list(store.events(EventFilter(min_killed=27)))) == 1


class Newer:
    """Reviews as another Khabar lays them."""

    VERSION = reviews.VERSION + 1

    def target_of(self, document: Document, mention: str) -> Target:
        return reviews.target_of(document, mention)

    def drafted(self, document: Document, mention: str, verdict: Verdict, values: Mapping[str, str]) -> Draft:
        return reviews.drafted(document, mention, verdict, values)

    def reviewed(self, document: Document, entries: Iterable[Review]) -> Document:
        return msgspec.structs.replace(document, reading=msgspec.structs.replace(document.reading, events=()))

    def pairings(self, documents: Mapping[str, Document], entries: Iterable[Review]) -> Sequence[Pairing]:
        return ()


def test_a_newer_way_of_reviewing_lays_them_anew(tmp_path: Path) -> None:
    with opened(tmp_path / "k.db") as store:
        id = store.add(*happening()).id
        other = store.add(*happening("آخر")).id
        store.review("fix", id, "v1", who="سلمى", values={"killed": "27"})
    with opened(tmp_path / "k.db", Newer()) as store:
        assert store.get(id).document.reading.events == ()
        assert {hit.stored.document.article.id for hit in store.events(EventFilter())} == {other}


def test_a_reading_of_another_khabar_is_passed_over(tmp_path: Path) -> None:
    with opened(tmp_path / "k.db") as store:
        id = store.add(*happening()).id
        store.review("fix", id, "v1", who="سلمى", values={"killed": "27"})
        store._connection.execute("""UPDATE article SET document = '{"id": 5}'""")
        store.rebuild()
        with pytest.raises(StoreError, match="another Khabar"):
            store.get(id)
        assert store.add(*happening()).status == "refreshed"
        assert killed(store, id) == Count(27, 27)


def test_where_nobody_has_said_anything_nothing_is_written(tmp_path: Path) -> None:
    with opened(tmp_path / "k.db") as store:
        for name in ("أ", "ب"):
            store.add(*happening(name))
        store.review("reject", happening("أ")[0].id, "v1", who="سلمى")
        rows = store._connection.execute("SELECT count(*) FROM reviewed").fetchone()
        assert rows == (1,)


def test_stories_are_told_by_what_people_have(tmp_path: Path) -> None:
    class Types(Letters):
        """Stories by the types of events."""

        def profile(self, document: Document) -> Profile:
            return Profile(text=tuple(sorted({event.type for event in document.reading.events})))

    path = tmp_path / "k.db"
    with SqliteStore.open(path, copying=copies, grouping=Types(), reviewing=reviews) as store:
        one, other = store.add(*happening("أ")).id, store.add(*happening("ب")).id
        assert len(list(store.stories())) == 1
        for mention in ("v1", "v2", "v3"):
            store.review("reject", one, mention, who="سلمى")
        assert len(list(store.stories())) == 2
        stories = list(store.stories())
        store.rebuild()
        assert list(store.stories()) == stories
        with pytest.raises(ReviewError, match="two stories"):
            store.review_pair("merge", (one, "v4"), (other, "v4"), who="سلمى")


def test_a_story_knows_what_people_say_of_its_mentions(tmp_path: Path) -> None:
    with opened(tmp_path / "k.db") as store:
        one, other = store.add(*happening("أ", url=AT)).id, store.add(*happening("ب")).id
        third = store.add(*made("ثالث", text="سوق كتاب شعر")).id
        assert store.story(one).pairings == ()
        assert store.story(one).dependent == ()
        split = store.review_pair("split", (other, "v1"), (one, "v1"), who="سلمى")
        store.review_pair("merge", (one, "v3"), (other, "v4"), who="سلمى")
        store.review_origins("not-independent", "outlet:هور", "actor:reuters", who="سلمى")
        back = store.review_origins("independent", "actor:afp", "actor:reuters", who="سلمى")
        dependent = (("actor:reuters", "outlet:هور"),)
        assert store.story(third).dependent == dependent
        newest = store.add(*happening("أخرى", url=AT)).id
        told = store.story(one)
        assert told.dependent == dependent
        assert told.pairings == (
            Pairing(one=f"{other}/v1", other=f"{newest}/v1", together=False),
            Pairing(one=f"{newest}/v3", other=f"{other}/v4", together=True),
        )
        store.undo(split.id, who="سلمى")
        store.undo(back.id - 1, who="سلمى")
        assert [pairing.together for pairing in store.story(one).pairings] == [True]
        assert store.story(one).dependent == ()
        assert len(list(store.reviews(article=other))) == 3


KILLED = """
import os, shutil, signal, sys
from pathlib import Path
from tests.store.events import happening
from tests.store.test_sqlite_reviews import AT, opened
path, what = Path(sys.argv[1]), sys.argv[2]

def die(copy, last):
    seen = 0
    def watch(statement):
        nonlocal seen
        seen += 1
        if seen == last:
            os.kill(os.getpid(), signal.SIGKILL)
    with opened(copy) as store:
        store._connection.set_trace_callback(watch)
        if what == "fix":
            store.review("fix", AT, "v1", who="سلمى", values={"killed": "27"})
        elif what == "undo":
            store.undo(1, who="سلمى")
        elif what == "add":
            store.add(*happening("ثانية", url=AT))
        else:
            store.rebuild()
        os._exit(0)

AT = "url:" + AT.partition("//")[2] if what != "add" else AT
last = 0
while True:
    last += 1 if last < 20 else 5
    copy = Path(shutil.copy(path, f"{path}.{last}"))
    child = os.fork()
    if not child:
        die(copy, last)
    ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    print(last, ended, flush=True)
    if ended == 0:
        break
"""


@needs_signals
@pytest.mark.parametrize("what", ["fix", "undo", "add", "rebuild"])
def test_killed_at_any_statement(what: str, tmp_path: Path) -> None:
    path = tmp_path / "k.db"
    with opened(path) as store:
        id = store.add(*happening(url=AT)).id
        add_articles(store, article("سيل وادي قرية", "د"))
        store.review("fix", id, "v1", who="كريم", values={"killed": "9"})
        kept = list(store.reviews())
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    run = subprocess.run(
        [sys.executable, "-c", KILLED, path, what],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    ends = [tuple(map(int, line.split())) for line in run.stdout.splitlines()]
    assert len(ends) > 20
    assert [code for _, code in ends] == [-9] * (len(ends) - 1) + [0]
    after = {"fix": Count(27, 27), "undo": Count(7, 7), "add": Count(9, 9), "rebuild": Count(9, 9)}[what]
    for last, code in ends:
        with opened(Path(f"{path}.{last}")) as store:
            said = list(store.reviews(newest_first=False))
            assert said[:1] == kept
            done = len(said) == 2 if what in ("fix", "undo") else what == "rebuild" or len(store.versions(id)) == 2
            assert done or code
            # The entry, the document, the index of events and the story are of one moment.
            toll = after if done else Count(9, 9)
            for stored in store.versions(id):
                assert stored.document.reading.events[0].killed == toll
            assert len(list(store.events(EventFilter(min_killed=toll.low)))) == 1
            assert list(store.events(EventFilter(min_killed=toll.low + 1))) == []
            assert sum(len(story.articles) for story in store.stories()) == 2
