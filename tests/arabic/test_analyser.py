import csv
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.arabic import analyser
from khabar.arabic.analyser import analyse, analyse_query
from khabar.errors import LexiconError
from tests.arabic.strategies import texts


def _pairs(name: str) -> list[list[str]]:
    with (Path(__file__).parent / "cases" / name).open(encoding="utf-8") as file:
        return list(csv.reader(file, delimiter="\t"))


def test_spellings_of_one_word_are_joined() -> None:
    pairs = _pairs("joined.tsv")
    apart = [pair for pair in pairs if analyse(pair[0]) != analyse(pair[1])]
    assert len(pairs) >= 120
    assert len(apart) <= 0.02 * len(pairs), apart


@pytest.mark.parametrize(("one", "other"), _pairs("kept_apart.tsv"))
def test_different_words_are_kept_apart(one: str, other: str) -> None:
    assert analyse(one) != analyse(other)


def test_one_term_for_each_word_and_number() -> None:
    assert analyse("زار الوزير، أمس، 12 مدينةً (O'Neil وG20 الـCNN و2020)!") == [
        "زار", "وزير", "امس", "12", "مدينه", "oneil", "g20", "cnn", "2020",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "terms"),
    [("50,000", ["50000"]), ("1,234.5", ["1234.5"]), ("2،5", ["2.5"]), ("1.234.567,5", ["1234567.5"]), ("،", [])],
)
def test_numbers_lose_their_thousands_separators(text: str, terms: list[str]) -> None:
    assert analyse(text) == terms


def test_unknown_words_lose_only_their_article() -> None:
    assert analyse("الزقلطوني والزقلطوني للزقلطوني وزقلطوني") == ["زقلطوني"] * 3 + ["وزقلطوني"]


def test_index_and_query_are_one_function() -> None:
    assert analyse_query is analyse


@given(texts)
def test_terms_hold_no_space_and_do_not_change_again(text: str) -> None:
    terms = analyse(text)
    assert terms == analyse(text)
    for term in terms:
        assert term
        assert not any(character.isspace() for character in term)


@given(st.sampled_from(sorted(analyser._whole_words())), st.sampled_from(["", "ال", "وال", "لل", "و", "فال", "بال"]))
def test_the_term_of_a_term_is_itself(word: str, prefix: str) -> None:
    for term in analyse(prefix + word):
        assert analyse(term) == [term]


def test_the_word_list_loads_fast() -> None:
    analyser._whole_words.cache_clear()
    begin = time.process_time()
    assert len(analyser._whole_words()) > 30_000
    assert time.process_time() - begin < 0.15  # 15 ms on an idle machine


def test_a_broken_word_list_stops_the_start(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    broken = tmp_path / "words.txt.gz"
    broken.write_bytes(b"no gzip")
    monkeypatch.setattr(analyser, "_WORDS", broken)
    analyser._whole_words.cache_clear()
    with pytest.raises(LexiconError, match=r"words\.txt\.gz"):
        analyser._whole_words()
