"""Makes src/khabar/reading/names/data/names.npz, the model that finds names.

1. word vectors from raw news (word2vec);
2. a network that tells each word of raw news from those before and after it, begun from these vectors;
3. teachers: that network taught the names of ANERcorp and beside them NewsFANE's fine types of the same sentences;
4. the teachers tag raw news; a student, begun from the network of step 2, learns their tags and ANERcorp's together,
   then ANERcorp's alone;
5. the same once more with the student among the teachers;
6. the two students tag more raw news; a smaller network, cut out of the second, learns their tags and ANERcorp's
   together, then ANERcorp's alone. What is written is the mean of it before and after that last step.

With --held-out the last tenth of ANERcorp's sentences, whole documents but for the first, is kept out of every step and
F1 on it is printed. One core, about 40 minutes. Needs torch and gensim beside Khabar:

    python tools/train_names.py CORPORA [--out FILE] [--held-out]

CORPORA holds ner/anercorp_train.txt, ner/newsfane_train.txt (CoNLL), news/*.jsonl.gz and events/*_gsr.jsonl (objects
with "text" and perhaps "title").
"""

from __future__ import annotations

import argparse
import copy
import random
from pathlib import Path

import torch
from names.corpora import fine_tags, raw_sentences, tagged_sentences
from names.export import write_model
from names.learn import learn_contexts, learn_tags, predict, word_vectors
from names.measure import f1
from names.smaller import take_over
from names.tagger import Tagger
from names.vocabulary import Encoded, build_vocabulary

from khabar.reading.names.tags import TAGS

TARGET = Path(__file__).resolve().parents[1] / "src/khabar/reading/names/data/names.npz"
SILVER_TOKENS = (500_000, 700_000)
LAST_SILVER_TOKENS = ((900_000, 1.5e-3), (750_000, 1e-3))
"""What the small network learns, and how fast, one after the other."""


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
    raw = list(raw_sentences(given.corpora))
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
        tagger.begin(start.state_dict())
        return tagger

    teachers = []
    for seed in range(1, given.teachers + 1):
        teacher = begun(seed, 0.5)
        learn_tags(teacher, sentences, tags, fine, train, epochs=14)
        teachers.append(teacher)
        report(f"teacher {seed}", [teacher])
    report("teachers together", teachers)

    usable = [i for i, sentence in enumerate(raw_encoded) if 8 <= len(sentence.types) <= 60]

    def learn_both(tagger: Tagger, models: list[Tagger], tokens: int, epochs: int, rate: float) -> None:
        """Teaches what `models` say of raw news, and ANERcorp's tags."""
        chosen = _some(usable, raw_encoded, tokens)
        silver = predict(models, raw_encoded, chosen)
        mixed = [*sentences, *(raw_encoded[i] for i in chosen)]
        both = [*train, *train, *range(len(sentences), len(mixed))]
        mixed_tags = [*tags, *(silver[i] for i in chosen)]
        learn_tags(tagger, mixed, mixed_tags, fine, both, epochs=epochs, rate=rate, tokens=1000)

    for number, tokens in enumerate(SILVER_TOKENS, 1):
        student = begun(6 + number, 0.4)
        learn_both(student, teachers, tokens, 3, 2e-3)
        learn_tags(student, sentences, tags, fine, train, epochs=3, rate=7e-4)
        teachers.append(student)
        report(f"student {number}", [student])

    small = Tagger(vocabulary, vectors, 0.15, narrow=96, state=80, hidden=64)
    take_over(small, student, [sentences[i] for i in train])
    for tokens, rate in LAST_SILVER_TOKENS:
        learn_both(small, teachers[-2:], tokens, 1, rate)
    before = copy.deepcopy(small.state_dict())
    small.drop.p = 0.35
    learn_tags(small, sentences, tags, fine, train, epochs=3, rate=7e-4)
    small.load_state_dict({name: torch.lerp(value, before[name], 0.5) for name, value in small.state_dict().items()})
    report("small", [small])
    write_model(small, vocabulary, given.out)
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
