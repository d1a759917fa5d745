"""Count how often the gazetteer's one-word names stand in news, and how often behind a word that only a place follows.

    python tools/count_common_words.py NEWS.jsonl.gz ... [--least 6] [--share 0.1]

Prints the rows that tools/gazetteer/common_words.tsv lacks as name, times and share, most frequent first. Nothing is
changed: a name belongs into that file only after a look, for a town that the news seldom visits counts low as well.
The text of an article is its field `text`, one JSON object a line.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
from collections import Counter
from itertools import pairwise
from pathlib import Path

from khabar.arabic.fold import fold, fold_text
from khabar.arabic.tokens import tokenize
from khabar.knowledge.gazetteer import load, name_key

COMMON = Path(__file__).parent / "gazetteer" / "common_words.tsv"
LEADING = frozenset(map(fold_text, ("في", "إلى", "مدينة", "بمدينة", "محافظة", "بمحافظة", "منطقة", "بلدة", "قرية")))


def main() -> None:
    """Count in the files given and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("news", type=Path, nargs="+")
    parser.add_argument("--least", type=int, default=6, help="rows of words that stand at least so often")
    parser.add_argument("--share", type=float, default=0.1, help="and not oftener than so behind a word of place")
    arguments = parser.parse_args()
    with COMMON.open(encoding="utf-8", newline="") as stream:
        known = {row["name"] for row in csv.DictReader((r for r in stream if not r.startswith("#")), delimiter="\t")}
    times, led = counted(arguments.news)
    gazetteer = load()
    for word, count in times.most_common():
        share = led[word] / count
        if count >= arguments.least and share <= arguments.share and word not in known:
            found = gazetteer.find(name_key(word))
            if found:
                print(f"{word}\t{count}\t{share:.2f}\t# {found[0].name}, {found[0].country}, rank {found[0].rank}")


def counted(paths: list[Path]) -> tuple[Counter[str], Counter[str]]:
    """How often each word stands in the articles, and how often behind a word of place."""
    times: Counter[str] = Counter()
    led: Counter[str] = Counter()
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                words = [token.text for token in tokenize(fold(json.loads(line)["text"])) if token.kind == "word"]
                times.update(words)
                led.update(b for a, b in pairwise(words) if a in LEADING)
    return times, led


if __name__ == "__main__":
    main()
