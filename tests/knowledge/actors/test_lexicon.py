"""Every word of the lexicon makes the weak name behind it a sure one."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from khabar.arabic import fold_text
from khabar.knowledge import actors
from khabar.knowledge.actors import load

STRENGTHENS = tomllib.loads((Path(actors.__file__).parent / "lexicon" / "actors.toml").read_text(encoding="utf-8"))[
    "strengthens"
]


@pytest.mark.parametrize("word", STRENGTHENS["words"])
def test_a_word_strengthens_the_weak_name_behind_it(word: str) -> None:
    words = fold_text(STRENGTHENS["template"].format(word)).split()
    before, name = len(words) - 2, len(words) - 1
    assert words[before] == fold_text(word)
    behind, alone = load().find(words, name), load().find([*words[:before], words[name]], name - 1)
    assert behind is not None
    assert alone is not None
    assert (behind.actor, behind.weak, alone.weak) == (alone.actor, False, True)
