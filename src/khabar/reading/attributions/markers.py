"""The small words around what is said, folded, in the tables that the rules look them up in."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from khabar.arabic.phrases import Phrases
from khabar.arabic.word_lists import WordList, folded_words, load_lexicon

__all__ = ["Markers", "markers"]

_PRONOUNS = ("", "ه", "ها", "هم", "هما", "هن", "ي", "نا", "ني", "نه", "كم")


class _Lexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    clause: WordList
    question: WordList
    adjunct: WordList
    connective: WordList
    aside: WordList
    relative: WordList
    outlet_noun: WordList
    before_clause: WordList
    standard: WordList
    leads_on: WordList
    was: WordList
    named_noun: WordList
    broadcast: WordList
    resumed: WordList
    issued_by: WordList
    issued: WordList
    figures: WordList
    channel: WordList
    adverb: WordList
    object_over: WordList
    back_reference: WordList
    not_with_ba: WordList
    passed: WordList


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
