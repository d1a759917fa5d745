"""What a story is on: of all that its articles tell, the event that they have in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from khabar.model import Count, Place
from khabar.record.nearby import near, place_key
from khabar.record.same_event.mentions import Told
from khabar.record.same_event.tolls import precise

__all__ = ["main_event"]

_FIRST, _HEADLINE, _DEAD = 2.0, 1.0, 1.5
"""How much more an event counts that an article tells first of all, one that its headline names, and one of its news
in which people died."""
_PLANNED = 1.0
"""How much less one counts that is to come or only supposed: what is done about it is the news."""
_RARE = 3
"""Dead from which two events are not likely to have as many by chance."""
_WORSE = 1.0
"""How much less than an article's best telling another one of it may fit."""
_EARLY = 400
"""Code points over which what an article tells becomes less and less what it is on."""
_FITS = 1.0
"""The least that a telling must fit the place, day and toll that most articles give."""


def main_event(told: Sequence[Told], copied: Mapping[int, int]) -> list[Told]:
    """The tellings of the event that the story is on, in order; ``[]`` when nothing is told.

    Of the kind of event that most articles tell early, and with their dead, those that fit where, when and with what
    toll most of them say that it was. An article alone may be a day or a town off; it is still the story's event then.
    What has the dead of another article's telling is of the event wherever it stands. `copied` leads from the number of
    a copy to that of its source, whose numbers it does not confirm.
    """
    kind = _kind(told)
    several = [one for one in told if (one.kind, one.planned) == kind]
    town = _main_town(several)
    day = _most((one.days[0], _early(one)) for one in several if one.days is not None and one.days[0] == one.days[1])
    tolls = Counter(toll for _, toll in {(_root(one.number, copied), toll) for one in several for toll in _tolls(one)})
    fits = {one: _fit(one, town, day, tolls) for one in several}
    best: dict[int, float] = {}
    for one, fit in fits.items():
        best[one.number] = max(fit, best.get(one.number, fit))
    fitting = {one for one in several if fits[one] >= max(_FITS, best[one.number] - _WORSE)}
    known = {toll for one in fitting for toll in _tolls(one)}
    return [one for one in several if one in fitting or (fits[one] >= _FITS and not known.isdisjoint(_tolls(one)))]


def _kind(told: Iterable[Told]) -> tuple[str, bool] | None:
    by_article: dict[tuple[str, bool], dict[int, float]] = {}
    for one in told:
        weights = by_article.setdefault((one.kind, one.planned), {})
        weight = 1 + _FIRST * _how_early(one) + _HEADLINE * one.headline - _PLANNED * one.planned
        weight += _DEAD * (one.leads and bool(one.killed))
        weights[one.number] = max(weight, weights.get(one.number, 0.0))
    return max(by_article, key=lambda kind: (sum(by_article[kind].values()), not kind[1]), default=None)


def _main_town(told: Sequence[Told]) -> Place | None:
    towns = {place_key(one.town): one.town for one in reversed(told) if one.town is not None}
    key = _most((place_key(one.town), _early(one)) for one in told if one.town is not None)
    return towns.get(key)


def _root(number: int, copied: Mapping[int, int]) -> int:
    while number in copied:
        number = copied[number]
    return number


def _tolls(one: Told) -> set[tuple[int, int]]:
    """The numbers of its dead that few other events have."""
    return {(low, high) for low, high in one.killed if low >= _RARE and precise(Count(low, high))}


def _how_early(one: Told) -> float:
    """1 for what an article begins with, 0 for what stands far down."""
    return max(0.0, 1 - one.first.trigger.start / _EARLY)


def _early(one: Told) -> float:
    return 2.0 if one.leads else 1.0


def _most(weighted: Iterable[tuple[object, float]]) -> object | None:
    total: dict[object, float] = {}
    for key, weight in weighted:
        total[key] = total.get(key, 0.0) + weight
    return max(total, key=lambda key: total[key], default=None)


def _fit(one: Told, town: Place | None, day: object | None, tolls: Counter[tuple[int, int]]) -> float:
    score = 1.0 * one.leads + 1.0 * one.headline + 1.5 * any(tolls[toll] > 1 for toll in _tolls(one))
    if one.town is not None and town is not None:
        score += 1.5 if place_key(one.town) == place_key(town) else 0.0 if near(one.town, town) else -2.0
    if one.days is not None and isinstance(day, date):
        apart = max(0, (one.days[0] - day).days, (day - one.days[1]).days)
        score += 1.0 if apart == 0 else 0.0 if apart == 1 else -1.5
    return score
