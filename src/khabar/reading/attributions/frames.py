"""The lexicon of cues: what each written form of a reporting verb, noun or preposition does, and what it takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal, NamedTuple

import msgspec

from khabar.arabic.fold import fold_text
from khabar.arabic.verbs import Gender, Number, VerbForm, imperfect_forms, participle_forms, perfect_forms
from khabar.arabic.word_lists import folded_words, load_lexicon
from khabar.errors import LexiconError
from khabar.model import Act

__all__ = ["CueForm", "Frame", "Phrase", "Reading", "Word", "lexicon", "says"]

CueForm = Literal["perfect", "imperfect", "passive", "participle", "noun", "preposition", "colon"]

TAKES = frozenset({"clause", "speech", "object", "ب", "إلى", "على", "من", "عن", "ل"})
_PRONOUNS = ("ه", "ها", "هم", "هما")
_PRONOUNS_OR_NONE = frozenset({"", *_PRONOUNS})
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
    near: frozenset[str] = frozenset()
    """Folded words, one of which must follow soon: «قدم … التعازي»."""
    after: frozenset[str] = frozenset()
    """Folded words, one of which must stand right behind: «جاء في البيان أن …»."""


class Reading(NamedTuple):
    """One way to read a written form."""

    frame: Frame
    form: CueForm
    gender: Gender | None = None
    number: Number | None = None
    object: str = ""
    opens: bool = False
    """Only where it opens a clause; elsewhere the form is another word."""
    channel: bool = False
    """Behind «في» only where something is said."""
    led_by: str = ""
    """The folded word that must stand right before it."""


class Phrase(NamedTuple):
    """A fixed phrase before a speaker, as folded words."""

    words: tuple[str, ...]
    frame: Frame
    object: str
    before_verb: bool
    """A reporting verb must follow, and belongs to it."""
    unless_clause: bool = False
    """Not when a clause or speech follows the verb."""


class Word(NamedTuple):
    """What one written form may be."""

    verbs: tuple[Reading, ...] = ()
    noun: Reading | None = None
    phrases: Mapping[str, tuple[Phrase, ...]] = MappingProxyType({})
    """Those that it begins by their second word (``""``: it is all of it), the longest first."""
    passives: tuple[tuple[str, Reading], ...] = ()
    """The word that must follow (``""``: any), and the reading."""
    asides: frozenset[str] = frozenset()
    """Words behind it that make it no cue."""


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
    near: str = ""
    after: str = ""
    weakly: str = ""
    """Written forms that are weak when the others are not."""


class _Along(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    word: str
    act: Act
    takes: str
    example: str
    weak: bool = False
    led_by: str = ""


class _Followed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    word: str
    example: str
    verb: str = ""
    next: str = ""


class _Verbs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    verb: tuple[_Verb, ...]
    passive: tuple[_Followed, ...]
    aside: tuple[_Followed, ...]
    along: tuple[_Along, ...]


class _Noun(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    forms: str
    act: Act
    takes: str
    example: str
    without: str = msgspec.field(default="", name="except")
    channel: bool = False
    """Behind «في» only where something is said."""


class _Nouns(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    noun: tuple[_Noun, ...]


class _Phrase(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: str
    example: str
    act: Act = "state"
    unless_clause: bool = False


class _Prepositions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    preposition: tuple[_Phrase, ...]
    before_verb: tuple[_Phrase, ...]


@cache
def lexicon() -> dict[str, Word]:
    """The lexicons beside this file, expanded, by folded written form; read when first asked for.

    Raises:
        LexiconError: a lexicon is missing or wrong.
    """
    verbs = load_lexicon("verbs", _Verbs, _FOLDER)
    words: dict[str, Word] = {}
    _add_verbs(words, verbs)
    _add_nouns(words, load_lexicon("nouns", _Nouns, _FOLDER))
    _add_phrases(words, load_lexicon("prepositions", _Prepositions, _FOLDER))
    _add_followed(words, verbs)
    return words


def says(word: str) -> bool:
    """Whether a folded word can only be a verb of saying: «أوضح»."""
    known = lexicon().get(word)
    return known is not None and known.noun is None and any(r.form in ("perfect", "imperfect") for r in known.verbs)


_NOTHING = Word()


def _parts(forms: str) -> list[str]:
    return [part.strip() for part in forms.split("/")]


def _folded(words: str) -> frozenset[str]:
    return folded_words(tuple(words.split()))


def _frame(lemma: str, act: Act, takes: str, weak: bool = False) -> Frame:
    taken = frozenset(takes.split())
    if not taken <= TAKES:
        raise LexiconError(f"{lemma} takes {', '.join(sorted(taken - TAKES))}, which nothing is called")
    return Frame(lemma.replace("\u0651", ""), act, taken, weak)


def _add_verbs(words: dict[str, Word], verbs: _Verbs) -> None:
    """Of forms that several verbs share, the verb told first stands first, and without a pronoun before with one."""
    found: dict[str, list[Reading]] = {}
    for verb in verbs.verb:
        parts = _parts(verb.forms)
        frame = _frame(parts[0], verb.act, verb.takes, verb.weak)
        frame = frame._replace(negated=verb.negated, near=_folded(verb.near), after=_folded(verb.after))
        without, opens, weakly = _folded(verb.without), _folded(verb.opens), _folded(verb.weakly)
        for written, reading in _readings(parts, frame):
            if written in without:
                continue
            if written in opens:
                reading = reading._replace(opens=True)
            if written in weakly:
                reading = reading._replace(frame=frame._replace(weak=True))
            found.setdefault(written, []).append(reading)
    for along in verbs.along:
        frame = _frame(along.word, along.act, along.takes, along.weak)
        found.setdefault(fold_text(along.word), []).append(Reading(frame, "participle", led_by=fold_text(along.led_by)))
    for written, readings in found.items():
        if len(readings) > 1:
            readings.sort(key=lambda reading: bool(reading.object))
        words[written] = Word(tuple(readings))


def _readings(parts: list[str], frame: Frame) -> Iterator[tuple[str, Reading]]:
    forms: list[tuple[CueForm, Iterator[VerbForm]]] = [("perfect", perfect_forms(parts[0]))]
    forms.append(("imperfect", imperfect_forms(parts[1])))
    if len(parts) > 2:
        forms.append(("participle", participle_forms(parts[2])))
    for name, written in forms:
        for form in written:
            if form.person == 3 and form.object in _PRONOUNS_OR_NONE and not _rare(frame, name, form):
                yield form.written, Reading(frame, name, form.gender, form.number, form.object)


def _rare(frame: Frame, name: CueForm, form: VerbForm) -> bool:
    """«قلن», and «أقرا», which is written like «أقرأ» and many an accusative: only where the verb alone is a cue."""
    if name == "participle":
        return False
    return (form.gender, form.number) == ("f", "p") or (frame.weak and (form.gender, form.number) == ("m", "d"))


def _add_nouns(words: dict[str, Word], nouns: _Nouns) -> None:
    for noun in nouns.noun:
        parts, without = _parts(noun.forms), _folded(noun.without)
        frame = _frame(parts[0], noun.act, noun.takes)
        for part in parts:
            joined = part[:-1] + "ت" if part.endswith("ة") else part
            for pronoun in ("", *_PRONOUNS):
                written = fold_text(joined + pronoun if pronoun else part)
                word = words.get(written, _NOTHING)
                if written not in without and word.noun is None:
                    words[written] = word._replace(noun=Reading(frame, "noun", object=pronoun, channel=noun.channel))


def _add_phrases(words: dict[str, Word], prepositions: _Prepositions) -> None:
    found: dict[str, dict[str, list[Phrase]]] = {}
    for entries, before_verb in ((prepositions.preposition, False), (prepositions.before_verb, True)):
        for entry in entries:
            written = fold_text(entry.words).split()
            frame = Frame(entry.words, entry.act, frozenset({"clause"}), False)
            for pronoun in ("",) if before_verb else ("", *_PRONOUNS):
                phrase = Phrase(
                    (*written[:-1], written[-1] + pronoun), frame, pronoun, before_verb, entry.unless_clause
                )
                second = phrase.words[1] if len(phrase.words) > 1 else ""
                found.setdefault(phrase.words[0], {}).setdefault(second, []).append(phrase)
    for first, seconds in found.items():
        phrases = {
            second: tuple(sorted(some, key=lambda phrase: -len(phrase.words))) for second, some in seconds.items()
        }
        words[first] = words.get(first, _NOTHING)._replace(phrases=phrases)


def _add_followed(words: dict[str, Word], verbs: _Verbs) -> None:
    for passive in verbs.passive:
        verb = words.get(fold_text(passive.verb), _NOTHING).verbs
        if not verb:
            raise LexiconError(f"verbs.toml: {passive.word} is a passive of {passive.verb!r}, which is not there")
        written = fold_text(passive.word)
        word = words.get(written, _NOTHING)
        found = (fold_text(passive.next), Reading(verb[0].frame, "passive"))
        words[written] = word._replace(passives=(*word.passives, found))
    for aside in verbs.aside:
        written = fold_text(aside.word)
        word = words.get(written, _NOTHING)
        words[written] = word._replace(asides=word.asides | {fold_text(aside.next)})
