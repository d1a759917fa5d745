from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import get_args

import pytest

from khabar.model import Act, EventStatus, EventType, Firmness, PlaceLevel, Quotation, SourceKind, ValueField
from khabar.web.language import Language, words_of

_FORM = re.compile(r"\.(zero|one|two|few|many|other)$")
TEMPLATES = Path(__file__).resolve().parents[2] / "src" / "khabar" / "web" / "templates"


def test_both_languages_have_the_same_words() -> None:
    plain = {
        language: {_FORM.sub("", key) if "n_" in key else key for key in words_of(language).keys()}  # noqa: SIM118
        for language in Language
    }
    assert plain[Language.AR] == plain[Language.EN]


@pytest.mark.parametrize("language", list(Language))
def test_every_value_of_the_model_has_a_word(language: Language) -> None:
    keys = words_of(language).keys()
    for kind, values in (
        ("type", EventType), ("state", EventStatus), ("act", Act), ("quotation", Quotation), ("firmness", Firmness),
        ("source_kind", SourceKind), ("level", PlaceLevel), ("field", ValueField),
    ):  # fmt: skip
        assert {f"{kind}.{value}" for value in get_args(values)} <= keys


def test_every_word_of_the_templates_is_there() -> None:
    keys = words_of(Language.AR).keys()
    for template in TEMPLATES.glob("*.html"):
        asked = set(re.findall(r"""\bw\(\s*["']([\w-]+)["']""", template.read_text("utf-8")))
        assert asked <= keys, template.name


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "لا تقارير"), (1, "تقرير واحد"), (2, "تقريران"), (7, "7 تقارير"), (11, "11 تقريرا"), (100, "100 تقرير")],
)
def test_arabic_counts(count: int, words: str) -> None:
    assert words_of(Language.AR).many("n_reports", count) == words


def test_days() -> None:
    day, next_day = dt.date(2025, 2, 11), dt.date(2025, 2, 12)
    arabic, english = words_of(Language.AR), words_of(Language.EN)
    assert arabic.days(day, day) == "11 فبراير 2025"
    assert english.days(day, next_day) == "between 11 February 2025 and 12 February 2025"
    assert english.day_words("2025-02-11..2025-02-12") == english.days(day, next_day)
    assert arabic.days(None, None) == "بلا تاريخ"
    assert arabic.country("SY") == "سوريا"
    assert arabic.country("xx") == "xx"


def test_words_that_are_not_there_are_an_error() -> None:
    with pytest.raises(KeyError):
        words_of(Language.AR)("nonsense")
