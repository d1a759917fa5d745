"""Numbers that were added, removed or put in the place of others."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

from khabar.arabic.fold import fold_text
from khabar.model import Document, NumberChange, ParagraphChange, Quantity

__all__ = ["changed_numbers"]


def changed_numbers(
    before: Document, after: Document, paragraphs: Sequence[ParagraphChange]
) -> tuple[NumberChange, ...]:
    """The numbers that one of two versions gives and the other does not, in that role and as firmly.

    `paragraphs` are those that differ between the two. One number takes the place of another when it counts the same
    kind of thing in the same paragraph, or counts it by the same word anywhere. One that is given twice is one.
    """
    gone, came = _only(before, after), _only(after, before)
    rules: tuple[Callable[[Quantity, Quantity], bool], ...] = (
        lambda one, other: _in_one_paragraph(one, other, paragraphs),
        lambda one, other: _counted(one, before) == _counted(other, after) != "",
    )
    pairs: dict[str, Quantity] = {}
    for same in rules:
        for one in gone:
            free = (other for other in came if _kind(one) == _kind(other) and other not in pairs.values())
            other = None if one.id in pairs else next((other for other in free if same(one, other)), None)
            if other is not None:
                pairs[one.id] = other
    changes = [
        NumberChange(kind="altered" if one.id in pairs else "removed", before=one, after=pairs.get(one.id))
        for one in gone
    ]
    replaced = {other.id for other in pairs.values()}
    changes += [NumberChange(kind="added", after=other) for other in came if other.id not in replaced]
    return tuple(changes)


def _only(document: Document, other: Document) -> list[Quantity]:
    there = {_value(quantity) for quantity in other.reading.quantities}
    found: dict[Hashable, Quantity] = {}
    for quantity in document.reading.quantities:
        if _value(quantity) not in there:
            found.setdefault(_value(quantity), quantity)
    return list(found.values())


def _kind(quantity: Quantity) -> tuple[Hashable, ...]:
    return quantity.role, quantity.unit


def _value(quantity: Quantity) -> tuple[Hashable, ...]:
    return quantity.role, quantity.unit, quantity.low, quantity.high, quantity.bound


def _in_one_paragraph(one: Quantity, other: Quantity, paragraphs: Sequence[ParagraphChange]) -> bool:
    return any(
        paragraph.before is not None
        and paragraph.after is not None
        and paragraph.before.covers(one.span)
        and paragraph.after.covers(other.span)
        for paragraph in paragraphs
    )


def _counted(quantity: Quantity, document: Document) -> str:
    return "" if quantity.counted is None else fold_text(quantity.counted.of(document.article.text))
