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
_PROCLITICS = ("و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل", "فك")
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
    """From a first word, also with a conjunction or preposition before it, to the names that begin with it: the words
    that follow and the mark, the longest first."""
    lexicon = load_lexicon("known", _Lexicon, Path(__file__).parent / "lexicon")
    found: dict[str, dict[tuple[str, ...], int]] = {}
    for index, kind in enumerate(_KINDS):
        for name in getattr(lexicon, kind).replace("\n", "،").split("،"):
            words = tuple(token.text for token in tokenize(fold(name)))
            if words:
                found.setdefault(words[0], {}).setdefault(words[1:], 1 + 2 * index)
    names = {first: tuple(sorted(rest.items(), key=lambda item: -len(item[0]))) for first, rest in found.items()}
    with_clitics = {}
    written = {clitics + first for clitics in _PROCLITICS for first in names}
    written |= {"ل" + first[1:] for first in names if first.startswith("ال")}
    for word in written - names.keys():
        begun = tuple(name for stem in stems(word)[1:] for name in names.get(stem, ()))
        if begun:
            with_clitics[word] = begun
    return names | with_clitics


def known_names(words: Sequence[str]) -> list[int]:
    """A mark for each of a sentence's folded tokens; a name may have a conjunction or preposition before it."""
    names = _names()
    out = [0] * len(words)
    if names.keys().isdisjoint(words):
        return out  # so most sentences
    free = 0
    for at in [at for at, word in enumerate(words) if word in names]:
        if at < free:
            continue
        best, following = 0, words[at + 1] if at + 1 < len(words) else ""
        for rest, mark in names[words[at]]:
            if rest and rest[0] != following:
                continue  # so for most names: nothing needs to be cut out and compared
            end = at + 1 + len(rest)
            if end > best and tuple(words[at + 1 : end]) == rest:
                best, begins = end, mark
        if best:
            out[at] = begins
            out[at + 1 : best] = [begins + 1] * (best - at - 1)
            free = best
    return out
