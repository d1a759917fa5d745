"""How often somebody may try a password."""

from __future__ import annotations

from collections import OrderedDict

__all__ = ["Attempts"]

_FREE = 5
"""Failures without a wait;"""
_LONGEST = 15 * 60
"""and the longest wait after more, in seconds."""
_REMEMBERED = 10_000


class Attempts:
    """Failures by name and by address: each after the fifth doubles the wait. Times are seconds of any clock."""

    def __init__(self) -> None:
        self._failures: OrderedDict[str, tuple[int, float]] = OrderedDict()

    def wait(self, keys: tuple[str, ...], now: float) -> float:
        """Seconds until the next try is heard; 0 for now."""
        return max((self._left(key, now) for key in keys), default=0.0)

    def _left(self, key: str, now: float) -> float:
        count, last = self._failures.get(key, (0, 0.0))
        if count < _FREE:
            return 0.0
        return max(0.0, last + min(_LONGEST, 2.0 ** (count - _FREE)) - now)

    def failed(self, keys: tuple[str, ...], now: float) -> None:
        """One more failure of each of these."""
        for key in keys:
            count, last = self._failures.pop(key, (0, now))
            if now - last > 2 * _LONGEST:
                count = 0
            self._failures[key] = (count + 1, now)
        while len(self._failures) > _REMEMBERED:
            self._failures.popitem(last=False)

    def succeeded(self, key: str) -> None:
        """What has gone wrong before under this name is forgotten."""
        self._failures.pop(key, None)
