from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise, product

import numpy as np
import pytest

from khabar.errors import LexiconError
from khabar.reading.names import gates
from khabar.reading.names.network import tag_scores
from khabar.reading.names.recogniser import Recogniser, load
from khabar.reading.names.tags import TAGS, best_tags, entities
from khabar.reading.names.weights import Floats, Weights, read_weights

_SENTENCES = [
    ["زار", "سعيد", "كريم", "بيروت", "."],
    [],
    ["قال", "مرشود"],
    ["اعلنت", "الامم", "المتحده", "في", "نيويورك", "عن", "خطه", "جديده", "2030"],
]


@pytest.mark.parametrize("lengths", [[4, 2], [1, 1, 3], [5]])
def test_the_best_sequence_is_the_best_of_all(lengths: list[int]) -> None:
    random = np.random.default_rng(5)
    scores = random.normal(size=(sum(lengths), 9)).astype(np.float32)
    steps = random.normal(size=(9, 9)).astype(np.float32)
    first, last = random.normal(size=(2, 9)).astype(np.float32)

    def worth(path: tuple[int, ...], begin: int) -> float:
        inner = sum(scores[begin + at, tag] for at, tag in enumerate(path))
        return float(first[path[0]] + last[path[-1]] + inner + sum(steps[a, b] for a, b in pairwise(path)))

    found = best_tags(scores, lengths, steps, first, last)
    assert [len(path) for path in found] == lengths
    begin = 0
    for path in found:
        best = max(worth(other, begin) for other in product(range(9), repeat=len(path)))
        assert worth(tuple(path), begin) == pytest.approx(best, abs=1e-4)
        begin += len(path)


def test_no_sentences_no_sequences() -> None:
    weights = read_weights()
    none = np.zeros((0, len(TAGS)), np.float32)
    assert best_tags(none, [], weights.steps, weights.first, weights.last) == []


def test_words_without_doubt_part_a_sentence() -> None:
    scores = np.zeros((5, len(TAGS)), np.float32)
    scores[:, 0] = [-9, -9, 30, -9, 30]
    scores[[0, 3], TAGS.index("B-LOC")] = 4
    scores[1, TAGS.index("I-LOC")] = 4
    weights = read_weights()
    found = best_tags(scores, [5], weights.steps, weights.first, weights.last)
    assert [TAGS[tag] for tag in found[0]] == ["B-LOC", "I-LOC", "O", "B-LOC", "O"]


def test_tokens_that_are_surely_no_names_part_what_is_read_beside_each_other() -> None:
    weights = read_weights()
    random = np.random.default_rng(6)
    lengths = [30, 7, 1, 50]
    scores = random.normal(scale=2, size=(sum(lengths), len(TAGS))).astype(np.float32)
    scores[random.random(len(scores)) < 0.6, 0] += 30
    chain = (weights.steps, weights.first, weights.last)
    wanted = [_viterbi(scores[at:end], *chain) for at, end in pairwise([0, 30, 37, 38, 88])]
    assert best_tags(scores, lengths, *chain) == wanted


def _viterbi(scores: Floats, steps: Floats, first: Floats, last: Floats) -> list[int]:
    totals, came_from = [first + scores[0]], []
    for score in scores[1:]:
        through = totals[-1][:, None] + steps
        came_from.append(through.argmax(0))
        totals.append(through.max(0) + score)
    path = [int((totals[-1] + last).argmax())]
    for back in reversed(came_from):
        path.append(int(back[path[-1]]))
    return path[::-1]


def test_sentences_are_read_together_like_each_word_by_word() -> None:
    random = np.random.default_rng(7)
    size = 3
    shapes = {
        "onward": (2, size, 4 * size), "context": (2 * size, 5), "context_bias": (5,), "hidden": (2 * size, 4),
        "hidden_context": (5, 4), "hidden_bias": (4,), "scores": (4, 9), "scores_bias": (9,),
    }  # fmt: skip
    some = {name: random.normal(size=shape).astype(np.float32) for name, shape in shapes.items()}
    weights = Weights(**(read_weights()._asdict() | some))
    gates = random.normal(size=(6, 8 * size)).astype(np.float32)
    sentences = [list(random.integers(0, 6, length)) for length in (45, 44, 30, 9, 2, 1, 1)]
    wanted = np.concatenate([_word_by_word(weights, gates[sentence]) for sentence in sentences])
    rows, lengths = [row for sentence in sentences for row in sentence], [len(sentence) for sentence in sentences]
    assert np.allclose(tag_scores(weights, gates, rows, lengths), wanted, atol=1e-4)


def _word_by_word(weights: Weights, gates: Floats) -> Floats:
    """An LSTM as the books have it, with all halves and doubles made plain."""

    def read(inputs: Floats, onward: Floats) -> Floats:
        state = cell = np.zeros(onward.shape[0], np.float32)
        states = []
        for given in inputs:
            taken, kept, out, fresh = np.split(given + 2 * state @ onward, 4)
            cell = _sigmoid(2 * kept) * cell + _sigmoid(2 * taken) * np.tanh(fresh)
            state = _sigmoid(2 * out) * np.tanh(cell)
            states.append(2 * state)
        return np.array(states)

    half = gates.shape[1] // 2
    forward = read(gates[:, :half], weights.onward[0])
    backward = read(gates[::-1, half:], weights.onward[1])[::-1]
    none = np.zeros_like(forward[:1])
    around = np.hstack([np.vstack([none, forward[:-1]]), np.vstack([backward[1:], none])])
    context = np.tanh(around @ weights.context + weights.context_bias)
    seen = np.hstack([forward, backward]) @ weights.hidden + context @ weights.hidden_context
    scores: Floats = np.tanh(seen + weights.hidden_bias) @ weights.scores + weights.scores_bias
    return scores


def _sigmoid(x: Floats) -> Floats:
    return ((1 + np.tanh(x / 2)) / 2).astype(np.float32)


def test_entities_of_tags() -> None:
    tags = [TAGS.index(tag) for tag in ("B-PERS", "I-PERS", "B-PERS", "O", "B-ORG", "I-ORG")]
    assert list(entities(tags)) == [(0, 2, "PERS"), (2, 3, "PERS"), (4, 6, "ORG")]
    assert list(entities([])) == []


def test_a_sentence_is_read_alike_alone_and_among_others() -> None:
    recogniser = load()
    together = recogniser.tag(_SENTENCES)
    assert [len(tags) for tags in together] == [len(sentence) for sentence in _SENTENCES]
    assert together == [recogniser.tag([sentence])[0] for sentence in _SENTENCES]


def test_no_sequence_begins_inside_a_name() -> None:
    for tags in load().tag(_SENTENCES):
        for before, tag in zip(["O", *(TAGS[t] for t in tags)], (TAGS[t] for t in tags), strict=False):
            assert tag[0] != "I" or before[2:] == tag[2:]


def test_what_is_remembered_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = load().tag(_SENTENCES)
    monkeypatch.setattr(gates, "_REMEMBERED", 6)
    small = Recogniser(read_weights())
    assert [small.tag(_SENTENCES) for _ in range(3)] == [wanted] * 3
    assert small.tag([_SENTENCES[2]]) == [wanted[2]]
    monkeypatch.setattr(gates, "_REMEMBERED", 60)
    assert small.tag(_SENTENCES) == wanted


def test_threads_share_a_recogniser() -> None:
    recogniser = Recogniser(read_weights())
    wanted = load().tag(_SENTENCES)
    with ThreadPoolExecutor(4) as pool:
        assert all(found == wanted for found in pool.map(recogniser.tag, [_SENTENCES] * 20))


def test_a_file_that_holds_no_weights() -> None:
    with pytest.raises(LexiconError, match=r"names\.npz"):
        read_weights(io.BytesIO(b"nothing"))
    other = io.BytesIO()
    np.savez(other, words=np.zeros(3, np.uint8))
    other.seek(0)
    with pytest.raises(LexiconError, match=r"names\.npz"):
        read_weights(other)
