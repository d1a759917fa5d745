"""No list of words says anything twice, every light verb leads to a noun, every type has words."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from khabar.arabic import fold_text
from khabar.arabic.text import ArabicText
from khabar.knowledge.event_types import load
from khabar.knowledge.event_types.lexicon import FOLDER, type_files
from khabar.model.events import EventType

LISTS = frozenset({"near", "not_near", "unless", "after", "not_after", "except", "opens", "adjectives"})


def lists(value: object, name: str = "") -> Iterator[tuple[str, list[str]]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from lists(inner, key)
    elif isinstance(value, list):
        if all(isinstance(one, str) for one in value) and name != "then" and not name.endswith("examples"):
            yield name, value
        for inner in value:
            yield from lists(inner, name)
    elif isinstance(value, str) and name in LISTS:
        yield name, value.split()


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.toml")), ids=lambda path: path.stem)
def test_nothing_is_said_twice(path: Path) -> None:
    found = tomllib.loads(path.read_text(encoding="utf-8"))
    twice = [
        (name, word)
        for name, words in lists(found)
        for word, count in Counter(fold_text(word) for word in words).items()
        if count > 1
    ]
    assert twice == []


def test_every_type_has_words_and_counter_examples() -> None:
    files = [file for _, file in type_files()]
    assert {file.type for file in files} == set(get_args(EventType))
    assert all(len(file.counter_examples) > 1 for file in files)


@pytest.mark.parametrize(
    ("forms", "example"),
    [
        (verb["forms"], verb["example"])
        for verb in tomllib.loads((FOLDER / "light.toml").read_text(encoding="utf-8"))["verbs"]
    ],
)
def test_every_light_verb_leads_to_a_noun(forms: str, example: str) -> None:
    found = load().find(ArabicText(example))
    assert [trigger.verb for trigger in found if trigger.form == "light"] == [0], forms
