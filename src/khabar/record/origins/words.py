"""What the words of a source say: whose spokesperson it is, and what tells it from others that are not named."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec

from khabar.arabic.analyser import analyse
from khabar.arabic.fold import fold_text
from khabar.arabic.word_lists import WordList, load_lexicon
from khabar.record.origins.names import Terms

__all__ = ["body_behind", "description", "is_said_before", "office_alone", "several"]

_LEXICON = Path(__file__).parents[1] / "lexicon"


class _Lexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    on_behalf: WordList
    any_source: WordList
    the_source: WordList
    the_place: WordList


class _Words(msgspec.Struct, frozen=True):
    on_behalf: frozenset[str]
    any_source: frozenset[str]
    the_source: frozenset[Terms]
    the_place: frozenset[str]


@cache
def _words() -> _Words:
    lexicon = load_lexicon("origins", _Lexicon, _LEXICON)
    return _Words(
        frozenset(term for word in lexicon.on_behalf.words for term in analyse(word)),
        frozenset(term for word in lexicon.any_source.words for term in analyse(word)),
        frozenset(tuple(fold_text(word).split()) for word in lexicon.the_source.words),
        frozenset(term for word in lexicon.the_place.words for term in analyse(word)),
    )


_BODY = 2
"""Words of a body's name that are taken."""


def body_behind(words: str) -> str:
    """The first words behind «باسم»; ``""`` when that is not there."""
    each = words.split()
    behind = next((number for number, word in enumerate(each, 1) if set(analyse(word)) & _words().on_behalf), None)
    return " ".join(each[behind : behind + _BODY]) if behind is not None else ""


def is_said_before(words: str) -> bool:
    """Whether they only take up a source that was there before: «المصدر»."""
    return tuple(fold_text(words).split()) in _words().the_source


def office_alone(title: Terms) -> Terms:
    """An office without the word that stands for a place told before: «محافظ» of «محافظ المنطقة»."""
    return title[:-1] if title and title[-1] in _words().the_place else title


def description(words: str) -> Terms:
    """What tells a source that is not named from others: words without the endings of adjectives, by their letters."""
    terms = {term for term in analyse(words) if term not in _words().any_source}
    return tuple(sorted({term.removesuffix("ه") if len(term) > _SHORT else term for term in terms}))


_SHORT = 3


def several(words: str) -> bool:
    """Whether they name two sources: «مصادر عسكرية وسكان»."""
    return any(word.startswith("و") and len(word) > _SHORT for word in words.split()[1:])
