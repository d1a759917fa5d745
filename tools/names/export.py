"""From a trained tagger to the file that khabar.reading.names.weights reads."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch

from names.tagger import MARK, Tagger
from names.vocabulary import BUCKETS, Vocabulary

__all__ = ["write_model"]


def _table(rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    scales = np.maximum(np.abs(rows).max(1), 1e-8) / 127
    return np.round(rows / scales[:, None]).astype(np.int8), scales.astype(np.float32)


def _gates(weights: torch.Tensor) -> torch.Tensor:
    """From torch's order (in, forget, cell, out) to in, forget, out, cell, the first three for sigmoid(x) worked out as
    (1 + tanh(x / 2)) / 2."""
    taken, kept, cell, out = weights.chunk(4)
    return torch.cat([taken / 2, kept / 2, out / 2, cell])


@torch.no_grad()
def write_model(tagger: Tagger, vocabulary: Vocabulary, path: Path) -> None:
    """Writes `tagger` in 8 and 16 bits."""
    tagger.eval()
    types = {row: at for at, row in enumerate(vocabulary.own.tolist()) if row}
    kept = [row for row in range(1, len(vocabulary.words) + 1) if row in types]
    words = tagger.words(torch.tensor([types[row] for row in kept])[:, None])[:, 0].numpy()
    table, table_scales = _table(words @ tagger.narrow.weight[:, :-MARK].numpy().T)
    letters, letters_scales = _table(0.5 * tagger.letters.weight[:BUCKETS].numpy())
    directions = (tagger.forward_states, tagger.backward_states)
    inward = torch.cat([_gates(d.weight_ih_l0) for d in directions])
    narrow = tagger.narrow.weight
    states = tagger.context.in_features
    small = {
        "unknown": tagger.own.weight[0],
        "features": tagger.shape.weight.T,
        "features_bias": tagger.shape.bias,
        "narrow": narrow[:, :-MARK].T,
        "inward": inward.T,
        "inward_bias": torch.cat([_gates(d.bias_ih_l0 + d.bias_hh_l0) for d in directions]),
        "known": tagger.mark.weight @ narrow[:, -MARK:].T @ inward.T,
        "onward": torch.stack([_gates(d.weight_hh_l0).T / 2 for d in directions]),
        "context": tagger.context.weight.T / 2,
        "context_bias": tagger.context.bias,
        "hidden": tagger.hidden.weight[:, :states].T / 2,
        "hidden_context": tagger.hidden.weight[:, states:].T,
        "hidden_bias": tagger.hidden.bias,
        "scores": tagger.scores.weight.T,
        "scores_bias": tagger.scores.bias,
        "steps": tagger.chain.steps + tagger.chain.no_step,
        "first": tagger.chain.first + tagger.chain.no_first,
        "last": tagger.chain.last,
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez(
        path,
        words=np.frombuffer("\n".join(vocabulary.words[row - 1] for row in kept).encode(), np.uint8),
        table=table,
        table_scales=table_scales,
        letters=letters,
        letters_scales=letters_scales,
        **{name: np.asarray(value).astype(np.float16) for name, value in small.items()},
    )
