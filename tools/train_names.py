"""Makes src/khabar/reading/names/data/names.npz, the model that finds names.

1. word vectors from raw news (word2vec);
2. a network that tells each word of raw news from those before and after it, begun from these vectors;
3. teachers: that network taught the names of ANERcorp and beside them NewsFANE's fine types of the same sentences;
4. the teachers tag raw news; a student, begun from the network of step 2, learns their tags and ANERcorp's together,
   then ANERcorp's alone;
5. the same once more with the student among the teachers. The second student is what is written.

With --held-out the last tenth of ANERcorp's sentences, whole documents but for the first, is kept out of every step and
F1 on it is printed. One core, about 25 minutes. Needs torch and gensim beside Khabar:

    python tools/train_names.py CORPORA [--out FILE] [--held-out]

CORPORA holds ner/anercorp_train.txt, ner/newsfane_train.txt (CoNLL) and news/*.jsonl.gz (objects with "title", "text").
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

import torch
from names.corpora import fine_tags, raw_sentences, tagged_sentences
from names.export import write_model
from names.learn import learn_contexts, learn_tags, predict, word_vectors
from names.measure import f1
from names.tagger import Tagger
from names.vocabulary import Encoded, build_vocabulary

from khabar.reading.names.tags import TAGS

TARGET = Path(__file__).resolve().parents[1] / "src/khabar/reading/names/data/names.npz"
SILVER_TOKENS = (500_000, 700_000)


def main() -> None:
    """Trains, measures and writes."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--out", type=Path, default=TARGET)
    parser.add_argument("--held-out", action="store_true", help="keep the last tenth to measure on")
    parser.add_argument("--teachers", type=int, default=2)
    parser.add_argument("--context-seconds", type=float, default=480.0, help="how long step 2 takes")
    given = parser.parse_args()
    torch.set_num_threads(1)
    random.seed(1)

    gold = tagged_sentences(given.corpora / "ner/anercorp_train.txt")
    end = len(gold) * 9 // 10 if given.held_out else len(gold)
    train, held_out = range(end), range(end, len(gold))
    raw = list(raw_sentences(given.corpora / "news"))
    vocabulary = build_vocabulary(raw, [gold[i].tokens for i in train], [gold[i].tokens for i in held_out])
    sentences = [vocabulary.encode(sentence.tokens) for sentence in gold]
    tags = [[TAGS.index(tag) for tag in sentence.token_tags] for sentence in gold]
    fine = _numbered(fine_tags(given.corpora / "ner/newsfane_train.txt", gold))
    raw_encoded = [vocabulary.encode(sentence) for sentence in raw]
    print(f"{len(train)} sentences, {sum(map(len, raw))} raw tokens, {len(vocabulary.words)} words", flush=True)

    def report(name: str, models: list[Tagger]) -> None:
        if held_out:
            found = predict(models, sentences, held_out)
            ours = [[TAGS[found[i][first]] for first in gold[i].firsts] for i in held_out]
            print(name, f1([gold[i].tags for i in held_out], ours), flush=True)

    torch.manual_seed(1)
    vectors = word_vectors([*raw, *(gold[i].tokens for i in train)], vocabulary.words, 1)
    start = Tagger(vocabulary, vectors)
    learn_contexts(start, vocabulary, [*raw_encoded, *(sentences[i] for i in train for _ in range(3))],
                   given.context_seconds)  # fmt: skip

    def begun(seed: int, dropout: float) -> Tagger:
        """A tagger that knows contexts and no tags yet."""
        torch.manual_seed(seed)
        tagger = Tagger(vocabulary, vectors, dropout)
        fresh = ("hidden.", "scores.", "fine.", "chain.")
        learnt = {name: value for name, value in start.state_dict().items() if not name.startswith(fresh)}
        tagger.load_state_dict(learnt, strict=False)
        marks = learnt["mark.weight"]
        tagger.mark.weight.data = marks[:1] + 0.3 * torch.randn(marks.shape) * (torch.arange(len(marks)) > 0)[:, None]
        return tagger

    teachers = []
    for seed in range(1, given.teachers + 1):
        teacher = begun(seed, 0.5)
        learn_tags(teacher, sentences, tags, fine, train, epochs=14)
        teachers.append(teacher)
        report(f"teacher {seed}", [teacher])
    report("teachers together", teachers)

    usable = [i for i, sentence in enumerate(raw_encoded) if 8 <= len(sentence.types) <= 60]
    for number, tokens in enumerate(SILVER_TOKENS, 1):
        chosen = _some(usable, raw_encoded, tokens)
        silver = predict(teachers, raw_encoded, chosen)
        mixed = [*sentences, *(raw_encoded[i] for i in chosen)]
        mixed_tags = [*tags, *(silver[i] for i in chosen)]
        student = begun(6 + number, 0.4)
        both = [*train, *train, *range(len(sentences), len(mixed))]
        learn_tags(student, mixed, mixed_tags, fine, both, epochs=3, tokens=1000)
        learn_tags(student, sentences, tags, fine, train, epochs=3, rate=7e-4)
        teachers.append(student)
        report(f"student {number}", [student])
    write_model(student, vocabulary, given.out)
    print(f"{given.out}: {given.out.stat().st_size / 1e6:.1f} MB", flush=True)


def _numbered(fine: dict[int, list[str]]) -> dict[int, list[int]]:
    kinds = {kind: number for number, kind in enumerate(sorted({kind for kinds in fine.values() for kind in kinds}))}
    return {index: [kinds[kind] for kind in types] for index, types in fine.items()}


def _some(indices: list[int], sentences: list[Encoded], most: int) -> list[int]:
    """Random sentences of about `most` tokens in all."""
    random.shuffle(indices)
    out, tokens = [], 0
    for index in indices:
        if tokens > most:
            break
        out.append(index)
        tokens += len(sentences[index].types)
    return out


if __name__ == "__main__":
    main()
