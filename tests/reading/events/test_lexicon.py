"""Every small word of a clause, in a sentence that is read otherwise when the word is taken away."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
import pytest

import khabar.reading.events
from khabar.arabic.word_lists import load_lexicon
from khabar.model import Article, Event
from khabar.pipeline import read
from khabar.reading.events import words

FOLDER = Path(khabar.reading.events.__file__).parent / "lexicon"
CLAUSES: dict[str, dict[str, Any]] = tomllib.loads((FOLDER / "clauses.toml").read_text(encoding="utf-8"))
SHOWN: dict[str, dict[str, list[str]]] = tomllib.loads(
    (Path(__file__).parent / "cases" / "clauses.toml").read_text(encoding="utf-8")
)
"""For each list the sentences, and below each the words that make a difference in it."""

ENTRIES = [
    pytest.param(key, word, text.format(word), id=f"{key}-{word}")
    for key, sentences in SHOWN.items()
    for text, shown in sentences.items()
    for word in shown
    if word in CLAUSES[key]["words"]
]


def events(text: str) -> tuple[Event, ...]:
    return read(Article(id="a", page="p", language="ar", text=text, published="2025-03-10")).events


@contextmanager
def without(key: str, word: str) -> Iterator[None]:
    """The lexicon as it were without one word of one list."""

    def fewer(name: str, shape: type[Any], folder: Path) -> Any:
        lexicon = msgspec.to_builtins(load_lexicon(name, shape, folder))
        lexicon[key]["words"] = [other for other in lexicon[key]["words"] if other != word]
        return msgspec.convert(lexicon, shape)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(words, "load_lexicon", fewer)
        words.clause_words.cache_clear()
        try:
            yield
        finally:
            words.clause_words.cache_clear()


@pytest.mark.parametrize(("key", "word", "text"), ENTRIES)
def test_a_word_makes_a_difference(key: str, word: str, text: str) -> None:
    found = events(text)
    with without(key, word):
        assert events(text) != found


def test_each_list_is_tried() -> None:
    assert set(SHOWN) == set(CLAUSES)
