"""PLOVER's contexts of an article: what it is about (``economic``, ``terrorism``), where its words are plain.

The names are the 37 general contexts of the PLOVER manual (Open Event Data Alliance, chapter "Contexts"). Like the
manual's own document-level coding, a context belongs to the article and not to each event in it.
"""

from __future__ import annotations

from khabar.arabic.text import ArabicText
from khabar.knowledge.event_types.analysis import bare
from khabar.reading.contexts.words import TOLD, Entry, Told

__all__ = ["find_contexts"]

_SURE, _OTHER = 2, 1
_LEAST = 4
"""Points of a short text: two words that mostly tell the context, or one and two others."""
_WORDS_A_POINT = 100
"""Words of a longer text for which it must have another point."""
_MOST = 12
_MOST_TIMES = 3
"""Times that one word counts."""
_LEAD = 120
"""Words of the beginning, where a report says what it is about."""

_CRIMES = frozenset({"corruption", "illegal_drugs", "trafficking"})
"""Crimes with a context of their own, beside which the manual gives no ``crime``."""


def find_contexts(words: ArabicText) -> tuple[str, ...]:
    """The names of PLOVER's contexts in their alphabetical order; ``()`` where no words are plain.

    A context has at least two different entries of the lexicon, a sure one of them near the beginning, and more the
    longer the text is: a word in passing tells nothing.
    """
    texts = words.words
    times: dict[Entry, int] = {}
    led: set[str] = set()
    behind: set[str] = set()
    last = 0
    for at, found in words.find(TOLD):
        if at >= _LEAD and not led:
            return ()
        if at > last + 1:
            behind = set()
        last = at
        told_here: list[Entry] = []
        whole: set[str] = set()
        if found.opens and at + 1 < len(texts) and not found.opens.keys().isdisjoint(bare(texts[at + 1])):
            told_here = _of_two(found, texts[at + 1], behind)
            whole = {entry.context for entry in told_here}
        told_here += [entry for entry in found.alone if entry.context not in whole and entry.context not in behind]
        behind = whole
        for entry in told_here:
            times[entry] = times.get(entry, 0) + 1
            if entry.sure and at < _LEAD:
                led.add(entry.context)
    points: dict[str, int] = {}
    entries: dict[str, int] = {}
    for entry, count in times.items():
        weight = _SURE if entry.sure else _OTHER
        points[entry.context] = points.get(entry.context, 0) + weight * min(count, _MOST_TIMES)
        entries[entry.context] = entries.get(entry.context, 0) + 1
    least = min(_MOST, _LEAST + len(texts) // _WORDS_A_POINT)
    names = {name for name in led if entries[name] > 1 and points[name] >= least}
    if not names.isdisjoint(_CRIMES):
        names.discard("crime")
    return tuple(sorted(names))


def _of_two(found: Told, second: str, behind: set[str]) -> list[Entry]:
    """The entries of two words that `second` completes, none of a context that the word is already part of.

    What one of the two tells by itself is in them: one name is one piece of evidence.
    """
    forms = bare(second) & found.opens.keys()
    return list(dict.fromkeys(e for form in forms for e in found.opens[form] if e.context not in behind))
