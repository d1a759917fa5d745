"""The network, as training sees it; khabar.reading.names.network is the same in numpy."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import torch
from torch import nn
from torch.nn import functional as fn

from khabar.reading.names.known import MARKS
from khabar.reading.names.tags import TAGS
from names.vocabulary import BUCKETS, Vocabulary

__all__ = ["MARK", "OWN", "Chain", "Tagger"]

OWN, LETTERS, SHAPE, MARK, CONTEXT, FINE = 100, 64, 32, 8, 100, 64
TOKEN = OWN + LETTERS + SHAPE + MARK
_NEVER = -1e4
_FEATURES_FORGOTTEN = 0.05
"""How often a feature is left out while learning: the knowledge base will change."""
_FORGET = 0.15
"""How often a word's own vector is left out while learning."""


class Chain(nn.Module):
    """A linear-chain conditional random field over IOB2 tags; impossible sequences weigh nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.steps = nn.Parameter(torch.zeros(len(TAGS), len(TAGS)))
        self.first = nn.Parameter(torch.zeros(len(TAGS)))
        self.last = nn.Parameter(torch.zeros(len(TAGS)))
        inside = [tag[0] == "I" for tag in TAGS]
        allowed = [[b[0] != "I" or (a != "O" and a[2:] == b[2:]) for b in TAGS] for a in TAGS]
        self.register_buffer("no_step", torch.tensor(allowed).logical_not().float() * _NEVER)
        self.register_buffer("no_first", torch.tensor(inside).float() * _NEVER)

    def loss(self, scores: torch.Tensor, tags: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """The negative log likelihood of a batch of sequences."""
        steps, first = self.steps + self.no_step, self.first + self.no_first
        total = first + scores[:, 0]
        for at in range(1, scores.shape[1]):
            after = torch.logsumexp(total[:, :, None] + steps, 1) + scores[:, at]
            total = torch.where(mask[:, at, None], after, total)
        gold = scores.gather(2, tags[..., None])[..., 0]
        gold[:, 1:] += steps[tags[:, :-1], tags[:, 1:]]
        ends = tags.gather(1, mask.sum(1, keepdim=True) - 1)[:, 0]
        wanted = (gold * mask).sum(1) + first[tags[:, 0]] + self.last[ends]
        return (torch.logsumexp(total + self.last, 1) - wanted).sum()


class Tagger(nn.Module):
    """Word vectors, an LSTM in either direction, what the context alone suggests, tags."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        vectors: np.ndarray,
        dropout: float = 0.5,
        *,
        narrow: int | None = None,
        state: int = 128,
        hidden: int = 100,
    ) -> None:
        """`vectors` has a row for each of the vocabulary's own rows; `narrow` is how wide words are where they are
        read, None for as wide as they are."""
        super().__init__()
        self.own = nn.Embedding.from_pretrained(torch.tensor(vectors), freeze=False, sparse=True)
        self.letters = nn.Embedding(BUCKETS + 1, LETTERS, sparse=True)
        nn.init.normal_(self.letters.weight, std=0.3)
        self.shape = nn.Linear(vocabulary.features.shape[1], SHAPE)
        self.mark = nn.Embedding(MARKS, MARK)
        self.narrow = nn.Linear(TOKEN, narrow, bias=False) if narrow else nn.Identity()
        self.forward_states = nn.LSTM(narrow or TOKEN, state, batch_first=True)
        self.backward_states = nn.LSTM(narrow or TOKEN, state, batch_first=True)
        self.context = nn.Linear(2 * state, CONTEXT)
        self.hidden = nn.Linear(2 * state + CONTEXT, hidden)
        self.scores = nn.Linear(hidden, len(TAGS))
        self.fine = nn.Linear(hidden, FINE)
        self.chain = Chain()
        self.drop = nn.Dropout(dropout)
        self._own = torch.tensor(vocabulary.own)
        self._letters = torch.tensor(vocabulary.letters).long()
        self._features = torch.tensor(vocabulary.features)

    def words(self, types: torch.Tensor) -> torch.Tensor:
        """The vectors of types, marks left out."""
        different, places = types.unique(return_inverse=True)
        buckets = self._letters[different]
        there = (buckets != BUCKETS).float()[..., None]
        letters = 0.5 * (self.letters(buckets) * there).sum(1) / there.sum(1).sqrt()
        held = self._features[different].float()
        if self.training:
            held *= torch.rand(held.shape) > _FEATURES_FORGOTTEN
        shape = fn.relu(self.shape(held))
        vectors = torch.cat([self.own(self._own[different]), letters, shape], 1)[places]
        if self.training:
            kept = (torch.rand(types.shape) > _FORGET).float()[..., None]
            vectors = torch.cat([vectors[..., :OWN] * kept, vectors[..., OWN:]], -1)
        return vectors

    def tokens(self, types: torch.Tensor, marks: torch.Tensor) -> torch.Tensor:
        """The vectors of types with their marks."""
        if self.training:
            marks = marks * (torch.rand(marks.shape) > 0.1)
        return self.drop(torch.cat([self.words(types), self.mark(marks)], 2))

    def states(self, types: torch.Tensor, marks: torch.Tensor, mask: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """The states after each word read forward and read backward, 0 past a sentence's end."""
        vectors = self.narrow(self.tokens(types, marks))
        forward, _ = self.forward_states(vectors)
        backward = _turned(self.backward_states(_turned(vectors, mask))[0], mask)
        return forward * mask[..., None], backward * mask[..., None]

    def suggested(self, forward: torch.Tensor, backward: torch.Tensor) -> torch.Tensor:
        """What the words before and after a place suggest for it."""
        none = torch.zeros_like(forward[:, :1])
        before, after = torch.cat([none, forward[:, :-1]], 1), torch.cat([backward[:, 1:], none], 1)
        return self.context(torch.cat([before, after], 2))

    def forward(
        self, types: torch.Tensor, marks: torch.Tensor, mask: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Scores of tags, and the hidden layer that they come from."""
        forward, backward = self.states(types, marks, mask)
        seen = torch.cat([forward, backward, torch.tanh(self.suggested(forward, backward))], 2)
        hidden = self.drop(torch.tanh(self.hidden(self.drop(seen))))
        return self.scores(hidden), hidden

    def begin(self, learnt: Mapping[str, torch.Tensor]) -> None:
        """Takes over what another tagger knows of words and their contexts, and no tags."""
        fresh = ("hidden.", "scores.", "fine.", "chain.", "mark.")
        self.load_state_dict({k: v for k, v in learnt.items() if not k.startswith(fresh)}, strict=False)
        others = 0.3 * torch.randn(MARKS, MARK) * (torch.arange(MARKS) > 0)[:, None]
        self.mark.weight.data = learnt["mark.weight"][:1] + others


def _turned(vectors: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    """Each sentence from its end to its beginning; what lies past its end stays."""
    at = torch.arange(mask.shape[1])[None]
    around = mask.sum(1, keepdim=True) - 1 - at
    return vectors.gather(1, torch.where(around < 0, at, around)[..., None].expand_as(vectors))
