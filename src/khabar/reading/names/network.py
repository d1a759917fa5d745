"""From the words of sentences to a score for each tag: an LSTM in either direction, in plain numpy."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from khabar.reading.names.weights import Floats, Weights

__all__ = ["tag_scores"]


def tag_scores(weights: Weights, gates: Floats, sentences: Sequence[Sequence[int]]) -> Floats:
    """Scores as token by tag, sentence after sentence.

    A token that stands often in a text is worked on once: `gates` (of `Gates`) has a row for each different token, and
    `sentences` are such rows, at least one a sentence, the longest sentence first.
    """
    lengths = [len(sentence) for sentence in sentences]
    time, count = lengths[0], len(lengths)
    cells = np.zeros((time, 2, count), np.intp)
    for number, sentence in enumerate(sentences):
        cells[: lengths[number], 0, number] = sentence
        cells[: lengths[number], 1, number] = sentence[::-1]
    cells *= 2
    cells[:, 1] += 1
    states = _states(gates.reshape(len(gates) * 2, -1), cells, weights.onward, lengths)
    # From here on all tokens in one row, sentence after sentence.
    numbers = np.repeat(np.arange(count), lengths)
    ends = np.cumsum(lengths)
    times = np.arange(len(numbers)) - (ends - lengths)[numbers]
    size = states.shape[-1]
    read = np.empty((len(numbers), 2 * size), np.float32)
    read[:, :size] = states[times, 0, numbers]
    read[:, size:] = states[(ends - 1)[numbers] - np.arange(len(numbers)), 1, numbers]
    around = np.empty_like(read)
    around[1:, :size], around[:-1, size:] = read[:-1, :size], read[1:, size:]
    around[ends - lengths, :size] = around[ends - 1, size:] = 0
    context = around @ weights.context
    context += weights.context_bias
    np.tanh(context, out=context)
    hidden = read @ weights.hidden
    hidden += context @ weights.hidden_context
    hidden += weights.hidden_bias
    np.tanh(hidden, out=hidden)
    return hidden @ weights.scores + weights.scores_bias


def _states(gates: Floats, cells: NDArray[np.intp], onward: Floats, lengths: Sequence[int]) -> Floats:
    """The doubled states, (time, 2, sentence, H), each direction in the order it reads in.

    `cells` has the rows of `gates`, what the words give to in, forget, out and cell.
    """
    time, _, running = cells.shape
    size = onward.shape[1]
    states = np.empty((time, 2, running, size), np.float32)
    state = cell = np.zeros((2, running, size), np.float32)
    through = np.empty((2, running, 4 * size), np.float32)
    for at in range(time):
        if lengths[running - 1] <= at:
            while lengths[running - 1] <= at:
                running -= 1
            cell, state, through = cell[:, :running].copy(), state[:, :running], np.empty_like(through[:, :running])
        gate = gates.take(cells[at, :, :running], 0)
        if at:
            gate += np.matmul(state, onward, out=through)
        # The weights of the three sigmoid gates are halved in the file: sigmoid(2x) is (1 + tanh(x)) / 2. The halves of
        # in and forget are taken of the cell, that of out is in the weights that read states.
        np.tanh(gate, out=gate)
        opened = gate[..., : 3 * size]
        opened += 1
        cell *= opened[..., size : 2 * size]
        cell += opened[..., :size] * gate[..., 3 * size :]
        cell *= 0.5
        state = states[at, :, :running]
        np.tanh(cell, out=state)
        state *= opened[..., 2 * size :]
    return states
