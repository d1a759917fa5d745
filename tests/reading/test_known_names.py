"""Every well-known name of the recogniser's lexicon is marked where it stands, by its kind, from end to end."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from khabar.arabic import fold
from khabar.arabic.tokens import tokenize
from khabar.reading.names import known
from khabar.reading.names.known import MARKS, known_names

KINDS: dict[str, str] = tomllib.loads(
    (Path(known.__file__).parent / "lexicon" / "known.toml").read_text(encoding="utf-8")
)


def names() -> Iterator[tuple[tuple[str, ...], int, str]]:
    """The words of each name, the mark where it begins, and its kind; a name of two kinds has the first one's mark."""
    seen = set[tuple[str, ...]]()
    for index, (kind, listed) in enumerate(KINDS.items()):
        for name in listed.replace("\n", "،").split("،"):
            words = tuple(token.text for token in tokenize(fold(name)))
            if words and words not in seen:
                seen.add(words)
                yield words, 1 + 2 * index, kind


def test_the_kinds_are_those_of_the_marks() -> None:
    assert 1 + 2 * len(KINDS) == MARKS


@pytest.mark.parametrize("kind", KINDS)
def test_every_name_is_marked(kind: str) -> None:
    failed = []
    for words, begins, of in names():
        marks = known_names(["زار", *words, "امس"])
        if of == kind and marks != [0, begins, *[begins + 1] * (len(words) - 1), 0]:
            failed.append((" ".join(words), marks))
    assert failed == []
