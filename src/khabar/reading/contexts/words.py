"""The words that tell PLOVER's contexts, and what one word of a text has to do with them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from khabar.arabic.fold import fold_text
from khabar.arabic.remembered import WordFinder
from khabar.arabic.word_lists import load_lexicon
from khabar.errors import LexiconError
from khabar.knowledge.event_types.analysis import bare

__all__ = ["TOLD", "Entry", "Told"]

_SHORTEST_STEM = 3


class _Context(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    example: str
    sure: tuple[str, ...]
    words: tuple[str, ...]


class Entry(NamedTuple):
    """One word or two of one context."""

    context: str
    words: str
    sure: bool


class Told(NamedTuple):
    """What a word tells."""

    alone: tuple[Entry, ...]
    opens: dict[str, tuple[Entry, ...]]
    """Entries of two words that it begins, by the folded forms of the second."""


@cache
def _lexicon() -> dict[str, Told]:
    """By the bare folded forms. Raises `LexiconError` when an entry is not one word or two."""
    alone: dict[str, list[Entry]] = {}
    opens: dict[str, dict[str, list[Entry]]] = {}
    lists = load_lexicon("contexts", dict[str, _Context], Path(__file__).parent / "lexicon")
    for name, context in lists.items():
        for words, sure in ((context.sure, True), (context.words, False)):
            for written in words:
                entry = Entry(name, fold_text(written), sure)
                match entry.words.split():
                    case [word]:
                        for form in _forms(word):
                            alone.setdefault(form, []).append(entry)
                    case [first, second]:
                        for form in _forms(second.removeprefix("ال")):
                            for opening in _forms(first):
                                opens.setdefault(opening, {}).setdefault(form, []).append(entry)
                    case _:
                        raise LexiconError(f"contexts.toml: {written!r} is not one word or two")
    return {
        form: Told(tuple(alone.get(form, ())), {second: tuple(told) for second, told in opens.get(form, {}).items()})
        for form in alone.keys() | opens.keys()
    }


def _forms(word: str) -> tuple[str, ...]:
    """With the feminine of «عسكري» and the plurals of «غارة» and «عسكرية», which `bare` does not take off."""
    if len(word) > _SHORTEST_STEM and word[-1] == "ي":
        return word, word + "ه", word + "ات"
    if len(word) > _SHORTEST_STEM and word[-1] == "ه":
        return word, word[:-1] + "ات"
    return (word,)


def _told(word: str) -> Told | None:
    lexicon = _lexicon()
    found = [lexicon[form] for form in sorted(bare(word)) if form in lexicon]
    if not found:
        return None
    alone = dict.fromkeys(entry for one in found for entry in one.alone)
    opens: dict[str, tuple[Entry, ...]] = {}
    for one in found:
        for second, entries in one.opens.items():
            opens[second] = opens.get(second, ()) + entries
    return Told(tuple(alone), opens)


TOLD = WordFinder(_told)
"""What each folded word tells, under whatever is written onto it; ``None``: nothing, as most."""
