"""What saying it does: the cue's act, unless what is said does something else.

«تابع» with a warning warns.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from khabar.arabic.phrases import Phrases
from khabar.arabic.remembered import Remembered
from khabar.arabic.word_lists import WordList, folded_words, load_lexicon
from khabar.model import Act
from khabar.reading.attributions.cues import Frame
from khabar.reading.attributions.drafts import Draft
from khabar.reading.scene import Scene

__all__ = ["act_of", "is_future"]

_NEUTRAL = frozenset({"state", "announce", "confirm"})
_SHORTEST = 3
"""Letters of a stem that must be the whole word."""


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"overrules": "from"}):
    act: Act
    overrules: tuple[Act, ...]
    within: int
    stems: tuple[str, ...]
    example: str
    cues: tuple[str, ...] = ()


class _Lexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: tuple[_Words, ...]
    threats: WordList
    denials: WordList
    own: WordList
    no_vow: WordList


class _Rules(NamedTuple):
    words: tuple[_Words, ...]
    of_stem: dict[str, tuple[int, ...]]
    longest: int
    threats: Phrases
    denials: Phrases
    own: frozenset[str]
    no_vow: frozenset[str]


@cache
def _rules() -> _Rules:
    lexicon = load_lexicon("acts", _Lexicon, Path(__file__).parent / "lexicon")
    of_stem: dict[str, tuple[int, ...]] = {}
    for place, words in enumerate(lexicon.words):
        for stem in folded_words(words.stems):
            of_stem[stem] = (*of_stem.get(stem, ()), place)
    return _Rules(
        lexicon.words,
        of_stem,
        max(map(len, of_stem)),
        Phrases(lexicon.threats.words),
        Phrases(lexicon.denials.words),
        folded_words(lexicon.own.words),
        folded_words(lexicon.no_vow.words),
    )


def act_of(scene: Scene, draft: Draft, start: int, end: int) -> Act:
    """The act of a draft whose content is tokens `start` to `end`."""
    frame = draft.cue.frame
    words = [word for word in scene.words[start:end] if word[0].isalnum()]
    if not words:
        return frame.act
    if frame.act in _NEUTRAL:
        if any(_rules().denials.at(words, at) for at in range(min(2, len(words)))):
            return "deny"
        if any(_rules().threats.at(words, at) for at in range(min(3, len(words)))) and any(map(is_future, words)):
            return "warn"
    found = _by_words(frame, words)
    if found == frame.act and found in _NEUTRAL and _vows(scene.word(start - 1), words):
        return "promise"
    return found


def _by_words(frame: Frame, words: list[str]) -> Act:
    rules = _rules()
    best = len(rules.words)
    for position, places in [(at, found) for at, word in enumerate(words) if (found := _MATCHED[word])]:
        for place in places:
            rule = rules.words[place]
            if place < best and frame.act in rule.overrules and (not rule.within or position < rule.within):
                best = place if not rule.cues or frame.lemma in rule.cues else best
    return rules.words[best].act if best < len(rules.words) else frame.act


def _matched(word: str) -> tuple[int, ...]:
    """The places of the rules that a word belongs to."""
    rules = _rules()
    found: list[int] = []
    for form in {word, _bare(word)}:
        for length in range(min(len(form), rules.longest), _SHORTEST, -1):
            found += rules.of_stem.get(form[:length], ())
        if len(form) <= _SHORTEST:
            found += rules.of_stem.get(form, ())
    return tuple(found)


_MATCHED = Remembered(_matched)


def is_future(word: str) -> bool:
    """«ستعود», «فسيضطر»."""
    word = word.removeprefix("ف")
    return len(word) > _SHORTEST + 1 and word[0] == "س" and word[1] in "يتن" and word not in _rules().no_vow


def _vows(particle: str, words: list[str]) -> bool:
    """Whether the speaker tells of what it will do: «إنها ستواصل», «سنقف»."""
    rules, word = _rules(), words[0]
    if len(word) <= _SHORTEST or word[0] != "س" or word in rules.no_vow:
        return particle in rules.own and word in ("سوف", "لن") and len(words) > 1 and "س" + words[1] not in rules.no_vow
    return word[1] == "ن" or word[1] == "ا" or (particle in rules.own and word[1] in "يت")


def _bare(word: str) -> str:
    """A folded word without conjunction, preposition and article."""
    for letters in ("وف", "بلك"):
        if len(word) > _SHORTEST + 1 and word[0] in letters:
            word = word[1:]
    return word[2:] if word.startswith("ال") and len(word) > _SHORTEST + 2 else word
