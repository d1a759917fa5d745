"""Where well-known names stand, told to the network as one more thing to weigh."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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


_Begun = dict[str, list[tuple[tuple[str, ...], int]]]
"""Names of one first word, by their second, ``""`` where there is none: the words behind the first, and the mark."""


@cache
def _names() -> dict[str, _Begun]:
    """From a first word, also with a conjunction or preposition before it, to the names that begin with it."""
    lexicon = load_lexicon("known", _Lexicon, Path(__file__).parent / "lexicon")
    found: dict[str, dict[tuple[str, ...], int]] = {}
    for index, kind in enumerate(_KINDS):
        for name in getattr(lexicon, kind).replace("\n", "،").split("،"):
            words = tuple(token.text for token in tokenize(fold(name)))
            if words:
                found.setdefault(words[0], {}).setdefault(words[1:], 1 + 2 * index)
    names = {first: tuple(rest.items()) for first, rest in found.items()}
    with_clitics = {}
    written = {clitics + first for clitics in _PROCLITICS for first in names}
    written |= {"ل" + first[1:] for first in names if first.startswith("ال")}
    for word in written - names.keys():
        begun = tuple(name for stem in stems(word)[1:] for name in names.get(stem, ()))
        if begun:
            with_clitics[word] = begun
    return {word: _by_second_word(begun) for word, begun in (names | with_clitics).items()}


def _by_second_word(names: Iterable[tuple[tuple[str, ...], int]]) -> _Begun:
    """`names`, the longest first."""
    out: _Begun = {}
    for rest, mark in sorted(names, key=lambda name: -len(name[0])):
        out.setdefault(rest[0] if rest else "", []).append((rest, mark))
    return out


def known_names(words: Sequence[str]) -> list[int]:
    """A mark for each of a sentence's folded tokens; a name may have a conjunction or preposition before it."""
    names, out = _names(), [0] * len(words)
    free = 0
    for at in [at for at, word in enumerate(words) if word in names]:
        if at < free:
            continue
        begun = names[words[at]]
        longer = begun.get(words[at + 1], ()) if at + 1 < len(words) else ()
        for rest, mark in (*longer, *begun.get("", ())):
            end = at + 1 + len(rest)
            if tuple(words[at + 1 : end]) == rest:
                out[at:end] = [mark] + [mark + 1] * len(rest)
                free = end
                break
    return out
