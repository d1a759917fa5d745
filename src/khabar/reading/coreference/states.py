"""Countries and capitals by their names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from khabar.knowledge.gazetteer import load

__all__ = ["country_of", "state_of"]


def state_of(words: Sequence[str]) -> tuple[str, Literal["name", "capital"]] | None:
    """The country, ISO 3166-1 alpha-2, that folded words name, or whose capital they name."""
    found = load().find(" ".join(words))
    for entry in found[:1]:
        if entry.level == "country" and entry.country:
            return entry.country, "name"
        if entry.feature == "capital" and entry.country:
            return entry.country, "capital"
    return None


def country_of(words: Sequence[str]) -> str | None:
    """The country that folded words name."""
    found = state_of(words)
    return found[0] if found and found[1] == "name" else None
