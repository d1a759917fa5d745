"""Make src/khabar/record/lexicon/common_words.tsv: in how many articles of news the most common words stand.

    python tools/count_article_words.py NEWS.jsonl.gz ... > src/khabar/record/lexicon/common_words.tsv

Each file is one collection and weighs as much as any other. The text of an article is its field `text`, one JSON object
a line.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from pathlib import Path

from khabar.arabic.analyser import analyse

_HEAD = """\
# The most common words of the news, as the search analyser has them: in how many articles of ten thousand each stands,
# the mean of several collections of 2015-2017 and 2023-2024. Made by tools/count_article_words.py.
"""


def main() -> None:
    """Count in the files given and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("news", type=Path, nargs="+")
    parser.add_argument("--words", type=int, default=2000)
    arguments = parser.parse_args()
    shares: Counter[str] = Counter()
    for path in arguments.news:
        counts: Counter[str] = Counter()
        articles = 0
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                articles += 1
                counts.update(set(analyse(json.loads(line)["text"])))
        for term, count in counts.items():
            shares[term] += count / articles / len(arguments.news)
    print(_HEAD, end="")
    for term, share in sorted(shares.items(), key=lambda item: (-item[1], item[0]))[: arguments.words]:
        print(f"{term}\t{max(1, round(10_000 * share))}")


if __name__ == "__main__":
    main()
