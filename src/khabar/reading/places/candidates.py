"""Every stretch of a text that some place is called, before anything is known of what it does there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from khabar.arabic.tokens import Token
from khabar.knowledge.gazetteer import Entry, Gazetteer
from khabar.reading.places.known_words import KnownWord, Name

__all__ = ["Candidate", "find_candidates"]

_LONGEST = 5
"""No name in the gazetteer that the news uses has more words."""


class Candidate(NamedTuple):
    """Tokens ``start`` to ``end`` (excluded) are a name, after the letters ``clitic`` of the first."""

    start: int
    end: int
    clitic: str
    key: str
    entries: tuple[Entry, ...]
    """The places of that name, best known first; never empty."""

    @property
    def weak(self) -> bool:
        """Whether the name usually means something else."""
        return self.entries[0].weak


def find_candidates(
    tokens: Sequence[Token], words: Sequence[tuple[int, KnownWord]], gazetteer: Gazetteer
) -> list[Candidate]:
    """The candidates in the order of the text. They do not overlap: the longest name wins, then the best known."""
    found: list[Candidate] = []
    free = 0
    for index, word in words:
        if index >= free and word.names and (best := _at(tokens, index, word.names, gazetteer)):
            found.append(best)
            free = best.end
    return found


def _at(tokens: Sequence[Token], start: int, names: tuple[Name, ...], gazetteer: Gazetteer) -> Candidate | None:
    best: Candidate | None = None
    for clitic, key, entries, longer in names:
        end = start + 1
        if longer:
            end, key, entries = _longest(tokens, end, key, entries, gazetteer)
        if entries:
            candidate = Candidate(start, end, clitic, key, entries)
            if best is None or _worth(candidate) > _worth(best):
                best = candidate
    return best


def _longest(
    tokens: Sequence[Token], end: int, key: str, entries: tuple[Entry, ...], gazetteer: Gazetteer
) -> tuple[int, str, tuple[Entry, ...]]:
    """End, key and places of the longest name that begins with `key`, the word before token `end`; those of `key`
    itself, `entries`, when there is none."""
    best, longer = (end, key, entries), True
    at, last = end, min(end - 1 + _LONGEST, len(tokens))
    while longer and at < last:
        token = tokens[at]
        text, kind = token.text, token.kind
        at += 1
        if kind == "mark":
            if text == "-":
                continue
            break
        key = f"{key} {text}"
        found, longer = gazetteer.look_up(key)
        if found:
            best = at, key, found
    return best


def _worth(candidate: Candidate) -> tuple[int, bool, int]:
    # A whole word is parted only for a place that is far better known.
    return candidate.end, not candidate.weak, candidate.entries[0].rank - 4 * bool(candidate.clitic)
