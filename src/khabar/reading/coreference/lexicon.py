"""The words of this package, folded, in the tables that its rules look things up in."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from khabar.arabic.fold import fold_text
from khabar.arabic.word_lists import folded_words, load_lexicon
from khabar.model import ActorKind

__all__ = ["Head", "Noun", "Words", "bare_nouns", "beginnings", "heads", "nouns", "titles", "words", "written_forms"]

_FOLDER = Path(__file__).parent / "lexicon"
_PREFIXES = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فل")


class _HeadEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    role: str
    words: tuple[str, ...]
    example: str
    feminine: tuple[str, ...] = ()
    then: tuple[str, ...] = ()
    wraps: bool = False
    weak: bool = False


class _Heads(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    head: tuple[_HeadEntry, ...]


class _List(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    template: str
    words: tuple[str, ...]
    feminine: tuple[str, ...] = ()


class _OfficeWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    portfolio: _List
    chain: _List
    qualifier: _List
    former: _List
    not_in_office: _List
    title: _List
    takes_object: _List
    post: _List


class _NounEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    word: str
    kind: ActorKind
    example: str
    kinds: tuple[ActorKind, ...] = ()
    proper: bool = False
    demonym: bool = False


class _Bodies(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    noun: tuple[_NounEntry, ...]
    follows: _List


class Head(NamedTuple):
    """One way to begin an office."""

    role: str
    feminine: bool
    definite: bool
    letters: int
    """Letters of the first word that are a conjunction or preposition."""
    then: tuple[str, ...]
    """The words that must follow."""
    wraps: bool
    weak: bool


class Noun(NamedTuple):
    """What a kind of body is called."""

    word: str
    kind: ActorKind
    kinds: frozenset[ActorKind]
    proper: bool
    demonym: bool
    definite: bool
    letters: int


class Words(NamedTuple):
    """The folded lists of ``office_words.toml``, and the one of ``bodies.toml``."""

    portfolio: frozenset[str]
    chain: frozenset[str]
    qualifier: frozenset[str]
    former: frozenset[str]
    not_in_office: frozenset[str]
    takes_object: frozenset[str]
    post: frozenset[str]
    follows: frozenset[str]


def written_forms(word: str) -> list[tuple[str, int, bool]]:
    """A folded noun as texts write it: the written word, how many of its letters are clitics, and definite or not.

    «للوزير» has swallowed the article's alef: one letter of it is a clitic.
    """
    out = []
    for prefix in _PREFIXES:
        out.append((prefix + word, len(prefix), False))
        if prefix.endswith("ل"):
            out.append((prefix + "ل" + word, len(prefix), True))
        else:
            out.append((prefix + "ال" + word, len(prefix), True))
    return out


@cache
def heads() -> dict[str, tuple[Head, ...]]:
    """First word of an office as texts write it → the offices it may begin, the longest first."""
    out: dict[str, list[Head]] = {}
    for entry in load_lexicon("offices", _Heads, _FOLDER).head:
        continuations = [tuple(fold_text(more).split()) for more in entry.then] or [()]
        for feminine, forms in ((False, entry.words), (True, entry.feminine)):
            for form in forms:
                for written, letters, definite in written_forms(fold_text(form)):
                    for then in continuations:
                        head = Head(entry.role, feminine, definite, letters, then, entry.wraps, entry.weak)
                        out.setdefault(written, []).append(head)
    # Letters that belong to the word come before letters that might be clitics; a whole word first.
    return {written: tuple(sorted(found, key=lambda h: (h.letters, -len(h.then)))) for written, found in out.items()}


@cache
def titles() -> dict[str, tuple[str, int, bool]]:
    """Word before a name as texts write it → the word itself, its clitic letters, whether a woman's."""
    listed = _office_words().title
    out: dict[str, tuple[str, int, bool]] = {}
    for feminine, forms in ((False, listed.words), (True, listed.feminine)):
        for form in forms:
            word = fold_text(form)
            bare = word.removeprefix("ال")
            for written, letters, definite in written_forms(bare):
                if definite == (bare != word):
                    out.setdefault(written, (word, letters, feminine))
    return out


@cache
def nouns() -> dict[str, Noun]:
    """Noun of a kind of body as texts write it → the noun."""
    out: dict[str, Noun] = {}
    for entry in _bodies().noun:
        word = fold_text(entry.word)
        for written, letters, definite in written_forms(word):
            noun = Noun(word, entry.kind, frozenset(entry.kinds), entry.proper, entry.demonym, definite, letters)
            if letters < out.get(written, noun._replace(letters=9)).letters:
                out[written] = noun
    return out


@cache
def bare_nouns() -> dict[str, Noun]:
    """Folded noun without article or clitics → the noun."""
    return {noun.word: noun for written, noun in nouns().items() if written == noun.word}


@cache
def beginnings() -> frozenset[str]:
    """Every word of the lexicon that a mention may begin with, as texts write it, and the opening bracket."""
    departments = (prefix + word for word in words().portfolio for prefix in ("", "و"))
    return frozenset((*heads(), *titles(), *nouns(), *departments, "("))


@cache
def words() -> Words:
    """The lists of plain words."""
    lists = _office_words()
    return Words(
        portfolio=folded_words(lists.portfolio.words),
        chain=folded_words(lists.chain.words),
        qualifier=folded_words(lists.qualifier.words),
        former=folded_words(lists.former.words),
        not_in_office=folded_words(lists.not_in_office.words),
        takes_object=folded_words(lists.takes_object.words),
        post=folded_words(lists.post.words),
        follows=folded_words(_bodies().follows.words),
    )


@cache
def _office_words() -> _OfficeWords:
    return load_lexicon("office_words", _OfficeWords, _FOLDER)


@cache
def _bodies() -> _Bodies:
    return load_lexicon("bodies", _Bodies, _FOLDER)
