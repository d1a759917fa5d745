"""One body."""

from __future__ import annotations

from typing import NamedTuple

from khabar.model import ActorKind

__all__ = ["Actor"]


class Actor(NamedTuple):
    """A body that is known across articles. Persons are never in here."""

    id: str
    """Stable: a state's ISO 3166-1 alpha-2 in lower case (``sy``), else a slug (``reuters``, ``islamic-state``)."""
    kind: ActorKind
    country: str | None
    """ISO 3166-1 alpha-2 of the state it is or belongs to; ``None`` for what belongs to none or to several."""
    name_en: str
    name_ar: str
    """The usual Arabic name, in normal spelling."""
    source: str
    """Where the row is from, or where it can be checked."""
