import pytest

from khabar.errors import LexiconError
from khabar.reading.places.lexicon import cue


def test_words_are_folded() -> None:
    assert "مدينه" in cue("generic_town")


def test_an_unknown_table_is_an_error() -> None:
    with pytest.raises(LexiconError, match="no_such_table"):
        cue("no_such_table")
