"""Every word of the lexicon does its part in an example: without it the context is not given."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from khabar.arabic.text import ArabicText
from khabar.errors import LexiconError
from khabar.reading import contexts as package
from khabar.reading.contexts import find_contexts, words

FOLDER = Path(package.__file__).parent / "lexicon"
LEXICON = tomllib.loads((FOLDER / "contexts.toml").read_text(encoding="utf-8"))

# fmt: off
PLOVER = [
    "asylum", "cbrn", "corruption", "crime", "cyber", "diplomatic", "disasters", "economic", "election",
    "environment", "executive", "gender", "health", "human_rights", "human_security", "illegal_drugs", "inequality",
    "intelligence", "legal", "legislative", "lgbt", "migration", "military", "misinformation", "natural_resource",
    "peacekeeping", "political_institutions", "pro_autocracy", "pro_democracy", "religion_ethnicity", "reparations",
    "repression", "rights_freedoms", "technology", "territory", "terrorism", "trafficking",
]
# fmt: on
"""The manual's table of general contexts."""

ENTRIES = [
    pytest.param(name, entry, sure, id=f"{name}-{entry}")
    for name, context in LEXICON.items()
    for sure, entries in ((True, context["sure"]), (False, context["words"]))
    for entry in entries
]


def given(name: str, text: str) -> bool:
    return name in find_contexts(ArabicText(text))


def test_the_names_are_plovers() -> None:
    assert sorted(LEXICON) == PLOVER
    assert len(PLOVER) == 37


@pytest.mark.parametrize("name", PLOVER)
def test_the_example_is_just_short(name: str) -> None:
    example = LEXICON[name]["example"]
    assert not given(name, example.format(""))


@pytest.mark.parametrize(("name", "entry", "sure"), ENTRIES)
def test_every_entry_tells(name: str, entry: str, sure: bool) -> None:
    beside = just_short(name, entry, sure)
    assert given(name, f"{beside}. {entry}.")
    assert not given(name, f"{beside}. البيت.")


def just_short(name: str, entry: str, sure: bool) -> str:
    """Other words of the context: one that is sure, and one that is not beside an entry that is not."""
    first = next(word for word in LEXICON[name]["sure"] if not set(word.split()) & set(entry.split()))
    second = next(word for word in LEXICON[name]["words"] if not set(word.split()) & set(entry.split()))
    return first if sure else f"{first}. {second}"


def test_a_lexicon_that_is_wrong(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "lexicon").mkdir()
    text = (FOLDER / "contexts.toml").read_text(encoding="utf-8").replace('"يونيفيل"', '"قوات يونيفيل في لبنان"')
    (tmp_path / "lexicon" / "contexts.toml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(words, "__file__", str(tmp_path / "words.py"))
    with pytest.raises(LexiconError, match="not one word or two"):
        words._lexicon.__wrapped__()
