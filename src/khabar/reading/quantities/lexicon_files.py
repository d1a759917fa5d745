"""What the lexicon files hold, as they are written: the shapes that they are checked against."""

from __future__ import annotations

from typing import Literal

import msgspec

from khabar.model import QuantityRole

__all__ = [
    "Adjectives",
    "AfterUnit",
    "Age",
    "Before",
    "Bounds",
    "BoundsFile",
    "Cases",
    "ContextFile",
    "Currency",
    "Governing",
    "NothingCounted",
    "NounClass",
    "NounKind",
    "NounsFile",
    "Percent",
    "RolesFile",
    "Templates",
    "UnitMeasure",
    "UnitsFile",
    "VagueFile",
    "VagueWords",
    "Words",
]

NounKind = Literal["human", "prisoner", "case", "fixed", "thing"]
"""People; people whom others hold; cases of something; nouns that say themselves what befell; all else."""


class Governing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words of one role."""

    nouns: tuple[str, ...]
    verbs: tuple[str, ...]
    after: tuple[str, ...]
    totals: tuple[str, ...]


class Templates(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The example of each list, with {} for the entry."""

    nouns: str
    verbs: str
    after: str
    totals: str


class RolesFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """roles.toml."""

    examples: Templates
    killed: Governing
    injured: Governing
    missing: Governing
    arrested: Governing
    abducted: Governing
    freed: Governing
    displaced: Governing
    affected: Governing
    rescued: Governing
    infected: Governing


class NounClass(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Nouns that share a role and a kind."""

    role: QuantityRole
    kind: NounKind
    example: str
    words: tuple[str, ...]


class NounsFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"classes": "class"}):
    """nouns.toml."""

    classes: tuple[NounClass, ...]


class Currency(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A unit of money."""

    words: tuple[str, ...]
    example: str
    code: str = ""
    codes: dict[str, tuple[str, ...]] = {}
    needs: bool = False


class AfterUnit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words behind a unit that make another one of it."""

    words: str
    code: str
    role: QuantityRole


class UnitMeasure(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A unit of measure."""

    words: tuple[str, ...]
    example: str
    role: QuantityRole
    code: str = ""
    after: tuple[AfterUnit, ...] = ()
    needs: tuple[str, ...] = ()


class Percent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Marks and phrases of a hundredth."""

    marks: tuple[str, ...]
    phrases: tuple[str, ...]


class Age(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Units of age."""

    units: tuple[str, ...]
    months: tuple[str, ...]
    example: str


class UnitsFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """units.toml."""

    currency: tuple[Currency, ...]
    measure: tuple[UnitMeasure, ...]
    signs: dict[str, str]
    near: dict[str, tuple[str, ...]]
    percent: Percent
    age: Age


class Bounds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Phrases by the bound that they set."""

    example: str
    about: tuple[str, ...] = ()
    at_least: tuple[str, ...] = ()
    more_than: tuple[str, ...] = ()
    at_most: tuple[str, ...] = ()
    less_than: tuple[str, ...] = ()


class BoundsFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """bounds.toml."""

    before: Bounds
    after: Bounds


class VagueWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that share their least and most."""

    words: tuple[str, ...]
    low: float
    high: float
    example: str


class NothingCounted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that a vague word does not count."""

    after: tuple[str, ...]


class VagueFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """vague.toml."""

    word: tuple[VagueWords, ...]
    few: VagueWords
    number_of: VagueWords
    trailing: VagueWords
    no: NothingCounted


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A plain list."""

    words: tuple[str, ...]


class Adjectives(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Adjectives, and plurals of others."""

    words: tuple[str, ...]
    plurals: tuple[str, ...]


class Before(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words before a number."""

    before: tuple[str, ...]


class Cases(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words behind «حالة» by what they say."""

    death: tuple[str, ...]
    injury: tuple[str, ...]
    recovery: tuple[str, ...]


class ContextFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """context.toml."""

    disease: Words
    chain: Words
    stop: Words
    toll: Words
    changes: Words
    count: Words
    cases: Cases
    links: Words
    no_object: Words
    dual_verbs: Words
    others: Words
    adjectives: Adjectives
    heads: Words
    no_noun: Words
    no_amount: Before
    no_dual: Words
