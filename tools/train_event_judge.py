"""Makes src/khabar/reading/events/data/judge.npz, the judge of short texts' assaults and protests.

One logistic regression a type, of `khabar.reading.events.signals` (see docs/event-judge-card.md). Its F1 is printed as
nested cross-validation has it; the weights written are learnt from all sentences, the threshold is where ten folds say
yes of as many as there are. The same sentences give the same file. Needs nothing beside Khabar:

    python tools/train_event_judge.py FOLDER [--out FILE]

FOLDER holds assault_gsr.jsonl and protest_gsr.jsonl (Open Event Data Alliance: objects with "id", "text", "label",
"accept" and "reject").
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from event_judge.learn import OUTER, RECIPES, cross_validated, f1, fit, out_of_fold, threshold_of
from event_judge.sentences import judged_sentences

from khabar.reading.events.judge import JUDGED

TARGET = Path(__file__).resolve().parents[1] / "src/khabar/reading/events/data/judge.npz"
SEED = 1


def main() -> None:
    """Measures, trains and writes."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, default=TARGET)
    given = parser.parse_args()
    arrays: dict[str, np.ndarray] = {}
    for type in JUDGED:
        data, recipe = judged_sentences(given.folder, type), RECIPES[type]
        said = cross_validated(data, recipe, SEED)
        print(f"{type}: F1 {f1(data.yes[data.clear], said[data.clear]):.3f} by nested cross-validation", flush=True)
        rows = np.arange(len(data.texts))
        learnt = fit(data, rows, recipe)
        arrays[f"{type}_signals"] = learnt.signals.astype(np.float32)
        if learnt.hashed is not None:
            scale = float(np.abs(learnt.hashed).max() / 127)
            arrays[f"{type}_hashed"] = np.rint(learnt.hashed / scale).astype(np.int8)
            arrays[f"{type}_scale"] = np.float32(scale)
        cut = threshold_of(data, rows, out_of_fold(data, rows, recipe, OUTER, SEED))
        arrays[f"{type}_threshold"] = np.float32(cut)
    given.out.parent.mkdir(exist_ok=True)
    np.savez_compressed(given.out, **arrays)
    print(f"{given.out}: {given.out.stat().st_size / 1e3:.0f} kB", flush=True)


if __name__ == "__main__":
    main()
