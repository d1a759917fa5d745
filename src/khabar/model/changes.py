"""What a page says differently from how it said it before."""

from __future__ import annotations

from typing import Literal

import msgspec

from khabar.model.attributions import Attribution
from khabar.model.quantities import Quantity
from khabar.model.span import Span

__all__ = [
    "AttributionChange",
    "AttributionPart",
    "Change",
    "ChangeKind",
    "NumberChange",
    "ParagraphChange",
    "WordingChange",
]

ChangeKind = Literal["added", "removed", "altered"]
"""Only in the later version, only in the earlier one, or in both and not the same."""

AttributionPart = Literal["chain", "act", "quotation", "firmness"]


class WordingChange(msgspec.Struct, frozen=True, kw_only=True):
    """A headline or a lead; ``None`` where a version has none."""

    before: str | None
    after: str | None


class NumberChange(msgspec.Struct, frozen=True, kw_only=True):
    """A number that one version gives and the other does not give anywhere in that role.

    ``altered``: another one stands in its place. Its spans are of the version's own text.
    """

    kind: ChangeKind
    before: Quantity | None = None
    after: Quantity | None = None


class AttributionChange(msgspec.Struct, frozen=True, kw_only=True):
    """Something that somebody is said to have said.

    ``altered``: said in both, by somebody else or in another way. Other words alone are the paragraph's change.
    """

    kind: ChangeKind
    before: Attribution | None = None
    after: Attribution | None = None
    parts: tuple[AttributionPart, ...] = ()
    """What is not the same, when it is altered: who says it and through whom, what saying it does, …"""


class ParagraphChange(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph of the text, or a sentence where a version has no paragraphs. One that only moved is no change."""

    kind: ChangeKind
    before: Span | None = None
    """It, in the earlier text; ``None`` when it was added."""
    after: Span | None = None
    removed: tuple[Span, ...] = ()
    """When it is altered, the words of the earlier text that are not in the later one,"""
    added: tuple[Span, ...] = ()
    """and those of the later one that are not in the earlier; marks and spelling that searches join are no words."""


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """What differs between two versions of a page; never empty."""

    headline: WordingChange | None = None
    lead: WordingChange | None = None
    numbers: tuple[NumberChange, ...] = ()
    attributions: tuple[AttributionChange, ...] = ()
    paragraphs: tuple[ParagraphChange, ...] = ()
    """Each in the order of the later text, what was removed where it would stand."""
