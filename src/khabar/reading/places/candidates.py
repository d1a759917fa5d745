"""Every stretch of a text that some place is called, before anything is known of what it does there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from khabar.arabic.tokens import Token
from khabar.knowledge.gazetteer import Entry, Gazetteer

__all__ = ["Candidate", "find_candidates", "readings"]

_LONGEST = 5
"""No name in the gazetteer that the news uses has more words."""

_CONJUNCTIONS = ("و", "ف")
_PREPOSITIONS = ("ب", "ل", "ك")


_Name = tuple[str, str, tuple[Entry, ...], bool]
"""A reading of a word: its clitics, the rest, the places of that name, whether a longer name begins with it."""


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


def readings(word: str) -> Iterator[tuple[str, str]]:
    """The ways to part a folded word into clitics and the rest, none parted first: «وبدمشق» → «وب», «دمشق»."""
    yield "", word
    if len(word) < 4:
        return
    first = word[0]
    if first in _CONJUNCTIONS:
        rest = word[1:]
        yield first, rest
        if len(rest) > 3 and rest[0] in _PREPOSITIONS:
            yield first + rest[0], rest[1:]
            if rest.startswith("لل"):
                yield first + "ل", "ا" + rest[1:]
    elif first in _PREPOSITIONS:
        yield first, word[1:]
        if word.startswith("لل"):
            # The article's alef is written away after ل: «للقاهرة».
            yield "ل", "ا" + word[1:]


def find_candidates(tokens: Sequence[Token], gazetteer: Gazetteer) -> list[Candidate]:
    """The candidates in the order of the text. They do not overlap: the longest name wins, then the best known."""
    found: list[Candidate] = []
    free = 0
    for index, token in enumerate(tokens):
        if index < free or token.kind != "word":
            continue
        if (names := _named(token.text, gazetteer)) and (best := _at(tokens, index, names, gazetteer)):
            found.append(best)
            free = best.end
    return found


def _at(tokens: Sequence[Token], start: int, names: tuple[_Name, ...], gazetteer: Gazetteer) -> Candidate | None:
    best: Candidate | None = None
    for clitic, rest, entries, longer in names:
        end, key, found = start + 1, rest, entries
        if longer:
            for size, longer_key in _longer(tokens, start, rest):
                if several := gazetteer.find(longer_key):
                    end, key, found = start + size, longer_key, several
                    break
        if found:
            candidate = Candidate(start, end, clitic, key, found)
            if best is None or _worth(candidate) > _worth(best):
                best = candidate
    return best


@lru_cache(maxsize=1 << 15)
def _named(word: str, gazetteer: Gazetteer) -> tuple[_Name, ...]:
    """Those readings of a word that are a name or begin one; most words have none."""
    out = []
    for clitic, rest in readings(word):
        entries, longer = gazetteer.look_up(rest) if len(rest) > 1 else ((), False)
        if entries or longer:
            out.append((clitic, rest, entries, longer))
    return tuple(out)


def _longer(tokens: Sequence[Token], start: int, first: str) -> list[tuple[int, str]]:
    """The names of two words and more that begin here, longest first."""
    out = []
    key = first
    at = start + 1
    while at < len(tokens) and at - start < _LONGEST:
        token = tokens[at]
        if token.kind == "mark":
            if token.text != "-" or at + 1 >= len(tokens) or tokens[at + 1].kind == "mark":
                break
        else:
            key = f"{key} {token.text}"
            out.append((at + 1 - start, key))
        at += 1
    return out[::-1]


def _worth(candidate: Candidate) -> tuple[int, bool, int]:
    # A whole word is parted only for a place that is far better known.
    return candidate.end, not candidate.weak, candidate.entries[0].rank - 4 * bool(candidate.clitic)
