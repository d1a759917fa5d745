"""Sketches: a sample of an article's runs of words, the same run in all samples or in none.

A run is in the sample when its number is divisible by `_ONE_IN` ("mod p", Manber 1994). Unlike MinHash, whose samples
all have one size, such samples tell how much of a short text stands in a long one.
"""

from __future__ import annotations

import zlib
from functools import lru_cache

import numpy as np

from khabar.model import Document
from khabar.model.copies import Sketch
from khabar.record.copies.words import wording_of

__all__ = ["sketch"]

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
    words = np.fromiter(map(_number, terms), np.uint64, len(terms))
    last = len(terms) - _RUN + 1
    runs = np.zeros(last, np.uint64)
    for place in range(_RUN):  # the order of the words matters
        runs = runs * _MULTIPLIER + words[place : place + last]
    runs = _mixed(runs)
    sample = np.unique(runs[runs % np.uint64(_ONE_IN) == 0] >> np.uint64(1))
    return Sketch(prints=tuple(sample.tolist()), day=day)


@lru_cache(maxsize=100_000)
def _number(word: str) -> int:
    data = word.encode("utf-8", "surrogatepass")
    return zlib.crc32(data) << 32 | zlib.adler32(data)


def _mixed(numbers: np.ndarray[tuple[int], np.dtype[np.uint64]]) -> np.ndarray[tuple[int], np.dtype[np.uint64]]:
    """Numbers without any order left in them (splitmix64's last step)."""
    numbers = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    numbers = (numbers ^ (numbers >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return numbers ^ (numbers >> np.uint64(31))
