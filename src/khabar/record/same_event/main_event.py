"""What a story is on: of all that its articles tell, the event that they have in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from khabar.record.same_event.mentions import Told, place_key

__all__ = ["main_event"]

_LEADS, _DEAD = 1.0, 1.5
"""How much more an event counts that stands among an article's own news, and one in which people died."""
_FITS = 1.0
"""The least that a telling must fit the place, day and toll that most articles give."""


def main_event(told: Sequence[Told]) -> list[Told]:
    """The tellings of the event that the story is on, in order; ``[]`` when nothing is told.

    Of the kind of event that most articles tell early, and with their dead, those that fit where, when and with what
    toll most of them say that it was. An article alone may be a day or a town off; it is still the story's event then.
    """
    kind = _kind(told)
    several = [one for one in told if (one.kind, one.planned) == kind]
    town = _most(_places(several))
    day = _most((one.days[0], _early(one)) for one in several if one.days is not None and one.days[0] == one.days[1])
    tolls = Counter(count for one in several for count in one.killed)
    fitting = []
    for number in dict.fromkeys(one.number for one in several):
        scores = [(_fit(one, town, day, tolls), one) for one in several if one.number == number]
        best = max(score for score, _ in scores)
        fitting += [one for score, one in scores if score >= max(_FITS, best - 1)]
    return fitting


def _kind(told: Iterable[Told]) -> tuple[str, bool] | None:
    by_article: dict[tuple[str, bool], dict[int, float]] = {}
    for one in told:
        weights = by_article.setdefault((one.kind, one.planned), {})
        weight = 1 + _LEADS * one.leads + _DEAD * bool(one.killed)
        weights[one.number] = max(weight, weights.get(one.number, 0.0))
    return max(by_article, key=lambda kind: (sum(by_article[kind].values()), not kind[1]), default=None)


def _places(told: Iterable[Told]) -> Iterable[tuple[object, float]]:
    for one in told:
        if one.town is not None:
            yield place_key(one.town), _early(one)


def _early(one: Told) -> float:
    return 2.0 if one.leads else 1.0


def _most(weighted: Iterable[tuple[object, float]]) -> object | None:
    total: dict[object, float] = {}
    for key, weight in weighted:
        total[key] = total.get(key, 0.0) + weight
    return max(total, key=lambda key: total[key], default=None)


def _fit(one: Told, town: object | None, day: object | None, tolls: Counter[tuple[int, int]]) -> float:
    score = 1.0 * one.leads + 1.5 * any(tolls[count] > 1 for count in one.killed)
    if one.town is not None and town is not None:
        score += 1.5 if place_key(one.town) == town else -2.0
    if one.days is not None and isinstance(day, date):
        apart = max(0, (one.days[0] - day).days, (day - one.days[1]).days)
        score += 1.0 if apart == 0 else 0.0 if apart == 1 else -1.5
    return score
