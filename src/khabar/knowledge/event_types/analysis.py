"""Takes a folded word apart into what the lexicon of event types knows."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from khabar.arabic.verbs import Number
from khabar.knowledge.event_types.lexicon import Known, Light, lexicon

__all__ = ["Candidate", "bare", "candidates", "light", "telling"]

_CONJUNCTIONS = "وف"
_ON_NOUNS = "بلك"
_PERSONS = "يتنا"
_PRONOUNS_OF_VERBS = ("هما", "هم", "ها", "ه", "ني", "نا")
_LAST_OF_PRONOUNS = frozenset("اهمي")
_PRONOUNS = ("هما", "هم", "ها", "ه", "نا", "كم", "ك")
_ENDINGS = ("ا", "ها", "هم", "ه", "ان", "ين", "ون")
_LAST_OF_ENDINGS = frozenset("اهمن")
_SHORTEST = 3
_LONGEST = 40
"""Longer runs of letters are no word of the language."""
_NOTHING: frozenset[str] = frozenset()


class Candidate(NamedTuple):
    """A way to read a word."""

    letters: int
    """Conjunctions and prepositions before it."""
    known: Known
    definite: bool = False
    governed: bool = False
    """A preposition is written onto it."""
    object: str = ""
    number: Number | None = None


def candidates(word: str) -> tuple[Candidate, ...]:
    """What `word` may be, the whole word before parts of it and verbs before nouns; ``()`` when nothing."""
    if not 1 < len(word) < _LONGEST or word in lexicon().whole:
        return ()
    found: list[Candidate] = []
    starts = lexicon().verb_starts
    for letters in (0, 1) if word[0] in _CONJUNCTIONS else (0,):
        rest = word[letters:]
        if _begins(rest, starts) or rest[0] == "س":
            found += _verbs(rest, letters)
        found += _nouns(rest, letters, governed=False)
        if not found and len(rest) > _SHORTEST and rest[0] in _ON_NOUNS:
            found += _nouns(rest[1:], letters + 1, governed=True)
            if rest[0] == "ل" and rest[1] in _PERSONS:
                found += (one for one in _verbs(rest[1:], letters + 1) if one.known.form == "imperfect")
        if found:
            break
    return tuple(one for one in found if word not in one.known.entry.without)


def _begins(word: str, starts: frozenset[str]) -> bool:
    return word[:3] in starts or word[:2] in starts


def _verbs(word: str, letters: int) -> list[Candidate]:
    verbs = lexicon().verbs
    if word in verbs:
        return [_verb(known, letters, "") for known in verbs[word]]
    if word[0] == "س" and len(word) > _SHORTEST and word[1] in _PERSONS:
        return [one for one in _verbs(word[1:], letters) if one.known.form != "perfect"]
    found: list[Candidate] = []
    if word[-1:] not in _LAST_OF_PRONOUNS:
        return found
    for pronoun in _PRONOUNS_OF_VERBS:
        stem = word[: -len(pronoun)]
        if word.endswith(pronoun) and len(stem) >= _SHORTEST:
            ways = (stem, stem + "ا") if stem[-1] == "و" else (stem, stem[:-1] + "ي") if stem[-1] == "ا" else (stem,)
            for way in ways:
                found += (
                    _verb(known, letters, pronoun) for known in verbs.get(way, ()) if word not in known.entry.without
                )
            break
    return found


def _verb(known: Known, letters: int, pronoun: str) -> Candidate:
    number = known.written.number if known.written is not None else None
    return Candidate(letters, known, False, False, pronoun, number)


def _nouns(word: str, letters: int, governed: bool) -> list[Candidate]:
    nouns, starts = lexicon().nouns, lexicon().noun_starts
    if not (_begins(word, starts) or (word.startswith(("ال", "لل")) and _begins(word[2:], starts))):
        return []
    if found := nouns.get(word):
        return [Candidate(letters, known, False, governed) for known in found]
    for article in ("ال", "لل"):
        if word.startswith(article):
            stem = word[2:] if not (article == "لل" and governed) else ""
            return [Candidate(letters, known, True, article == "لل") for known in nouns.get(stem, _dual(stem))]
    if len(word) < _SHORTEST:
        return []
    if word[-1] == "ا" and word[-2] != "ه" and (found := nouns.get(word[:-1])):
        return [Candidate(letters, known, False, governed) for known in found]
    for pronoun in _PRONOUNS:
        if word.endswith(pronoun) and len(word) > len(pronoun) + 1:
            stem = word[: -len(pronoun)]
            found = nouns.get(stem, ()) if stem[-1] != "ت" else nouns.get(stem[:-1] + "ه", nouns.get(stem, ()))
            if found:
                return [Candidate(letters, known, True, governed, pronoun) for known in found]
    if word.endswith("ءي") and (found := nouns.get(word[:-1])):
        return [Candidate(letters, known, True, governed, "ي") for known in found]
    return [Candidate(letters, known, False, governed, "", "d") for known in _dual(word)]


def _dual(word: str) -> tuple[Known, ...]:
    if word.endswith(("ان", "ين", "تا", "تي")) and len(word) > _SHORTEST:
        stem = word[:-2] if word[-1] == "ن" else word[:-1]
        return lexicon().nouns.get(stem, ()) if stem[-1] != "ت" else lexicon().nouns.get(stem[:-1] + "ه", ())
    return ()


def telling(word: str) -> frozenset[str]:
    """Those of the `bare` words of `word` that tell something of a trigger near them; mostly none."""
    known = lexicon()
    found = []
    for base in _bases(word):
        if _begins(base, known.telling_starts):
            found += [one for one in (base, *_without_endings(base)) if one in known.telling]
    return frozenset(found) if found else _NOTHING


@lru_cache(maxsize=1 << 14)
def bare(word: str) -> frozenset[str]:
    """`word`, and it without conjunction, preposition, article and endings: pronouns, dual, plural, accusative."""
    return frozenset(one for base in _bases(word) for one in (base, *_without_endings(base)))


def _bases(word: str) -> list[str]:
    found = [word]
    if len(word) > _LONGEST:
        return found
    if word[0] in _CONJUNCTIONS and len(word) > 1:
        found.append(word[1:])
    for one in tuple(found):
        if len(one) > _SHORTEST:
            if one[0] in _ON_NOUNS:
                found.append(one[1:])
                if one[1:3] == "ال":
                    found.append(one[3:])
            if one.startswith(("ال", "لل")):
                found.append(one[2:])
    return found


def _without_endings(word: str) -> list[str]:
    found = []
    if word[-1:] in _LAST_OF_ENDINGS:
        for ending in _ENDINGS:
            stem = word[: -len(ending)]
            if len(stem) >= _SHORTEST and word.endswith(ending):
                if stem[-1] == "ت":
                    found.append(stem[:-1] + "ه")
                if ending != "ه":  # «دورية» is no «دوري»
                    found.append(stem)
    return found


@lru_cache(maxsize=1 << 14)
def light(word: str) -> Light | None:
    """The light verb that `word` is."""
    known = lexicon().light
    for one in (word, word[1:]) if word[0] in _CONJUNCTIONS and len(word) > _SHORTEST else (word,):
        if one in known:
            return known[one]
        if len(one) > _SHORTEST and one[0] == "س" and one[1:] in known:
            return known[one[1:]]
        if len(one) > _SHORTEST and one[0] in "بل" and one[1:] in known:
            return known[one[1:]]
    return None
