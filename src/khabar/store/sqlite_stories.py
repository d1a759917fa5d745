"""Stories in the record's file: grouped with their articles, and for what was kept before.

Only the newest version of each address belongs to a story. What `StoryBook` writes, it writes inside the caller's
transaction, so that an article and its story are there together or not at all.
"""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from khabar.model import Document, Profile
from khabar.model.stories import JOINED_TIE, LEAST_SHARED_WORDS, LEAST_TIE, STORY_DAYS
from khabar.store.base import Grouping, Judgement, JudgementKind
from khabar.store.sqlite_documents import document_of
from khabar.store.sqlite_file import transaction

__all__ = ["StoryBook"]

_BATCH = 50
"""Articles that are grouped in one transaction, which other processes wait for."""
_REMEMBERED = 3_000
"""Articles whose profiles are kept at hand: those of the days around the last ones."""
_ENCODER = msgspec.json.Encoder(order="deterministic")
_DECODER = msgspec.json.Decoder(Profile)

Pair = tuple[int, int]


class StoryBook:
    """The stories of one record. Without `grouping` nothing is grouped until somebody opens the record with it."""

    def __init__(self, connection: sqlite3.Connection, grouping: Grouping | None) -> None:
        self._connection, self._grouping = connection, grouping
        self._at_hand: dict[int, Profile] = {}

    # --- inside the caller's transaction ------------------------------------------------------------------------

    def settle(self, series: str, changed: int) -> None:
        """Make the stories right for all versions of an address, one of which, `changed`, is new or read anew."""
        versions = self._connection.execute("SELECT key, newest FROM article WHERE series = ?", (series,)).fetchall()
        touched: set[int] = set()
        for key, newest in versions:
            if key == changed or not newest:
                touched |= self._forget(key)
        for key, newest in versions:
            known = self._connection.execute("SELECT 1 FROM profile WHERE article = ?", (key,)).fetchone()
            if newest and known is None:
                if self._grouping is None:
                    self._connection.execute("UPDATE article SET grouped = 0 WHERE key = ?", (key,))
                else:
                    touched |= self._place(self._grouping, key)
        self._regroup(touched)

    def judge(self, judgement: Judgement) -> None:
        """Write it down and group anew what it is on."""
        one, other = sorted((judgement.one, judgement.other))
        self._connection.execute(
            "INSERT INTO judgement (at, who, kind, one, other, why) VALUES (?, ?, ?, ?, ?, ?)",
            (judgement.at.isoformat(timespec="microseconds"), judgement.who, judgement.kind, one, other, judgement.why),
        )
        self._regroup(set(self._keys_of((one, other))))

    # --- transactions of its own --------------------------------------------------------------------------------

    def fill(self) -> None:
        """Group what another Khabar has kept. A process killed meanwhile leaves the rest for the next."""
        grouping = self._grouping
        if grouping is None:
            return
        missing = "SELECT key FROM article WHERE newest AND grouped < ? ORDER BY +key LIMIT ?"
        while self._connection.execute(missing, (grouping.VERSION, 1)).fetchone() is not None:
            with transaction(self._connection):
                for (key,) in self._connection.execute(missing, (grouping.VERSION, _BATCH)).fetchall():
                    self._regroup(self._forget(key) | self._place(grouping, key))

    def forget_all(self) -> None:
        """No profiles, ties and stories, nothing grouped, at once. Judgements stay."""
        self._at_hand.clear()
        with transaction(self._connection):
            for table in ("tie", "key_word", "profile", "member", "story"):
                self._connection.execute(f"DELETE FROM {table}")
            self._connection.execute("UPDATE article SET grouped = 0 WHERE grouped")

    # --- asking -------------------------------------------------------------------------------------------------

    def listed(
        self,
        *,
        joined: bool,
        limit: int | None,
        offset: int,
        holding: tuple[str, tuple[str | int, ...]] | None = None,
    ) -> Sequence[int]:
        """The keys of the stories in the order of `Store.stories`.

        Those of which an article fulfils the condition `holding` on ``article AS a``, when there is one; it may
        speak of the key as ``m.article``.
        """
        where = "articles > 1" if joined else "TRUE"
        values: tuple[str | int, ...] = ()
        if holding is not None:
            condition, values = holding
            # To look at an article costs more than all the rest.
            rows = "member AS m JOIN article AS a ON a.key = m.article" if "a." in condition else "member AS m"
            where += f" AND +key IN (SELECT m.story FROM {rows} WHERE {condition})"
        return [
            key
            for (key,) in self._connection.execute(
                f"SELECT key FROM story WHERE {where} ORDER BY day DESC, articles DESC, key DESC LIMIT ? OFFSET ?",
                (*values, -1 if limit is None else max(0, limit), max(0, offset)),
            )
        ]

    def story_of(self, article: int) -> int | None:
        """The story of an article; ``None`` for one that is not the newest version of its address."""
        row = self._connection.execute("SELECT story FROM member WHERE article = ?", (article,)).fetchone()
        return None if row is None else row[0]

    def members(self, story: int) -> Sequence[int]:
        """The keys of its articles in the order of time; empty when there is no such story any more."""
        return self._in_order(
            key for (key,) in self._connection.execute("SELECT article FROM member WHERE story = ?", (story,))
        )

    def near(self, members: Sequence[int]) -> list[tuple[int, float]]:
        """The articles of other stories that are tied to one of these, with the strongest tie, the likeliest first."""
        strongest: dict[int, float] = {}
        for one, other, score in self._ties_of(members):
            for mine, theirs in ((one, other), (other, one)):
                if mine in members and theirs not in members:
                    strongest[theirs] = max(score, strongest.get(theirs, 0.0))
        return sorted(strongest.items(), key=lambda item: (-item[1], item[0]))

    def judgements(self) -> list[Judgement]:
        """All that people have said, the first one first."""
        return [
            Judgement(at=dt.datetime.fromisoformat(at), who=who, kind=kind, one=one, other=other, why=why)
            for at, who, kind, one, other, why in self._connection.execute(
                "SELECT at, who, kind, one, other, why FROM judgement ORDER BY key"
            )
        ]

    # --- one article --------------------------------------------------------------------------------------------

    def _forget(self, key: int) -> set[int]:
        """Take an article out; the articles that it was together with, or tied to."""
        self._at_hand.pop(key, None)
        row = self._connection.execute("SELECT day, profile FROM profile WHERE article = ?", (key,)).fetchone()
        if row is None:
            return set()
        touched = {one if other == key else other for one, other, _ in self._ties_of([key])}
        story = self.story_of(key)
        if story is not None:
            touched |= set(self.members(story))
        day, encoded = row
        if self._grouping is not None:
            words = self._grouping.key_words(_decoded(encoded))
            self._connection.executemany(
                "DELETE FROM key_word WHERE day = ? AND word = ? AND article = ?", [(day, word, key) for word in words]
            )
        else:
            self._connection.execute("DELETE FROM key_word WHERE day = ? AND article = ?", (day, key))
        self._connection.execute("DELETE FROM tie WHERE one = ? OR other = ?", (key, key))
        self._connection.execute("DELETE FROM profile WHERE article = ?", (key,))
        self._connection.execute("DELETE FROM member WHERE article = ?", (key,))
        if story is not None:
            self._count(story)
        return touched - {key}

    def _place(self, grouping: Grouping, key: int) -> set[int]:
        """Keep an article's profile and ties; the articles that may be of one story with it, itself among them."""
        self._connection.execute("UPDATE article SET grouped = ? WHERE key = ?", (grouping.VERSION, key))
        document, day = self._document(key)
        if document is None:
            return set()
        profile = grouping.profile(document)
        words = grouping.key_words(profile)
        near = self._sharing(words, day)
        self._connection.execute(
            "INSERT INTO profile (article, day, profile) VALUES (?, ?, ?)",
            (key, day, zlib.compress(_ENCODER.encode(profile))),
        )
        self._connection.executemany(
            "INSERT INTO key_word (day, word, article, told) VALUES (?, ?, ?, ?)",
            [(day, word, key, told) for word, told in words.items()],
        )
        scores = grouping.tie_scores(profile, [self._profile(other) for other in near])
        tied = [(other, score) for other, score in zip(near, scores, strict=True) if score >= LEAST_TIE]
        self._connection.executemany(
            "INSERT INTO tie (one, other, score) VALUES (?, ?, ?)",
            [(*sorted((key, other)), score) for other, score in tied],
        )
        self._remember(key, profile)
        return {key, *(other for other, _ in tied)}

    def _sharing(self, words: Mapping[str, float], day: int) -> list[int]:
        """The articles of the days around whose key words are like these, in the order of adding."""
        days = list(range(day - STORY_DAYS, day + STORY_DAYS + 1))
        return [
            key
            for (key,) in self._connection.execute(
                "SELECT k.article FROM json_each(?) AS d CROSS JOIN json_each(?) AS w"
                " CROSS JOIN key_word AS k ON k.day = d.value AND k.word = w.key"
                " GROUP BY k.article HAVING sum(k.told * w.value) >= ? ORDER BY k.article",
                (json.dumps(days), json.dumps(words), LEAST_SHARED_WORDS),
            )
        ]

    def _profile(self, key: int) -> Profile:
        known = self._at_hand.pop(key, None)
        if known is None:
            row = self._connection.execute("SELECT profile FROM profile WHERE article = ?", (key,)).fetchone()
            known = _decoded(row[0])
        self._remember(key, known)
        return known

    def _remember(self, key: int, profile: Profile) -> None:
        self._at_hand[key] = profile
        while len(self._at_hand) > _REMEMBERED:
            del self._at_hand[next(iter(self._at_hand))]

    def _document(self, key: int) -> tuple[Document | None, int]:
        """With the day that it is from; ``None`` for one that this Khabar cannot read."""
        day, added = self._connection.execute("SELECT day, added FROM article WHERE key = ?", (key,)).fetchone()
        return document_of(self._connection, key), dt.date.fromisoformat((day or added)[:10]).toordinal()

    # --- stories ------------------------------------------------------------------------------------------------

    def _regroup(self, touched: set[int]) -> None:
        """Make the stories anew of which one of these articles is, or should be, by its ties or by what people said.

        Two stories that are none of them are left as they are, however they are tied: what a new article touches does
        not grow with the record.
        """
        grouping = self._grouping
        if grouping is None or not touched:
            return
        scope = self._with_their_stories(touched)
        judged: dict[Pair, JudgementKind] = {}
        edge = scope
        while edge:  # whom people have put together with one of these, and so on
            found = dict(self._judged(edge))
            judged.update(found)
            edge = self._with_their_stories({key for pair in found for key in pair}) - scope
            scope |= edge
        keys = self._in_order(scope)
        inside = set(keys)
        ties = {(one, other): score for one, other, score in self._ties_of(keys) if one in inside and other in inside}
        together = [pair for pair, kind in judged.items() if kind == "together"]
        apart = [pair for pair, kind in judged.items() if kind == "apart"]
        for story in grouping.grouped(keys, ties, together=together, apart=apart):
            self._write(story)

    def _with_their_stories(self, keys: Iterable[int]) -> set[int]:
        """These articles, those that are together with one of them, and those of the stories they are tied to."""
        tied = {key for one, other, score in self._ties_of(keys) if score >= JOINED_TIE for key in (one, other)}
        members = self._connection.execute(
            "SELECT DISTINCT m.article FROM json_each(?) AS k CROSS JOIN member AS s ON s.article = k.value"
            " CROSS JOIN member AS m ON m.story = s.story",
            (json.dumps(sorted(tied | set(keys))),),
        )
        return {*keys, *(key for (key,) in members)}

    def _ties_of(self, keys: Iterable[int]) -> list[tuple[int, int, float]]:
        """The ties of any of these articles with any other, some of them twice."""
        return self._connection.execute(
            "WITH asked AS (SELECT value AS key FROM json_each(?))"
            " SELECT t.one, t.other, t.score FROM asked CROSS JOIN tie AS t ON t.one = asked.key UNION ALL"
            " SELECT t.one, t.other, t.score FROM asked CROSS JOIN tie AS t ON t.other = asked.key",
            (json.dumps(list(keys)),),
        ).fetchall()

    def _judged(self, keys: Iterable[int]) -> Iterator[tuple[Pair, JudgementKind]]:
        """What people last said of each of these articles and another, but for what they have left open."""
        if self._connection.execute("SELECT 1 FROM judgement LIMIT 1").fetchone() is None:
            return
        for key in keys:
            [series] = self._connection.execute("SELECT series FROM article WHERE key = ?", (key,)).fetchone()
            said: dict[tuple[str, str], JudgementKind] = {}
            for kind, one, other in self._connection.execute(
                "SELECT kind, one, other FROM judgement WHERE one = ? OR other = ? ORDER BY key", (series, series)
            ):
                said[one, other] = kind
            for pair, kind in said.items():
                keys_of = self._keys_of(pair)
                if kind != "open" and len(keys_of) == 2:
                    yield (keys_of[0], keys_of[1]), kind

    def _keys_of(self, series: Iterable[str]) -> list[int]:
        """The newest versions of these addresses that have been grouped."""
        found = []
        for name in series:
            row = self._connection.execute(
                "SELECT a.key FROM article AS a JOIN profile AS p ON p.article = a.key WHERE a.series = ? AND a.newest",
                (name,),
            ).fetchone()
            if row is not None:
                found.append(row[0])
        return found

    def _in_order(self, keys: Iterable[int]) -> list[int]:
        """By day, then by when they were added; without those that are not grouped."""
        return [
            key
            for (key,) in self._connection.execute(
                "SELECT p.article FROM json_each(?) AS k CROSS JOIN profile AS p ON p.article = k.value"
                " ORDER BY p.day, p.article",
                (json.dumps(list(keys)),),
            )
        ]

    def _write(self, story: Sequence[int]) -> None:
        first = story[0]
        before = set()
        for key in story:
            was = self.story_of(key)
            if was != first:
                before.add(was)
                self._connection.execute(
                    "INSERT INTO member (article, story) VALUES (?, ?)"
                    " ON CONFLICT DO UPDATE SET story = excluded.story",
                    (key, first),
                )
        for was in before - {None}:
            assert was is not None
            self._count(was)
        self._count(first)

    def _count(self, story: int) -> None:
        """Make the story's own row right; it goes when nobody belongs to it any more."""
        count, day = self._connection.execute(
            "SELECT count(*), max(p.day) FROM member AS m JOIN profile AS p ON p.article = m.article WHERE m.story = ?",
            (story,),
        ).fetchone()
        if not count:
            self._connection.execute("DELETE FROM story WHERE key = ?", (story,))
            return
        self._connection.execute(
            "INSERT INTO story (key, day, articles) VALUES (?, ?, ?)"
            " ON CONFLICT DO UPDATE SET day = excluded.day, articles = excluded.articles",
            (story, day, count),
        )


def _decoded(encoded: bytes) -> Profile:
    return _DECODER.decode(zlib.decompress(encoded))
