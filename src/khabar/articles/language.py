"""The language of a text, by its script and its commonest words."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

import msgspec

from khabar.articles.lexicons import read_lexicon
from khabar.errors import LexiconError

__all__ = ["language_of"]

_SAMPLE = 2000
"""Characters that are looked at."""
_GLANCE = 500
_FEWEST = 8
"""Words from which on a language can be told."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3\u06fa-\u06fc]+")
_NOT_ARABIC = re.compile(
    "[\u067e\u0686\u0698\u06a9\u06af\u06cc\u06d2\u06be\u06ba\u0679\u06d5\u06c6\u06ce\u0693\u0681\u0685]"
)
"""Letters of Persian, Urdu, Kurdish and Pashto that Arabic does not write."""
_SCRIPTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("he", re.compile("[\u05d0-\u05ea]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
)


class _Language(msgspec.Struct):
    script: Literal["arabic", "latin"]
    words: str
    letters: str = ""


@cache
def _lexicon() -> dict[str, tuple[bool, frozenset[str], str]]:
    """ISO 639-1 code → whether it is written in Arabic script, its commonest words, the letters only it has."""
    table: dict[str, tuple[bool, frozenset[str], str]] = {}
    for code, entry in read_lexicon("languages.toml", dict[str, _Language]).items():
        if len(code) != 2:
            raise LexiconError(f"languages.toml: [{code}] needs a two-letter code, a script and words")
        table[code] = (entry.script == "arabic", frozenset(entry.words.split()), entry.letters)
    return table


def language_of(text: str) -> str | None:
    """ISO 639-1 of the language that most of `text` is in; ``None`` when it is too short to tell."""
    sample = text[:_SAMPLE]
    if sample.count(" ") >= _FEWEST and not _NOT_ARABIC.search(sample):
        begin = sample[:_GLANCE]
        if 2 * _arabic_letters(begin) > len(begin):
            return "ar"
    words = _WORD.findall(sample.casefold())
    if len(words) < _FEWEST and not (len(words) >= 1 and len(sample) > 60):
        return None
    letters = sum(map(len, words))
    arabic = _arabic_letters(sample)
    if arabic > 0.4 * letters:
        return _by_words(words, sample, arabic_script=True) or "ar"
    for code, script in _SCRIPTS:
        if len(script.findall(sample)) > 0.3 * letters:
            return code
    return _by_words(words, sample, arabic_script=False)


def _arabic_letters(text: str) -> int:
    return sum(map(len, _ARABIC.findall(text)))


def _by_words(words: list[str], sample: str, *, arabic_script: bool) -> str | None:
    best, score = None, 0.0
    for code, (is_arabic, common, letters) in _lexicon().items():
        if is_arabic is not arabic_script:
            continue
        points = sum(word in common for word in words) / len(words)
        if letters:
            points += 4 * sum(sample.count(letter) for letter in letters) / len(sample)
        if points > score:
            best, score = code, points
    return best if score >= 0.06 else None
