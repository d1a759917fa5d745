"""Stories and events across articles: how well they agree with a reader's, and what a hundred thousand articles cost.

    pip install '.[bench]' && python benchmarks/stories/run.py days [ARTICLES.jsonl GOLD.json]
    python benchmarks/stories/run.py scale NEWS.jsonl.gz ... [--articles 100000]

`days` needs the measuring data that lies beside a checkout (../shared/stories) and its scorer; with two files of the
same form it measures on those. `scale` makes articles from the words of news (field `text`, one JSON object a line).
"""

from __future__ import annotations

import argparse
import json
import math
import subprocess
import sys
import tempfile
from collections import Counter
from itertools import combinations
from pathlib import Path

from scale import measure

from khabar.arabic.analyser import analyse

SHARED = Path(__file__).resolve().parents[3] / "shared" / "stories"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    verbs = parser.add_subparsers(required=True, dest="verb")
    days = verbs.add_parser("days")
    days.add_argument("articles", nargs="?", type=Path, default=SHARED / "articles.jsonl")
    days.add_argument("gold", nargs="?", type=Path, default=SHARED / "gold.json")
    scale = verbs.add_parser("scale")
    scale.add_argument("news", nargs="+", type=Path)
    scale.add_argument("--articles", type=int, default=100_000)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if arguments.verb == "days":
            two_days(arguments.articles, arguments.gold, Path(folder))
        else:
            measure(arguments.news, arguments.articles, Path(folder))


def two_days(articles: Path, gold: Path, folder: Path) -> None:
    """What the verbs answer, through the scorer; then the baselines, each at the threshold that is best here."""
    verbs = ("stories", "copies", "events")
    khabar = [sys.executable, "-m", "khabar"]
    record = str(folder / "record.db")
    subprocess.run([*khabar, "add", "--quiet", "--db", record, str(articles)], check=True, stdout=subprocess.DEVNULL)
    for verb in verbs:
        with (folder / verb).open("wb") as out:
            subprocess.run([*khabar, verb, "--jsonl", "--db", record], check=True, stdout=out)
    _score("khabar", gold, *(each for verb in verbs for each in (f"--{verb}", str(folder / verb))))
    texts = {
        each["id"]: analyse(f"{each['title']}\n{each['text']}")
        for each in map(json.loads, articles.open(encoding="utf-8"))
    }
    for name, scores in (("TF-IDF, single link", _tf_idf(texts)), ("MinHash Jaccard, single link", _minhash(texts))):
        best = max(
            (
                (_b_cubed(groups := _linked(texts, scores, least / 100), gold), least, groups)
                for least in range(5, 95, 2)
            ),
            key=lambda found: found[0],
        )
        path = folder / "baseline"
        path.write_text("".join(json.dumps({"articles": group}) + "\n" for group in best[2]), "utf-8")
        _score(f"{name}, from {best[1] / 100:.2f}, the best here", gold, "--stories", str(path))


def _score(name: str, gold: Path, *given: str) -> None:
    print(f"\n{name}", flush=True)
    subprocess.run([sys.executable, str(SHARED / "score.py"), str(gold), *given], check=True)


def _tf_idf(texts: dict[str, list[str]]) -> dict[tuple[str, str], float]:
    frequency = Counter(word for words in texts.values() for word in set(words))
    vectors = {}
    for id, words in texts.items():
        vector = {
            word: (1 + math.log(count)) * math.log(len(texts) / frequency[word])
            for word, count in Counter(words).items()
        }
        length = math.sqrt(sum(value * value for value in vector.values())) or 1.0
        vectors[id] = {word: value / length for word, value in vector.items()}
    return {
        (a, b): sum(value * vectors[b][word] for word, value in vectors[a].items() if word in vectors[b])
        for a, b in combinations(texts, 2)
    }


def _minhash(texts: dict[str, list[str]]) -> dict[tuple[str, str], float]:
    from datasketch import MinHash

    hashes = {}
    for id, words in texts.items():
        hashes[id] = MinHash(num_perm=128)
        hashes[id].update_batch([" ".join(words[at : at + 3]).encode() for at in range(max(1, len(words) - 2))])
    return {(a, b): hashes[a].jaccard(hashes[b]) for a, b in combinations(texts, 2)}


def _linked(ids, scores: dict[tuple[str, str], float], least: float) -> list[list[str]]:
    home = {id: id for id in ids}

    def find(id: str) -> str:
        while home[id] != id:
            home[id] = home[home[id]]
            id = home[id]
        return id

    for (one, other), score in scores.items():
        if score >= least:
            home[find(one)] = find(other)
    groups: dict[str, list[str]] = {}
    for id in ids:
        groups.setdefault(find(id), []).append(id)
    return list(groups.values())


def _b_cubed(groups: list[list[str]], gold: Path) -> float:
    theirs = {
        id: set(story["articles"])
        for story in json.loads(gold.read_text("utf-8"))["stories"]
        for id in story["articles"]
    }
    mine = {id: set(group) for group in groups for id in group}
    precision = sum(len(mine[id] & theirs[id]) / len(mine[id]) for id in theirs) / len(theirs)
    recall = sum(len(mine[id] & theirs[id]) / len(theirs[id]) for id in theirs) / len(theirs)
    return 2 * precision * recall / (precision + recall)


if __name__ == "__main__":
    main()
