"""The lexicon of cues: what each written form of a reporting verb, noun or preposition does, and what it takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple, get_args

import msgspec

from khabar.arabic.fold import fold_text
from khabar.arabic.verbs import Gender, Number, VerbForm, imperfect_forms, participle_forms, perfect_forms
from khabar.arabic.word_lists import folded_words, load_lexicon
from khabar.errors import LexiconError
from khabar.model import Act

__all__ = ["CueForm", "Frame", "Lexicon", "Phrase", "Reading", "lexicon"]

CueForm = Literal["perfect", "imperfect", "passive", "participle", "noun", "preposition", "colon"]

TAKES = frozenset({"clause", "speech", "object", "ب", "إلى", "على", "من", "عن", "ل"})
_PRONOUNS = ("ه", "ها", "هم", "هما")
_FOLDER = Path(__file__).parent / "lexicon"


class Frame(NamedTuple):
    """What a cue does, whatever form it stands in."""

    lemma: str
    """In normal spelling: a verb's perfect, a noun's singular, a preposition."""
    act: Act
    takes: frozenset[str]
    """What may stand behind cue and speaker and begin what is said: ``clause``, ``speech`` (a colon or a quotation
    mark), ``object`` (a bare noun phrase), or the preposition whose object it is."""
    weak: bool
    """Only a cue when a clause or speech really follows."""
    negated: bool = False
    """Says something when negated, too: «لم يستبعد»."""


class Reading(NamedTuple):
    """One way to read a written form."""

    frame: Frame
    form: CueForm
    gender: Gender | None = None
    number: Number | None = None
    object: str = ""
    opens: bool = False
    """Only where it opens a clause; elsewhere the form is another word."""


class Phrase(NamedTuple):
    """A fixed phrase before a speaker, as folded words."""

    words: tuple[str, ...]
    frame: Frame
    object: str
    before_verb: bool
    """A reporting verb must follow, and belongs to it."""


class Lexicon(NamedTuple):
    """All cues by their folded written forms."""

    verbs: dict[str, tuple[Reading, ...]]
    nouns: dict[str, Reading]
    phrases: dict[str, tuple[Phrase, ...]]
    """By first word, the longest first."""
    passives: dict[str, tuple[tuple[str, Reading], ...]]
    """By word: the word that must follow (``""``: any), and the reading."""
    asides: frozenset[tuple[str, str]]
    """Two words that are no cue."""


class _Verb(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    forms: str
    act: Act
    takes: str
    example: str
    weak: bool = False
    negated: bool = False
    without: str = msgspec.field(default="", name="except")
    """Written forms that nearly always are another word."""
    opens: str = ""
    """Written forms that are another word, too, and this verb only where they open a clause."""


class _Followed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    word: str
    example: str
    verb: str = ""
    next: str = ""


class _Verbs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    verb: tuple[_Verb, ...]
    passive: tuple[_Followed, ...]
    aside: tuple[_Followed, ...]


class _Noun(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    forms: str
    act: Act
    takes: str
    example: str
    without: str = msgspec.field(default="", name="except")


class _Nouns(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    noun: tuple[_Noun, ...]


class _Phrase(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: str
    example: str
    act: Act = "state"


class _Prepositions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    preposition: tuple[_Phrase, ...]
    before_verb: tuple[_Phrase, ...]


@cache
def lexicon() -> Lexicon:
    """The lexicons beside this file, expanded; read when first asked for.

    Raises:
        LexiconError: a lexicon is missing or wrong.
    """
    verbs = load_lexicon("verbs", _Verbs, _FOLDER)
    prepositions = load_lexicon("prepositions", _Prepositions, _FOLDER)
    frames = {_parts(verb)[0]: _frame(_parts(verb)[0], verb) for verb in verbs.verb}
    return Lexicon(
        _verb_readings(verbs.verb, frames),
        _noun_readings(load_lexicon("nouns", _Nouns, _FOLDER).noun),
        _phrases(prepositions),
        _passives(verbs.passive, frames),
        frozenset((fold_text(aside.word), fold_text(aside.next)) for aside in verbs.aside),
    )


def _parts(entry: _Verb | _Noun) -> list[str]:
    return [part.strip() for part in entry.forms.split("/")]


def _frame(lemma: str, entry: _Verb | _Noun) -> Frame:
    takes = frozenset(entry.takes.split())
    if not takes <= TAKES:
        raise LexiconError(f"{lemma} takes {', '.join(sorted(takes - TAKES))}, which nothing is called")
    lemma = lemma.replace("\u0651", "")
    return Frame(lemma, entry.act, takes, getattr(entry, "weak", False), getattr(entry, "negated", False))


def _verb_readings(verbs: Iterable[_Verb], frames: dict[str, Frame]) -> dict[str, tuple[Reading, ...]]:
    """Of forms that several verbs share, the verb told first stands first."""
    found: dict[str, dict[tuple[str, CueForm], Reading]] = {}
    for verb in verbs:
        without, opens = folded_words(tuple(verb.without.split())), folded_words(tuple(verb.opens.split()))
        for written, reading in _readings(_parts(verb), frames[_parts(verb)[0]]):
            if written not in without:
                reading = reading._replace(opens=True) if written in opens else reading
                found.setdefault(written, {}).setdefault((reading.frame.lemma, reading.form), reading)
    return {
        written: tuple(sorted(readings.values(), key=lambda reading: bool(reading.object)))
        for written, readings in found.items()
    }


def _readings(parts: list[str], frame: Frame) -> Iterator[tuple[str, Reading]]:
    forms: list[tuple[CueForm, Iterator[VerbForm]]] = [("perfect", perfect_forms(parts[0]))]
    forms.append(("imperfect", imperfect_forms(parts[1])))
    if len(parts) > 2:
        forms.append(("participle", participle_forms(parts[2])))
    for name, written in forms:
        for form in written:
            if form.person == 3:
                yield form.written, Reading(frame, name, form.gender, form.number, form.object)


def _noun_readings(nouns: Iterable[_Noun]) -> dict[str, Reading]:
    found: dict[str, Reading] = {}
    for noun in nouns:
        parts, without = _parts(noun), folded_words(tuple(noun.without.split()))
        frame = _frame(parts[0], noun)
        for part in parts:
            joined = part[:-1] + "ت" if part.endswith("ة") else part
            for written, pronoun in ((part, ""), *((joined + pronoun, pronoun) for pronoun in _PRONOUNS)):
                if fold_text(written) not in without:
                    found.setdefault(fold_text(written), Reading(frame, "noun", None, None, pronoun))
    return found


def _phrases(prepositions: _Prepositions) -> dict[str, tuple[Phrase, ...]]:
    found: dict[str, list[Phrase]] = {}
    for entries, before_verb in ((prepositions.preposition, False), (prepositions.before_verb, True)):
        for entry in entries:
            words = fold_text(entry.words).split()
            frame = Frame(entry.words, entry.act, frozenset({"clause"}), False)
            for pronoun in ("",) if before_verb else ("", *_PRONOUNS):
                written = (*words[:-1], words[-1] + pronoun)
                found.setdefault(written[0], []).append(Phrase(written, frame, pronoun, before_verb))
    return {first: tuple(sorted(phrases, key=lambda phrase: -len(phrase.words))) for first, phrases in found.items()}


def _passives(passives: Iterable[_Followed], frames: dict[str, Frame]) -> dict[str, tuple[tuple[str, Reading], ...]]:
    by_lemma = {frame.lemma: frame for frame in frames.values()}
    found: dict[str, list[tuple[str, Reading]]] = {}
    for passive in passives:
        if passive.verb not in by_lemma:
            raise LexiconError(f"verbs.toml: {passive.word} is a passive of {passive.verb!r}, which is not there")
        reading = Reading(by_lemma[passive.verb], "passive")
        found.setdefault(fold_text(passive.word), []).append((fold_text(passive.next), reading))
    return {word: tuple(readings) for word, readings in found.items()}
