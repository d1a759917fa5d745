"""How rare words are in the news."""

from __future__ import annotations

from functools import cache
from importlib import resources
from math import log10

from khabar.errors import LexiconError

__all__ = ["MOST", "rarity"]

_OF = 100_000
MOST = 4.3
"""The rarity of a word that is not listed: it stands in fewer than five articles of a hundred thousand or in none."""


def rarity(term: str) -> float:
    """How rarely articles have a word, as the search analyser has it: 0 for one that all have, 3 for one of a thousand.

    `MOST` for one that is not listed, and for numbers.
    """
    return _rarities().get(term, MOST)


@cache
def _rarities() -> dict[str, float]:
    lines = resources.files("khabar.record").joinpath("lexicon/common_words.tsv").read_text("utf-8").splitlines()
    rarities = {}
    for number, line in enumerate(lines, 1):
        if not line or line.startswith("#"):
            continue
        term, _, share = line.partition("\t")
        if not term or not share.isdecimal() or not 0 < int(share) <= _OF:
            raise LexiconError(f"common_words.tsv, line {number}: no word with its articles in a hundred thousand")
        rarities[term] = -log10(int(share) / _OF)
    return rarities
