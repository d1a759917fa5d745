"""From the words of sentences to a score for each tag: a recurrent network in either direction, in plain numpy."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from khabar.reading.names.weights import Floats, Weights

__all__ = ["tag_scores"]


def tag_scores(weights: Weights, gates: Floats, sentences: Sequence[Sequence[int]]) -> Floats:
    """Scores as time by sentence by tag; what lies after a sentence's end means nothing.

    A token that stands often in a text is worked on once: `gates` (of `Gates`) has a row for each different token, and
    `sentences` are such rows, at least one a sentence, the longest sentence first.
    """
    lengths = [len(sentence) for sentence in sentences]
    states = _states(weights, gates, sentences, lengths)
    # From here on all tokens in one row, sentence after sentence.
    times = np.concatenate([np.arange(length) for length in lengths])
    numbers = np.repeat(np.arange(len(lengths)), lengths)
    from_end = np.repeat(lengths, lengths) - 1 - times
    forward, backward = states[0, times, numbers], states[1, from_end, numbers]
    size = states.shape[-1]
    around = np.zeros((len(times), 2 * size), np.float32)
    around[1:, :size] = forward[:-1]
    around[:-1, size:] = backward[1:]
    around[times == 0, :size] = 0
    around[from_end == 0, size:] = 0
    context = np.tanh(around @ weights.context + weights.context_bias)
    hidden = np.tanh(np.concatenate([forward, backward, context], axis=1) @ weights.hidden + weights.hidden_bias)
    scores = np.zeros((lengths[0], len(lengths), len(weights.scores_bias)), np.float32)
    scores[times, numbers] = hidden @ weights.scores + weights.scores_bias
    return scores


def _states(weights: Weights, gates: Floats, sentences: Sequence[Sequence[int]], lengths: Sequence[int]) -> Floats:
    """The states of both directions, (2, time, sentence, H), each direction in the order it reads in."""
    time, count, size = lengths[0], len(lengths), weights.onward.shape[1]
    rows = np.zeros((2, time, count), np.intp)
    for number, sentence in enumerate(sentences):
        rows[0, : len(sentence), number] = sentence
        rows[1, : len(sentence), number] = sentence[::-1]
    rows *= 2
    rows[1] += 1
    gates = gates.reshape(-1, 4 * size)
    out = np.empty((2, time, count, size), np.float32)
    state = cell = np.zeros((2, count, size), np.float32)
    running = count
    for at in range(time):
        while lengths[running - 1] <= at:
            running -= 1
        gate = gates[rows[:, at, :running]]
        if at:
            gate += np.matmul(state[:, :running], weights.onward)
        # The weights of the three sigmoid gates are halved in the file: sigmoid(2x) is (1 + tanh(x)) / 2.
        np.tanh(gate, out=gate)
        opened = gate[..., : 2 * size]
        opened += 1
        opened *= 0.5
        cell = opened[..., size:] * cell[:, :running]
        cell += opened[..., :size] * gate[..., 2 * size : 3 * size]
        state = np.tanh(cell)
        through = gate[..., 3 * size :]
        through += 1
        through *= 0.5
        state *= through
        out[:, at, :running] = state
    return out
