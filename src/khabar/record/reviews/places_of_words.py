"""Where the words of a review stand in a text, which may be a later one than they were read in."""

from __future__ import annotations

from collections.abc import Iterator

from khabar.model import Span, Target

__all__ = ["AROUND", "nearest", "stands_at"]

AROUND = 32
"""Code points that are kept on either side of a target, as W3C's text quote selectors have them."""
_TELLS = 8
"""Code points of them that must be the same to tell one place from another; fewer are the same by chance."""


def stands_at(target: Target, text: str) -> Span | None:
    """Where a target's words stand: in their old place, else between the same words, else nearest to their old place.

    ``None`` when they stand nowhere any more.
    """
    span = target.span
    if span.of(text) == target.quote and _around(text, span) == (target.before, target.after):
        return span
    return max(
        _occurrences(target.quote, text),
        key=lambda found: (_alike(target, text, found) // _TELLS, _whole(text, found), -abs(found.start - span.start)),
        default=None,
    )


def nearest(quote: str, text: str, start: int) -> Span | None:
    """Where `quote` stands nearest to `start`; ``None`` when it does not stand in the text."""
    if text.startswith(quote, max(0, start)) and start >= 0:
        return Span(start, start + len(quote))
    return max(
        _occurrences(quote, text),
        key=lambda found: (_whole(text, found), -abs(found.start - start)),
        default=None,
    )


def _occurrences(quote: str, text: str) -> Iterator[Span]:
    at = text.find(quote) if quote else -1
    while at >= 0:
        yield Span(at, at + len(quote))
        at = text.find(quote, at + 1)


def _whole(text: str, span: Span) -> bool:
    """Whether they are words of their own and no part of longer ones."""
    return not (text[span.start - 1 : span.start].isalnum() or text[span.end : span.end + 1].isalnum())


def _around(text: str, span: Span) -> tuple[str, str]:
    return text[max(0, span.start - AROUND) : span.start], text[span.end : span.end + AROUND]


def _alike(target: Target, text: str, span: Span) -> int:
    """How many code points on either side are the same."""
    before, after = _around(text, span)
    return _shared(target.before[::-1], before[::-1]) + _shared(target.after, after)


def _shared(one: str, other: str) -> int:
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
