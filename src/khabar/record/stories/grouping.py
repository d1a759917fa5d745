"""From ties between two articles to stories: clusters joined while the mean of the ties across is high enough.

Average linkage: one strong tie does not make a chain of unlike articles one story. What is not tied counts as 0. People
win: what they have put together stays so whatever the ties, and what they have parted never comes together again, save
through others that they themselves have put together with both.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping, Sequence

from khabar.model.stories import JOINED_TIE

__all__ = ["grouped"]

Pair = tuple[int, int]


def grouped(
    keys: Sequence[int],
    ties: Mapping[Pair, float],
    *,
    together: Iterable[Pair] = (),
    apart: Iterable[Pair] = (),
    joined: float = JOINED_TIE,
) -> list[list[int]]:
    """The clusters of `keys`, each and all of them in the order of `keys`; the same whatever the order of the ties.

    Ties are between two of the keys and the same in both directions; a pair may stand in either order, once.
    """
    clusters = _Clusters(keys, ties)
    for one, other in together:
        clusters.join(clusters.of[one], clusters.of[other])
    for one, other in apart:
        clusters.part(clusters.of[one], clusters.of[other])
    clusters.join_likely(joined)
    return clusters.members()


class _Clusters:
    """Clusters under the place of their first key, with the sums of the ties between them."""

    def __init__(self, keys: Sequence[int], ties: Mapping[Pair, float]) -> None:
        place = {key: number for number, key in enumerate(keys)}
        self.of = place
        self._keys = keys
        self._home = list(range(len(keys)))
        self._size = [1] * len(keys)
        self._sums: list[dict[int, float]] = [{} for _ in keys]
        self._parted: list[set[int]] = [set() for _ in keys]
        for (one, other), tie in ties.items():
            self._sums[place[one]][place[other]] = tie
            self._sums[place[other]][place[one]] = tie

    def _find(self, place: int) -> int:
        while self._home[place] != place:
            place = self._home[place]
        return place

    def join(self, one: int, other: int) -> int:
        """Make one cluster of the two that these places are in; its first place."""
        one, other = sorted((self._find(one), self._find(other)))
        if one == other:
            return one
        self._home[other] = one
        self._size[one] += self._size[other]
        for third, total in self._sums[other].items():
            del self._sums[third][other]
            if third != one:
                self._sums[one][third] = self._sums[third][one] = self._sums[one].get(third, 0.0) + total
        self._sums[other] = {}
        for third in self._parted[other]:
            self._parted[third].discard(other)
            self.part(one, third)
        return one

    def part(self, one: int, other: int) -> None:
        """Never join the two by their ties."""
        one, other = self._find(one), self._find(other)
        if one != other:
            self._parted[one].add(other)
            self._parted[other].add(one)

    def join_likely(self, least: float) -> None:
        """Join the two whose mean tie is highest, until none is `least`; of equal ones those that begin first."""
        waiting = [
            (-self._mean(one, other), one, other)
            for one, sums in enumerate(self._sums)
            for other in sums
            if one < other
        ]
        heapq.heapify(waiting)
        while waiting and -waiting[0][0] >= least:
            mean, one, other = heapq.heappop(waiting)
            if self._home[one] != one or self._home[other] != other or other not in self._sums[one]:
                continue
            if -mean != self._mean(one, other) or other in self._parted[one]:
                continue
            whole = self.join(one, other)
            for third in self._sums[whole]:
                first, second = sorted((whole, third))
                heapq.heappush(waiting, (-self._mean(first, second), first, second))

    def _mean(self, one: int, other: int) -> float:
        # Rounded, so that sums made in another order do not decide.
        return round(self._sums[one][other] / (self._size[one] * self._size[other]), 9)

    def members(self) -> list[list[int]]:
        found: dict[int, list[int]] = {}
        for number, key in enumerate(self._keys):
            found.setdefault(self._find(number), []).append(key)
        return list(found.values())
