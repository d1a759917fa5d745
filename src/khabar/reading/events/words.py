"""The small words that shape a clause, folded, in the tables that the rules look them up in."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from khabar.arabic.fold import fold_text
from khabar.arabic.phrases import Phrases
from khabar.arabic.word_lists import WordList, folded_words, load_lexicon

__all__ = ["SPEECH", "UNINTENDED", "VERBAL", "Words", "clause_words", "one_person"]

VERBAL = frozenset({"perfect", "imperfect", "passive"})
"""Forms of a trigger that are verbs."""
SPEECH = frozenset({"REQUEST", "ACCUSE", "SUPPORT", "REJECT", "THREATEN"})
"""What is done by saying something: on the day that it is said."""

UNINTENDED = frozenset({"ACCIDENT", "DISASTER"})
"""What nobody does."""

_OWNERS = ("هما", "ها", "هم", "ه")
"""Pronouns that are written onto a noun."""


class _Lexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    preposition: WordList
    particle: WordList
    that: WordList
    own_clause: WordList
    pronoun: WordList
    leads: WordList
    leads_on: WordList
    relative: WordList
    counting: WordList
    quality: WordList
    future: WordList
    hypothetical: WordList
    ongoing: WordList
    claimed: WordList
    comes: WordList
    stopping: WordList
    any: WordList
    denied: WordList
    resumptive: WordList
    adverb: WordList
    by_agent: WordList
    done_by: WordList
    done_to: WordList
    went_on: WordList
    over: WordList
    answers: WordList
    near: WordList
    light_verb: WordList
    turning: WordList
    generic_place: WordList
    locative: WordList
    struck: WordList
    parts: WordList
    during: WordList
    people: WordList
    forces: WordList
    doer: WordList
    wars: WordList
    anew: WordList
    content: WordList
    superlative: WordList
    person: WordList
    one_of: WordList
    fallen: WordList
    carried_out: WordList
    masculine_states: WordList
    doing: WordList
    belonging: WordList
    must: WordList
    intends: WordList
    charged: WordList
    involved: WordList
    back_reference: WordList
    attempt: WordList
    cause: WordList
    led_to: WordList
    further: WordList


class Words(NamedTuple):
    """All of them."""

    preposition: dict[str, str]
    """From the folded form to the normal spelling, which frames are written in."""
    particle: frozenset[str]
    that: frozenset[str]
    own_clause: frozenset[str]
    pronoun: frozenset[str]
    leads: frozenset[str]
    leads_on: frozenset[str]
    relative: frozenset[str]
    counting: frozenset[str]
    quality: frozenset[str]
    """Adjectives, with their feminine and the accusative's letter."""
    future: frozenset[str]
    hypothetical: frozenset[str]
    ongoing: frozenset[str]
    claimed: frozenset[str]
    comes: frozenset[str]
    stopping: frozenset[str]
    any: frozenset[str]
    denied: frozenset[str]
    resumptive: frozenset[str]
    adverb: frozenset[str]
    by_agent: Phrases
    done_by: Phrases
    done_to: Phrases
    went_on: frozenset[str]
    over: frozenset[str]
    answers: frozenset[str]
    near: frozenset[str]
    light_verb: frozenset[str]
    turning: frozenset[str]
    generic_place: frozenset[str]
    locative: frozenset[str]
    struck: frozenset[str]
    parts: frozenset[str]
    during: frozenset[str]
    people: frozenset[str]
    forces: frozenset[str]
    doer: frozenset[str]
    wars: frozenset[str]
    anew: frozenset[str]
    content: frozenset[str]
    superlative: frozenset[str]
    person: frozenset[str]
    anybody: frozenset[str]
    """Words of a noun phrase that do not tell who or what it is: «ثلاثة أشخاص», «عدة مناطق»."""
    one_of: frozenset[str]
    fallen: frozenset[str]
    carried_out: frozenset[str]
    masculine_states: frozenset[str]
    doing: frozenset[str]
    belonging: frozenset[str]
    must: frozenset[str]
    intends: frozenset[str]
    charged: frozenset[str]
    involved: frozenset[str]
    back_reference: frozenset[str]
    attempt: frozenset[str]
    cause: frozenset[str]
    led_to: frozenset[str]
    further: Phrases


@cache
def clause_words() -> Words:
    """The words that ship with Khabar.

    Raises:
        LexiconError: the lexicon is missing or wrong.
    """
    lexicon = load_lexicon("clauses", _Lexicon, Path(__file__).parent / "lexicon")
    return Words(
        preposition={fold_text(word): word for word in lexicon.preposition.words},
        particle=folded_words(lexicon.particle.words),
        that=folded_words(lexicon.that.words),
        own_clause=folded_words(lexicon.own_clause.words),
        pronoun=folded_words(lexicon.pronoun.words),
        leads=folded_words(lexicon.leads.words),
        leads_on=folded_words(lexicon.leads_on.words),
        relative=folded_words(lexicon.relative.words),
        counting=folded_words(lexicon.counting.words),
        quality=frozenset(word + end for word in folded_words(lexicon.quality.words) for end in ("", "ا", "ه", "ين")),
        future=folded_words(lexicon.future.words),
        hypothetical=folded_words(lexicon.hypothetical.words),
        ongoing=folded_words(lexicon.ongoing.words),
        comes=folded_words(lexicon.comes.words),
        claimed=folded_words(lexicon.claimed.words),
        stopping=folded_words(lexicon.stopping.words),
        any=folded_words(lexicon.any.words),
        denied=folded_words(lexicon.denied.words),
        resumptive=folded_words(lexicon.resumptive.words),
        adverb=folded_words(lexicon.adverb.words),
        by_agent=Phrases(lexicon.by_agent.words),
        done_by=Phrases(lexicon.done_by.words),
        done_to=Phrases(lexicon.done_to.words),
        went_on=folded_words(lexicon.went_on.words),
        over=folded_words(lexicon.over.words),
        answers=folded_words(lexicon.answers.words),
        near=folded_words(lexicon.near.words),
        light_verb=folded_words(lexicon.light_verb.words),
        turning=folded_words(lexicon.turning.words),
        generic_place=folded_words(lexicon.generic_place.words),
        locative=folded_words(lexicon.locative.words),
        struck=folded_words(lexicon.struck.words),
        parts=folded_words(lexicon.parts.words),
        during=folded_words(lexicon.during.words),
        forces=folded_words(lexicon.forces.words),
        people=folded_words(lexicon.people.words),
        doer=folded_words(lexicon.doer.words),
        superlative=folded_words(lexicon.superlative.words),
        anew=folded_words(lexicon.anew.words),
        content=folded_words(lexicon.content.words),
        wars=folded_words(lexicon.wars.words),
        person=folded_words(lexicon.person.words),
        anybody=folded_words((*lexicon.person.words, *lexicon.counting.words, *lexicon.generic_place.words)),
        one_of=folded_words(lexicon.one_of.words),
        fallen=folded_words(lexicon.fallen.words),
        carried_out=folded_words(lexicon.carried_out.words),
        masculine_states=folded_words(lexicon.masculine_states.words),
        doing=folded_words(lexicon.doing.words),
        belonging=folded_words(lexicon.belonging.words),
        must=folded_words(lexicon.must.words),
        intends=folded_words(lexicon.intends.words),
        charged=folded_words(lexicon.charged.words),
        involved=folded_words(lexicon.involved.words),
        back_reference=folded_words(lexicon.back_reference.words),
        attempt=folded_words(lexicon.attempt.words),
        cause=folded_words(lexicon.cause.words),
        led_to=folded_words(lexicon.led_to.words),
        further=Phrases(lexicon.further.words),
    )


def one_person(word: str) -> bool:
    """A noun of a person in the singular, also with an article, the accusative's letter or a pronoun: «والدها»."""
    person = clause_words().person
    bare = word.removeprefix("ال")
    if bare in person or (bare[-1:] == "ا" and bare[:-1] in person):
        return True
    owner = next((owner for owner in _OWNERS if word.endswith(owner)), None)
    stem = word.removesuffix(owner) if owner else ""
    bare = stem.removesuffix("ت")
    return stem in person or (bare != stem and (bare in person or bare + "ه" in person))
