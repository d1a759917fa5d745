"""Statements that were added, taken out, or given to somebody else."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.arabic.analyser import analyse
from khabar.arabic.fold import fold_text
from khabar.model import Attribution, AttributionChange, AttributionPart, Document
from khabar.record.changes.pairing import most_alike

__all__ = ["changed_attributions"]

_ALIKE = 0.6
"""How much alike the contents are of one statement in two versions."""


def changed_attributions(before: Document, after: Document) -> tuple[AttributionChange, ...]:
    """The statements of which one of two versions has none alike, or gives another source, act or firmness.

    In the order of the earlier text; then those that were added, in that of the later one.
    """
    ones, others = before.reading.attributions, after.reading.attributions
    pairs = dict(most_alike(_contents(before), _contents(after), least=_ALIKE))
    changes = []
    for number, one in enumerate(ones):
        if number not in pairs:
            changes.append(AttributionChange(kind="removed", before=one))
            continue
        other = others[pairs[number]]
        parts = _parts(one, before, other, after)
        if parts:
            changes.append(AttributionChange(kind="altered", before=one, after=other, parts=parts))
    kept = set(pairs.values())
    changes += [AttributionChange(kind="added", after=a) for number, a in enumerate(others) if number not in kept]
    return tuple(changes)


def _contents(document: Document) -> Sequence[Sequence[str]]:
    return [analyse(attribution.content.of(document.article.text)) for attribution in document.reading.attributions]


def _parts(one: Attribution, before: Document, other: Attribution, after: Document) -> tuple[AttributionPart, ...]:
    parts: list[AttributionPart] = []
    if _chain(one, before) != _chain(other, after):
        parts.append("chain")
    if one.act != other.act:
        parts.append("act")
    if one.quotation != other.quotation:
        parts.append("quotation")
    if one.firmness != other.firmness:
        parts.append("firmness")
    return tuple(parts)


def _chain(attribution: Attribution, document: Document) -> list[str]:
    """Who stands in the chain: by the canonical body, else the entry's label, else the words."""
    entries = {entry.id: entry for entry in document.reading.entries}
    names = []
    for link in attribution.chain:
        entry = entries.get(link.entry or "")
        name = link.span.of(document.article.text) if entry is None else entry.actor or entry.label
        names.append(fold_text(name))
    return names
