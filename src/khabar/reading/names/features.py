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
_PREFIX_NAMES = tuple((p, len(p) + 1, f"prefix {p}") for p in _PREFIXES)
_SUFFIX_NAMES = tuple((s, len(s) + 1, f"suffix {s}") for s in _SUFFIXES)
_INDEX = {name: index for index, name in enumerate(FEATURES)}

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
    found = {f"length {min(len(word), 10)}"}
    if word[0].isdigit():
        found |= {"number", f"digits {min(len(word), 5)}"}
    elif _ARABIC.search(word):
        found.add("arabic")
        size = len(word)
        found.update([name for prefix, least, name in _PREFIX_NAMES if size > least and word.startswith(prefix)])
        found.update([name for suffix, least, name in _SUFFIX_NAMES if size > least and word.endswith(suffix)])
        for index, stem in enumerate(stems(word)):
            found |= _known(stem, "stem" if index else "whole")
    else:
        found.add("latin" if word.isalnum() else "mark")
    return sorted(_INDEX[name] for name in found)


def _known(stem: str, form: str) -> set[str]:
    found = set()
    if is_given_name(stem):
        found.add("given name")
    if stem in demonyms():
        found.add("demonym")
    if stem.startswith("ال") and stem[2:] in demonyms():
        found.add("definite demonym")
    entries, longer = load_gazetteer().look_up(stem)
    if entries:
        found.add(f"place of rank {max(entry.rank for entry in entries)}")
        if entries[0].weak:
            found.add("weak place")
        if entries[0].level == "country":
            found.add("country")
    if longer:
        found.add("longer place")
    return {f"{name}, {form}" for name in found}


def ngrams(word: str, buckets: int) -> list[int]:
    """The buckets of a word's letter sequences, ascending: its edges up to four letters, all of three and four, and
    the edges of its stems; at most 40."""
    marked = f"<{normal(word)}>"
    size = len(marked)
    found = {marked, *(marked[:n] for n in range(2, min(6, size))), *(marked[-n:] for n in range(2, min(6, size)))}
    found.update(marked[i : i + n] for n in (3, 4) for i in range(size - n + 1))
    for stem in stems(normal(word))[1:]:
        found |= {f"<{stem}>", f"<{stem[:3]}", f"<{stem[:4]}"}
    return sorted({zlib.crc32(sequence.encode(errors="surrogatepass")) % buckets for sequence in found})[:40]
