from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.record.judged import judged

Said = tuple[int, int, bool]


@pytest.mark.parametrize(
    ("groups", "said", "after"),
    [
        ([[1, 2], [3]], [], [[1, 2], [3]]),
        ([[1, 2], [3]], [(3, 1, True)], [[1, 2, 3], []]),  # into the first of the two
        ([[1, 2], [3]], [(1, 2, False)], [[1], [3], [2]]),
        ([[1, 2, 3]], [(2, 3, True), (1, 2, False)], [[1], [2, 3]]),  # takes along what people put with it
        ([[1, 2], [3]], [(1, 2, False), (1, 2, True)], [[1, 2], [3]]),  # the last word
        ([[1], [2]], [(1, 2, True), (2, 1, False)], [[1], [2]]),
        ([[1, 2], [3]], [(2, 3, False), (1, 3, True)], [[1, 3], [], [2]]),  # and 2 cannot stay
        ([[1, 2, 4], [3]], [(2, 4, True), (2, 3, False), (1, 3, True)], [[1, 3], [], [2, 4]]),
        ([[1], [2, 3]], [(3, 1, False), (1, 2, True)], [[1, 2], [3]]),
        ([[1], [2]], [(1, 9, True), (1, 1, False)], [[1], [2]]),  # nobody knows 9
    ],
)
def test_groups_as_people_have_them(groups: list[list[int]], said: list[Said], after: list[list[int]]) -> None:
    assert judged(groups, said) == after


@given(
    st.lists(st.integers(0, 3), min_size=6, max_size=6),
    st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5), st.booleans()), max_size=8),
)
def test_nobody_is_lost_and_every_word_holds_that_can(homes: list[int], said: list[Said]) -> None:
    groups = [[member for member in range(6) if homes[member] == home] for home in range(4)]
    after = judged(groups, said)
    assert sorted(member for group in after for member in group) == list(range(6))
    if said and said[-1][0] != said[-1][1]:
        one, other, together = said[-1]
        assert any({one, other} <= set(group) for group in after) is together
    last = {frozenset((one, other)): together for one, other, together in said if one != other}
    bound = {member: {member} for member in range(6)}
    for pair, together in last.items():
        if together:
            whole = set().union(*(bound[member] for member in pair))
            for member in whole:
                bound[member] = whole
    if not any(pair <= group for pair, together in last.items() if not together for group in bound.values()):
        for pair, together in last.items():
            assert any(pair <= set(group) for group in after) is together
