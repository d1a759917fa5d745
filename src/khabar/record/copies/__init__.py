"""Which articles repeat each other: near-duplicates and partial reprints, whatever their headlines.

`sketch` gives what an index keeps of an article, `likely` says by their sketches which two are worth a look, `compare`
looks at their words. What they answer depends on the two articles alone, never on what else is known or came before.
"""

from __future__ import annotations

from collections.abc import Iterable

from khabar.model import Copy, Document
from khabar.record.copies.alignment import aligned
from khabar.record.copies.direction import direction
from khabar.record.copies.index import MemoryIndex, SketchIndex, likely
from khabar.record.copies.sketches import sketch
from khabar.record.copies.words import Wording, wording_of

__all__ = ["VERSION", "MemoryIndex", "SketchIndex", "compare", "find_copies", "likely", "sketch"]

VERSION = 1
"""How copies are found now. Raise it when that changes: records kept before are compared again."""

_HALF = 0.47
"""The share of words that is half of them: a little less, since an edited word is repeated too and is not the same."""
_MOST = 0.85
"""The share when the two are days apart. The reports of other days on weather, stock markets and telegrams repeat up to
four fifths of their words; what is printed again days later is printed nearly whole."""
_NEAR_DAYS = 3
_FEWEST_WORDS = 15
"""Words in common; fewer are a formula."""


def compare(one: Document, other: Document) -> Copy | None:
    """Whether one repeats half or more of the shorter one's words, and which; ``None`` when neither does.

    Half of the words, and half of what they tell: titles and formulas weigh little. The same answer whichever of the
    two comes first.
    """
    wording, wording_other = wording_of(one), wording_of(other)
    if min(len(wording.terms), len(wording_other.terms)) < _FEWEST_WORDS:
        return None
    repeated, share, told = _shares(wording, wording_other)
    if repeated < _FEWEST_WORDS or min(share, told) < _least_share(one, other):
        return None
    source, copy, sure = direction(one, other)
    return Copy(source=source.article.id, copy=copy.article.id, containment=round(share, 4), sure=sure)


def _shares(one: Wording, other: Wording) -> tuple[int, float, float]:
    """How many words are repeated, their share of the shorter one's, and the share of what those tell."""
    runs = aligned(one.terms, other.terms)
    repeated = sum(run.length for run in runs)
    told = sum(sum(one.weights[run.one : run.one + run.length]) for run in runs)
    least = min(sum(one.weights), sum(other.weights))
    return repeated, repeated / min(len(one.terms), len(other.terms)), told / least


def _least_share(one: Document, other: Document) -> float:
    days = one.reading.anchor, other.reading.anchor
    apart = 0 if days[0] is None or days[1] is None else abs((days[0] - days[1]).days)
    return _HALF if apart <= _NEAR_DAYS else _MOST


def find_copies(documents: Iterable[Document]) -> tuple[Copy, ...]:
    """All pairs among the documents, in the order in which the later of each two came; everything stays in memory."""
    index: MemoryIndex[int] = MemoryIndex()
    known: list[Document] = []
    found: list[Copy] = []
    for document in documents:
        mark = sketch(document)
        found += filter(None, (compare(known[key], document) for key in index.near(mark)))
        index.add(len(known), mark)
        known.append(document)
    return tuple(found)
