"""What the network is told of a folded word beside its letters: its shape, and what the knowledge base has under it."""

from __future__ import annotations

import re
import zlib

from khabar.knowledge.gazetteer import load as load_gazetteer
from khabar.knowledge.peoples import demonyms, given_names

__all__ = ["FEATURES", "features", "is_given_name", "ngrams", "normal", "stems"]

# The model's weights follow the order of FEATURES: a change here asks for a new training.
_PREFIXES = ("ال", "ب", "بال", "س", "ف", "ك", "كال", "ل", "لل", "و", "وال", "وب", "ول")
_SUFFIXES = ("ا", "ات", "ان", "ت", "ر", "س", "ش", "ن", "ه", "ها", "هم", "و", "وا", "ون", "ي", "يه", "ين")
_LENGTHS = tuple(f"length {n}" for n in range(1, 11))
_DIGITS = tuple(f"digits {n}" for n in range(1, 6))
_KNOWN = ("country", "demonym", "definite demonym", "given name", "longer place", "weak place")
_RANKS = tuple(f"place of rank {n}" for n in range(1, 10))
_SEEN = tuple(f"{known}, {form}" for form in ("whole", "stem") for known in (*_KNOWN, *_RANKS))
FEATURES = (
    "arabic", "latin", "mark", "number", *_DIGITS, *_LENGTHS,
    *(f"prefix {p}" for p in _PREFIXES), *(f"suffix {s}" for s in _SUFFIXES), *_SEEN,
)  # fmt: skip
_INDEX = {name: index for index, name in enumerate(FEATURES)}
_PREFIX = {prefix: _INDEX[f"prefix {prefix}"] for prefix in _PREFIXES}
_SUFFIX = {suffix: _INDEX[f"suffix {suffix}"] for suffix in _SUFFIXES}
_LONGEST_PREFIX, _LONGEST_SUFFIX = max(map(len, _PREFIXES)), max(map(len, _SUFFIXES))
_LENGTH_0, _DIGITS_0, _RANK_0 = _INDEX["length 1"] - 1, _INDEX["digits 1"] - 1, len(_KNOWN) - 1
_WHOLE, _STEM = _INDEX[f"{_KNOWN[0]}, whole"], _INDEX[f"{_KNOWN[0]}, stem"]

_ARABIC = re.compile("[\u0600-\u06ff]")
_DIGIT = re.compile("[0-9]")


def normal(word: str) -> str:
    """`word` as the vocabulary has it: every digit is 0."""
    return _DIGIT.sub("0", word)


def stems(word: str) -> list[str]:
    """`word`, and what is left of it when a conjunction and a preposition are taken off."""
    out = [word]
    if len(word) < 4:
        return out
    if word[0] in "وف":
        out.append(word[1:])
        if word[1] in "بلك" and len(word) > 4:
            out.append(word[2:])
    elif word[0] in "بلك":
        out.append(word[1:])
        if word.startswith("لل"):
            out.append("ا" + word[1:])
    return out


def is_given_name(word: str) -> bool:
    """Whether a folded word is a person's given name."""
    return word in given_names()


def features(word: str) -> list[int]:
    """Indices of `FEATURES` that hold of a folded token, ascending."""
    size = len(word)
    found = {_LENGTH_0 + min(size, 10)}
    if word[0].isdigit():
        found.update((_INDEX["number"], _DIGITS_0 + min(size, 5)))
    elif _ARABIC.search(word):
        found.add(_INDEX["arabic"])
        found.update([_PREFIX[word[:n]] for n in range(1, min(size - 1, _LONGEST_PREFIX + 1)) if word[:n] in _PREFIX])
        found.update([_SUFFIX[word[-n:]] for n in range(1, min(size - 1, _LONGEST_SUFFIX + 1)) if word[-n:] in _SUFFIX])
        whole, *rest = stems(word)
        found.update([_WHOLE + known for known in _known(whole)])
        for stem in rest:
            found.update([_STEM + known for known in _known(stem)])
    else:
        found.add(_INDEX["latin" if word.isalnum() else "mark"])
    return sorted(found)


def _known(stem: str) -> list[int]:
    """Which of `_KNOWN`, and after them of `_RANKS`, hold of a word."""
    entries, longer = load_gazetteer().look_up(stem)
    people = demonyms()
    holds = (
        bool(entries) and entries[0].level == "country",
        stem in people,
        stem.startswith("ال") and stem[2:] in people,
        is_given_name(stem),
        longer,
        bool(entries) and entries[0].weak,
    )
    found = [index for index, held in enumerate(holds) if held]
    if entries:
        found.append(_RANK_0 + max(entry.rank for entry in entries))
    return found


def ngrams(word: str, buckets: int) -> list[int]:
    """The buckets of a word's letter sequences, ascending: its edges up to four letters, all of three and four, and
    the edges of its stems; at most 40."""
    marked = f"<{normal(word)}>"
    size = len(marked)
    edges = range(2, min(6, size))
    found = [marked, *[marked[:n] for n in edges], *[marked[-n:] for n in edges]]
    found += [marked[at : at + n] for n in (3, 4) for at in range(1, size - n)]
    for stem in stems(marked[1:-1])[1:]:
        found += (f"<{stem}>", f"<{stem[:3]}", f"<{stem[:4]}")
    return sorted({zlib.crc32(sequence.encode("utf-8", "surrogatepass")) % buckets for sequence in found})[:40]
