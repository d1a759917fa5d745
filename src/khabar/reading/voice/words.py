"""The words by which a report says whose it is, and the source that a few words name."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

from khabar.arabic.fold import fold_text
from khabar.arabic.word_lists import folded_words, load_lexicon
from khabar.errors import LexiconError
from khabar.knowledge.actors import Actor
from khabar.knowledge.actors import load as load_actors
from khabar.model import Naming

__all__ = ["Named", "VoiceWords", "key", "named", "voice_words"]

_MARKS = re.compile(r"[\W_]+")
_LONGEST = 60
"""Characters of the longest name that is looked up."""
_MOST_WORDS = 6


class _List(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    example: str
    words: tuple[str, ...]


class _Agency(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    actor: str
    words: tuple[str, ...]
    example: str


class _Lexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    anonymous: _List
    labels: _List
    sure_labels: _List
    media_nouns: _List
    agency_nouns: _List
    common: _List
    spelt_out: _List
    agencies: tuple[_Agency, ...]


class VoiceWords(NamedTuple):
    """The lexicon in folded spelling."""

    anonymous: frozenset[str]
    labels: frozenset[str]
    sure_labels: frozenset[str]
    media_nouns: frozenset[str]
    agency_nouns: frozenset[str]
    common: frozenset[str]
    spelt_out: frozenset[str]
    agencies: dict[str, Actor]


class Named(NamedTuple):
    """An agency or outlet that some words name, or hide («وكالات»)."""

    kind: Literal["media", "agency"]
    naming: Naming
    actor: str | None


@cache
def voice_words() -> VoiceWords:
    """The lexicon. Raises `LexiconError` when it is wrong, or tells of a body that `knowledge.actors` lacks."""
    lexicon = load_lexicon("voice", _Lexicon, Path(__file__).parent / "lexicon")
    agencies: dict[str, Actor] = {}
    for entry in lexicon.agencies:
        actor = load_actors().get(entry.actor)
        if actor is None:
            raise LexiconError(f"voice.toml: no known body has the id {entry.actor!r}")
        agencies.update((key(word), actor) for word in entry.words)
    return VoiceWords(
        anonymous=folded_words(lexicon.anonymous.words),
        labels=folded_words(lexicon.labels.words),
        sure_labels=folded_words(lexicon.sure_labels.words),
        media_nouns=folded_words(lexicon.media_nouns.words),
        agency_nouns=folded_words(lexicon.agency_nouns.words),
        common=folded_words(lexicon.common.words),
        spelt_out=folded_words(lexicon.spelt_out.words),
        agencies=agencies,
    )


def key(words: str) -> str:
    """`words` in folded spelling, a space for every mark: «أ.ف.ب» is «ا ف ب»."""
    return _MARKS.sub(" ", fold_text(words)).strip()


def named(words: str, *, sure: bool) -> Named | None:
    """The agency or outlet that `words` are the name of, all of them.

    `sure`: brackets or a label say that it is a source. Without them only agencies count: many an outlet is called
    after a town.
    """
    if len(words) > _LONGEST:
        return None
    name, lexicon = key(words), voice_words()
    if not name or name.count(" ") >= _MOST_WORDS:
        return None
    if name in lexicon.anonymous:
        return Named("agency", "anonymous", None)
    actor = lexicon.agencies.get(name) or load_actors().outlet(name) or load_actors().outlet(words.strip())
    if actor is not None:
        if actor.kind == "agency":
            return Named("agency", "named", actor.id)
        return Named("media", "named", actor.id) if sure else None
    first, _, rest = name.partition(" ")
    return Named("agency", "named", None) if sure and rest and first in lexicon.agency_nouns else None
