import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.arabic.clitics import Split, splits
from tests.arabic.strategies import LETTERS


@pytest.mark.parametrize(
    ("word", "split"),
    [
        ("وبالقاهره", Split("وب", "القاهره", "")),
        ("وبالقاهره", Split("وبال", "قاهره", "")),
        ("للقاهره", Split("ل", "القاهره", "")),
        ("للقاهره", Split("لل", "قاهره", "")),
        ("للبنان", Split("ل", "لبنان", "")),
        ("ببغداد", Split("ب", "بغداد", "")),
        ("فقال", Split("ف", "قال", "")),
        ("وسيعلن", Split("وس", "يعلن", "")),
        ("حكومتها", Split("", "حكومه", "ها")),
        ("وبلادهم", Split("و", "بلاد", "هم")),
        ("وزير", Split("و", "زير", "")),
    ],
)
def test_candidates(word: str, split: Split) -> None:
    assert split in splits(word)


def test_the_whole_word_comes_first_and_less_is_taken_before_more() -> None:
    candidates = splits("وبالقاهره")
    assert candidates[0] == Split("", "وبالقاهره", "")
    assert [split.prefix for split in candidates if not split.suffix] == ["", "و", "وب", "وبال"]


def test_what_has_the_article_has_no_pronoun() -> None:
    assert not [split for split in splits("للحكومتها") if split.prefix == "لل" and split.suffix]


def test_the_future_stands_only_before_a_verb() -> None:
    assert [split.prefix for split in splits("سلام")] == [""]


@pytest.mark.parametrize("word", ["", "و", "من", "ا" * 5000])
def test_too_short_and_too_long_words_stay_whole(word: str) -> None:
    assert splits(word) == (Split("", word, ""),)


@given(st.text(alphabet=LETTERS, min_size=1, max_size=15))
def test_every_candidate_is_the_word_taken_apart(word: str) -> None:
    for prefix, stem, suffix in splits(word):
        assert len(stem) >= 2 or not prefix + suffix
        assert word.startswith(prefix)
        assert word.endswith(suffix)
        rest = word[len(prefix) : len(word) - len(suffix)]
        restored = {rest, "ال" + rest[1:], rest[:-1] + "ه"}
        assert stem in restored
