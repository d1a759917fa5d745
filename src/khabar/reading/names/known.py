"""Where well-known names stand, told to the network as one more thing to weigh."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import msgspec

from khabar.arabic.fold import fold
from khabar.arabic.remembered import WordFinder
from khabar.arabic.tokens import tokenize
from khabar.arabic.word_lists import load_lexicon
from khabar.reading.names.features import stems

__all__ = ["FIRST_OF_KNOWN", "MARKS", "MarkedWord", "Names", "known_names", "marked"]

MarkedWord = str | tuple[str, int]
"""A folded token, with its mark when it has one."""
Names = tuple[tuple[tuple[str, ...], int], ...]
"""The names that begin with one word: the words that follow and the mark, the longest first."""

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
def _names() -> dict[str, Names]:
    """The names by their first word, also with a conjunction or preposition before it."""
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


FIRST_OF_KNOWN = WordFinder(lambda word: _names().get(word))
"""The words that a known name may begin with, a conjunction or preposition before it or not."""


def known_names(words: Sequence[str], begun: Sequence[tuple[int, Names]] | None = None) -> list[int]:
    """A mark for each of a sentence's folded tokens; `begun` is what `FIRST_OF_KNOWN` finds in them."""
    if begun is None:
        begun = [(at, names) for at, word in enumerate(words) if (names := FIRST_OF_KNOWN[word])]
    out = [0] * len(words)
    free = 0
    for at, names in begun:
        if at < free:
            continue
        best, following = 0, words[at + 1] if at + 1 < len(words) else ""
        for rest, mark in names:
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


def marked(words: Sequence[str], begun: Sequence[tuple[int, Names]]) -> Sequence[MarkedWord]:
    """A sentence's folded tokens with their marks."""
    marks = known_names(words, begun) if begun else ()
    return [(word, mark) if mark else word for word, mark in zip(words, marks, strict=True)] if any(marks) else words
