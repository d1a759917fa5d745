from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from khabar.record.stories.grouping import grouped

KEYS = range(8)
PAIRS = list(combinations(KEYS, 2))
TIES = st.dictionaries(st.sampled_from(PAIRS), st.sampled_from([0.2, 0.3, 0.45, 0.5, 0.7, 0.95]))


def test_nothing_is_tied() -> None:
    assert grouped([], {}) == []
    assert grouped([3, 1], {}) == [[3], [1]]


def test_one_strong_tie_makes_no_chain() -> None:
    chain = {(1, 2): 0.9, (2, 3): 0.8, (3, 4): 0.9}
    assert grouped([1, 2, 3, 4], chain) == [[1, 2], [3, 4]]
    assert grouped([1, 2, 3, 4], chain, joined=0.1) == [[1, 2, 3, 4]]


def test_several_ties_do() -> None:
    assert grouped([1, 2, 3], {(1, 2): 0.9, (2, 3): 0.7, (1, 3): 0.4}) == [[1, 2, 3]]


def test_stories_and_articles_keep_the_order_of_the_keys() -> None:
    assert grouped([5, 4, 3, 2], {(2, 4): 0.9}) == [[5], [4, 2], [3]]


def test_people_win() -> None:
    ties = {(1, 2): 0.99, (2, 3): 0.99, (1, 3): 0.99}
    assert grouped([1, 2, 3], ties, apart=[(1, 3)]) == [[1, 2], [3]]
    assert grouped([1, 2, 3], {}, together=[(3, 1)]) == [[1, 3], [2]]
    assert grouped([1, 2, 3], ties, together=[(1, 3)], apart=[(1, 2)]) == [[1, 3], [2]]
    # Who has put all three together has done it whatever is said of two of them.
    assert grouped([1, 2, 3], {}, together=[(1, 2), (2, 3)], apart=[(1, 3)]) == [[1, 2, 3]]


@given(TIES, st.permutations(PAIRS))
def test_the_order_of_ties_does_not_matter(ties: dict[tuple[int, int], float], order: list[tuple[int, int]]) -> None:
    shuffled = {(other, one): ties[one, other] for one, other in order if (one, other) in ties}
    assert grouped(KEYS, ties) == grouped(KEYS, shuffled)


@given(TIES, st.lists(st.sampled_from(PAIRS), max_size=3), st.lists(st.sampled_from(PAIRS), max_size=3))
def test_every_key_is_in_one_story(
    ties: dict[tuple[int, int], float], together: list[tuple[int, int]], apart: list[tuple[int, int]]
) -> None:
    stories = grouped(KEYS, ties, together=together, apart=apart)
    assert sorted(key for story in stories for key in story) == list(KEYS)
    of = {key: number for number, story in enumerate(stories) for key in story}
    assert all(of[one] == of[other] for one, other in together)
    if not together:
        assert all(of[one] != of[other] for one, other in apart)


@given(TIES)
def test_what_is_not_tied_at_all_is_not_together(ties: dict[tuple[int, int], float]) -> None:
    for story in grouped(KEYS, ties):
        reached, edge = {story[0]}, [story[0]]
        while edge:
            key = edge.pop()
            following = {b if a == key else a for a, b in ties if key in (a, b)} - reached
            reached |= following
            edge += following
        assert set(story) <= reached
