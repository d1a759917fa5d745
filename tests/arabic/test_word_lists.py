from pathlib import Path

import msgspec
import pytest

from khabar.arabic import fold
from khabar.arabic.number_words import number_words
from khabar.arabic.numerals import read_number
from khabar.arabic.tokens import tokenize
from khabar.arabic.word_lists import folded_words, load_lexicon
from khabar.errors import LexiconError


class _Shape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: tuple[str, ...]


@pytest.mark.parametrize("content", ["words = 5", "words = [", "other = []", None])
def test_a_wrong_lexicon_is_refused(content: str | None, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / "list.toml").write_text(content, encoding="utf-8")
    with pytest.raises(LexiconError, match=r"list\.toml"):
        load_lexicon("list", _Shape, tmp_path)


def test_words_are_folded_and_none_is_empty() -> None:
    assert folded_words(("مدرسة", "مَدرسه")) == {"مدرسه"}
    with pytest.raises(LexiconError):
        folded_words(("ـ",))


def test_every_number_word_is_read_somewhere() -> None:
    words = number_words()
    for word, value in (words.units | words.tens | words.hundreds).items():
        number = read_number(tokenize(fold(word)), 0)
        assert number is not None, word
        assert number.value == value
