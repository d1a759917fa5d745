from __future__ import annotations

import pytest

from khabar.arabic import zones
from khabar.arabic.calendar import calendar
from khabar.arabic.fold import fold_text
from khabar.errors import LexiconError
from khabar.reading.times import closed_classes, words
from khabar.reading.times.words import time_words


def test_every_trigger_is_folded_and_has_a_meaning() -> None:
    table = time_words()
    assert table.units["اسابيع"].unit == "week"
    assert table.units["الاسابيع"].definite
    assert table.modifiers["الفارط"] == "past"
    assert table.iso["hour"] == ("TH", 1)
    assert table.feasts["عيد الفطر"].hijri
    assert all(word == word.strip() for word in table.deictic)


def test_a_word_under_two_keys_stops_the_load() -> None:
    with pytest.raises(LexiconError, match="stands under"):
        words._inverted("edge", {"early": ["مطلع"], "late": ["مطلع"]})


def test_an_empty_word_stops_the_load() -> None:
    with pytest.raises(LexiconError, match="folds to nothing"):
        words._folded({"words": ["ـ"]}, "words")
    with pytest.raises(LexiconError, match="missing"):
        words._folded({}, "words")


def test_a_feast_without_a_day_stops_the_load() -> None:
    with pytest.raises(LexiconError, match="no day"):
        words._feast(words._Feast(names=["عيد"]))


def test_the_lookalikes_are_names_of_the_calendar() -> None:
    names = calendar()
    for word in names.lookalikes:
        assert word in names.months or word in names.hijri_months or word in names.weekdays


def test_the_closed_classes_are_folded() -> None:
    small = closed_classes.function_words()
    assert "سنه" in small.year_nouns
    assert "ت غ" in zones.zone_abbreviations()
    assert all(word == fold_text(word) for word in small.hours)


def test_a_closed_class_with_an_empty_word_stops_the_load() -> None:
    with pytest.raises(LexiconError, match="folds to nothing"):
        closed_classes._folded("hours", frozenset(("ـ",)))


def test_a_missing_table_of_zones_stops_the_load() -> None:
    with pytest.raises(LexiconError, match="missing"):
        zones._table("none")
