"""What a copy was copied from, among the articles of a story."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from khabar.model import Copy

__all__ = ["sources"]


def sources(articles: Sequence[str], copies: Iterable[Copy]) -> dict[str, str]:
    """What each copy among the `articles` was copied from: of several the first in their order, and never in a ring."""
    place = {id: number for number, id in enumerate(articles)}
    found: dict[str, str] = {}
    pairs = (pair for pair in copies if pair.source in place and pair.copy in place)
    for pair in sorted(pairs, key=lambda pair: (place[pair.copy], not pair.sure, place[pair.source])):
        above: str | None = pair.source
        while above is not None and above != pair.copy:
            above = found.get(above)
        if above is None:
            found.setdefault(pair.copy, pair.source)
    return found
