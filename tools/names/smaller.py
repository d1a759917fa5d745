"""A smaller tagger out of a large one that has learnt: what ships is faster than what taught it."""

from __future__ import annotations

from collections.abc import Iterable

import torch

from names.tagger import Tagger
from names.vocabulary import Encoded

__all__ = ["take_over"]


@torch.no_grad()
def take_over(small: Tagger, large: Tagger, sentences: Iterable[Encoded]) -> None:
    """Gives `small`, of the same vocabulary, what comes nearest to `large`: the units of its layers that are read most,
    and words in the directions that tell most for them in `sentences`."""
    known = large.state_dict()
    small.load_state_dict(
        {k: v for k, v in known.items() if k.split(".")[0] in ("own", "letters", "shape", "mark", "chain")},
        strict=False,
    )
    size = large.forward_states.hidden_size
    inward, kept = [], []
    for name, before in (("forward_states", 0), ("backward_states", size)):
        theirs, ours = getattr(large, name), getattr(small, name)
        onward = theirs.weight_hh_l0
        read = large.hidden.weight[:, before : before + size].pow(2).sum(0)
        read += 0.5 * large.context.weight[:, before : before + size].pow(2).sum(0) + 0.05 * onward.pow(2).sum(0)
        units = read.topk(ours.hidden_size).indices.sort().values
        gates = torch.cat([units + size * gate for gate in range(4)])
        ours.weight_hh_l0.copy_(onward[gates][:, units])
        ours.bias_ih_l0.copy_(theirs.bias_ih_l0[gates])
        ours.bias_hh_l0.copy_(theirs.bias_hh_l0[gates])
        inward.append(theirs.weight_ih_l0[gates])
        kept.append(units + before)
    states = torch.cat(kept)
    small.context.weight.copy_(large.context.weight[:, states])
    small.context.bias.copy_(large.context.bias)
    rows = large.scores.weight.pow(2).sum(0).topk(small.scores.in_features).indices
    hidden = large.hidden.weight[rows]
    small.hidden.weight.copy_(torch.cat([hidden[:, states], hidden[:, 2 * size :]], 1))
    small.hidden.bias.copy_(large.hidden.bias[rows])
    for name in ("scores", "fine"):
        getattr(small, name).weight.copy_(getattr(large, name).weight[:, rows])
        getattr(small, name).bias.copy_(getattr(large, name).bias)
    _narrow(small, torch.cat(inward).double(), sentences)


def _narrow(small: Tagger, inward: torch.Tensor, sentences: Iterable[Encoded]) -> None:
    """Splits `inward`, from words to gates, in two where it is narrow, with the least error over `sentences`."""
    small.eval()
    vectors = torch.cat([
        small.tokens(torch.tensor(s.types).long()[:, None], torch.tensor(s.marks).long()[:, None])[:, 0]
        for s in sentences
    ]).double()  # fmt: skip
    spread = vectors.T @ vectors / len(vectors) + 1e-4 * torch.eye(vectors.shape[1])
    root = torch.linalg.cholesky(spread)
    left, sizes, right = torch.linalg.svd(root.T @ inward.T, full_matrices=False)
    width = small.narrow.out_features
    share = sizes[:width].sqrt()
    small.narrow.weight.copy_((torch.linalg.solve(root.T, left[:, :width]) * share).T)
    forward, backward = (share[:, None] * right[:width]).T.chunk(2)
    small.forward_states.weight_ih_l0.copy_(forward)
    small.backward_states.weight_ih_l0.copy_(backward)
