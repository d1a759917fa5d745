from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.errors import NotFound
from khabar.model import Document, Profile
from khabar.record import copies
from khabar.record.stories import grouped
from khabar.store import ArticleFilter, JudgementKind
from khabar.store.sqlite import SqliteStore
from tests.record.articles import document, with_page

ROOT = Path(__file__).resolve().parents[2]
needs_signals = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")


class Letters:
    """Stories by the words that two texts share: what a store needs, small enough to see through."""

    VERSION = 1

    def profile(self, document: Document) -> Profile:
        return Profile(text=tuple(sorted(set(document.article.text.split()))))

    def key_words(self, profile: Profile) -> dict[str, float]:
        return dict.fromkeys(profile.text, 0.5)

    def tie_scores(self, one: Profile, others: Sequence[Profile]) -> list[float]:
        return [len({*one.text} & {*other.text}) / len({*one.text, *other.text}) for other in others]

    def grouped(
        self,
        keys: Sequence[int],
        ties: Mapping[tuple[int, int], float],
        *,
        together: Iterable[tuple[int, int]],
        apart: Iterable[tuple[int, int]],
    ) -> list[list[int]]:
        return grouped(keys, ties, together=together, apart=apart)


def opened(path: Path, grouping: Letters | None = None) -> SqliteStore:
    return SqliteStore.open(path, copying=copies, grouping=grouping or Letters())


def article(text: str, name: str, *, day: int = 10, url: str | None = None) -> Document:
    return document(text, outlet=name, published=f"2025-02-{day:02}", headline=name, url=url)


def add(store: SqliteStore, *documents: Document) -> None:
    for each in documents:
        store.add(*with_page(each))


def told(store: SqliteStore) -> set[frozenset[str]]:
    return {frozenset(_name(one.document) for one in story.articles) for story in store.stories()}


def _name(of: Document) -> str:
    return of.article.outlet or ""


FLOOD = [article("سيل وادي قرية ليل", "أ"), article("سيل وادي قرية فجر", "ب", day=11), article("سوق كتاب شعر", "ج")]


def test_articles_of_one_happening(tmp_path: Path) -> None:
    with opened(tmp_path / "k.db") as store:
        add(store, *FLOOD)
        first, second = store.stories()
        assert [_name(one.document) for one in first.articles] == ["أ", "ب"]  # the story of the last day comes first
        assert first.id == first.articles[0].document.article.id
        assert [_name(one.document) for one in second.articles] == ["ج"]
        assert [len(story.articles) for story in store.stories(alone=False)] == [2]
        assert [len(story.articles) for story in store.stories(limit=1, offset=1)] == [1]
        assert list(store.stories(limit=0)) == []
        assert store.story(FLOOD[1].article.id[:9]) == first
        with pytest.raises(NotFound):
            store.story("nobody")


def test_stories_that_are_sought(tmp_path: Path) -> None:
    with opened(tmp_path / "k.db") as store:
        add(store, *FLOOD)
        sought = ArticleFilter(words="فجر")
        assert [len(story.articles) for story in store.stories(sought=sought)] == [2]  # all of it, not only what has it
        assert [len(story.articles) for story in store.stories(sought=ArticleFilter(words="قرية"), limit=1)] == [2]
        assert list(store.stories(sought=ArticleFilter(words="سوق"), alone=False)) == []
        assert list(store.stories(sought=ArticleFilter(words="فجر ليل"))) == []  # in one article, or not at all
        assert list(store.stories(sought=ArticleFilter(words="!"))) == []


def test_days_far_apart(tmp_path: Path) -> None:
    with opened(tmp_path / "k.db") as store:
        add(store, *FLOOD[:2], article("سيل وادي قرية ليل", "د", day=20))
        assert told(store) == {frozenset("أب"), frozenset("د")}
        add(store, article("سيل وادي قرية ليل", "هـ", day=24))
        assert told(store) == {frozenset("أب"), frozenset(("د", "هـ"))}


def test_what_may_belong_to_it(tmp_path: Path) -> None:
    with opened(tmp_path / "k.db") as store:
        add(store, *FLOOD[:2], article("سيل وادي مطر غيم ثلج", "د"))
        assert told(store) == {frozenset("أب"), frozenset("د")}
        story = store.story(FLOOD[0].article.id)
        [(near, score)] = story.near
        assert (_name(near.document), round(score, 2)) == ("د", 0.29)


def test_only_the_newest_version_belongs_to_a_story(tmp_path: Path) -> None:
    at = "https://hawr.example/1"
    with opened(tmp_path / "k.db") as store:
        add(store, *FLOOD, article("سيل وادي قرية", "د", url=at))
        assert told(store) == {frozenset("أبد"), frozenset("ج")}
        add(store, article("سوق كتاب شعر", "د", url=at))
        assert told(store) == {frozenset("أب"), frozenset("جد")}
        first = store.versions(article("سيل وادي قرية", "د", url=at).article.id)[0]
        assert frozenset(_name(one.document) for one in store.story(first.document.article.id).articles) == set("جد")


def test_people_win_and_may_change_their_minds(tmp_path: Path) -> None:
    one, other, third = (each.article.id for each in FLOOD)
    with opened(tmp_path / "k.db") as store:
        add(store, *FLOOD)
        said = store.judge("apart", other, one, who="سلمى", why="واديان")
        assert (said.who, said.why) == ("سلمى", "واديان")
        assert told(store) == {frozenset("أ"), frozenset("ب"), frozenset("ج")}
        store.judge("together", one, third, who="سلمى")
        assert told(store) == {frozenset("أج"), frozenset("ب")}
        store.rebuild()
        assert told(store) == {frozenset("أج"), frozenset("ب")}
        store.judge("open", one, other, who="كريم")
        store.judge("open", one, third, who="كريم")
        assert told(store) == {frozenset("أب"), frozenset("ج")}
        assert [judgement.kind for judgement in store.judgements()] == ["apart", "together", "open", "open"]
        with pytest.raises(NotFound, match="one article"):
            store.judge("apart", one, one, who="سلمى")
        with pytest.raises(NotFound):
            store.judge("apart", one, "nobody", who="سلمى")


def test_a_judgement_outlasts_a_new_version(tmp_path: Path) -> None:
    at = "https://hawr.example/1"
    before = article("سيل وادي قرية", "د", url=at)
    with opened(tmp_path / "k.db") as store:
        add(store, *FLOOD, before)
        store.judge("apart", FLOOD[0].article.id, before.article.id, who="سلمى")
        store.judge("apart", FLOOD[1].article.id, before.article.id, who="سلمى")
        add(store, article("سيل وادي قرية ليل", "د", url=at))
        assert told(store) == {frozenset("أب"), frozenset("ج"), frozenset("د")}


def test_what_was_kept_without_grouping_is_grouped_when_asked(tmp_path: Path) -> None:
    with SqliteStore.open(tmp_path / "k.db") as store:
        add(store, *FLOOD[:2])
        store.judge("apart", FLOOD[0].article.id, FLOOD[1].article.id, who="سلمى")
        store.judge("open", FLOOD[0].article.id, FLOOD[1].article.id, who="سلمى")
        assert list(store.stories()) == []
    with opened(tmp_path / "k.db") as store:
        assert told(store) == {frozenset("أب")}


def test_a_newer_way_of_grouping_groups_again(tmp_path: Path) -> None:
    class Newer(Letters):
        VERSION = 2

        def tie_scores(self, one: Profile, others: Sequence[Profile]) -> list[float]:
            return [0.0 for _ in others]

    with opened(tmp_path / "k.db") as store:
        add(store, *FLOOD)
    with opened(tmp_path / "k.db", Newer()) as store:
        assert told(store) == {frozenset("أ"), frozenset("ب"), frozenset("ج")}


TEXTS = st.sets(st.sampled_from(["سيل", "وادي", "قرية", "ليل", "فجر", "سوق", "كتاب"]), min_size=1, max_size=4)


class Added(NamedTuple):
    one: int
    words: set[str]
    day: int


class Judged(NamedTuple):
    one: int
    other: int
    kind: JudgementKind


KINDS: list[JudgementKind] = ["together", "apart", "open"]
ADDED = st.builds(Added, st.integers(0, 6), TEXTS, st.integers(8, 14))
JUDGED = st.builds(Judged, st.integers(0, 6), st.integers(0, 6), st.sampled_from(KINDS))


@settings(deadline=None, max_examples=40)
@given(st.lists(ADDED, max_size=9, unique_by=lambda step: step.one))
def test_a_rebuild_gives_the_same_stories(tmp_path_factory: pytest.TempPathFactory, added: list[Added]) -> None:
    with opened(tmp_path_factory.mktemp("stories") / "k.db") as store:
        for name, words, day in added:
            add(store, article(" ".join(sorted(words)), str(name), day=day))
        found = list(store.stories())
        store.rebuild()
        assert list(store.stories()) == found


@settings(deadline=None, max_examples=60)
@given(st.lists(ADDED | JUDGED, max_size=14))
def test_whatever_happens_every_article_has_one_story_and_people_are_right(
    tmp_path_factory: pytest.TempPathFactory, steps: list[Added | Judged]
) -> None:
    path = tmp_path_factory.mktemp("stories") / "k.db"
    newest: dict[int, Document] = {}
    said: dict[frozenset[str], str] = {}
    with opened(path) as store:
        for step in steps:
            one = step.one
            if isinstance(step, Added):
                words = " ".join(sorted(step.words))
                newest[one] = article(words, str(one), day=step.day, url=f"https://hawr.example/{one}")
                add(store, newest[one])
            elif one != step.other and one in newest and step.other in newest:
                said[frozenset((str(one), str(step.other)))] = step.kind
                store.judge(step.kind, newest[one].article.id, newest[step.other].article.id, who="سلمى")
        for again in (False, True):
            if again:
                store.rebuild()
            stories = told(store)
            assert sorted(name for story in stories for name in story) == sorted(map(str, newest))
            together = [pair for pair, kind in said.items() if kind == "together"]
            assert all(any(pair <= story for story in stories) for pair in together)
            if not together:
                assert not any(pair <= story for story in stories for pair, kind in said.items() if kind == "apart")
    connection = sqlite3.connect(path)
    members = connection.execute("SELECT story, count(*) FROM member GROUP BY story ORDER BY story").fetchall()
    assert members == connection.execute("SELECT key, articles FROM story ORDER BY key").fetchall()
    connection.close()


KILLED = """
import os, shutil, signal, sys
from pathlib import Path
from typing import NamedTuple
from tests.store.test_sqlite_stories import FLOOD, add, article, opened
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
        if what == "add":
            add(store, article("سيل وادي قرية", "د"))
        elif what == "judge":
            store.judge("together", FLOOD[0].article.id, FLOOD[2].article.id, who="سلمى")
        else:
            store.rebuild()
            list(store.stories())
        os._exit(0)

last = 0
while True:
    last += 1 if last < 20 else 7
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
@pytest.mark.parametrize("what", ["add", "judge", "rebuild"])
def test_killed_at_any_statement(what: str, tmp_path: Path) -> None:
    path = tmp_path / "k.db"
    with opened(path) as store:
        add(store, *FLOOD)
        store.judge("apart", FLOOD[0].article.id, FLOOD[1].article.id, who="كريم")
        before, kept = told(store), store.judgements()
    after = {
        "add": {frozenset("أد"), frozenset("ب"), frozenset("ج")},
        "judge": {frozenset("أج"), frozenset("ب")},
        "rebuild": before,
    }[what]
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
    for last, code in ends:
        with opened(Path(f"{path}.{last}")) as store:
            assert store.judgements()[:1] == kept
            assert told(store) in (before, after)
            if code == 0 and what != "rebuild":
                assert told(store) == after
            if what == "add":  # whoever was not told that it was added adds it again
                add(store, article("سيل وادي قرية", "د"))
                assert told(store) == after
