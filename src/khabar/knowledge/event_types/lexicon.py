"""Reads the words of event types, one file a type, and makes them into what each written form may be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple, get_args

import msgspec

from khabar.arabic.fold import fold_text
from khabar.arabic.verbs import VerbForm, imperfect_forms, participle_forms, perfect_forms
from khabar.arabic.word_lists import folded_words, load_lexicon
from khabar.errors import LexiconError
from khabar.knowledge.event_types.frames import Frame, TriggerForm, Victims
from khabar.model.events import EventType

__all__ = ["FOLDER", "Entry", "Known", "Lexicon", "Light", "TypeWords", "lexicon", "type_files"]

FOLDER = Path(__file__).parent / "data"
_SHARED = frozenset({"frames", "light", "context", "whole", "sport", "court"})
_SHADDA = "\u0651"
_NONE: frozenset[str] = frozenset()
_POSITIONS = frozenset({"subject", "object", "genitive", "demonym"})
_PREPOSITIONS = frozenset(
    {"على", "ضد", "ب", "من", "إلى", "مع", "في", "بين", "ل", "عن", "حول", "لدى", "أمام", "بحق", "تجاه"}
)
_SLOTS = frozenset({"actor", "recipient", "place", "both", "killed", "injured"})


class TypeWords(NamedTuple):
    """What holds for all words of a type; all words folded and without an article."""

    type: EventType
    adjectives: frozenset[str]
    """Behind a noun they belong to the trigger: «غارات جوية»."""
    modes: Mapping[str, tuple[int, str]]
    """By a word near the trigger, the mode, after its rank among several."""
    not_near: frozenset[str]
    """Words that make a trigger in their sentence none."""


class Entry(NamedTuple):
    """One word of a type."""

    words: TypeWords
    active: Frame
    passive: Frame
    noun: Frame
    mode: str | None
    then: tuple[tuple[str, ...], ...]
    """Folded words, one row of which must stand right behind, and belongs to the trigger."""
    unless: frozenset[str]
    """Folded words that right behind it make it another word."""
    near: frozenset[str]
    """Folded bare words, one of which must stand near."""
    not_near: frozenset[str]
    """Folded bare words that make it none, anywhere in its sentence."""
    after: frozenset[str]
    """Folded words, one of which must stand right before."""
    not_after: frozenset[str]
    """Folded words that right before it make it none."""
    often_passive: bool
    opens: frozenset[str]
    """Folded forms that mostly are another word, and this verb only where they open a clause."""
    without: frozenset[str]
    """Folded forms that nearly always are another word."""


class Known(NamedTuple):
    """One way to read a written form."""

    entry: Entry
    form: TriggerForm
    written: VerbForm | None = None
    """``None``: a noun."""


class Light(NamedTuple):
    """A light verb: what it tells of the noun behind it."""

    roles: Mapping[str, str]
    written: VerbForm
    preposition: str
    """The letter or folded word that leads to the noun; empty: none."""
    imperfect: bool = False
    """«يشن», «تشن»: of what goes on."""
    spoken: bool = False
    """It tells who says something, and not who does a deed: «أكد الوزير دعمه», but «أكد الوزير الهجوم»."""


class Lexicon(NamedTuple):
    """All words, by folded written form."""

    verbs: Mapping[str, tuple[Known, ...]]
    nouns: Mapping[str, tuple[Known, ...]]
    light: Mapping[str, Light]
    telling: frozenset[str]
    """Folded bare words that tell something of a trigger near them, those of sport among them."""
    sport: frozenset[str]
    """Folded bare words that articles about sport are full of."""
    court: frozenset[str]
    """Folded bare words that show a sentence to be about the law."""
    verb_starts: frozenset[str]
    """The first three letters of each, of shorter ones all: what begins otherwise is none of them."""
    noun_starts: frozenset[str]
    telling_starts: frozenset[str]
    whole: frozenset[str]
    """Folded words that are not to be taken apart."""


class _Word(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    forms: str
    frame: str
    example: str
    mode: str | None = None
    victims: Victims | None = None
    weak: bool = False
    weak_noun: bool = False
    secondary: bool = False
    passive: str = ""
    often_passive: bool = False
    without: str = msgspec.field(default="", name="except")
    then: tuple[str, ...] = ()
    opens: str = ""
    unless: str = ""
    near: str = ""
    not_near: str = ""
    after: str = ""
    not_after: str = ""


class _Type(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    type: EventType
    counter_examples: tuple[str, ...]
    verbs: tuple[_Word, ...] = ()
    nouns: tuple[_Word, ...] = ()
    adjectives: str = ""
    not_near: str = ""
    modes: Mapping[str, str] = {}


class _Frame(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    verb: str = ""
    passive: str = ""
    noun: str = ""


class _Frames(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    frames: Mapping[str, _Frame]


class _LightVerb(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    forms: str
    roles: str
    example: str
    preposition: str = ""
    spoken: bool = False


class _Lights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    verbs: tuple[_LightVerb, ...]


class _Plain(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: tuple[str, ...]


@cache
def lexicon() -> Lexicon:
    """The files beside this one, expanded; read when first asked for.

    Raises:
        LexiconError: a file is missing or wrong.
    """
    frames = {name: _Roles.of(name, frame) for name, frame in load_lexicon("frames", _Frames, FOLDER).frames.items()}
    verbs: dict[str, list[Known]] = {}
    nouns: dict[str, list[Known]] = {}
    telling: list[frozenset[str]] = []
    for name, file in type_files():
        words = TypeWords(
            file.type,
            _set(file.adjectives),
            {word: (rank, mode) for rank, (mode, written) in enumerate(file.modes.items()) for word in _set(written)},
            _set(file.not_near),
        )
        telling += (words.adjectives, words.not_near, frozenset(words.modes))
        for word in (*file.verbs, *file.nouns):
            if word.frame not in frames:
                raise LexiconError(f"{name}.toml: {word.forms} has the frame {word.frame!r}, which is none")
            entry = _entry(word, words, frames[word.frame])
            telling += (entry.unless, entry.near, entry.not_near, entry.not_after)
            if word.forms.count("/"):
                _add_verb(verbs, nouns, word, entry)
            else:
                _add_nouns(nouns, word.forms, entry)
    sport = folded_words(load_lexicon("sport", _Plain, FOLDER).words)
    court = folded_words(load_lexicon("court", _Plain, FOLDER).words)
    told = frozenset().union(sport, court, *telling)
    return Lexicon(
        {written: tuple(found) for written, found in verbs.items()},
        {written: tuple(found) for written, found in nouns.items()},
        _lights(),
        told,
        sport,
        court,
        _starts(verbs),
        _starts(nouns),
        _starts(told),
        folded_words(load_lexicon("whole", _Plain, FOLDER).words),
    )


def _starts(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word[:3] for word in words)


def type_files() -> Iterator[tuple[str, _Type]]:
    """The files of types with their names, in the order of `EventType`; a type may have none or several."""
    files = sorted(path.stem for path in FOLDER.glob("*.toml"))
    for kind in get_args(EventType):
        for name in files:
            if name.split("_")[0].upper() == kind:
                file = load_lexicon(name, _Type, FOLDER)
                if file.type != kind:
                    raise LexiconError(f"{name}.toml is about {file.type}")
                yield name, file
    unknown = {name for name in files if name.split("_")[0].upper() not in get_args(EventType)} - _SHARED
    if unknown:
        raise LexiconError(f"{', '.join(sorted(unknown))}: files of no type")


class _Roles(NamedTuple):
    verb: Mapping[str, str]
    passive: Mapping[str, str]
    noun: Mapping[str, str]

    @staticmethod
    def of(name: str, frame: _Frame) -> _Roles:
        verb = _roles(name, frame.verb)
        passive = _roles(name, frame.passive)
        if not frame.passive:  # what the active had as its object
            turned = {key: slot for key, slot in verb.items() if key not in ("subject", "object")}
            passive = MappingProxyType(turned | ({"subject": verb["object"]} if "object" in verb else {}))
        return _Roles(verb, passive, _roles(name, frame.noun))


def _roles(name: str, written: str) -> Mapping[str, str]:
    roles = {}
    for pair in written.split():
        position, _, slot = pair.partition("=")
        if position not in _POSITIONS | _PREPOSITIONS or slot not in _SLOTS:
            raise LexiconError(f"{name}: {pair!r} is no role")
        roles[position] = slot
    return MappingProxyType(roles)


def _entry(word: _Word, words: TypeWords, roles: _Roles) -> Entry:
    lemma = word.forms.split("/")[0].split()[0].replace(_SHADDA, "")
    if word.then:
        lemma = f"{lemma} {word.then[0]}"
    active, passive, noun = (Frame(lemma, word.weak, found, word.victims, word.secondary) for found in roles)
    noun = noun._replace(weak=word.weak or word.weak_noun)
    then = tuple(sorted((tuple(fold_text(row).split()) for row in word.then), key=len, reverse=True))
    return Entry(
        words,
        active,
        passive,
        noun,
        word.mode,
        then,
        _set(word.unless),
        _set(word.near),
        _set(word.not_near),
        _set(word.after),
        _set(word.not_after),
        word.often_passive,
        _set(word.opens),
        _set(word.without),
    )


def _set(words: str) -> frozenset[str]:
    return frozenset(fold_text(words).split()) if words else _NONE


def _add_verb(verbs: dict[str, list[Known]], nouns: dict[str, list[Known]], word: _Word, entry: Entry) -> None:
    """Perfect / imperfect / verbal nouns / active participle; any but the perfect may be empty."""
    parts = [part.strip() for part in word.forms.split("/")]
    parts += [""] * (4 - len(parts))
    _put(verbs, entry, "perfect", perfect_forms(parts[0]))
    if parts[1]:
        _put(verbs, entry, "imperfect", imperfect_forms(parts[1]))
    if parts[3]:
        _put(verbs, entry, "participle", participle_forms(parts[3]))
    if word.passive:
        perfect, _, imperfect = (part.strip() for part in word.passive.partition("/"))
        _put(verbs, entry, "passive", perfect_forms(perfect))
        if imperfect:
            _put(verbs, entry, "passive", imperfect_forms(imperfect))
    _add_nouns(nouns, parts[2], entry)


def _put(verbs: dict[str, list[Known]], entry: Entry, kind: TriggerForm, forms: Iterator[VerbForm]) -> None:
    """Forms without a pronoun; `analysis` takes those off."""
    for form in forms:
        if form.object or form.written in entry.without:
            continue
        found = verbs.setdefault(form.written, [])
        if not found or found[-1].entry is not entry:
            found.append(Known(entry, kind, form))


def _add_nouns(nouns: dict[str, list[Known]], written: str, entry: Entry) -> None:
    for word in written.split():
        folded = fold_text(word)
        if folded not in entry.without:
            nouns.setdefault(folded, []).append(Known(entry, "noun"))


def _lights() -> dict[str, Light]:
    """Of forms that a verb and a noun share, the verb."""
    found: dict[str, Light] = {}
    for verb in load_lexicon("light", _Lights, FOLDER).verbs:
        roles, preposition = _roles(verb.forms, verb.roles), fold_text(verb.preposition)
        perfect, _, rest = (part.strip() for part in verb.forms.partition("/"))
        imperfect, _, nouns = (part.strip() for part in rest.partition("/"))
        forms = [(form, False) for form in perfect_forms(perfect)]
        forms += [(form, True) for form in (imperfect_forms(imperfect) if imperfect else ())]
        for form, is_imperfect in forms:
            if form.object in ("", "ه", "ها"):
                found.setdefault(form.written, Light(roles, form, preposition, is_imperfect, verb.spoken))
        owner = {"genitive": roles["subject"]} if roles.get("subject") == "recipient" else {}
        for noun in _set(nouns):
            found.setdefault(noun, Light(owner, VerbForm(noun, 3, None, "s"), preposition))
    return found
