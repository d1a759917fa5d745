"""Learning: words from their contexts in raw news, then tags."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence

import numpy as np
import torch
from torch import nn
from torch.nn import functional as fn

from khabar.reading.names.tags import TAGS, best_tags
from names.tagger import OWN, Tagger
from names.vocabulary import Encoded, Vocabulary

__all__ = ["learn_contexts", "learn_tags", "predict", "word_vectors"]

_TARGETS = 30_000
_NEGATIVES = 1000


def word_vectors(raw: Sequence[list[str]], words: Sequence[str], seed: int) -> np.ndarray:
    """Vectors of `words` by word2vec's CBOW, one row more than words: the first stands for every other word."""
    from gensim.models import Word2Vec

    from khabar.reading.names.features import normal

    plain = [[normal(token) for token in sentence] for sentence in raw]
    model = Word2Vec(
        plain, vector_size=OWN, window=3, negative=10, min_count=3, epochs=10, sample=1e-4, workers=1, seed=seed
    )
    out = np.zeros((len(words) + 1, OWN), np.float32)
    for row, word in enumerate(words, 1):
        if word in model.wv:
            out[row] = model.wv[word]
    return out


def _batches(sentences: Sequence[Encoded], indices: Sequence[int], tokens: int, longest: int) -> Iterator[list[int]]:
    """Sentences of like length together, in random order, about `tokens` a batch."""
    order = random.sample(list(indices), len(indices))
    for pool in (order[at : at + 5000] for at in range(0, len(order), 5000)):
        pool.sort(key=lambda index: len(sentences[index].types))
        batches: list[list[int]] = [[]]
        for index in pool:
            if batches[-1] and min(longest, len(sentences[index].types)) * (len(batches[-1]) + 1) > tokens:
                batches.append([])
            batches[-1].append(index)
        yield from random.sample(batches, len(batches))


def _packed(rows: Sequence[Sequence[int] | np.ndarray], longest: int, fill: int = 0) -> torch.Tensor:
    out = torch.full((len(rows), min(longest, max(map(len, rows)))), fill, dtype=torch.long)
    for at, row in enumerate(rows):
        cut = torch.as_tensor(np.asarray(row[:longest], dtype=np.int64))
        out[at, : len(cut)] = cut
    return out


def _inputs(
    sentences: Sequence[Encoded], batch: list[int], longest: int
) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    types = _packed([sentences[index].types for index in batch], longest)
    marks = _packed([sentences[index].marks for index in batch], longest)
    lengths = torch.tensor([min(longest, len(sentences[index].types)) for index in batch])
    return types, marks, torch.arange(types.shape[1])[None] < lengths[:, None]


class _Optimizers:
    """Adam, its lazy kind for the tables."""

    def __init__(self, model: Tagger, rate: float, table_rate: float, more: Sequence[nn.Parameter] = ()) -> None:
        tables = [model.own.weight, model.letters.weight]
        rest = [p for p in model.parameters() if all(p is not table for table in tables)]
        self._rest = rest
        self._all = [
            (torch.optim.AdamW([*rest, *more[1:]], lr=rate, weight_decay=1e-4), rate),
            (torch.optim.SparseAdam([*tables, *more[:1]], lr=table_rate), table_rate),
        ]

    def step(self, loss: torch.Tensor, part: float, clip: float) -> None:
        for optimizer, rate in self._all:
            optimizer.zero_grad()
            for group in optimizer.param_groups:
                group["lr"] = rate * part
        loss.backward()
        nn.utils.clip_grad_norm_([p for p in self._rest if p.grad is not None], clip)
        for optimizer, _ in self._all:
            optimizer.step()


def learn_contexts(model: Tagger, vocabulary: Vocabulary, sentences: Sequence[Encoded], seconds: float) -> None:
    """Learns to tell each word from those before and after it, by sampled softmax, for so many seconds."""
    sentences = [sentence for sentence in sentences if len(sentence.types) > 3]
    own = torch.tensor(vocabulary.own)
    counts = np.zeros(min(_TARGETS, len(vocabulary.words)) + 1)
    for sentence in sentences:
        rows = vocabulary.own[sentence.types]
        np.add.at(counts, rows[(rows > 0) & (rows < len(counts))], 1)
    chances = counts**0.75
    chances[0] = 0
    chances /= chances.sum()
    log_chances = torch.tensor(np.log(chances + 1e-12)).float()
    up_to = torch.tensor(np.cumsum(chances))
    targets = nn.Embedding.from_pretrained(model.own.weight.data[: len(counts)] * 0.3, freeze=False, sparse=True)
    bias = nn.Parameter(torch.zeros(len(counts)))
    optimizers = _Optimizers(model, 3e-3, 2e-3, [targets.weight, bias])
    model.train()
    model.drop.p = 0.1
    begin, steps = time.monotonic(), 0
    while True:
        for batch in _batches(sentences, range(len(sentences)), 2500, 60):
            gone = (time.monotonic() - begin) / seconds
            if gone >= 1:
                return
            types, marks, mask = _inputs(sentences, batch, 60)
            forward, backward = model.states(types, marks * 0, mask)
            wanted = own[types]
            counted = mask & (wanted > 0) & (wanted < len(counts))
            guess = model.drop(model.suggested(forward, backward))[counted]
            wanted = wanted[counted]
            others = torch.searchsorted(up_to, torch.rand(_NEGATIVES, dtype=torch.double)).clamp(1, len(counts) - 1)
            others = others.unique()
            right = (guess * targets(wanted)).sum(1) + bias[wanted] - log_chances[wanted]
            wrong = guess @ targets(others).T + bias[others] - log_chances[others]
            wrong = wrong.masked_fill(others[None] == wanted[:, None], -1e4)
            loss = (torch.logsumexp(torch.cat([right[:, None], wrong], 1), 1) - right).mean()
            steps += 1
            optimizers.step(loss, min(1, steps / 100) * max(0.03, 1 - gone), 1.0)
            if steps % 500 == 0:
                print(f"  contexts: {gone:.0%}, loss {loss.item():.3f}", flush=True)


def learn_tags(
    model: Tagger,
    sentences: Sequence[Encoded],
    tags: Sequence[Sequence[int]],
    fine: dict[int, list[int]],
    indices: Sequence[int],
    *,
    epochs: int,
    rate: float = 2e-3,
    tokens: int = 700,
) -> None:
    """Learns the tags of `sentences` at `indices`, and beside them, where there are, the fine types."""
    optimizers = _Optimizers(model, rate, rate / 2)
    total = epochs * sum(1 for _ in _batches(sentences, indices, tokens, 120))
    done = 0
    model.train()
    for epoch in range(epochs):
        begin, lost = time.monotonic(), 0.0
        for batch in _batches(sentences, indices, tokens, 120):
            done += 1
            types, marks, mask = _inputs(sentences, batch, 120)
            scores, hidden = model(types, marks, mask)
            loss = model.chain.loss(scores, _packed([tags[index] for index in batch], 120), mask)
            wanted = _packed([fine.get(index, [-100] * len(tags[index])) for index in batch], 120, -100)
            if (wanted >= 0).any():
                guess = model.fine(hidden).flatten(0, 1)
                loss = loss + 0.3 * fn.cross_entropy(guess, wanted.flatten(), ignore_index=-100, reduction="sum")
            lost += loss.item()
            optimizers.step(loss / len(batch), min(1, done / 100) * max(0.03, 1 - done / total), 5.0)
        print(
            f"  tags: epoch {epoch + 1}, loss {lost / len(indices):.3f}, {time.monotonic() - begin:.0f} s", flush=True
        )


@torch.no_grad()
def predict(models: Sequence[Tagger], sentences: Sequence[Encoded], indices: Sequence[int]) -> dict[int, list[int]]:
    """The tags that the models together give the sentences at `indices`, by index."""
    for model in models:
        model.eval()
    mean = [sum(getattr(m.chain, name).numpy() for m in models) / len(models) for name in ("steps", "first", "last")]
    steps, first = mean[0] + models[0].chain.no_step.numpy(), mean[1] + models[0].chain.no_first.numpy()
    order = sorted(indices, key=lambda index: -len(sentences[index].types))
    out = {}
    for batch in (order[at : at + 128] for at in range(0, len(order), 128)):
        lengths = [len(sentences[index].types) for index in batch]
        inputs = _inputs(sentences, batch, lengths[0])
        scores = sum(model(*inputs)[0] for model in models) / len(models)
        found = best_tags(scores[inputs[2]].numpy(), lengths, steps, first, mean[2])
        out.update(zip(batch, found, strict=True))
    assert all(0 <= tag < len(TAGS) for tags in out.values() for tag in tags)
    return out
