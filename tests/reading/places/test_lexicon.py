"""Every word of cues.toml, put where its table says that it counts, is seen there and does what the table is for."""

from pathlib import Path

import msgspec
import pytest

from khabar.arabic.text import ArabicText
from khabar.arabic.word_lists import load_lexicon
from khabar.errors import LexiconError
from khabar.model import Place
from khabar.reading import places
from khabar.reading.places.context import is_cue
from khabar.reading.places.lexicon import cue


class Table(msgspec.Struct):
    words: tuple[str, ...]
    example: str


TABLES = load_lexicon("cues", dict[str, Table], Path(places.__file__).parent / "lexicon")

# A table, a sentence with room for its word, and whether a place is found there.
EFFECTS = [
    line.split("\t")
    for line in (Path(__file__).parent / "cases" / "cues.tsv").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


def found(text: str) -> tuple[Place, ...]:
    return places.find_places(ArabicText(text))


@pytest.mark.parametrize("name", TABLES)
def test_every_word_is_seen_in_its_tables_example(name: str) -> None:
    table = TABLES[name]
    tokens = [token.text for token in ArabicText(table.example).tokens]
    assert any(is_cue(token, name) for token in tokens)
    for word in table.words:
        text = " ".join(token.text for token in ArabicText(f"{table.example} {word}").tokens[-len(word.split()) :])
        assert is_cue(text, name), word


@pytest.mark.parametrize(("name", "template", "expected"), EFFECTS, ids=[effect[0] for effect in EFFECTS])
def test_every_word_does_what_its_table_is_for(name: str, template: str, expected: str) -> None:
    failed = [word for word in TABLES[name].words if "|".join(p.name for p in found(template.format(word))) != expected]
    assert failed == []


def test_words_are_folded() -> None:
    assert "مدينه" in cue("generic_town")


def test_an_unknown_table_is_an_error() -> None:
    with pytest.raises(LexiconError, match="no_such_table"):
        cue("no_such_table")
