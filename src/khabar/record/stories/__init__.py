"""Which articles are of one story: a happening with its follow-ups and what is said on it.

`profile` is what is kept of an article, `key_words` finds those that may be of its story, `tie_scores` says how likely
two are, `grouped` makes stories of the ties. Each answers by what it is given alone. A record regroups, for each new
article, the stories that the article is tied to, and no others: its cost does not grow with the record, and a rebuild,
which takes the articles in the order in which they were added, comes to the same stories.
"""

from __future__ import annotations

from khabar.model import Profile
from khabar.model.stories import STORY_DAYS
from khabar.record.stories.grouping import grouped
from khabar.record.stories.profiles import profile
from khabar.record.stories.signals import prepared
from khabar.record.stories.ties import tie_scores

__all__ = ["VERSION", "grouped", "key_words", "near", "profile", "shared", "tie_scores"]

VERSION = 1
"""How stories are found now. Raise it when that changes: records kept before are grouped again."""

_KEY_WORDS = 32


def key_words(profile: Profile) -> dict[str, float]:
    """The words that tell most of an article, with how much; two articles of one story share some of them."""
    told = prepared(profile).whole
    return {word: told[word] for word in sorted(told, key=lambda word: (-told[word], word))[:_KEY_WORDS]}


def shared(one: dict[str, float], other: dict[str, float]) -> float:
    """How much the key words that both have tell, 0 to 1."""
    return sum(told * other[word] for word, told in one.items() if word in other)


def near(one: Profile, other: Profile) -> bool:
    """Whether two articles are of days that lie close enough together to be compared, as far as is known."""
    return one.day is None or other.day is None or abs((one.day - other.day).days) <= STORY_DAYS
