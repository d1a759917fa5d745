"""The words of media and occasions, folded."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from khabar.arabic.word_lists import WordList, folded_words, load_lexicon

__all__ = ["ChannelWords", "channel_words", "is_medium"]

_PRONOUNS = ("هما", "ها", "هم", "ه")
_SHORTEST = 3


class _Lexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    medium: WordList
    occasion: WordList
    leads: WordList
    on: WordList
    quality: WordList
    with_: WordList = msgspec.field(name="with")
    nobody: WordList
    weak: WordList
    generic: WordList


class ChannelWords(NamedTuple):
    """All of them."""

    medium: frozenset[str]
    occasion: frozenset[str]
    leads: frozenset[str]
    opening: frozenset[str]
    """Those that begin a sentence with a channel, also with «و»."""
    on: frozenset[str]
    quality: frozenset[str]
    told: frozenset[str]
    nobody: frozenset[str]
    weak: frozenset[str]
    generic: frozenset[str]


@cache
def channel_words() -> ChannelWords:
    """The words that ship with Khabar.

    Raises:
        LexiconError: the lexicon is missing or wrong.
    """
    lexicon = load_lexicon("channels", _Lexicon, Path(__file__).parent / "lexicon")
    leads = folded_words(lexicon.leads.words)
    return ChannelWords(
        medium=folded_words(lexicon.medium.words),
        occasion=folded_words(lexicon.occasion.words),
        leads=leads,
        opening=leads | {"و" + word for word in leads},
        on=folded_words(lexicon.on.words),
        quality=folded_words(lexicon.quality.words),
        told=folded_words(lexicon.with_.words),
        nobody=folded_words(lexicon.nobody.words),
        weak=folded_words(lexicon.weak.words),
        generic=folded_words(lexicon.generic.words),
    )


@lru_cache(maxsize=20_000)
def is_medium(word: str) -> bool:
    """Whether a folded word is a medium: «بيان», «البيان», «بيانها»."""
    media = channel_words().medium
    bare = word[2:] if word.startswith("ال") else word
    if bare in media:
        return True
    for pronoun in _PRONOUNS:
        if word.endswith(pronoun) and len(word) - len(pronoun) >= _SHORTEST:
            stem = word[: -len(pronoun)]
            if stem in media or (stem.endswith("ت") and stem[:-1] + "ه" in media):
                return True
    return False
