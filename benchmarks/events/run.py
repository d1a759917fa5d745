"""Events in sentences that people judged: precision, recall and F1 of ASSAULT and PROTEST, beside a keyword baseline.

usage: python benchmarks/events/run.py [--wrong N] [--seeds N]

Reads `../shared/corpora/events/*_gsr.jsonl` beside the checkout (Open Event Data Alliance, MIT). A sentence is positive
when an event of the type is found in it that happened or goes on; "yes" is held against the two kinds of "no",
ambiguous ones are left out. Three rows a type:

judge, by folds  the rules and a judge that learnt from other documents alone, its threshold too (nested
                 cross-validation, ten folds in five); the mean over as many ways to part the documents as --seeds says
rules            what the rules find, without the judge
keywords         every sentence that has a word of the type's lexicon at all

What ships has learnt from all these sentences, so it is not measured on them. `--wrong` prints that many wrong
sentences of each kind, of the first row.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from khabar.arabic.text import ArabicText
from khabar.knowledge.event_types import load
from khabar.reading.events.judge import JUDGED

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared/corpora/events"
sys.path.insert(0, str(ROOT / "tools"))

from event_judge.learn import RECIPES, cross_validated  # noqa: E402
from event_judge.sentences import judged_sentences  # noqa: E402


def by_keywords(text: str, type: str) -> bool:
    """Whether the sentence has any word of the type."""
    return any(trigger.type == type for trigger in load().find(ArabicText(text)))


def figures(yes: NDArray[np.bool_], said: NDArray[np.bool_]) -> tuple[float, float, float]:
    """Precision, recall and F1."""
    right = (yes & said).sum()
    return right / max(said.sum(), 1), right / max(yes.sum(), 1), 2 * right / max(said.sum() + yes.sum(), 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wrong", type=int, default=0)
    parser.add_argument("--seeds", type=int, default=3)
    options = parser.parse_args()
    print("| type | sentences | yes | | precision | recall | F1 |\n|---|---:|---:|---|---:|---:|---:|")
    wrong: list[str] = []
    for type in JUDGED:
        data = judged_sentences(SHARED, type)
        clear, yes = data.clear, data.yes[data.clear]
        learnt = [cross_validated(data, RECIPES[type], seed)[clear] for seed in range(1, options.seeds + 1)]
        keywords = np.array([by_keywords(text, type) for text in data.texts])[clear]
        for name, answers in (
            ("judge, by folds", learnt),
            ("rules", [data.candidates[clear]]),
            ("keywords", [keywords]),
        ):
            each = [figures(yes, said) for said in answers]
            cells = " | ".join(f"{value:.3f}" for value in np.mean(each, axis=0))
            print(f"| {type} | {clear.sum()} | {yes.sum()} | {name} | {cells} |", flush=True)
            if len(each) > 1:
                print(f"F1 of each: {', '.join(f'{one[2]:.3f}' for one in each)}", file=sys.stderr, flush=True)
        texts = [text for text, used in zip(data.texts, clear, strict=True) if used]
        for kind in (True, False):
            places = np.flatnonzero((yes == kind) & (learnt[0] != kind))[: options.wrong]
            wrong += [f"{type} {'missed' if kind else 'false'}: {texts[place]}" for place in places]
    print(*wrong, sep="\n")


if __name__ == "__main__":
    main()
