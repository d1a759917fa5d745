"""What two articles have in common and what is each one's own: wire text apart from what an outlet has added to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from khabar.model import Document, Overlap, Passage, Span
from khabar.record.copies.alignment import aligned
from khabar.record.copies.words import placed_terms

__all__ = ["overlap"]


def overlap(source: Document, copy: Document) -> Overlap:
    """The texts of two articles, parted. Of two that have nothing in common, each is wholly its own.

    Words behind the 5,000th of a text are not looked at and belong to nobody.
    """
    terms, spans = placed_terms(source.article.text)
    terms_of_copy, spans_of_copy = placed_terms(copy.article.text)
    runs = aligned(terms, terms_of_copy)
    return Overlap(
        passages=tuple(
            Passage(source=_span(spans, run.one, run.length), copy=_span(spans_of_copy, run.other, run.length))
            for run in runs
        ),
        own_source=tuple(_own(spans, [(run.one, run.length) for run in runs])),
        own_copy=tuple(_own(spans_of_copy, sorted((run.other, run.length) for run in runs))),
    )


def _span(spans: Sequence[Span], first: int, length: int) -> Span:
    return Span(spans[first].start, spans[first + length - 1].end)


def _own(spans: Sequence[Span], shared: Sequence[tuple[int, int]]) -> Iterator[Span]:
    """The words before, between and behind the runs that are shared."""
    at = 0
    for first, length in (*shared, (len(spans), 0)):
        if first > at:
            yield _span(spans, at, first - at)
        at = first + length
