"""When, and how long: every expression of time in a text.

The way: an index of the text by the words that can begin (or, for lengths, carry) an expression; at each such word the
parsers it triggers; then the refiners, one after the other, over the whole list.

    find_times(ArabicText("أعلنت الوزارة، فجر السبت، ..."), anchor=date(2025, 12, 20))

What is where (the first part of a rule's name is the family of the find, which several files may share):

    scene, reach, values                      the text and what is found in it, stretches of days, EDTF
    words, closed_classes                     the lexicons, folded
    days, deictics, weekdays, dates_behind    «يوم السبت», «أمس», «الأحد المقبل», «السبت 3 مارس»
    parts_of_day, vague, clocks               «فجر السبت», «وقت سابق», «الساعة 09:39»
    months, years, hijri, landmarks           «7 أكتوبر 2023», «عام 2013», «شهر رمضان 1436هـ», «11 سبتمبر»
    periods, parts, edges, wholes             «الأسبوع الماضي», «الربع الأول», «نهاية العام», and what they are parts of
    seasons, schedules, comparisons           «صيف 2014», «الموسم الرياضي», «الفترة نفسها من العام الماضي»
    feasts, easter                            «عيد الفطر», «عيد الفصح»
    quantities, amounts, rates                «ثلاثة أيام», «نحو 20 يوما», «كل أسبوع»
    overlaps, proper_names, joins             refiners: the longest wins, names of others go, neighbours become one
    clock_days, references, speech            refiners: days for clocks, for «اليوم التالي», for «اليوم» in quotations
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import cache

from khabar.arabic.calendar import calendar
from khabar.arabic.fold import Folded
from khabar.arabic.number_words import number_words
from khabar.arabic.remembered import WordFinder
from khabar.arabic.text import ArabicText
from khabar.model import Span, Time
from khabar.reading.times import (
    clock_days,
    clocks,
    comparisons,
    days,
    edges,
    feasts,
    joins,
    months,
    overlaps,
    parts,
    parts_of_day,
    periods,
    proper_names,
    quantities,
    rates,
    references,
    schedules,
    seasons,
    speech,
    vague,
    years,
)
from khabar.reading.times.closed_classes import function_words
from khabar.reading.times.scene import Found, Head, Scene, heads
from khabar.reading.times.values import edtf, implied
from khabar.reading.times.words import time_words

__all__ = ["find_times"]

Parser = Callable[[Scene, int, Head], Found | None]
Refiner = Callable[[Scene, list[Found]], list[Found]]


def _triggers() -> tuple[tuple[Parser, frozenset[str]], ...]:
    """Each parser with the folded words that it is asked about; the order decides between equally long finds."""
    words, small = time_words(), function_words()
    units = words.units
    singular = frozenset(word for word, form in units.items() if form.definite and form.number == "one")
    bare_units = frozenset(word for word, form in units.items() if form.number == "one" and not form.definite)
    definite = frozenset(word for word, form in units.items() if form.definite)
    decades = frozenset(word for word, form in units.items() if form.definite and form.unit == "decade")
    return (
        (vague.earlier_or_later, small.vague_time),
        (vague.hours_of, small.hours),
        (parts_of_day.part_of_day, frozenset(word.split()[0] for word in words.parts)),
        (parts_of_day.night_apart, small.nights),
        (parts_of_day.midnight, small.midnight),
        (
            parts_of_day.this_part,
            frozenset("ال" + word for word in words.parts if " " not in word) - small.today - small.soirees,
        ),
        (parts_of_day.shift_of_day, small.stretch_nouns & small.comparable),
        (parts_of_day.eve, small.eve),
        (days.morrow, small.morrow),
        (days.that_day, small.that),
        (days.day_named, _day_words()),
        (months.month_named, months.month_words() | small.month_nouns),
        (months.day_of_month, frozenset(number_words().ordinals) | _ordinals_with_article()),
        (edges.weekend, small.rest | small.weekend),
        (edges.edge, frozenset(words.edges)),
        (parts.fraction, frozenset(words.fractions)),
        (parts.numbered_unit, definite | _numbers_with_article() | {"ال"}),
        (parts.first_units, small.first | small.last),
        (comparisons.same_stretch, small.comparable),
        (periods.period, definite),
        (periods.running, small.running),
        (periods.these_days, frozenset(word for word in definite if units[word].unit == "day")),
        (periods.last_units, small.last | {"ال"} | _numbers_with_article()),
        (schedules.season_of_sport, small.seasons_of_sport),
        (schedules.school_year, frozenset(word for word in singular if units[word].unit == "year")),
        (seasons.season, frozenset(words.seasons)),
        (seasons.decade, frozenset(words.decades)),
        (seasons.decade_of_century, decades),
        (seasons.millennium, small.millennium),
        (periods.now, frozenset(word for word, kind in words.adverbs.items() if kind == "now") | small.now_nouns),
        (periods.all_of, singular),
        (periods.its_own, frozenset(word + of for word in bare_units for of in ("ه", "ها", "هم"))),
        (periods.last_night, small.the_night),
        (years.named_year, small.year_nouns | small.year_pairs),
        (quantities.length, frozenset(word for word, form in units.items() if not form.definite)),
        (rates.every, small.every),
        (rates.in_manner, small.manner),
        (rates.on_weekdays, small.days),
        (rates.adverb_of_rate, frozenset(w for w, kind in words.adverbs.items() if kind in _RATE_KINDS)),
        (rates.lifelong, small.lifelong),
        (rates.round_the_clock, small.round_the_clock),
        (rates.times_in, small.times),
        (clocks.clock, small.the_clock | _ordinals_with_article()),
        (feasts.feast, frozenset(name.split()[0] for name in words.feasts)),
        (feasts.the_feast, small.the_feast),
    )


_RATE_KINDS = frozenset(("daily", "weekly", "monthly", "yearly"))
_NUMBER_PARSERS: tuple[Parser, ...] = (months.numeric_date, months.day_of_month, years.bare_year, clocks.clock)
"""Asked about every number in digits."""

_REFINERS: tuple[Refiner, ...] = (
    overlaps.longest_wins,
    proper_names.proper_names_go,
    joins.ranges_join,
    feasts.beside_ramadan,
    joins.lengths_join,
    joins.rates_join,
    clock_days.clocks_join_days,
    clock_days.hours_recur,
    clock_days.clocks_get_days,
    references.references_resolve,
    speech.speakers_day,
)


def _day_words() -> frozenset[str]:
    deictic = frozenset(word.split()[0] for word in time_words().deictic)
    return deictic | function_words().day_nouns | {name for name in calendar().weekdays if name.startswith("ال")}


def _ordinals_with_article() -> frozenset[str]:
    words = number_words()
    stems = (*words.ordinals, *words.bound_units, *words.tens)
    return frozenset("ال" + stem.removeprefix("ال") for stem in stems) | function_words().one_oclock


def _numbers_with_article() -> frozenset[str]:
    words = number_words()
    return frozenset("ال" + stem for stem in (*words.units, *words.tens, *words.hundreds))


@cache
def _index() -> dict[str, tuple[Parser, ...]]:
    index: dict[str, list[Parser]] = {}
    for parser, triggers in _triggers():
        for word in triggers:
            index.setdefault(word, []).append(parser)
    return {word: tuple(parsers) for word, parsers in index.items()}


def find_times(text: ArabicText, *, anchor: dt.date | None) -> tuple[Time, ...]:
    """The expressions of time in `text`, in its order, no two of them overlapping; ``()`` when there is none.

    `anchor` is the day of publication, from which everything relative is counted. Without it, times are found all the
    same, with what their words say and no days, except those that stand by themselves.
    """
    scene = Scene(text, anchor)
    found = _recognise(scene)
    for refiner in _REFINERS:
        found = refiner(scene, found)
    return tuple(_time(text.folded, scene, one, number) for number, one in enumerate(found, 1))


def _parsers_of(word: str) -> tuple[tuple[Parser, Head], ...]:
    """The parsers, each with its way to read the word; a word as it stands goes before its parts."""
    index = _index()
    if word in index:
        return tuple((parser, Head(word, 0)) for parser in index[word])
    if word[0] not in "وفبلك":
        return tuple((parser, Head(word, 0)) for parser in _NUMBER_PARSERS) if word[0] in "0123456789" else ()
    return tuple((parser, head) for head in heads(word)[1:] for parser in index.get(head.word, ()))


_ASKED = WordFinder(_parsers_of)


def _recognise(scene: Scene) -> list[Found]:
    found: list[Found] = []
    # The words alone decide: a mark triggers nothing.
    for place, asked in scene.text.find(_ASKED):
        found += [one for parser, head in asked if (one := parser(scene, place, head)) is not None]
    return found


def _time(folded: Folded, scene: Scene, found: Found, number: int) -> Time:
    tokens = scene.tokens
    span = folded.source(tokens[found.start].start + found.shift, tokens[found.end - 1].end)
    dated = found.type in ("DATE", "TIME")
    reach = found.reach if dated else None
    return Time(
        id=f"t{number}",
        span=Span(span.start, span.end),
        type=found.type,
        value=edtf(found) if dated else found.duration,
        earliest=reach.first if reach else None,
        latest=reach.last if reach else None,
        known=found.known,
        implied=implied(found) if dated else implied(found._replace(reach=None)),
        anchor=scene.anchor if reach and not found.absolute else None,
        rule=f"times.{found.rule}",
    )
