"""The parts of a person's name, and when two spellings of a part are one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from khabar.knowledge.peoples import given_names

__all__ = ["Parts", "alike", "fuzzy_keys", "one_person", "parts_of"]

Parts = tuple[str, ...]

_ONTO_NEXT = frozenset(("عبد", "ابو", "ابي", "ابا", "ام"))
_BETWEEN = frozenset(("بن", "ابن", "بنت", "ولد", "ال", "دي", "دو", "فان", "فون", "دا", "لا", "لو"))
_SOUNDS = str.maketrans({"غ": "ج", "پ": "ب", "چ": "ج", "ڤ": "ف", "گ": "ج"})
_LONG_VOWELS = "اوي"
_FUZZY = 5
_SHORTEST_FUZZY = 4


def parts_of(words: Sequence[str]) -> Parts:
    """Folded words of a name → its parts, the last of them the family name: «عبد الله بن زايد» has two.

    The article, «بن» and the like belong to no part; «عبد» and «أبو» belong to the next word.
    """
    out: list[str] = []
    held = ""
    for word in words:
        if word in _ONTO_NEXT:
            held += word
        elif word not in _BETWEEN or (len(words) == 1 and not held):
            bare = word[2:] if word.startswith("ال") and len(word) > 4 and not held else word
            out.append((held + bare).translate(_SOUNDS))
            held = ""
    if held:
        out.append(held)
    return tuple(out)


def one_person(first: Parts, second: Parts) -> bool:
    """Whether two names of several parts can be one person's: one given name, and no part that contradicts.

    «نوري المالكي» is «نوري كامل المالكي», and never «سعد المالكي».
    """
    short, long = sorted((first, second), key=len)
    if not alike(short[0], long[0]):
        return False
    at = 0
    for part in long:
        if at < len(short) and alike(short[at], part):
            at += 1
    return at == len(short)


def alike(first: str, second: str) -> bool:
    """Whether two parts are spellings of one: the same, or of five letters and more with one letter's difference.

    A long vowel more is enough at four letters («ترمب», «ترامب»). Two known given names are two names.
    """
    if first == second:
        return True
    short, long = sorted((first, second), key=len)
    if len(long) < _FUZZY or len(short) < _SHORTEST_FUZZY or len(long) - len(short) > 1:
        return False
    at = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) == len(long):
        near = short[at + 1 :] == long[at + 1 :]
    else:
        near = short[at:] == long[at + 1 :] and (len(short) >= _FUZZY or long[at] in _LONG_VOWELS)
    return near and at > 0 and not (short in given_names() and long in given_names())


def fuzzy_keys(part: str) -> Iterable[str]:
    """What `alike` parts have in common: the part, and the part with any one letter left out."""
    yield part
    if len(part) >= _SHORTEST_FUZZY and len(part) < 20:
        for at in range(1, len(part)):
            yield part[:at] + part[at + 1 :]
