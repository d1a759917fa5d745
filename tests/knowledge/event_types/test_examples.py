"""Every word of every type finds its own example; what is no event of the type finds nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from khabar.arabic.text import ArabicText
from khabar.knowledge.event_types import Trigger, load
from khabar.knowledge.event_types.lexicon import type_files

SHADDA = "\u0651"


def find(text: str) -> tuple[Trigger, ...]:
    return load().find(ArabicText(text))


def entries() -> Iterator[tuple[str, str, str | None, str]]:
    for _, file in type_files():
        for word in (*file.verbs, *file.nouns):
            lemma = word.forms.split("/")[0].split()[0].replace(SHADDA, "")
            yield file.type, f"{lemma} {word.then[0]}" if word.then else lemma, word.mode, word.example


@pytest.mark.parametrize(("kind", "lemma", "mode", "example"), list(entries()))
def test_every_word_finds_its_example(kind: str, lemma: str, mode: str | None, example: str) -> None:
    found = [trigger for trigger in find(example) if trigger.type == kind and trigger.frame.lemma == lemma]
    assert found
    assert mode is None or found[0].mode == mode


@pytest.mark.parametrize(
    ("kind", "text"), [(file.type, text) for _, file in type_files() for text in file.counter_examples]
)
def test_what_is_no_event_finds_nothing(kind: str, text: str) -> None:
    assert [trigger for trigger in find(text) if trigger.type == kind] == []
