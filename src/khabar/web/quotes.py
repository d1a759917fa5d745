"""Words of a page in their context, with the stretches that matter marked: what every value on the screen leads to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

import msgspec

from khabar.arabic.sentences import sentences
from khabar.model import Span

__all__ = ["Mark", "Piece", "pieces", "quote"]


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of a text, and what it is."""

    span: Span
    layer: str
    """``times``, ``places``, ``statements``, …: one word for the eye."""
    id: str | None = None
    """Of the value that it is the words of."""
    title: str | None = None
    """What the value is, in short."""


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """A run of a text in which the same marks hold throughout."""

    text: str
    layers: tuple[str, ...] = ()
    """In the order of the marks, each once; ``()`` for plain words."""
    ids: tuple[str, ...] = ()
    """Of the marks that begin here."""
    titles: tuple[str, ...] = ()


def pieces(text: str, marks: Iterable[Mark], within: Span | None = None) -> tuple[Piece, ...]:
    """`text`, or what lies `within`, cut wherever a mark begins or ends; its pieces put together are all of it."""
    whole = within or Span(0, len(text))
    inside = [mark for mark in marks if mark.span.overlaps(whole) and len(mark.span)]
    cuts = {whole.start, whole.end}
    for mark in inside:
        cuts |= {max(whole.start, mark.span.start), min(whole.end, mark.span.end)}
    edges = sorted(cuts)
    # Marks enter and leave as the cuts are walked, so that a long text with many of them stays cheap.
    entering = sorted(inside, key=lambda mark: mark.span.start)
    here: list[Mark] = []
    out, next_one = [], 0
    for start, end in pairwise(edges):
        here = [mark for mark in here if mark.span.end > start]
        while next_one < len(entering) and max(whole.start, entering[next_one].span.start) <= start:
            here.append(entering[next_one])
            next_one += 1
        begun = [mark for mark in here if max(whole.start, mark.span.start) == start]
        out.append(
            Piece(
                text=text[start:end],
                layers=tuple(dict.fromkeys(mark.layer for mark in here)),
                ids=tuple(dict.fromkeys(mark.id for mark in begun if mark.id)),
                titles=tuple(dict.fromkeys(mark.title for mark in here if mark.title)),
            )
        )
    return tuple(out)


def quote(text: str, marks: Sequence[Mark], *, where: Sequence[Span] | None = None) -> tuple[Piece, ...]:
    """The sentences in which `marks` stand, from the first to the last of them, with what is marked.

    `where` are the text's sentences, when the caller has them. Without marks nothing.
    """
    if not marks:
        return ()
    bounds = sentences(text) if where is None else where
    first = min(mark.span.start for mark in marks)
    last = max(mark.span.end for mark in marks)
    if not bounds:
        return pieces(text, marks)
    start = max(0, bisect_right(bounds, first, key=lambda sentence: sentence.start) - 1)
    end = max(start, bisect_right(bounds, last - 1, key=lambda sentence: sentence.start) - 1)
    return pieces(text, marks, Span(bounds[start].start, bounds[end].end))
