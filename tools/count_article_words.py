"""Make src/khabar/record/lexicon/common_words.tsv: in how many articles of news the most common words stand.

    python tools/count_article_words.py NEWS.jsonl.gz ... > src/khabar/record/lexicon/common_words.tsv

The text of an article is its field `text`, one JSON object a line.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from pathlib import Path

from khabar.arabic.analyser import analyse

_HEAD = """\
# The most common words of the news, as the search analyser has them: in how many articles of a hundred thousand each
# stands, counted in several collections of 2015-2017 and 2023-2024 together. Made by tools/count_article_words.py.
"""


def main() -> None:
    """Count in the files given and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("news", type=Path, nargs="+")
    parser.add_argument("--words", type=int, default=12_000)
    arguments = parser.parse_args()
    counts: Counter[str] = Counter()
    articles = 0
    for path in arguments.news:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                articles += 1
                counts.update(set(analyse(json.loads(line)["text"])))
    print(_HEAD, end="")
    for term, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[: arguments.words]:
        print(f"{term}\t{max(1, round(100_000 * count / articles))}")


if __name__ == "__main__":
    main()
