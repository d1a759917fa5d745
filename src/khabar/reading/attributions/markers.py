"""The small words around what is said, folded, in the tables that the rules look them up in."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from khabar.arabic.fold import fold_text
from khabar.arabic.word_lists import folded_words, load_lexicon

__all__ = ["Markers", "Phrases", "markers"]

_PRONOUNS = ("", "ه", "ها", "هم", "هما", "هن", "ي", "نا", "ني", "نه", "كم")


class _List(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    template: str
    words: tuple[str, ...]


class _Lexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    clause: _List
    question: _List
    adjunct: _List
    connective: _List
    aside: _List
    relative: _List
    outlet_noun: _List
    before_clause: _List
    standard: _List
    leads_on: _List
    was: _List
    named_noun: _List
    broadcast: _List
    resumed: _List
    issued_by: _List
    issued: _List
    figures: _List
    channel: _List
    adverb: _List
    object_over: _List
    back_reference: _List
    not_with_ba: _List
    passed: _List


class Phrases:
    """Phrases of one or more words."""

    def __init__(self, phrases: tuple[str, ...], *, joined: bool = False) -> None:
        """`joined`: whether «و» may be written onto the first word."""
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        self._by_last: dict[str, list[tuple[str, ...]]] = {}
        folded = sorted((tuple(fold_text(phrase).split()) for phrase in phrases), key=len, reverse=True)
        for words in folded:
            for first in {words[0], *(("و" + words[0],) if joined else ())}:
                self._by_first.setdefault(first, []).append(words)
                whole = (first, *words[1:])
                self._by_last.setdefault(whole[-1], []).append(whole)

    def at(self, words: Sequence[str], at: int) -> int:
        """How many words the longest phrase that begins at `at` has; 0 for none."""
        for phrase in self._by_first.get(words[at], ()) if at < len(words) else ():
            if tuple(words[at + 1 : at + len(phrase)]) == phrase[1:]:
                return len(phrase)
        return 0

    def within(self, words: Sequence[str], start: int, end: int) -> bool:
        """Whether one begins from `start` to `end`."""
        if self._by_first.keys().isdisjoint(words[start:end]):
            return False
        return any(self.at(words, at) for at in range(start, end))

    def before(self, words: Sequence[str], at: int) -> int:
        """How many words the longest phrase that ends right before `at` has; 0 for none."""
        for phrase in self._by_last.get(words[at - 1], ()) if at > 0 else ():
            if at >= len(phrase) and tuple(words[at - len(phrase) : at]) == phrase:
                return len(phrase)
        return 0


class Markers(NamedTuple):
    """All of them."""

    clause: frozenset[str]
    """«أن», «إنه», «بأنها»: words that begin a content and stay out of it."""
    question: Phrases
    adjunct: frozenset[str]
    connective: Phrases
    aside: Phrases
    relative: frozenset[str]
    outlet_noun: frozenset[str]
    before_clause: frozenset[str]
    standard: frozenset[str]
    leads_on: frozenset[str]
    was: frozenset[str]
    named_noun: frozenset[str]
    broadcast: frozenset[str]
    resumed: frozenset[str]
    issued_by: frozenset[str]
    issued: frozenset[str]
    figures: frozenset[str]
    channel: frozenset[str]
    adverb: frozenset[str]
    object_over: Phrases
    back_reference: frozenset[str]
    not_with_ba: frozenset[str]
    passed: frozenset[str]


@cache
def markers() -> Markers:
    """The markers that ship with Khabar.

    Raises:
        LexiconError: the lexicon is missing or wrong.
    """
    lexicon = load_lexicon("markers", _Lexicon, Path(__file__).parent / "lexicon")
    clause = {
        prefix + word + pronoun
        for word in folded_words(lexicon.clause.words)
        for prefix in ("", "ب")
        for pronoun in _PRONOUNS
    }
    return Markers(
        clause=frozenset(clause),
        question=Phrases(lexicon.question.words),
        adjunct=folded_words(lexicon.adjunct.words),
        connective=Phrases(lexicon.connective.words, joined=True),
        aside=Phrases(lexicon.aside.words),
        relative=folded_words(lexicon.relative.words),
        outlet_noun=folded_words(lexicon.outlet_noun.words),
        before_clause=folded_words(lexicon.before_clause.words),
        standard=folded_words(lexicon.standard.words),
        leads_on=folded_words(lexicon.leads_on.words),
        was=folded_words(lexicon.was.words),
        named_noun=folded_words(lexicon.named_noun.words),
        broadcast=folded_words(lexicon.broadcast.words),
        resumed=folded_words(lexicon.resumed.words),
        issued_by=folded_words(lexicon.issued_by.words),
        issued=folded_words(lexicon.issued.words),
        figures=folded_words(lexicon.figures.words),
        channel=folded_words(lexicon.channel.words),
        adverb=folded_words(lexicon.adverb.words),
        object_over=Phrases(lexicon.object_over.words),
        back_reference=folded_words(lexicon.back_reference.words),
        not_with_ba=folded_words(lexicon.not_with_ba.words),
        passed=folded_words(lexicon.passed.words),
    )
