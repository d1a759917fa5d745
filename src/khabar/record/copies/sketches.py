"""Sketches: a sample of an article's runs of words, the same run in all samples or in none.

A run is in the sample when its number is divisible by `_ONE_IN` ("mod p", Manber 1994). Unlike MinHash, whose samples
all have one size, such samples tell how much of a short text stands in a long one.
"""

from __future__ import annotations

import zlib
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from khabar.model import Document
from khabar.model.copies import Sketch
from khabar.record.copies.words import wording_of

__all__ = ["number_of", "sample", "sketch"]

_RUN = 4
"""Words of a run. Many articles that share nothing else share three; of five, edited copies share too few."""
_ONE_IN = 4
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)


def sketch(document: Document) -> Sketch:
    """The sketch of a document's article; the same for the same words on every machine."""
    day = document.reading.anchor
    terms = wording_of(document).terms
    if len(terms) < _RUN:
        return Sketch(day=day)
    numbers = np.fromiter(map(number_of, terms), np.uint64, len(terms))
    return Sketch(prints=tuple(sample(numbers).tolist()), day=day)


def sample(words: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The sample of a text's runs, from the numbers of its words (`number_of`)."""
    last = max(0, len(words) - _RUN + 1)
    runs = np.zeros(last, np.uint64)
    for place in range(_RUN):  # the order of the words matters
        runs = runs * _MULTIPLIER + words[place : place + last]
    runs = _mixed(runs)
    return np.unique(runs[runs % np.uint64(_ONE_IN) == 0] >> np.uint64(1))


@lru_cache(maxsize=100_000)
def number_of(word: str) -> int:
    """A word as a number of 64 bits, the same on every machine."""
    data = word.encode("utf-8", "surrogatepass")
    return zlib.crc32(data) << 32 | zlib.adler32(data)


def _mixed(numbers: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Numbers without any order left in them (splitmix64's last step)."""
    numbers = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    numbers = (numbers ^ (numbers >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return numbers ^ (numbers >> np.uint64(31))
