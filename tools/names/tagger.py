"""The network, as training sees it; khabar.reading.names.network is the same in numpy."""

from __future__ import annotations

import numpy as np
import torch
from torch import nn
from torch.nn import functional as fn

from khabar.reading.names.known import MARKS
from khabar.reading.names.tags import TAGS
from names.vocabulary import BUCKETS, Vocabulary

__all__ = ["Chain", "Tagger"]

OWN, LETTERS, SHAPE, MARK, STATE, HIDDEN, FINE = 100, 64, 32, 8, 128, 100, 64
_NEVER = -1e4


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
    """Word vectors, a recurrent network in either direction, what the context alone suggests, tags."""

    def __init__(self, vocabulary: Vocabulary, vectors: np.ndarray, dropout: float = 0.5, forget: float = 0.15) -> None:
        """`vectors` has a row for each of the vocabulary's own rows; `forget` is how often a word's own is left out."""
        super().__init__()
        self.own = nn.Embedding.from_pretrained(torch.tensor(vectors), freeze=False, sparse=True)
        self.letters = nn.Embedding(BUCKETS + 1, LETTERS, sparse=True)
        nn.init.normal_(self.letters.weight, std=0.3)
        self.shape = nn.Linear(vocabulary.features.shape[1], SHAPE)
        self.mark = nn.Embedding(MARKS, MARK)
        size = OWN + LETTERS + SHAPE + MARK
        self.forward_states = nn.LSTM(size, STATE, batch_first=True)
        self.backward_states = nn.LSTM(size, STATE, batch_first=True)
        self.context = nn.Linear(2 * STATE, HIDDEN)
        self.hidden = nn.Linear(2 * STATE + HIDDEN, HIDDEN)
        self.scores = nn.Linear(HIDDEN, len(TAGS))
        self.fine = nn.Linear(HIDDEN, FINE)
        self.chain = Chain()
        self.drop = nn.Dropout(dropout)
        self.forget = forget
        self._own = torch.tensor(vocabulary.own)
        self._letters = torch.tensor(vocabulary.letters).long()
        self._features = torch.tensor(vocabulary.features)

    def words(self, types: torch.Tensor) -> torch.Tensor:
        """The vectors of types, marks left out."""
        different, places = types.unique(return_inverse=True)
        buckets = self._letters[different]
        there = (buckets != BUCKETS).float()[..., None]
        letters = 0.5 * (self.letters(buckets) * there).sum(1) / there.sum(1).sqrt()
        shape = fn.relu(self.shape(self._features[different].float()))
        vectors = torch.cat([self.own(self._own[different]), letters, shape], 1)[places]
        if self.training:
            kept = (torch.rand(types.shape) > self.forget).float()[..., None]
            vectors = torch.cat([vectors[..., :OWN] * kept, vectors[..., OWN:]], -1)
        return vectors

    def states(self, types: torch.Tensor, marks: torch.Tensor, mask: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """The states after each word read forward and read backward, 0 past a sentence's end."""
        if self.training:
            marks = marks * (torch.rand(marks.shape) > 0.1)
        vectors = self.drop(torch.cat([self.words(types), self.mark(marks)], 2))
        at = torch.arange(types.shape[1])[None]
        around = mask.sum(1, keepdim=True) - 1 - at
        around = torch.where(around < 0, at, around)[..., None]
        forward, _ = self.forward_states(vectors)
        backward, _ = self.backward_states(vectors.gather(1, around.expand_as(vectors)))
        backward = backward.gather(1, around.expand_as(backward))
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
