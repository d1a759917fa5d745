"""The words of `lexicon/times.toml`, folded, as look-up tables."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from khabar.arabic.fold import fold_text
from khabar.arabic.word_lists import load_lexicon
from khabar.errors import LexiconError

__all__ = ["Feast", "TimeWords", "UnitForm", "time_words"]

_Lists = dict[str, list[str]]


class _Unit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    iso: str
    one: list[str]
    two: list[str]
    many: list[str]
    counted: list[str]
    times: int = 1


class _Feast(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    names: list[str]
    hijri: tuple[int, int] | None = None
    gregorian: tuple[int, int] | None = None
    western_easter: int | None = None
    eastern_easter: int | None = None
    days: int = 1


class _Landmark(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    names: list[str]
    day: tuple[int, int, int]


class _Lexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    unit: dict[str, _Unit]
    modifier: _Lists
    part_of_day: _Lists
    deictic: _Lists
    shift: _Lists
    edge: _Lists
    season: _Lists
    decade: _Lists
    fraction: _Lists
    minute: _Lists
    adverb: _Lists
    rate: _Lists
    about: _Lists
    some: _Lists
    extent: _Lists
    counting: _Lists
    tense: _Lists
    no_tense: _Lists
    not_today: _Lists
    general: _Lists
    function: _Lists
    age: _Lists
    not_a_year: _Lists
    year_after: _Lists
    proper_name: _Lists
    feast: list[_Feast]
    landmark: list[_Landmark]


class UnitForm(NamedTuple):
    """A noun of a length of time in one of its forms."""

    unit: str
    """``second`` to ``century``."""
    number: str
    """``one``, ``two``, ``many`` or ``counted`` (the singular that follows a number)."""
    definite: bool


class Feast(NamedTuple):
    """A day that comes back every year, as (month, day) of one calendar, or as so many days from an Easter."""

    month: int
    day: int
    days: int
    hijri: bool
    easter: str = ""
    """``western`` or ``eastern`` where `day` is counted from that Easter's Sunday; `month` is 0 there."""


class TimeWords(msgspec.Struct, frozen=True):
    """Folded words and what they mean; names of several words are joined by single spaces."""

    units: dict[str, UnitForm]
    iso: dict[str, tuple[str, int]]
    """Unit → ISO 8601 designator of a duration (``TH`` for hours: after the T) and how many of them it is."""
    modifiers: dict[str, str]
    parts: dict[str, str]
    deictic: dict[str, int]
    shifts: dict[str, str]
    """«المسائية» → evening, of «الفترة»."""
    edges: dict[str, str]
    seasons: dict[str, str]
    decades: dict[str, int]
    fractions: dict[str, int]
    """«الربع» → 4: one of so many parts."""
    minutes: dict[str, int]
    """«والنصف» → 30: past the hour."""
    adverbs: dict[str, str]
    rates: dict[str, str]
    """Adjective of a rate → its key: ``daily``, …"""
    about: frozenset[str]
    some: frozenset[str]
    extent: frozenset[str]
    counting: dict[str, str]
    tense: dict[str, str]
    no_future: frozenset[str]
    no_future_stems: tuple[str, ...]
    """How words begin that look like a future and are none."""
    no_past: frozenset[str]
    not_today_before: frozenset[str]
    not_today_after: frozenset[str]
    general_before: frozenset[str]
    function: frozenset[str]
    age_before: frozenset[str]
    age_after: frozenset[str]
    no_year_before: frozenset[str]
    no_year_after: frozenset[str]
    year_after: frozenset[str]
    proper_name: frozenset[str]
    feasts: dict[str, Feast]
    landmarks: dict[tuple[str, int, int], int]
    """(word before, month, day) → year."""


@cache
def time_words() -> TimeWords:
    """The tables, read once. Raises `LexiconError` when the lexicon is wrong."""
    raw = load_lexicon("times", _Lexicon, Path(__file__).parent / "lexicon")
    parts = _inverted("part_of_day", raw.part_of_day)
    return TimeWords(
        units=_units(raw.unit),
        iso={name: (unit.iso, unit.times) for name, unit in raw.unit.items()},
        modifiers=_inverted("modifier", raw.modifier),
        parts=parts,
        deictic={word: int(days) for word, days in _inverted("deictic", raw.deictic).items()},
        shifts=_inverted("shift", raw.shift),
        edges=_inverted("edge", raw.edge),
        seasons=_inverted("season", raw.season),
        decades={word: int(decade) for word, decade in _inverted("decade", raw.decade).items()},
        fractions={word: int(of) for word, of in _inverted("fraction", raw.fraction).items()},
        minutes={word: int(minutes) for word, minutes in _inverted("minute", raw.minute).items()},
        adverbs=_inverted("adverb", raw.adverb),
        rates=_inverted("rate", raw.rate),
        about=_folded(raw.about, "words") | _folded(raw.about, "phrases"),
        some=_folded(raw.some, "words"),
        extent=_folded(raw.extent, "words"),
        counting=_inverted("counting", raw.counting),
        tense=_inverted("tense", raw.tense),
        no_future=_folded(raw.no_tense, "future"),
        no_future_stems=tuple(sorted(_folded(raw.no_tense, "future_stems"))),
        no_past=_folded(raw.no_tense, "past"),
        not_today_before=_folded(raw.not_today, "before"),
        not_today_after=_folded(raw.not_today, "after"),
        general_before=_folded(raw.general, "before"),
        function=_folded(raw.function, "words"),
        age_before=_folded(raw.age, "before"),
        age_after=_folded(raw.age, "after"),
        no_year_before=_folded(raw.not_a_year, "before"),
        no_year_after=_folded(raw.not_a_year, "after"),
        year_after=_folded(raw.year_after, "words"),
        proper_name=_folded(raw.proper_name, "before"),
        feasts={fold_text(name): _feast(feast) for feast in raw.feast for name in feast.names},
        landmarks={
            (fold_text(name), landmark.day[1], landmark.day[2]): landmark.day[0]
            for landmark in raw.landmark
            for name in landmark.names
        },
    )


def _folded(lists: _Lists, key: str) -> frozenset[str]:
    try:
        words = frozenset(fold_text(word) for word in lists[key])
    except KeyError as error:
        raise LexiconError(f"times.toml: {error} is missing") from error
    if "" in words:
        raise LexiconError(f"times.toml: {key} holds a word that folds to nothing")
    return words


def _inverted(table: str, lists: _Lists) -> dict[str, str]:
    """Word → key. Raises `LexiconError` when a word stands under two keys."""
    inverted: dict[str, str] = {}
    for key in lists:
        for word in _folded(lists, key):
            if inverted.setdefault(word, key) != key:
                raise LexiconError(f"times.toml: [{table}] {word!r} stands under {inverted[word]} and {key}")
    return inverted


def _units(raw: dict[str, _Unit]) -> dict[str, UnitForm]:
    forms: dict[str, UnitForm] = {}
    for name, unit in raw.items():
        for number, words in (("counted", unit.counted), ("one", unit.one), ("two", unit.two), ("many", unit.many)):
            for word in words:
                forms[fold_text(word)] = UnitForm(name, number, False)
                forms["ال" + fold_text(word)] = UnitForm(name, number, True)
    return forms


def _feast(feast: _Feast) -> Feast:
    if feast.western_easter is not None:
        return Feast(0, feast.western_easter, feast.days, False, "western")
    if feast.eastern_easter is not None:
        return Feast(0, feast.eastern_easter, feast.days, False, "eastern")
    day = feast.hijri or feast.gregorian
    if day is None:
        raise LexiconError(f"times.toml: {feast.names[0]} has no day")
    return Feast(day[0], day[1], feast.days, feast.hijri is not None)
