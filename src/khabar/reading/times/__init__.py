"""When, and how long: every expression of time in a text.

The way: an index of the text by the words that can begin (or, for lengths, carry) an expression; at each such word the
parsers it triggers; then the refiners, one after the other, over the whole list.

    find_times(ArabicText("أعلنت الوزارة، فجر السبت، ..."), anchor=date(2025, 12, 20))
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import cache, lru_cache

from khabar.arabic.calendar import calendar
from khabar.arabic.fold import Folded
from khabar.arabic.number_words import number_words
from khabar.arabic.text import ArabicText
from khabar.model import Span, Time
from khabar.reading.times import clocks, days, edges, feasts, months, periods, quantities, refine, seasons, years
from khabar.reading.times.scene import Found, Head, Scene, heads
from khabar.reading.times.values import edtf, implied
from khabar.reading.times.words import time_words

__all__ = ["find_times"]

Parser = Callable[[Scene, int, Head], Found | None]
Refiner = Callable[[Scene, list[Found]], list[Found]]


def _triggers() -> tuple[tuple[Parser, frozenset[str]], ...]:
    """Each parser with the folded words that it is asked about; the order decides between equally long finds."""
    words = time_words()
    nouns = words.units
    return (
        (days.earlier_or_later, frozenset(("وقت",))),
        (days.part_of_day, frozenset(word.split()[0] for word in words.parts)),
        (days.eve, frozenset(("عشيه",))),
        (days.day_named, _day_words()),
        (months.month_named, months.month_words() | {"شهر", "اشهر", "شهري"}),
        (months.day_of_month, frozenset(number_words().ordinals) | _ordinals_with_article()),
        (edges.weekend, frozenset(("عطله", "نهايه"))),
        (edges.edge, frozenset(words.edges)),
        (periods.period, frozenset(word for word, form in nouns.items() if form.definite)),
        (periods.last_units, frozenset(("اخر", "ال")) | _numbers_with_article()),
        (seasons.season, frozenset(words.seasons)),
        (seasons.decade, frozenset(words.decades)),
        (seasons.quarter, frozenset(("الربع", "النصف"))),
        (periods.now, frozenset(("الان", "حاليا", "الوقت", "الليل"))),
        (
            years.named_year,
            frozenset(("عام", "سنه", "العام", "السنه", "عامي", "سنتي", "اعوام", "الاعوام", "العامين", "سنوات")),
        ),
        (quantities.length, frozenset(word for word, form in nouns.items() if not form.definite)),
        (periods.same_stretch, frozenset(("الفتره", "المده"))),
        (quantities.every, frozenset(("كل",))),
        (quantities.adverb_of_rate, frozenset(w for w, kind in words.adverbs.items() if kind in _RATE_KINDS)),
        (quantities.lifelong, frozenset(("مدي",))),
        (clocks.clock, frozenset(("الساعه",)) | _ordinals_with_article()),
        (feasts.feast, frozenset(name.split()[0] for name in words.feasts)),
    )


_RATE_KINDS = frozenset(("daily", "weekly", "monthly", "yearly"))
_NUMBER_PARSERS: tuple[Parser, ...] = (months.numeric_date, months.day_of_month, years.bare_year, clocks.clock)
"""Asked about every number in digits."""

_REFINERS: tuple[Refiner, ...] = (
    refine.longest_wins,
    refine.proper_names_go,
    refine.ranges_join,
    refine.clocks_join_days,
    refine.clocks_get_days,
    refine.references_resolve,
)


def _day_words() -> frozenset[str]:
    deictic = frozenset(word.split()[0] for word in time_words().deictic)
    return deictic | {"يوم", "نهار", "يومي"} | {name for name in calendar().weekdays if name.startswith("ال")}


def _ordinals_with_article() -> frozenset[str]:
    words = number_words()
    stems = (*words.ordinals, *words.bound_units, *words.tens)
    return frozenset("ال" + stem.removeprefix("ال") for stem in stems) | {"الواحده"}


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


@lru_cache(maxsize=1 << 15)
def _asked(word: str) -> tuple[tuple[Parser, Head], ...]:
    """The parsers that a word triggers, each with its way to read it; a word as it stands goes before its parts."""
    index = _index()
    if word in index:
        return tuple((parser, Head(word, 0)) for parser in index[word])
    if word[0] not in "وفبلك":
        return ()
    return tuple((parser, head) for head in heads(word)[1:] for parser in index.get(head.word, ()))


def _recognise(scene: Scene) -> list[Found]:
    found: list[Found] = []
    for place, token in enumerate(scene.tokens):
        if token.kind == "word":
            for parser, head in _asked(token.text):
                one = parser(scene, place, head)
                if one is not None:
                    found.append(one)
        elif token.kind == "number":
            head = Head(token.text, 0)
            found += [one for parser in _NUMBER_PARSERS if (one := parser(scene, place, head)) is not None]
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
