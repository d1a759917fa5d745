"""Strict F1 of whole names, as seqeval counts them in IOB2."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from khabar.reading.names.tags import KINDS

__all__ = ["f1", "spans"]


def spans(tags: Sequence[str]) -> set[tuple[int, int, str]]:
    """First token, end and kind of each name; an I that continues nothing is none."""
    out = set()
    start, kind = -1, ""
    for at, tag in enumerate((*tags, "O")):
        if start >= 0 and tag != f"I-{kind}":
            out.add((start, at, kind))
            start = -1
        if tag[0] == "B":
            start, kind = at, tag[2:]
    return out


def f1(gold: Iterable[Sequence[str]], found: Iterable[Sequence[str]]) -> dict[str, float]:
    """F1 of each kind and of all, with precision and recall of all."""
    right: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    given: Counter[str] = Counter()
    for ours, theirs in zip(found, gold, strict=True):
        a, b = spans(ours), spans(theirs)
        right.update(kind for *_, kind in a & b)
        given.update(kind for *_, kind in a)
        wanted.update(kind for *_, kind in b)
    out = {kind: 2 * right[kind] / max(1, given[kind] + wanted[kind]) for kind in KINDS}
    hits = right.total()
    out |= {"precision": hits / max(1, given.total()), "recall": hits / max(1, wanted.total())}
    out["all"] = 2 * hits / max(1, given.total() + wanted.total())
    return {name: round(value, 4) for name, value in out.items()}
