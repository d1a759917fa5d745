"""Reviewing in the record's file: what people say is written down, and holds at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from types import MappingProxyType

import msgspec

from khabar.errors import ReviewError
from khabar.model import Review, Target, Verdict
from khabar.store.base import IndependenceKind, PairKind
from khabar.store.sqlite_articles import SqliteArticles
from khabar.store.sqlite_file import plainly, transaction

__all__ = ["SqliteReviewing"]

_NO_VALUES: Mapping[str, str] = MappingProxyType({})


class SqliteReviewing(SqliteArticles):
    """The review log of a record in one file."""

    def review(
        self,
        kind: Verdict,
        article: str,
        mention: str,
        *,
        who: str,
        why: str = "",
        values: Mapping[str, str] = _NO_VALUES,
    ) -> Review:
        """See `Store.review`."""
        with plainly(self._path), transaction(self._connection):
            key, series = self._find(article)
            draft = self._reviews.reviewing.drafted(self._article(key).document, mention, kind, values)
            on = msgspec.structs.replace(draft.on, article=series)
            return self._noted(
                Review(id=0, at=self._now(), who=who, kind=kind, on=on, old=draft.old, new=draft.new,
                       refers=draft.refers, words=draft.words, why=why)
            )  # fmt: skip

    def review_pair(
        self, kind: PairKind, one: tuple[str, str], other: tuple[str, str], *, who: str, why: str = ""
    ) -> Review:
        """See `Store.review_pair`."""
        with plainly(self._path):
            self._stories.fill()
        with plainly(self._path), transaction(self._connection):
            first, second = self._target(one), self._target(other)
            if (first.article, first.mention) == (second.article, second.mention):
                raise ReviewError(f"{'/'.join(one)} and {'/'.join(other)} are one mention")
            if first.layer != "event" or second.layer != "event":
                raise ReviewError("only mentions of events are merged or split")
            if first.article != second.article and not self._in_one_story(first.article, second.article):
                raise ReviewError(f"{one[0]} and {other[0]} are of two stories; judge them together first")
            return self._noted(Review(id=0, at=self._now(), who=who, kind=kind, on=first, other=second, why=why))

    def review_origins(self, kind: IndependenceKind, one: str, other: str, *, who: str, why: str = "") -> Review:
        """See `Store.review_origins`."""
        for id in (one, other):
            if not id.partition(":")[2].strip():
                raise ReviewError(f"{id!r} is no origin; an origin is as actor:reuters or person:سليم الحداد")
        if one == other:
            raise ReviewError(f"{one} is one origin")
        with plainly(self._path), transaction(self._connection):
            return self._noted(Review(id=0, at=self._now(), who=who, kind=kind, origins=(one, other), why=why))

    def undo(self, id: int, *, who: str, why: str = "") -> Review:
        """See `Store.undo`."""
        with plainly(self._path), transaction(self._connection):
            entry = self._reviews.entry(id)
            before = self._reviews.undone_by(id)
            if before is not None:
                raise ReviewError(f"review {id} was taken back before, by {before}")
            return self._noted(
                Review(id=0, at=self._now(), who=who, kind="undo", on=entry.on, other=entry.other,
                       origins=entry.origins, undoes=id, why=why)
            )  # fmt: skip

    def reviews(
        self, *, article: str | None = None, limit: int | None = None, offset: int = 0, newest_first: bool = True
    ) -> Iterator[Review]:
        """See `Store.reviews`."""
        series = None if article is None else self._find(article)[1]
        with plainly(self._path):
            found = self._reviews.listed(series, limit=limit, offset=offset, newest_first=newest_first)
        yield from found

    def _target(self, id: tuple[str, str]) -> Target:
        key, series = self._find(id[0])
        target = self._reviews.reviewing.target_of(self._article(key).document, id[1])
        return msgspec.structs.replace(target, article=series)

    def _in_one_story(self, one: str, other: str) -> bool:
        """Also where nothing is grouped at all."""
        stories = {
            self._stories.story_of(key)
            for (key,) in self._connection.execute(
                "SELECT key FROM article WHERE newest AND series IN (?, ?)", (one, other)
            ).fetchall()
        }
        return len(stories) == 1

    def _now(self) -> dt.datetime:
        return self._clock().astimezone(dt.UTC)

    def _noted(self, review: Review) -> Review:
        """Write an entry, and make right what it is about."""
        review = self._reviews.write(review)
        if review.on is not None and (review.other is None or review.other.article == review.on.article):
            self._lay(review.on.article)
        return review
