"""How firmly a source holds what it says."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from khabar.arabic.phrases import Phrases
from khabar.arabic.word_lists import WordList, folded_words, load_lexicon
from khabar.model import Firmness
from khabar.reading.attributions.drafts import Draft
from khabar.reading.scene import Scene

__all__ = ["firmness_of"]

_FIRST_WORDS = 15
"""Words of a content that tell how firmly the whole is held; what is hedged further on is a part of it."""


class _Lexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    hedges: WordList
    people: WordList
    may: WordList
    conditions: WordList


class _Words(NamedTuple):
    hedges: frozenset[str]
    people: frozenset[str]
    may: frozenset[str]
    conditions: Phrases


@cache
def _words() -> _Words:
    lexicon = load_lexicon("firmness", _Lexicon, Path(__file__).parent / "lexicon")
    return _Words(
        folded_words(lexicon.hedges.words),
        folded_words(lexicon.people.words),
        folded_words(lexicon.may.words),
        Phrases(lexicon.conditions.words),
    )


def firmness_of(scene: Scene, draft: Draft, start: int, end: int) -> Firmness:
    """Denied by a cue that denies or estimates away; else what the content's first words say of all of it.

    A condition outweighs a hedge: «قد يصل إذا …» hangs on something.
    """
    if draft.cue.frame.act == "deny":
        return "denied"
    known, words = _words(), scene.words
    last = min(end, start + _FIRST_WORDS)
    if known.conditions.within(words, start, last):
        return "conditional"
    first = words[start:last]
    for at in range(start, last) if "قد" in first or not known.hedges.isdisjoint(first) else ():
        word, following = words[at], scene.word(at + 1)
        if (word in known.hedges and following not in known.people) or (
            word == "قد" and (following[:1] == "ي" or following in known.may)
        ):
            return "hedged"
    return "hedged" if draft.cue.frame.act == "estimate" else "asserted"
