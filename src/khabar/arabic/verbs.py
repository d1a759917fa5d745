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
_GENDERS: tuple[tuple[str, Gender], ...] = (("ي", "m"), ("ت", "f"))


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
    last, written, stem = word[-1], fold_text(word), fold_text(word[:-1])
    joined, feminine, plurals, first = written, written + "ت", [written + "و"], written
    if not doubled and last in "اى":
        joined, feminine, plurals = stem + "ا", stem + "ت", [stem + "و"]
        first = stem + ("و" if last == "ا" and len(word) == 3 else "ي")
    elif not doubled and last == "ي":
        plurals = [stem + "و"]
    elif doubled:
        first = written + written[-1]
    elif last == "أ":
        plurals.append(stem + "ءو")
    elif word[-2] == "ا":
        first = stem[:-1] + written[-1]
    dual = (first if last in "اىي" and not doubled else written) + "ا"
    yield VerbForm(written, 3, "m", "s")
    yield from _with_pronouns(joined, "m", "s")
    yield VerbForm(feminine, 3, "f", "s")
    yield from _with_pronouns(feminine, "f", "s")
    for plural in plurals:
        yield VerbForm(plural + "ا", 3, "m", "p")
        yield from _with_pronouns(plural, "m", "p")
    yield VerbForm(_joined(dual), 3, "m", "d")
    yield VerbForm(feminine + "ا", 3, "f", "d")
    yield VerbForm(first + "ن", 3, "f", "p")
    yield VerbForm(first + "ت", 1, None, "s")
    yield VerbForm(first + "نا", 1, None, "p")


def imperfect_forms(imperfect: str) -> Iterator[VerbForm]:
    """Forms of the verb whose imperfect, third person masculine singular, is `imperfect`.

    Raises:
        LexiconError: `imperfect` does not begin with ي or is too short.
    """
    word = imperfect.translate(_HARAKAT).replace(_SHADDA, "")
    if len(word) < 3 or word[0] != "ي":
        raise LexiconError(f"{imperfect!r} is no imperfect of a verb")
    last, stem = word[-1], fold_text(word[1:])
    short = stem[:-1] if last in "ويى" else stem
    joined = short + "ا" if last == "ى" else stem
    for prefix, gender in _GENDERS:
        yield VerbForm(prefix + stem, 3, gender, "s")
        yield from _with_pronouns(prefix + joined, gender, "s")
        yield VerbForm(_joined(prefix + stem + "ان"), 3, gender, "d")
    for plural in (short, short[:-1] + "ء") if last == "أ" else (short,):
        yield VerbForm("ي" + plural + "ون", 3, "m", "p")
        yield from _with_pronouns("ي" + plural + "ون", "m", "p")
        yield VerbForm("ي" + plural + "وا", 3, "m", "p")
    if stem[-2] not in "اوي":  # a hollow one is shortened, and then is written like too much else
        yield VerbForm("ي" + stem + "ن", 3, "f", "p")
    yield VerbForm(_joined("ا" + stem), 1, None, "s")
    yield VerbForm("ن" + stem, 1, None, "p")


def participle_forms(participle: str) -> Iterator[VerbForm]:
    """The accusative forms of a participle, those that go along with another verb: «مضيفا», «داعية», «مؤكدين».

    Raises:
        LexiconError: `participle` is too short.
    """
    word = participle.translate(_HARAKAT).replace(_SHADDA, "")
    if len(word) < 3:
        raise LexiconError(f"{participle!r} is no participle")
    written = fold_text(word)
    short = written[:-1] if word[-1] in "يى" else written
    yield VerbForm(written + "ا", 3, "m", "s")
    yield VerbForm(written + "ه", 3, "f", "s")
    yield VerbForm(short + "ين", 3, "m", "p")
    yield VerbForm(written + "تين", 3, "f", "d")
    yield VerbForm(written + "ات", 3, "f", "p")


def _with_pronouns(stem: str, gender: Gender | None, number: Number) -> Iterator[VerbForm]:
    stem = _joined(stem)
    for pronoun in _PRONOUNS:
        yield VerbForm(stem + pronoun, 3, gender, number, pronoun)


def _joined(form: str) -> str:
    """A hamza on its alif and an alif behind it are written as the one آ."""
    return form.replace("اا", "ا")
