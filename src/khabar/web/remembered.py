"""What is told of the whole record, until the record says something else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from khabar.store import Store

__all__ = ["Remembered"]

Value = TypeVar("Value")


class Remembered(Generic[Value]):
    """The answer of `work`, which asks the record; asked anew when the record's state is another."""

    def __init__(self, work: Callable[[Store], Value]) -> None:
        self._work = work
        self._known: tuple[int, Value] | None = None

    def of(self, store: Store) -> Value:
        """What holds of the record now."""
        state = store.state()
        if self._known is None or self._known[0] != state:
            self._known = state, self._work(store)
        return self._known[1]
