"""The closed classes of `lexicon/closed_classes.toml`, folded, one set a class."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec

from khabar.arabic.fold import fold_text
from khabar.arabic.word_lists import load_lexicon
from khabar.errors import LexiconError

__all__ = ["FunctionWords", "function_words"]


class FunctionWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Each class by its name in the lexicon; words of several tokens have single spaces."""

    this: frozenset[str]
    that: frozenset[str]
    same: frozenset[str]
    introducers: frozenset[str]
    between: frozenset[str]
    year_nouns: frozenset[str]
    year_nouns_with_particle: frozenset[str]
    year_pairs: frozenset[str]
    hijri: frozenset[str]
    christian: frozenset[str]
    after_christ: frozenset[str]
    before_christ: frozenset[str]
    day_nouns: frozenset[str]
    day_joins: frozenset[str]
    today: frozenset[str]
    before_tomorrow: frozenset[str]
    not_weekday_before: frozenset[str]
    corresponding: frozenset[str]
    eve: frozenset[str]
    morrow: frozenset[str]
    just_before: frozenset[str]
    vague_time: frozenset[str]
    earlier_or_later: frozenset[str]
    early_or_late: frozenset[str]
    hours: frozenset[str]
    first_hours: frozenset[str]
    month_nouns: frozenset[str]
    this_month: frozenset[str]
    before_month: frozenset[str]
    day_links: frozenset[str]
    every: frozenset[str]
    weekend: frozenset[str]
    week: frozenset[str]
    rest: frozenset[str]
    weak_edges: frozenset[str]
    first_day: frozenset[str]
    before_past: frozenset[str]
    after_next: frozenset[str]
    consecutive: frozenset[str]
    running: frozenset[str]
    now_nouns: frozenset[str]
    now_adjectives: frozenset[str]
    through: frozenset[str]
    the_night: frozenset[str]
    like: frozenset[str]
    comparable: frozenset[str]
    stretch_nouns: frozenset[str]
    range_marks: frozenset[str]
    last: frozenset[str]
    first: frozenset[str]
    ordinal_last: frozenset[str]
    ordinal_first: frozenset[str]
    one_more: frozenset[str]
    and_a_half: frozenset[str]
    of_time: frozenset[str]
    gone: frozenset[str]
    from_now: frozenset[str]
    of_from: frozenset[str]
    times: frozenset[str]
    whole_span: frozenset[str]
    the_clock: frozenset[str]
    round_the_clock: frozenset[str]
    lifelong: frozenset[str]
    life: frozenset[str]
    span: frozenset[str]
    for_span: frozenset[str]
    short_span: frozenset[str]
    not_lengths: frozenset[str]
    seasons_of_sport: frozenset[str]
    sport_adjectives: frozenset[str]
    school_adjectives: frozenset[str]
    other_years: frozenset[str]
    millennium: frozenset[str]
    before_decade_age: frozenset[str]
    season_noun: frozenset[str]
    quarter_of_business: frozenset[str]
    era_nouns: frozenset[str]
    ages_of_many: frozenset[str]
    age_near: frozenset[str]
    age_links: frozenset[str]
    and_age: frozenset[str]
    at_clock: frozenset[str]
    one_oclock: frozenset[str]
    less: frozenset[str]
    quarter_less: frozenset[str]
    zone_words: frozenset[str]
    zone_more: frozenset[str]
    local_zone: frozenset[str]
    local: frozenset[str]
    clock_joins: frozenset[str]
    feast_eves: frozenset[str]
    before_feast: frozenset[str]
    the_feast: frozenset[str]
    first_feast_day: frozenset[str]
    hijri_adjectives: frozenset[str]
    christian_adjectives: frozenset[str]
    moment: frozenset[str]
    until_now: frozenset[str]
    around_midnight: frozenset[str]
    third_millennium: frozenset[str]
    silence: frozenset[str]
    day_or_night: frozenset[str]
    numbers_like_days: frozenset[str]
    by_zone: frozenset[str]
    days: frozenset[str]
    great_feasts: frozenset[str]
    midnight: frozenset[str]
    days_and_nights: frozenset[str]
    up_to: frozenset[str]
    year_links: frozenset[str]
    fused_with_number: frozenset[str]
    subjunctive: frozenset[str]
    one_is_counted: frozenset[str]
    night_links: frozenset[str]
    tomorrow_or_verb: frozenset[str]
    tomorrow_or_noun: frozenset[str]
    bounds: frozenset[str]
    range_verbs: frozenset[str]
    accusatives: frozenset[str]
    at_least: frozenset[str]
    age_far: frozenset[str]
    feast_after: frozenset[str]
    plural_weekdays: frozenset[str]
    newborn: frozenset[str]
    outlet_nouns: frozenset[str]
    named_today: frozenset[str]
    within: frozenset[str]
    direst: frozenset[str]
    speech: frozenset[str]
    percent: frozenset[str]
    ending: frozenset[str]


@cache
def function_words() -> FunctionWords:
    """The classes, read once. Raises `LexiconError` when one is missing, unknown, or holds a word that folds away."""
    raw = load_lexicon("closed_classes", FunctionWords, Path(__file__).parent / "lexicon")
    return FunctionWords(**{name: _folded(name, getattr(raw, name)) for name in FunctionWords.__struct_fields__})


def _folded(name: str, words: frozenset[str]) -> frozenset[str]:
    folded = frozenset(" ".join(fold_text(word).split()) for word in words)
    if "" in folded:
        raise LexiconError(f"closed_classes.toml: {name} holds a word that folds to nothing")
    return folded
