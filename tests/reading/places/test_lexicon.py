import pytest

from khabar.errors import LexiconError
from khabar.reading.places.lexicon import cue, demonyms, given_names


def test_words_are_folded() -> None:
    assert "مدينه" in cue("generic_town")


def test_an_unknown_table_is_an_error() -> None:
    with pytest.raises(LexiconError, match="no_such_table"):
        cue("no_such_table")


def test_demonyms_lead_to_countries() -> None:
    assert demonyms()["سوري"] == "SY"
    assert demonyms()["اميركيه"] == "US"


def test_given_names_hold_no_preposition() -> None:
    assert "محمد" in given_names()
    assert not given_names() & {"علي", "في", "من"}
