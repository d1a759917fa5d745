"""Which articles are of one story: a happening with its follow-ups and what is said on it.

`profile` is what is kept of an article, `key_words` finds those that may be of its story, `tie_scores` says how likely
two are, `grouped` makes stories of the ties. All depends on the articles and on people's judgements alone, never on
what came first.
"""

from __future__ import annotations

from collections.abc import Iterable

from khabar.model import Document, Profile
from khabar.model.stories import LEAST_SHARED_WORDS, LEAST_TIE, STORY_DAYS
from khabar.record.stories.grouping import grouped
from khabar.record.stories.profiles import profile
from khabar.record.stories.signals import prepared
from khabar.record.stories.ties import tie_scores

__all__ = ["VERSION", "find_stories", "grouped", "key_words", "near", "profile", "shared", "tie_scores"]

VERSION = 1
"""How stories are found now. Raise it when that changes: records kept before are grouped again."""

_KEY_WORDS = 32


def key_words(profile: Profile) -> dict[str, float]:
    """The words that tell most of an article, with how much; two articles of one story share some of them."""
    told = prepared(profile).whole
    return {word: told[word] for word in sorted(told, key=lambda word: (-told[word], word))[:_KEY_WORDS]}


def find_stories(documents: Iterable[Document]) -> list[list[Document]]:
    """The stories of a few documents, each and all in the order of time; everything stays in memory.

    Documents without a day are compared with all others.
    """
    order = sorted(documents, key=lambda d: (d.reading.anchor is not None, d.reading.anchor, d.article.id))
    profiles = [profile(document) for document in order]
    words = [key_words(one) for one in profiles]
    ties: dict[tuple[int, int], float] = {}
    for number, one in enumerate(profiles):
        candidates = [
            other
            for other in range(number)
            if near(one, profiles[other]) and shared(words[number], words[other]) >= LEAST_SHARED_WORDS
        ]
        for other, score in zip(candidates, tie_scores(one, [profiles[other] for other in candidates]), strict=True):
            if score >= LEAST_TIE:
                ties[other, number] = score
    return [[order[key] for key in story] for story in grouped(range(len(order)), ties)]


def shared(one: dict[str, float], other: dict[str, float]) -> float:
    """How much the key words that both have tell, 0 to 1."""
    return sum(told * other[word] for word, told in one.items() if word in other)


def near(one: Profile, other: Profile) -> bool:
    """Whether two articles are of days that lie close enough together to be compared, as far as is known."""
    return one.day is None or other.day is None or abs((one.day - other.day).days) <= STORY_DAYS
