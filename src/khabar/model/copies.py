"""Articles that repeat each other's words."""

from __future__ import annotations

import datetime as dt

import msgspec

from khabar.model.span import Span

__all__ = ["APART_DAYS", "LEAST_SHARED", "LEAST_SHARED_APART", "NEAR_DAYS", "Copy", "Overlap", "Passage", "Sketch"]

NEAR_DAYS = 3
"""Days that lie between an article and most of its copies."""
APART_DAYS = 31
"""Days that may lie between them at all."""
LEAST_SHARED = 0.1
"""The share of the shorter one's prints that two sketches have in common when their articles may be copies,"""
LEAST_SHARED_APART = 0.4
"""and the share of two that are more than `NEAR_DAYS` apart, which must be copies nearly whole."""


class Copy(msgspec.Struct, frozen=True, kw_only=True):
    """Two articles of which one repeats half or more of the shorter one's words, lightly edited or not."""

    source: str
    """The id of the article copied from: by what they state of each other, then by time, then by stated agency, then by
    id."""
    copy: str
    """The id of the other."""
    containment: float
    """The share of the shorter one's words that stand in the other, 0 to 1."""
    sure: bool
    """Whether the direction is known. ``False``: the two may have a third in common."""


class Sketch(msgspec.Struct, frozen=True, kw_only=True):
    """What is kept of an article to find those that may share its words."""

    prints: tuple[int, ...] = ()
    """A sample of its runs of words as numbers of 63 bits, ascending, each once; ``()`` for one that is too short.
    Two texts that share a run have it both in their samples or both not, so that samples tell how much of either stands
    in the other."""
    day: dt.date | None = None
    """The day that it is from; ``None`` when nobody knows."""


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """Words that two articles have in common, one after the other in each."""

    source: Span
    """Where they stand in the text of the article copied from."""
    copy: Span
    """Where they stand in the text of the other."""


class Overlap(msgspec.Struct, frozen=True, kw_only=True):
    """The texts of two articles, parted into what they have in common and what is their own.

    Words are the same in the spelling that searches join: «أميركا» and «أمريكا», «والرياض» and «الرياض».
    """

    passages: tuple[Passage, ...] = ()
    """In the order of the source's text; none overlaps another in either."""
    own_source: tuple[Span, ...] = ()
    """What only the source has, ascending; stretches without a word are in neither."""
    own_copy: tuple[Span, ...] = ()
    """What only the copy has: its outlet's own words, when it is a report of an agency that it prints."""
