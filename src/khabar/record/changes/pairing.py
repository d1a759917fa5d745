"""Which of some texts became which of others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

__all__ = ["most_alike"]


def most_alike(
    before: Sequence[Sequence[str]], after: Sequence[Sequence[str]], *, least: float
) -> list[tuple[int, int]]:
    """Pairs of places in `before` and `after`, the likest first chosen, each text in one pair at the most.

    Likeness is Dice's: twice the words in common by all words of the two, 0 to 1; those below `least` are no pair.
    """
    counts, counts_after = [Counter(words) for words in before], [Counter(words) for words in after]
    likeness = []
    for one, words in enumerate(before):
        for other, words_after in enumerate(after):
            all_words = len(words) + len(words_after)
            if not all_words or 2 * min(len(words), len(words_after)) < least * all_words:
                continue  # their lengths alone say so
            dice = 2 * (counts[one] & counts_after[other]).total() / all_words
            if dice >= least:
                likeness.append((-dice, abs(one - other), one, other))
    taken: set[int] = set()
    taken_after: set[int] = set()
    pairs = []
    for _, _, one, other in sorted(likeness):
        if one not in taken and other not in taken_after:
            taken.add(one)
            taken_after.add(other)
            pairs.append((one, other))
    return sorted(pairs)
