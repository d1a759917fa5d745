"""What a store is told by those who open it, since steps do not import each other.

Each is a module of `khabar.record`, or what a test puts in its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from khabar.model import Copy, Document, Draft, Pairing, Profile, Review, Sketch, Target, Verdict

__all__ = ["Copying", "Grouping", "Reviewing"]


class Grouping(Protocol):
    """How a store is told which articles are of one story: `khabar.record.stories`, which it does not import itself.

    What it answers must depend on what it is given alone, so that stories do not hang on the order of adding.
    """

    @property
    def VERSION(self) -> int:  # noqa: N802 - a module's constant
        """How it works now; a record that was grouped by a lower one is grouped again."""
        ...

    def profile(self, document: Document, /) -> Profile:
        """What to keep of an article."""
        ...

    def key_words(self, profile: Profile, /) -> Mapping[str, float]:
        """By what to find those that may be of its story, with how much each word tells; always the same ones."""
        ...

    def tie_scores(self, one: Profile, others: Sequence[Profile], /) -> Sequence[float]:
        """How likely each of the others is of one story with it, 0 to 1."""
        ...

    def grouped(
        self,
        keys: Sequence[int],
        ties: Mapping[tuple[int, int], float],
        *,
        together: Iterable[tuple[int, int]],
        apart: Iterable[tuple[int, int]],
    ) -> Sequence[Sequence[int]]:
        """The stories of these articles, which are in the order of time, by the ties between them and by judgements."""
        ...


class Copying(Protocol):
    """How a store is told which articles are copies: `khabar.record.copies`, which a store does not import itself.

    What it answers must depend on the articles asked about alone, so that pairs do not hang on the order of adding.
    """

    @property
    def VERSION(self) -> int:  # noqa: N802 - a module's constant
        """How it works now; a record whose pairs were found by a lower one finds them again."""
        ...

    def sketch(self, document: Document, /) -> Sketch:
        """What to keep of an article, to find those that may be copies of it."""
        ...

    def compare(self, one: Document, other: Document, /) -> Copy | None:
        """Whether one is a copy of the other, and which."""
        ...


class Reviewing(Protocol):
    """How a store is told what people's reviews do: `khabar.record.reviews`, which a store does not import itself.

    What it answers must depend on what it is given alone.
    """

    @property
    def VERSION(self) -> int:  # noqa: N802 - a module's constant
        """How it works now; documents on which a lower one has laid reviews are worked out again."""
        ...

    def target_of(self, document: Document, mention: str, /) -> Target:
        """What an entry on one of its items hangs on, but for the article. Raises `NotFound`."""
        ...

    def drafted(self, document: Document, mention: str, verdict: Verdict, values: Mapping[str, str], /) -> Draft:
        """A verdict on one of its items. Raises `NotFound`, and `ReviewError` for values that cannot be."""
        ...

    def reviewed(self, document: Document, reviews: Iterable[Review], /) -> Document:
        """The document with what all entries on its article say of it."""
        ...

    def pairings(self, documents: Mapping[str, Document], reviews: Iterable[Review], /) -> Sequence[Pairing]:
        """What entries say of two mentions in these documents, which are as people have them, by their articles."""
        ...
