"""What this package asks of the bodies known across articles, and what it asks of when there are none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Protocol

from khabar.model import ActorKind

__all__ = ["Actor", "ActorMatch", "Actors", "NoActors"]


class Actor(Protocol):
    """A body known across articles."""

    @property
    def id(self) -> str:
        """Its canonical id; a state's is its ISO 3166-1 alpha-2 code in lower case."""
        ...

    @property
    def kind(self) -> ActorKind:
        """What it is."""
        ...

    @property
    def country(self) -> str | None:
        """ISO 3166-1 alpha-2, when it belongs to one state."""
        ...


class ActorMatch(Protocol):
    """A body's name found in words."""

    @property
    def actor(self) -> Actor:
        """The likeliest."""
        ...

    @property
    def end(self) -> int:
        """The word after the name."""
        ...

    @property
    def stripped(self) -> int:
        """Letters of the first word that are clitics."""
        ...

    @property
    def form(self) -> Literal["name", "acronym", "capital"]:
        """How the words name it."""
        ...

    @property
    def alternatives(self) -> Sequence[Actor]:
        """Others of the same name; empty when it is plain who is meant."""
        ...


class Actors(Protocol):
    """Bodies by their names."""

    def find(self, words: Sequence[str], at: int) -> ActorMatch | None:
        """The longest known name that starts at folded word `at`."""
        ...


class NoActors:
    """Knows nobody."""

    def find(self, words: Sequence[str], at: int) -> ActorMatch | None:  # noqa: ARG002
        """Nothing."""
        return None
