"""The lexicons beside this file, folded, as look-up tables."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple, get_args

from khabar.arabic.fold import fold_text
from khabar.arabic.word_lists import folded_words, load_lexicon
from khabar.errors import LexiconError
from khabar.knowledge.peoples import demonyms
from khabar.model import QuantityBound, QuantityRole
from khabar.reading.quantities.lexicon_files import (
    Bounds,
    BoundsFile,
    ContextFile,
    Governing,
    NounKind,
    NounsFile,
    RolesFile,
    UnitsFile,
    VagueFile,
)
from khabar.reading.quantities.word_forms import Number, adjective_forms, noun_forms

__all__ = ["Governor", "Measure", "Noun", "NounKind", "Phrases", "QuantityWords", "Vague", "quantity_words"]

_CASES: dict[QuantityRole, str] = {"killed": "death", "injured": "injury", "other": "recovery"}
_FOLDER = Path(__file__).parent / "lexicon"
_HAPPENINGS: tuple[QuantityRole, ...] = (
    "killed", "injured", "missing", "arrested", "abducted", "freed", "displaced", "affected", "rescued", "infected",
)  # fmt: skip


class Noun(NamedTuple):
    """A counted noun in one of its forms."""

    role: QuantityRole
    kind: NounKind
    number: Number


class Refined(NamedTuple):
    """Words behind a unit that make another unit of it."""

    words: tuple[str, ...]
    code: str
    role: QuantityRole


class Measure(NamedTuple):
    """A unit in one of its forms. ``code`` is UCUM or ISO 4217, empty when the bare word tells none."""

    code: str
    role: QuantityRole
    number: Number
    after: tuple[Refined, ...]
    """The longest first."""
    needs: frozenset[str]
    """Words of which one must stand near, if any."""


class Vague(NamedTuple):
    """The least and the most that a vague word stands for."""

    low: float
    high: float


class Governor(NamedTuple):
    """What a word says of those who are counted: behind it, later in its clause, or before it."""

    noun: QuantityRole | None
    verb: QuantityRole | None
    after: QuantityRole | None
    total: QuantityRole | None


Phrases = dict[str, tuple[tuple[tuple[str, ...], QuantityBound], ...]]
"""The outermost word of a phrase (the last one before a number, the first one behind it) → phrases, longest first."""


class QuantityWords(NamedTuple):
    """Folded words and what they mean; no noun, governor or adjective has the article."""

    nouns: dict[str, Noun]
    units: dict[str, Measure]
    signs: dict[str, str]
    percent: dict[str, tuple[tuple[str, ...], ...]]
    near: dict[str, frozenset[str]]
    age_units: dict[str, str]
    bounds_before: Phrases
    bounds_after: Phrases
    vague: dict[str, Vague]
    few: dict[str, Vague]
    number_of: dict[tuple[str, ...], Vague]
    trailing: dict[str, Vague]
    no_amount_after: frozenset[str]
    governors: dict[tuple[str, ...], Governor]
    disease: frozenset[str]
    chain: frozenset[tuple[str, ...]]
    stop: frozenset[str]
    toll: frozenset[str]
    changes: tuple[str, ...]
    count_words: frozenset[str]
    cases: dict[str, QuantityRole]
    links: frozenset[str]
    no_object: frozenset[str]
    dual_verbs: frozenset[str]
    others: frozenset[str]
    adjectives: frozenset[str]
    heads: frozenset[str]
    no_noun: frozenset[str]
    no_amount_before: frozenset[str]
    no_dual: frozenset[str]


@cache
def quantity_words() -> QuantityWords:
    """The tables, read once. Raises `LexiconError` when a lexicon is wrong."""
    units = load_lexicon("units", UnitsFile, _FOLDER)
    bounds = load_lexicon("bounds", BoundsFile, _FOLDER)
    vague = load_lexicon("vague", VagueFile, _FOLDER)
    context = load_lexicon("context", ContextFile, _FOLDER)
    few, number_of, trailing = vague.few, vague.number_of, vague.trailing
    return QuantityWords(
        nouns=_nouns(),
        units=_measures(units),
        signs={sign: code for code, sign in units.signs.items()},
        percent=_by_first_word((*units.percent.marks, *units.percent.phrases)),
        near={role: folded_words(words) for role, words in units.near.items()},
        age_units=dict.fromkeys(folded_words(units.age.units), "a")
        | dict.fromkeys(folded_words(units.age.months), "mo"),
        bounds_before=_phrases(bounds.before, -1),
        bounds_after=_phrases(bounds.after, 0),
        vague={word: Vague(one.low, one.high) for one in vague.word for word in folded_words(one.words)},
        few=dict.fromkeys(folded_words(few.words), Vague(few.low, few.high)),
        number_of={_split(phrase): Vague(number_of.low, number_of.high) for phrase in number_of.words},
        trailing=dict.fromkeys(folded_words(trailing.words), Vague(trailing.low, trailing.high)),
        no_amount_after=folded_words(vague.no.after),
        governors=_governors(),
        disease=folded_words(context.disease.words),
        chain=frozenset(_split(phrase) for phrase in context.chain.words),
        stop=folded_words(context.stop.words),
        toll=folded_words(context.toll.words),
        changes=tuple(sorted(folded_words(context.changes.words))),
        count_words=folded_words(context.count.words),
        cases={word: role for role, words in _CASES.items() for word in folded_words(getattr(context.cases, words))},
        links=folded_words(context.links.words),
        no_object=folded_words(context.no_object.words),
        dual_verbs=folded_words(context.dual_verbs.words),
        others=folded_words(context.others.words),
        adjectives=frozenset(form for word in folded_words(context.adjectives.words) for form in adjective_forms(word))
        | folded_words(context.adjectives.plurals),
        heads=folded_words(context.heads.words),
        no_noun=folded_words(context.no_noun.words),
        no_amount_before=folded_words(context.no_amount.before),
        no_dual=folded_words(context.no_dual.words),
    )


def _split(phrase: str) -> tuple[str, ...]:
    return tuple(fold_text(phrase).split())


def _by_first_word(phrases: tuple[str, ...]) -> dict[str, tuple[tuple[str, ...], ...]]:
    split = [_split(phrase) for phrase in phrases]
    return {first: tuple(words for words in split if words[0] == first) for first in {words[0] for words in split}}


def _nouns() -> dict[str, Noun]:
    """Of two nouns that share a form the earlier in the file keeps it; peoples («تونسي», «فلسطينيون») come last."""
    nouns: dict[str, Noun] = {}
    for group in load_lexicon("nouns", NounsFile, _FOLDER).classes:
        for entry in group.words:
            for form, number in noun_forms(entry):
                nouns.setdefault(form, Noun(group.role, group.kind, number))
    for people in demonyms():
        if people.endswith("ي") and len(people) > 3:
            for form, number in noun_forms(f"{people} {people}ون"):
                nouns.setdefault(form, Noun("people", "human", number))
    return nouns


def _measures(raw: UnitsFile) -> dict[str, Measure]:
    measures: dict[str, Measure] = {}
    for currency in raw.currency:
        after = tuple(
            Refined((form,), code, "money")
            for code, adjectives in currency.codes.items()
            for word in adjectives
            for form in adjective_forms(fold_text(word))
        )
        needs = frozenset(one.words[0] for one in after) if currency.needs else frozenset()
        for entry in currency.words:
            for form, number in noun_forms(entry):
                measures.setdefault(form, Measure(currency.code, "money", number, after, needs))
    for measure in raw.measure:
        after = tuple(
            Refined(_split(one.words), one.code, one.role)
            for one in sorted(measure.after, key=lambda one: -len(one.words.split()))
        )
        for entry in measure.words:
            for form, number in noun_forms(entry):
                if not (form in measures and measures[form].needs):
                    measures.setdefault(
                        form, Measure(measure.code, measure.role, number, after, folded_words(measure.needs))
                    )
    return measures


def _phrases(raw: Bounds, edge: int) -> Phrases:
    phrases: dict[str, list[tuple[tuple[str, ...], QuantityBound]]] = {}
    for bound in get_args(QuantityBound):
        for phrase in getattr(raw, bound, ()):
            words = _split(phrase)
            phrases.setdefault(words[edge], []).append((words, bound))
    return {word: tuple(sorted(found, key=lambda one: -len(one[0]))) for word, found in phrases.items()}


def _governors() -> dict[tuple[str, ...], Governor]:
    raw = load_lexicon("roles", RolesFile, _FOLDER)
    tables: list[dict[tuple[str, ...], QuantityRole]] = [{}, {}, {}, {}]
    for role in _HAPPENINGS:
        lists: Governing = getattr(raw, role)
        for table, phrases in zip(tables, (lists.nouns, lists.verbs, lists.after, lists.totals), strict=True):
            for phrase in phrases:
                if table.setdefault(_split(phrase), role) != role:
                    raise LexiconError(f"roles.toml: {phrase!r} stands under {table[_split(phrase)]} and {role}")
    nouns, verbs, after, totals = tables
    return {
        words: Governor(nouns.get(words), verbs.get(words), after.get(words), totals.get(words))
        for words in {words for table in tables for words in table}
    }
