"""Which articles repeat each other: near-duplicates and partial reprints, whatever their headlines.

`sketch` gives what an index keeps of an article, `likely` says by their sketches which two are worth a look, `compare`
looks at their words. What they answer depends on the two articles alone, never on what else is known or came before.
"""

from __future__ import annotations

from collections.abc import Iterable

from khabar.model import Copy, Document
from khabar.model.copies import NEAR_DAYS
from khabar.record.copies.alignment import aligned
from khabar.record.copies.direction import directed
from khabar.record.copies.index import MemoryIndex, SketchIndex, likely
from khabar.record.copies.sketches import sketch
from khabar.record.copies.words import Wording, weight_of, wording_of

__all__ = ["VERSION", "MemoryIndex", "SketchIndex", "compare", "find_copies", "likely", "sketch"]

VERSION = 1
"""How copies are found now. Raise it when that changes: records kept before are compared again."""

_HALF = 0.47
"""The share of words that is half of them: a little less, since an edited word is repeated too and is not the same."""
_MOST = 0.85
"""The share when the two are days apart. The reports of other days on weather, stock markets and telegrams repeat up to
four fifths of their words; what is printed again days later is printed nearly whole."""
_WHATEVER_NUMBERS = 0.8
_FEWEST_NUMBERS, _SAME_NUMBERS = 5, 0.25
"""Of two reports of one kind about different things (yesterday's market and today's, two companies' earnings) the words
are the same and the numbers are not. Where the shorter one has so many numbers, and a smaller share of them stands in
the other, only a share of words that no form has makes a copy of it."""
_FEWEST_WORDS = 15
"""Words in common; fewer are a formula."""


def compare(one: Document, other: Document) -> Copy | None:
    """Whether one repeats half or more of the shorter one's words, and which; ``None`` when neither does.

    Half of the words, and half of what they tell: titles and formulas weigh little. The same answer whichever of the
    two comes first.
    """
    wording, wording_other = wording_of(one), wording_of(other)
    least = _least_share(one, other)
    if not _enough(_in_common(wording, wording_other), wording, wording_other, least):
        return None  # whatever their order, as for nine of ten that are looked at
    repeated = _in_runs(wording, wording_other)
    if not _enough(repeated, wording, wording_other, least):
        return None
    share = repeated[0] / min(len(wording.terms), len(wording_other.terms))
    if share < _WHATEVER_NUMBERS and _other_numbers(wording, wording_other):
        return None
    source, copy, sure = directed(one, other)
    return Copy(source=source.article.id, copy=copy.article.id, containment=round(share, 4), sure=sure)


def _enough(repeated: tuple[int, float], one: Wording, other: Wording, least: float) -> bool:
    """Whether so many words that tell so much are `least` of the shorter one's and of what they tell."""
    words, told = repeated
    if words < _FEWEST_WORDS or words < least * min(len(one.terms), len(other.terms)):
        return False
    return told >= least * min(one.weight, other.weight)


def _in_common(one: Wording, other: Wording) -> tuple[int, float]:
    """How many words stand in both at all, and what they tell."""
    common = one.counts & other.counts
    return common.total(), sum(count * weight_of(term) for term, count in common.items())


def _other_numbers(one: Wording, other: Wording) -> bool:
    """Whether the two give different numbers throughout."""
    fewest = min(one.numbers.total(), other.numbers.total())
    return fewest >= _FEWEST_NUMBERS and (one.numbers & other.numbers).total() < _SAME_NUMBERS * fewest


def _in_runs(one: Wording, other: Wording) -> tuple[int, float]:
    """How many stand in both one after the other, and what they tell."""
    runs = aligned(one.terms, other.terms)
    told = sum(sum(one.weights[run.one : run.one + run.length]) for run in runs)
    return sum(run.length for run in runs), told


def _least_share(one: Document, other: Document) -> float:
    days = one.reading.anchor, other.reading.anchor
    apart = 0 if days[0] is None or days[1] is None else abs((days[0] - days[1]).days)
    return _HALF if apart <= NEAR_DAYS else _MOST


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
