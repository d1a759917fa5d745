"""Events in sentences that people judged: precision, recall and F1 of ASSAULT and PROTEST, beside a keyword baseline.

usage: python benchmarks/events/run.py [--wrong N]

Reads `../shared/corpora/events/*_gsr.jsonl` beside the checkout (Open Event Data Alliance, MIT). A sentence is positive
when Khabar finds an event of the type in it that happened or goes on; "yes" is held against the two kinds of "no",
ambiguous ones are left out. The baseline says yes to every sentence that has a word of the type's lexicon at all.
`--wrong` prints that many wrong sentences of each kind.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from khabar.arabic.text import ArabicText
from khabar.knowledge.event_types import load
from khabar.model import Article
from khabar.pipeline import read

SHARED = Path(__file__).resolve().parents[3] / "shared/corpora/events"


class Judged(NamedTuple):
    """A sentence and what people said of it."""

    text: str
    positive: bool


def judged(name: str) -> Iterator[Judged]:
    """The sentences of one file, without the ambiguous ones."""
    for line in (SHARED / f"{name}_gsr.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        if record["label"] in ("yes", "easy no", "difficult no"):
            yield Judged(record["text"], record["label"] == "yes")


def by_khabar(text: str, type: str) -> bool:
    """Whether an event of the type that happened or goes on is found."""
    reading = read(Article(id="s", page="s", language="ar", text=text))
    return any(event.type == type and event.status in ("happened", "ongoing") for event in reading.events)


def by_keywords(text: str, type: str) -> bool:
    """Whether the sentence has any word of the type."""
    words = [token.text for token in ArabicText(text).tokens]
    return any(trigger.type == type for trigger in load().find(words))


def figures(sentences: list[Judged], found: list[bool]) -> str:
    """Precision, recall and F1 as table cells."""
    right = sum(sentence.positive and yes for sentence, yes in zip(sentences, found, strict=True))
    said, true = sum(found), sum(sentence.positive for sentence in sentences)
    precision, recall = right / max(said, 1), right / max(true, 1)
    return f"{precision:.3f} | {recall:.3f} | {2 * right / max(said + true, 1):.3f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wrong", type=int, default=0)
    options = parser.parse_args()
    print("| type | sentences | yes | | precision | recall | F1 |\n|---|---:|---:|---|---:|---:|---:|")
    wrong: list[str] = []
    for type in ("ASSAULT", "PROTEST"):
        sentences = list(judged(type.lower()))
        positive = sum(sentence.positive for sentence in sentences)
        for name, find in (("khabar", by_khabar), ("keywords", by_keywords)):
            found = [find(sentence.text, type) for sentence in sentences]
            print(f"| {type} | {len(sentences)} | {positive} | {name} | {figures(sentences, found)} |", flush=True)
            if name == "khabar":
                pairs = list(zip(sentences, found, strict=True))
                for kind in (True, False):
                    missed = [sentence.text for sentence, yes in pairs if sentence.positive is kind and yes is not kind]
                    wrong += [f"{type} {'missed' if kind else 'false'}: {text}" for text in missed[: options.wrong]]
    print(*wrong, sep="\n")


if __name__ == "__main__":
    main()
