"""Logistic regression in plain numpy, its threshold, and nested cross-validation of both.

A few thousand rows with many more columns: solved by the rows' products (the dual), by Newton's steps.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from event_judge.sentences import Sentences
from khabar.reading.events.signals import BUCKETS

__all__ = ["RECIPES", "Recipe", "cross_validated", "f1", "fit", "folds", "out_of_fold", "threshold_of"]

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
OUTER, INNER = 10, 5
_MEAN_RARITY = 4.0
"""About what a bucket's rarity is; it only sets the scale of `Recipe.hashed`."""


class Recipe(NamedTuple):
    """How one type is learnt."""

    signals: tuple[float, ...]
    """What the standardised signals are multiplied by: the less, the more the penalty holds them. Where there are
    several, as many are learnt and their mean is taken: few sentences say yes, and single ones vary by chance."""
    hashed: float
    """The same of stems and letters; 0: they are not looked at."""
    ambiguous: tuple[bool, ...]
    """Whether ambiguous sentences are learnt from, by the share of people who said yes; for both, the mean again."""


RECIPES = {"ASSAULT": Recipe((0.05,), 1.0, (False,)), "PROTEST": Recipe((0.02, 0.06), 0.0, (False, True))}


class Fit(NamedTuple):
    """What one training learnt: of standardised signals, brought back to plain ones."""

    signals: Floats
    hashed: Floats | None

    def scores(self, data: Sentences, rows: NDArray[np.int64]) -> Floats:
        """The scores of some sentences."""
        out = data.signals[rows] @ self.signals
        if self.hashed is not None:
            out += [values @ self.hashed[buckets] for buckets, values in (data.hashed[row] for row in rows)]
        return out


def fit(data: Sentences, rows: NDArray[np.int64], recipe: Recipe) -> Fit:
    """Learns from those of `rows` that have a word of the type; yes and no weigh the same in all."""
    fits = [
        _fit(data, rows[data.near[rows] & (ambiguous | data.clear[rows])], signals, recipe.hashed)
        for signals in recipe.signals
        for ambiguous in recipe.ambiguous
    ]
    hashed = [one.hashed for one in fits if one.hashed is not None]
    return Fit(np.mean([one.signals for one in fits], axis=0), np.mean(hashed, axis=0) if hashed else None)


def _fit(data: Sentences, rows: NDArray[np.int64], weight: float, hashed_weight: float) -> Fit:
    plain = data.signals[rows]
    middle, spread = plain.mean(0), plain.std(0) + 1e-6
    middle[-1], spread[-1] = 0.0, weight / 10  # the constant: free of the penalty, nearly
    scaled = (plain - middle) / spread * weight
    products = scaled @ scaled.T
    dense, columns, rarity = np.zeros((0, 0)), np.zeros(0, dtype=np.int64), np.zeros(0)
    if hashed_weight:
        sets = [data.hashed[row] for row in rows]
        frequency = np.bincount(np.concatenate([buckets for buckets, _ in sets]), minlength=BUCKETS)
        columns = np.flatnonzero(frequency > 2)
        rarity = hashed_weight * (1 + np.log(len(rows) / frequency[columns])) / _MEAN_RARITY
        place = np.full(BUCKETS, -1)
        place[columns] = np.arange(len(columns))
        dense = np.zeros((len(rows), len(columns)), dtype=np.float32)
        for row, (buckets, values) in zip(dense, sets, strict=True):
            kept = place[buckets] >= 0
            row[place[buckets][kept]] = values[kept] * rarity[place[buckets][kept]]
        products = products + dense @ dense.T
    alpha = _newton(products, data.target[rows])
    weights = (alpha @ scaled) * weight / spread
    weights[-1] -= weights[:-1] @ middle[:-1]
    if not hashed_weight:
        return Fit(weights, None)
    hashed = np.zeros(BUCKETS)
    hashed[columns] = (alpha @ dense) * rarity
    return Fit(weights, hashed)


def _newton(products: Floats, target: Floats) -> Floats:
    """How much of each row the weights are made of."""
    ratio = (1 - target).sum() / target.sum()
    mass = target * ratio + 1 - target
    aim = target * ratio / mass
    alpha, score = np.zeros(len(target)), np.zeros(len(target))
    for _ in range(8):
        chance = 1 / (1 + np.exp(-np.clip(score, -30, 30)))
        slope = np.maximum(mass * chance * (1 - chance), 1e-4)
        wanted = score + mass * (aim - chance) / slope
        alpha = np.linalg.solve(products + np.diag(1 / slope), wanted)
        score, before = products @ alpha, score
        if np.abs(score - before).max() < 1e-4:
            break
    return alpha


def f1(yes: Bools, said: Bools) -> float:
    """Of two rows of answers."""
    return float(2 * (yes & said).sum() / max(1, yes.sum() + said.sum()))


def threshold_of(data: Sentences, rows: NDArray[np.int64], scores: Floats) -> float:
    """The score from which as many candidates among the clear ones of `rows` are told yes as there are.

    There precision is recall. With a few dozen yes it varies less than the score with the best F1.
    """
    clear = data.clear[rows]
    yes, candidates, scores = data.yes[rows][clear], data.candidates[rows][clear], scores[clear]
    found = np.sort(scores[candidates])[::-1]
    return float(found[min(int(yes.sum()), len(found) - 1)])


def folds(data: Sentences, rows: NDArray[np.int64], count: int, seed: int) -> NDArray[np.int64]:
    """A fold for each of `rows`: whole documents, those with a yes spread evenly."""
    documents = data.documents[rows]
    unique = np.unique(documents)
    chance = np.random.default_rng(seed)
    unique = unique[chance.permutation(len(unique))]
    held = {int(document) for document in documents[data.yes[rows]]}
    ordered = sorted(unique, key=lambda document: int(document) not in held)
    fold = {int(document): place % count for place, document in enumerate(ordered)}
    return np.array([fold[int(document)] for document in documents])


def out_of_fold(data: Sentences, rows: NDArray[np.int64], recipe: Recipe, count: int, seed: int) -> Floats:
    """Scores of `rows`, each by what was learnt from the other folds."""
    fold, out = folds(data, rows, count, seed), np.zeros(len(rows))
    for number in range(count):
        here = fold == number
        out[here] = fit(data, rows[~here], recipe).scores(data, rows[here])
    return out


def cross_validated(data: Sentences, recipe: Recipe, seed: int) -> Bools:
    """Whether each sentence is said to report an event, weights and threshold learnt from other documents alone."""
    rows = np.arange(len(data.texts))
    fold, said = folds(data, rows, OUTER, seed), np.zeros(len(rows), dtype=bool)
    for number in range(OUTER):
        test, train = rows[fold == number], rows[fold != number]
        cut = threshold_of(data, train, out_of_fold(data, train, recipe, INNER, seed))
        said[test] = data.candidates[test] & (fit(data, train, recipe).scores(data, test) >= cut)
    return said
