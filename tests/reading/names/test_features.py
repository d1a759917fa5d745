from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from khabar.reading.names.features import FEATURES, features, ngrams, normal, stems
from khabar.reading.names.known import MARKS, known_names


def _names(word: str) -> set[str]:
    return {FEATURES[index] for index in features(word)}


def test_features_have_one_name_each() -> None:
    assert len(set(FEATURES)) == len(FEATURES)


def test_shape_and_knowledge() -> None:
    assert {"arabic", "prefix و", "country, stem"} <= _names("ومصر")
    assert "given name, whole" in _names("ابراهيم")
    assert "definite demonym, whole" in _names("السوري")
    assert _names("2024") == {"number", "digits 4", "length 4"}
    assert _names("reuters") == {"latin", "length 7"}
    assert _names("%") == {"mark", "length 1"}


def test_stems() -> None:
    assert stems("وبدمشق") == ["وبدمشق", "بدمشق", "دمشق"]
    assert "القاهره" in stems("للقاهره")
    assert stems("ول") == ["ول"]


@given(st.text(min_size=1, max_size=60))
def test_every_token_has_buckets_within_bounds(word: str) -> None:
    buckets = ngrams(word, 100)
    assert 0 < len(buckets) <= 40
    assert buckets == sorted(set(buckets))
    assert buckets[0] >= 0
    assert buckets[-1] < 100
    assert features(word) == sorted(set(features(word)))


def test_numbers_of_one_length_are_one() -> None:
    assert normal("1967") == normal("2011") == "0000"
    assert ngrams("1967", 1000) == ngrams("2011", 1000)


def test_known_names_begin_and_go_on() -> None:
    marks = known_names(["فاز", "ريال", "مدريد", "علي", "برلين"])
    assert marks[1] == 1
    assert marks[2] == 2
    assert (marks[0], marks[3], marks[4]) == (0, 0, 0)
    assert known_names(["ومانشستر", "يونايتد"]) == [1, 2]
    assert known_names(["مانشستر"]) == [0]
    assert all(0 <= mark < MARKS for mark in marks)
