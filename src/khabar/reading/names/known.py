"""Where well-known names stand, told to the network as one more thing to weigh."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import msgspec

from khabar.arabic.fold import fold
from khabar.arabic.tokens import tokenize
from khabar.arabic.word_lists import load_lexicon
from khabar.reading.names.features import stems

__all__ = ["MARKS", "known_names"]

# The model's weights follow this order.
_KINDS = ("club", "company", "media", "body", "work")
_PROCLITICS = frozenset("وفبلك")
MARKS = 1 + 2 * len(_KINDS)
"""How many marks there are: 0 for no known name, then two for each kind, where a name begins and where it goes on."""


class _Lexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    club: str
    company: str
    media: str
    body: str
    work: str


@cache
def _names() -> dict[str, tuple[tuple[tuple[str, ...], int], ...]]:
    """From a first word to the names that begin with it, as the words that follow and the mark, longest first."""
    lexicon = load_lexicon("known", _Lexicon, Path(__file__).parent / "lexicon")
    found: dict[str, dict[tuple[str, ...], int]] = {}
    for index, kind in enumerate(_KINDS):
        for name in getattr(lexicon, kind).replace("\n", "،").split("،"):
            words = tuple(token.text for token in tokenize(fold(name)))
            if words:
                found.setdefault(words[0], {}).setdefault(words[1:], 1 + 2 * index)
    return {first: tuple(sorted(rest.items(), key=lambda item: -len(item[0]))) for first, rest in found.items()}


def known_names(words: Sequence[str]) -> list[int]:
    """A mark for each of a sentence's folded tokens; a name may have a conjunction or preposition before it."""
    names = _names()
    out = [0] * len(words)
    free = 0
    for at, word in enumerate(words):
        if at < free:
            continue
        if word in names:
            found = names[word]
        elif word[0] in _PROCLITICS and len(word) > 3:
            found = tuple(name for stem in stems(word)[1:] for name in names.get(stem, ()))
        else:
            continue
        best = 0
        for rest, mark in found:
            end = at + 1 + len(rest)
            if end > best and tuple(words[at + 1 : end]) == rest:
                best, begins = end, mark
        if best:
            out[at] = begins
            out[at + 1 : best] = [begins + 1] * (best - at - 1)
            free = best
    return out
