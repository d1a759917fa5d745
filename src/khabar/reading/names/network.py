"""From the words of sentences to a score for each tag: an LSTM in either direction, in plain numpy."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from khabar.reading.names.weights import Floats, Weights

__all__ = ["tag_scores"]


def tag_scores(weights: Weights, gates: Floats, rows: Sequence[int], lengths: Sequence[int]) -> Floats:
    """Scores as token by tag, sentence after sentence.

    `gates` (of `Gates`) has what a token gives to the network; `rows` says which row of it is each token's, sentence
    after sentence, and `lengths` how many tokens each sentence has: at least one, the longest sentence first.
    """
    count, size = len(lengths), weights.onward.shape[1]
    sizes = np.array(lengths)
    ends = sizes.cumsum()
    starts = ends - sizes
    # By time and sentence, forward and backward; past a sentence's end any token will do.
    times = np.arange(lengths[0])[:, None]
    order = np.stack((np.minimum(starts + times, ends[-1] - 1), np.maximum(ends - 1 - times, 0)), 1)
    states = _states(gates.reshape(-1, size), np.array(rows, np.intp)[order], weights.onward, lengths)
    # From here on all tokens in one row, sentence after sentence, each with its forward and its backward state.
    number = np.arange(count).repeat(sizes)
    tokens = np.arange(len(number))
    # How many tokens each direction has read before the token, and with it the row of its state then.
    before = np.stack((tokens - starts[number], ends[number] - 1 - tokens), 1).astype(np.intp)
    before *= 2 * count
    before += number[:, None] + np.array([0, count], np.intp)
    flat = states.reshape(-1, size)
    context: Floats = flat.take(before, 0).reshape(-1, 2 * size) @ weights.context
    context += weights.context_bias
    np.tanh(context, out=context)
    hidden: Floats = flat.take(before + 2 * count, 0).reshape(-1, 2 * size) @ weights.hidden
    hidden += context @ weights.hidden_context
    hidden += weights.hidden_bias
    np.tanh(hidden, out=hidden)
    scores: Floats = hidden @ weights.scores
    scores += weights.scores_bias
    return scores


def _states(gates: Floats, rows: NDArray[np.intp], onward: Floats, lengths: Sequence[int]) -> Floats:
    """The doubled states before and after each token, (1 + time, 2, sentence, H), each direction in the order it reads.

    `gates` holds eight rows for each row of tokens: in, forget, out and cell, forward and then backward; `rows` is
    (time, 2, sentence).
    """
    time, _, running = rows.shape
    size = onward.shape[1]
    # Gate by gate, so that all that is done with one gate is done in one stretch of memory.
    each_gate = np.arange(8).reshape(2, 4).T[:, :, None]
    cells = 8 * rows[:, None] + each_gate
    to_gates = onward.reshape(2, size, 4, size).transpose(2, 0, 1, 3)
    states = np.empty((1 + time, 2, running, size), np.float32)
    states[0] = 0
    cell = np.zeros((2, running, size), np.float32)
    for at in range(time):
        if not at or lengths[running - 1] <= at:
            while lengths[running - 1] <= at:
                running -= 1
            cell = cell[:, :running].copy()
            gate, through = np.empty((2, 4, 2, running, size), np.float32)
            opened, (taken, kept, out, fresh) = gate[:3], gate
        gates.take(cells[at, ..., :running], 0, out=gate, mode="clip")  # as it is, take would fill a copy of `gate`
        if at:
            gate += np.matmul(states[at, :, :running], to_gates, out=through)
        # The weights of the three sigmoid gates are halved in the file: sigmoid(2x) is (1 + tanh(x)) / 2. The halves of
        # in and forget are taken of the cell, that of out is in the weights that read states.
        np.tanh(gate, out=gate)
        opened += 1
        cell *= kept
        fresh *= taken
        cell += fresh
        cell *= 0.5
        state = np.tanh(cell, out=states[at + 1, :, :running])
        state *= out
    return states
