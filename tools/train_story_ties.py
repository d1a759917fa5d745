"""Makes src/khabar/record/stories/data/ties.npz: how likely two articles belong to one story.

Boosted trees over `khabar.record.stories.signals` of all pairs that the record would compare, learnt from articles that
readers have grouped (docs/story-ties-card.md). What it prints for each set is of trees that were learnt from the other
sets alone. The same sets give the same file. Needs LightGBM:

    uv pip install lightgbm
    python tools/train_story_ties.py ARTICLES.jsonl:GOLD.json ... [--out FILE]

ARTICLES.jsonl: records as `khabar add` takes them. GOLD.json: {"stories": [{"articles": [ids]}]}.
"""

from __future__ import annotations

import argparse
from itertools import chain, combinations
from pathlib import Path
from typing import NamedTuple

import lightgbm
import msgspec
import numpy as np
from numpy.typing import NDArray

from khabar.collect.files import collect
from khabar.model import Document, Failure
from khabar.model.stories import JOINED_TIE, LEAST_SHARED_WORDS, LEAST_TIE
from khabar.pipeline import read_pages
from khabar.record.stories import grouped, key_words, near, profile, shared
from khabar.record.stories.signals import SIGNALS, signals
from khabar.record.stories.ties import Trees, probabilities

TARGET = Path(__file__).resolve().parents[1] / "src/khabar/record/stories/data/ties.npz"
ROUNDS, LEAVES, RATE, SEEDS = 150, 8, 0.05, 2

Floats = NDArray[np.float64]


class Grouped(NamedTuple):
    """Articles with the stories that readers have made of them, and what each pair that is compared shows."""

    name: str
    ids: list[str]
    story: dict[str, int]
    pairs: list[tuple[int, int]]
    rows: Floats
    same: NDArray[np.bool_]


class _Story(msgspec.Struct):
    articles: list[str]


class _Gold(msgspec.Struct):
    stories: list[_Story]


def read(given: str) -> Grouped:
    """The set whose two files are given with a colon between them."""
    articles, _, gold = given.rpartition(":")
    stories = msgspec.json.decode(Path(gold).read_bytes(), type=_Gold).stories
    story = {id: number for number, one in enumerate(stories) for id in one.articles}
    documents = [result[1] for result in read_pages(collect([articles])) if not isinstance(result, Failure)]
    return prepared(Path(gold).stem, [d for d in documents if d.article.id in story], story)


def prepared(name: str, documents: list[Document], story: dict[str, int]) -> Grouped:
    """What each pair shows that the record would compare, in the order of time."""
    documents = sorted(documents, key=lambda d: (d.reading.anchor is not None, d.reading.anchor, d.article.id))
    profiles = [profile(document) for document in documents]
    words = [key_words(one) for one in profiles]
    pairs = [
        (one, other)
        for one, other in combinations(range(len(profiles)), 2)
        if near(profiles[one], profiles[other]) and shared(words[one], words[other]) >= LEAST_SHARED_WORDS
    ]
    ids = [document.article.id for document in documents]
    rows = np.array([signals(profiles[one], profiles[other]) for one, other in pairs], np.float64)
    same = np.array([story[ids[one]] == story[ids[other]] for one, other in pairs])
    return Grouped(name, ids, story, pairs, rows, same)


def learnt(sets: list[Grouped]) -> Trees:
    """Trees from several sets; each pair weighs the same."""
    rows = np.concatenate([one.rows for one in sets])
    same = np.concatenate([one.same for one in sets])
    trees = []
    for seed in range(SEEDS):
        model = lightgbm.LGBMClassifier(
            n_estimators=ROUNDS, num_leaves=LEAVES, learning_rate=RATE, min_child_samples=15, subsample=0.8,
            subsample_freq=1, colsample_bytree=0.5, reg_lambda=5.0, random_state=seed, n_jobs=1, deterministic=True,
            verbose=-1,
        )  # fmt: skip
        model.fit(rows, same)
        trees += model.booster_.dump_model()["tree_info"]
    return as_arrays([tree["tree_structure"] for tree in trees])


def as_arrays(trees: list[dict[str, object]]) -> Trees:
    """LightGBM's trees as `Trees`; the seeds' logits are averaged."""
    nodes = 2 * LEAVES - 1
    signal, left, right = (np.zeros((len(trees), nodes), np.int16) for _ in range(3))
    most, value = np.zeros((len(trees), nodes)), np.zeros((len(trees), nodes))
    for row, tree in enumerate(trees):
        waiting, free = [(tree, 0)], 1
        while waiting:
            node, at = waiting.pop()
            if "leaf_value" in node:
                left[row, at] = right[row, at] = at
                value[row, at] = node["leaf_value"] / SEEDS
                continue
            signal[row, at], most[row, at] = node["split_feature"], node["threshold"]
            left[row, at], right[row, at] = free, free + 1
            waiting += [(node["left_child"], free), (node["right_child"], free + 1)]
            free += 2
    return Trees(signal, most, left, right, value)


def scored(one: Grouped, trees: Trees, joined: float) -> tuple[float, float]:
    """B-cubed F1 over the articles, and F1 over the pairs, of the stories that the trees make."""
    chances = probabilities(one.rows, trees)
    ties = {pair: float(chance) for pair, chance in zip(one.pairs, chances, strict=True) if chance >= LEAST_TIE}
    found = [[one.ids[key] for key in story] for story in grouped(range(len(one.ids)), ties, joined=joined)]
    mine = {id: frozenset(story) for story in found for id in story}
    gold: dict[int, set[str]] = {}
    for id in one.ids:
        gold.setdefault(one.story[id], set()).add(id)
    theirs = {id: gold[one.story[id]] for id in one.ids}
    precision = sum(len(mine[id] & theirs[id]) / len(mine[id]) for id in one.ids) / len(one.ids)
    recall = sum(len(mine[id] & theirs[id]) / len(theirs[id]) for id in one.ids) / len(one.ids)
    pairs, pairs_gold = (
        {frozenset(pair) for pair in chain.from_iterable(combinations(sorted(story), 2) for story in stories)}
        for stories in (found, gold.values())
    )
    both = len(pairs & pairs_gold)
    return 2 * precision * recall / (precision + recall), 2 * both / max(1, len(pairs) + len(pairs_gold))


def main() -> None:
    """Measures on each set what the others have taught, trains on all and writes."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("sets", nargs="+")
    parser.add_argument("--out", type=Path, default=TARGET)
    given = parser.parse_args()
    sets = [read(one) for one in given.sets]
    for number, one in enumerate(sets):
        others = sets[:number] + sets[number + 1 :]
        print(f"{one.name}: {len(one.ids)} articles, {len(one.pairs)} pairs, {int(one.same.sum())} of one story")
        for joined in (0.3, 0.4, 0.5, 0.6) if others else ():
            print(
                "    joined from {:.2f}: B3 {:.3f}, pairs {:.3f}".format(joined, *scored(one, learnt(others), joined))
            )
    trees = learnt(sets)
    for one in sets:
        print(
            "{}: B3 {:.3f}, pairs {:.3f} where all sets have taught".format(one.name, *scored(one, trees, JOINED_TIE))
        )
    given.out.parent.mkdir(exist_ok=True)
    np.savez_compressed(given.out, signals=len(SIGNALS), **trees._asdict())
    print(f"{given.out}: {given.out.stat().st_size / 1e3:.0f} kB")


if __name__ == "__main__":
    main()
