"""Copies: how many of the pairs that a reader sees are found, and what a new article costs among a million.

    pip install '.[bench]' && python benchmarks/copies/run.py pairs
    python benchmarks/copies/run.py real NEWS.jsonl.gz
    python benchmarks/copies/run.py scale NEWS.jsonl.gz ... [--sizes 10000 100000 1000000]

`pairs` needs the measuring data that lies beside a checkout (../shared/stories). `real` goes
through news articles (fields `text` and `date`, one JSON object a line), `scale` makes others from their words.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from itertools import combinations
from pathlib import Path

from scale import measure, real

from khabar import Failure, read_files
from khabar.arabic.text import ArabicText
from khabar.record.copies import find_copies

STORIES = Path(__file__).resolve().parents[3] / "shared" / "stories"

Pair = frozenset[str]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    verbs = parser.add_subparsers(required=True, dest="verb")
    verbs.add_parser("pairs")
    scale = verbs.add_parser("scale")
    scale.add_argument("news", nargs="+", type=Path)
    scale.add_argument("--sizes", nargs="+", type=int, default=[10_000, 100_000, 1_000_000])
    scale.add_argument("--least", type=int, default=100_000, help="articles up to which MinHash is measured too")
    verbs.add_parser("real").add_argument("news", nargs="+", type=Path)
    arguments = parser.parse_args()
    if arguments.verb == "pairs":
        pairs()
    elif arguments.verb == "real":
        real(arguments.news)
    else:
        with tempfile.TemporaryDirectory() as folder:
            measure(arguments.news, arguments.sizes, arguments.least, Path(folder) / "sketches.db")


def pairs() -> None:
    """Pair F1 against the readers' pairs; the baselines at the threshold that is best on this very data."""
    gold = {frozenset(pair) for pair in json.loads((STORIES / "gold.json").read_text("utf-8"))["copies"]}
    results = read_files([str(STORIES / "articles.jsonl")])
    documents = [result[1] for result in results if not isinstance(result, Failure)]
    found = {frozenset((copy.source, copy.copy)) for copy in find_copies(documents)}
    words = {
        document.article.id: [t.text for t in ArabicText(document.article.text).tokens if t.kind != "mark"]
        for document in documents
    }
    shingles = {id: {tuple(w[i : i + 5]) for i in range(len(w) - 4)} for id, w in words.items()}
    print("| pairs by | precision | recall | F1 |\n|---|---:|---:|---:|")
    print(_row("khabar", found, gold))
    for name, scores in (
        ("containment of 5-word shingles", _scores(shingles, lambda a, b: len(a & b) / max(1, min(len(a), len(b))))),
        ("Jaccard of 5-word shingles", _scores(shingles, lambda a, b: len(a & b) / max(1, len(a | b)))),
        ("MinHash Jaccard, 128 permutations", _minhash(shingles)),
    ):
        best = max(
            ({pair for pair, score in scores.items() if score >= least / 100} for least in range(1, 100)),
            key=lambda chosen: _f1(chosen, gold)[2],
        )
        print(_row(f"{name}, at its best threshold here", best, gold))
        half = {pair for pair, score in scores.items() if score >= 0.5}
        print(_row(f"{name}, at 0.5", half, gold))


def _scores(shingles, likeness) -> dict[Pair, float]:
    return {frozenset((a, b)): likeness(shingles[a], shingles[b]) for a, b in combinations(shingles, 2)}


def _minhash(shingles) -> dict[Pair, float]:
    from datasketch import MinHash

    hashes = {}
    for id, of_article in shingles.items():
        hashes[id] = MinHash(num_perm=128)
        hashes[id].update_batch([" ".join(shingle).encode() for shingle in of_article])
    return _scores(hashes, lambda a, b: a.jaccard(b))


def _f1(found: set[Pair], gold: set[Pair]) -> tuple[float, float, float]:
    right = len(found & gold)
    return right / max(1, len(found)), right / len(gold), 2 * right / (len(found) + len(gold))


def _row(name: str, found: set[Pair], gold: set[Pair]) -> str:
    return f"| {name} | " + " | ".join(f"{value:.3f}" for value in _f1(found, gold)) + " |"


if __name__ == "__main__":
    main()
