"""Which sketches are like a given one, among many."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Generic, Protocol, TypeVar

from khabar.model import Sketch
from khabar.model.copies import APART_DAYS, LEAST_SHARED, LEAST_SHARED_APART, NEAR_DAYS

__all__ = ["MemoryIndex", "SketchIndex", "likely"]

Key = TypeVar("Key")


class SketchIndex(Protocol[Key]):
    """Sketches by keys of the caller's own."""

    def add(self, key: Key, sketch: Sketch) -> None:
        """Keep a sketch. The key must not be there yet."""
        ...

    def remove(self, key: Key) -> None:
        """Forget it; nothing happens when it is not there."""
        ...

    def near(self, sketch: Sketch) -> list[Key]:
        """The keys of those that are `likely`, in the order of adding."""
        ...


def likely(one: Sketch, other: Sketch, shared: int) -> bool:
    """Whether two articles that have `shared` prints in common are worth a look at their words.

    Not when they are more than `APART_DAYS` days apart: with that, what has to be looked through for one article grows
    with how much news a month brings, not with how much is kept.
    """
    apart = 0 if one.day is None or other.day is None else abs((one.day - other.day).days)
    least = LEAST_SHARED if apart <= NEAR_DAYS else LEAST_SHARED_APART
    return 0 < shared >= least * min(len(one.prints), len(other.prints)) and apart <= APART_DAYS


class MemoryIndex(Generic[Key]):
    """A `SketchIndex` of dictionaries. What it answers does not depend on the order of adding."""

    def __init__(self) -> None:
        self._sketches: dict[Key, Sketch] = {}
        self._places: dict[Key, int] = {}
        self._having: defaultdict[int, list[Key]] = defaultdict(list)
        self._added = 0

    def add(self, key: Key, sketch: Sketch) -> None:
        """See `SketchIndex.add`."""
        self._sketches[key] = sketch
        self._places[key] = self._added
        self._added += 1
        for number in sketch.prints:
            self._having[number].append(key)

    def remove(self, key: Key) -> None:
        """See `SketchIndex.remove`."""
        sketch = self._sketches.pop(key, None)
        if sketch is None:
            return
        del self._places[key]
        for number in sketch.prints:
            self._having[number].remove(key)
            if not self._having[number]:
                del self._having[number]

    def near(self, sketch: Sketch) -> list[Key]:
        """See `SketchIndex.near`."""
        shared = Counter(key for number in sketch.prints for key in self._having.get(number, ()))
        found = [key for key, count in shared.items() if likely(sketch, self._sketches[key], count)]
        return sorted(found, key=self._places.__getitem__)
