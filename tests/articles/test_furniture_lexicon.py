"""Every entry of furniture.toml gives its kind to an example, which has it from no other entry."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from khabar import articles
from khabar.articles import furniture
from khabar.articles.furniture import FURNITURE_KINDS, furniture_kind, heading_entries, menu_entries
from khabar.articles.lexicons import fold_entry

TABLE: dict[str, Any] = tomllib.loads(
    (Path(articles.__file__).parent / "lexicon" / "furniture.toml").read_text(encoding="utf-8")
)
_FILLING = "كذا " * 40
"""So many words more leave a line too long for every rule but ``contains``."""


def fold(words: str) -> str:
    return fold_entry(words, "furniture.toml")


@pytest.fixture(autouse=True)
def _kinds_are_worked_out_anew() -> Iterator[None]:
    furniture._kind.cache_clear()
    yield
    furniture._kind.cache_clear()


def kind(line: str) -> str | None:
    furniture._kind.cache_clear()
    return furniture_kind(line)


def pairs(key: str) -> list[tuple[str, str, str]]:
    return [(kind, words, example) for kind in TABLE for words, example in TABLE[kind].get(key, ())]


def test_the_kinds_are_those_that_are_asked() -> None:
    assert set(TABLE) == set(FURNITURE_KINDS)
    assert {key for kind in TABLE.values() for key in kind} == {"lines", "starts", "heads", "contains"}


def test_no_entry_stands_twice_in_a_rule() -> None:
    assert len({fold(line) for kind in TABLE.values() for line in kind["lines"]}) == sum(
        len(kind["lines"]) for kind in TABLE.values()
    )
    for key in ("starts", "heads", "contains"):
        assert len({fold(words) for _, words, _ in pairs(key)}) == len(pairs(key)), key


@pytest.mark.parametrize("name", TABLE)
def test_lines(name: str) -> None:
    """A line is its own example, also with a number before it."""
    lexicon, useful = furniture._lexicon(), {*heading_entries(), *menu_entries()}
    failed = []
    for line in TABLE[name]["lines"]:
        examples = (line, f"3 {line}")
        told = [kind(example) for example in examples]
        lexicon.lines.pop(fold(line))
        without = [kind(example) for example in examples]
        lexicon.lines[fold(line)] = name
        # The words after which a dump is cut, and those that its menus are made of, are asked for by themselves.
        if told != [name, name] or (without == told and fold(line) not in useful):
            failed.append((line, told, without))
    assert failed == []


@pytest.mark.parametrize(("name", "words", "example"), pairs("starts"))
def test_starts(name: str, words: str, example: str) -> None:
    _told_by(furniture._lexicon().starts[fold(words).partition(" ")[0]], name, words, example)


@pytest.mark.parametrize(("name", "words", "example"), pairs("heads"))
def test_heads(name: str, words: str, example: str) -> None:
    _told_by(furniture._lexicon().heads[fold(words).partition(" ")[0]], name, words, example)


@pytest.mark.parametrize(("name", "words", "example"), pairs("contains"))
def test_contains(name: str, words: str, example: str) -> None:
    assert kind(example) == name
    holders = furniture._lexicon().holders[max(fold(words).split(), key=len)]
    _told_by(holders, name, words, f"{example} {_FILLING}")


def _told_by(entries: list[tuple[str, str]], name: str, words: str, example: str) -> None:
    assert kind(example) == name
    at = entries.index((fold(words), name))
    entry = entries.pop(at)
    without = kind(example)
    entries.insert(at, entry)
    assert without != name, "another entry says the same of the example"
