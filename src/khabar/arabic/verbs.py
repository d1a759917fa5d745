"""Written forms of a verb, from its three principal parts: «قال», «يقول», «قائل» give «قالت», «يقولون», «قائلة», ….

Only what unvocalised writing shows: a passive that is written like its active is none here. The parts are given in
normal spelling, since the kind of a verb is read off them: an ا before the last letter is hollow («أشار»), a final ا, ى
or ي defective («دعا», «نفى»), a final shadda doubled («حثّ»). The forms come out folded.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from khabar.arabic.fold import fold_text
from khabar.errors import LexiconError

__all__ = ["Gender", "Number", "VerbForm", "imperfect_forms", "participle_forms", "perfect_forms"]

Gender = Literal["m", "f"]
Number = Literal["s", "d", "p"]

_PRONOUNS = ("ه", "ها", "هم", "هما", "ني", "نا")
_SHADDA = "\u0651"
_HARAKAT = str.maketrans("", "", "\u064b\u064c\u064d\u064e\u064f\u0650\u0652")


class VerbForm(NamedTuple):
    """One written form, folded, and what it agrees with."""

    written: str
    person: Literal[1, 3]
    gender: Gender | None
    """``None``: of either."""
    number: Number
    object: str = ""
    """The pronoun written onto its end."""


def perfect_forms(perfect: str) -> Iterator[VerbForm]:
    """Forms of the verb whose perfect, third person masculine singular, is `perfect`.

    Raises:
        LexiconError: `perfect` is too short to be a verb.
    """
    word = perfect.translate(_HARAKAT)
    doubled = word.endswith(_SHADDA)
    word = word.replace(_SHADDA, "")
    if len(word) < 2:
        raise LexiconError(f"{perfect!r} is no perfect of a verb")
    stem, last = word[:-1], word[-1]
    if not doubled and last in "اى":
        third, masculine = ("و" if last == "ا" and len(word) == 3 else "ي"), stem + "ا"
        feminine, plurals, first = stem + "ت", (stem + "وا",), stem + third
        dual = first + "ا"
    elif not doubled and last == "ي":
        masculine, feminine, plurals, first, dual = word, word + "ت", (stem + "وا",), word, word + "ا"
    else:
        masculine, feminine, dual = word, word + "ت", word + "ا"
        plurals = (word + "وا", stem + "ؤوا") if last == "أ" else (word + "وا",)
        first = word + last if doubled else stem[:-1] + last if stem[-1] == "ا" else word
    yield from _with_pronouns(fold_text(word), _folded(masculine), 3, "m", "s")
    yield from _with_pronouns(_folded(feminine), _folded(feminine), 3, "f", "s")
    for plural in plurals:
        yield from _with_pronouns(_folded(plural), _folded(plural[:-1]), 3, "m", "p")
    yield VerbForm(_folded(dual), 3, "m", "d")
    yield VerbForm(_folded(feminine + "ا"), 3, "f", "d")
    if not doubled and last not in "اىي":
        yield VerbForm(_folded(first + "ن"), 3, "f", "p")
    yield VerbForm(_folded(first + "ت"), 1, None, "s")
    yield VerbForm(_folded(first + "نا"), 1, None, "p")


def imperfect_forms(imperfect: str) -> Iterator[VerbForm]:
    """Forms of the verb whose imperfect, third person masculine singular, is `imperfect`.

    Raises:
        LexiconError: `imperfect` does not begin with ي or is too short.
    """
    word = imperfect.translate(_HARAKAT).replace(_SHADDA, "")
    if len(word) < 3 or word[0] != "ي":
        raise LexiconError(f"{imperfect!r} is no imperfect of a verb")
    stem, last = word[1:], word[-1]
    defective = last in "ويى" and len(word) > 2
    joined = stem[:-1] + "ا" if last == "ى" else stem
    short = stem[:-1] if defective else stem
    dual = stem[:-1] + "ي" if last == "ى" else stem
    for prefix, gender in (("ي", "m"), ("ت", "f")):
        yield from _with_pronouns(_folded(prefix + stem), _folded(prefix + joined), 3, gender, "s")
        yield VerbForm(_folded(prefix + dual + "ان"), 3, gender, "d")
    plurals = (short, short[:-1] + "ؤ") if last == "أ" else (short,)
    for plural in plurals:
        yield from _with_pronouns(_folded("ي" + plural + "ون"), _folded("ي" + plural + "ون"), 3, "m", "p")
        yield VerbForm(_folded("ي" + plural + "وا"), 3, "m", "p")
    if not defective and stem[-2] not in "اوي":
        yield VerbForm(_folded("ي" + stem + "ن"), 3, "f", "p")
    yield VerbForm(_folded("أ" + stem), 1, None, "s")
    yield VerbForm(_folded("ن" + stem), 1, None, "p")


def participle_forms(participle: str) -> Iterator[VerbForm]:
    """The accusative forms of a participle, those that go along with another verb: «مضيفا», «داعية», «مؤكدين».

    Raises:
        LexiconError: `participle` is too short.
    """
    word = participle.translate(_HARAKAT).replace(_SHADDA, "")
    if len(word) < 3:
        raise LexiconError(f"{participle!r} is no participle")
    stem = word[:-1] if word[-1] in "يى" else word
    yield VerbForm(_folded(word + "ا"), 3, "m", "s")
    yield VerbForm(_folded(word + "ة"), 3, "f", "s")
    yield VerbForm(_folded(stem + "ين"), 3, "m", "p")
    yield VerbForm(_folded(word + "تين"), 3, "f", "d")
    yield VerbForm(_folded(word + "ات"), 3, "f", "p")


def _with_pronouns(
    bare: str, joined: str, person: Literal[1, 3], gender: Gender | None, number: Number
) -> Iterator[VerbForm]:
    yield VerbForm(bare, person, gender, number)
    for pronoun in _PRONOUNS:
        yield VerbForm(_folded(joined + pronoun), person, gender, number, pronoun)


def _folded(form: str) -> str:
    """The form folded, its ا and أ that meet written as the one آ."""
    return fold_text(form.replace("أا", "آ").replace("أأ", "آ"))
