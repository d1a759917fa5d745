"""Names of one person or body in several forms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

__all__ = ["Terms", "fullest", "inside", "same_letters"]

Terms = tuple[str, ...]
"""Words as the search analyser has them."""


def fullest(terms: Terms, known: Iterable[Terms]) -> Terms:
    """The longest known name that has all of these words in a row, when all such names are parts of one."""
    holding = [other for other in known if len(other) > len(terms) and inside(terms, other)]
    if not holding:
        return terms
    longest = max(holding, key=lambda other: (len(other), other))
    return longest if all(inside(other, longest) for other in holding) else terms


def inside(terms: Sequence[str], other: Sequence[str]) -> bool:
    """Whether words stand in others, in a row."""
    return any(tuple(other[at : at + len(terms)]) == tuple(terms) for at in range(len(other) - len(terms) + 1))


def same_letters(one: Terms, other: Terms) -> bool:
    """Whether two names differ at the most in the order of one word's letters («اغولو», «اوغلو»): a slip of the pen."""
    if len(one) != len(other) or len(one) == 1:
        return one == other
    apart = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return not apart or (len(apart) == 1 and sorted(apart[0][0]) == sorted(apart[0][1]))
