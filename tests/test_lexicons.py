"""Every lexicon, whoever loads it: one spelling an entry, and no presentation forms.

Folding makes spellings one, so a variant beside its word would only pretend to do something.
"""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

import khabar
from khabar.arabic import fold_text

LEXICONS = sorted(Path(khabar.__file__).parent.rglob("lexicon/*.toml"))


def lists(value: object, key: str = "") -> Iterator[tuple[str, list[str]]]:
    """Each list of words in a lexicon, with its key."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from lists(inner, f"{key}.{name}")
    elif isinstance(value, list):
        if all(isinstance(word, str) for word in value):
            yield key, value
        else:
            for number, inner in enumerate(value):
                yield from lists(inner, f"{key}[{number}]")


@pytest.mark.parametrize("path", LEXICONS, ids=lambda path: path.stem)
def test_no_spelling_variants(path: Path) -> None:
    for key, words in lists(tomllib.loads(path.read_text(encoding="utf-8"))):
        seen: dict[str, str] = {}
        for word in words:
            folded = fold_text(word)
            assert folded not in seen, f"{path.name}{key}: {word!r} is {seen[folded]!r} in another spelling"
            seen[folded] = word


@pytest.mark.parametrize("path", LEXICONS, ids=lambda path: path.stem)
def test_no_presentation_forms(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not [c for c in text if "ARABIC" in unicodedata.name(c, "") and "FORM" in unicodedata.name(c, "")]
