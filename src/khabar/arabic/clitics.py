"""What may be written onto a folded word, as candidates: «وبالقاهرة» is و + ب + القاهرة or و + بال + قاهرة.

Nothing is decided here. «وزير» has the candidate و + زير too; whoever has a lexicon takes the first candidate whose
stem it knows, and the whole word always comes first.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import msgspec

from khabar.arabic.fold import fold_text
from khabar.arabic.word_lists import folded_words, load_lexicon
from khabar.errors import LexiconError

__all__ = ["Split", "prefix_splits", "short_words", "splits", "suffix_splits"]

_SHORTEST_STEM = 2
_LONGEST_WORD = 40  # longer runs of letters are no word of the language


class Split(NamedTuple):
    """A way to take a folded word apart.

    ``stem`` is what would stand in a lexicon: an article that writing swallowed («للقاهرة» is ل + القاهرة) and a ta
    marbuta that a pronoun opened («حكومتها» is حكومه + ها) are put back. ``prefix`` and ``suffix`` may be empty.
    """

    prefix: str
    stem: str
    suffix: str


class _Clitic(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    form: str
    example: str
    before: tuple[str, ...] = ()


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: tuple[str, ...]


class _Lexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    conjunction: tuple[_Clitic, ...]
    particle: tuple[_Clitic, ...]
    future: tuple[_Clitic, ...]
    article: tuple[_Clitic, ...]
    pronoun: tuple[_Clitic, ...]
    short_words: _Words


@cache
def _lexicon() -> _Lexicon:
    lexicon = load_lexicon("clitics", _Lexicon)
    for clitic in (*lexicon.conjunction, *lexicon.particle, *lexicon.future, *lexicon.article):
        if not fold_text(clitic.example).startswith(clitic.form):
            raise LexiconError(f"clitics.toml: {clitic.example} does not begin with {clitic.form}")
    for clitic in lexicon.pronoun:
        if not fold_text(clitic.example).endswith(clitic.form):
            raise LexiconError(f"clitics.toml: {clitic.example} does not end with {clitic.form}")
    return lexicon


@cache
def _prefixes() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Every prefix that is not the article's, shortest first, with the letters that must follow (none: any)."""
    lexicon = _lexicon()
    conjunctions = [clitic.form for clitic in lexicon.conjunction]
    inner = [(clitic.form, ()) for clitic in lexicon.particle]
    future = [(clitic.form, tuple(fold_text("".join(clitic.before)))) for clitic in lexicon.future]
    joined = [(first + form, before) for first in conjunctions for form, before in (*inner, *future)]
    return (*((form, ()) for form in conjunctions), *inner, *future, *joined)


@cache
def short_words() -> frozenset[str]:
    """The folded two-letter words that a conjunction may stand before."""
    return folded_words(_lexicon().short_words.words)


@cache
def _pronouns() -> tuple[str, ...]:
    return tuple(clitic.form for clitic in _lexicon().pronoun)


def prefix_splits(word: str) -> list[Split]:
    """Ways to take prefixes off a folded word, the fewest letters first; the whole word is the first of them."""
    found = [Split("", word, "")]
    if not 2 < len(word) <= _LONGEST_WORD:
        return found
    bare = word[2:]
    if word.startswith("ال") and len(bare) >= _SHORTEST_STEM:
        found.append(Split("ال", bare, ""))
    for prefix, before in _prefixes():
        if not word.startswith(prefix):
            continue
        stem = word[len(prefix) :]
        if len(stem) < _SHORTEST_STEM or (before and stem[0] not in before):
            continue
        found.append(Split(prefix, stem, ""))
        if stem.startswith("ال") and len(stem) >= 2 + _SHORTEST_STEM:
            found.append(Split(prefix + "ال", stem[2:], ""))
        elif prefix.endswith("ل") and stem.startswith("ل") and len(stem) > _SHORTEST_STEM:
            found.append(Split(prefix, "ال" + stem[1:], ""))
            found.append(Split(prefix + "ل", stem[1:], ""))
    return found


def suffix_splits(word: str) -> list[Split]:
    """Ways to take a pronoun off the end of a folded word, the longest pronoun first; () when none is there."""
    if not 3 <= len(word) <= _LONGEST_WORD:
        return []
    found = []
    for pronoun in _pronouns():
        stem = word[: -len(pronoun)]
        if word.endswith(pronoun) and len(stem) >= _SHORTEST_STEM:
            if stem.endswith("ت") and len(stem) > _SHORTEST_STEM:
                found.append(Split("", stem[:-1] + "ه", pronoun))
            found.append(Split("", stem, pronoun))
    return found


def splits(word: str) -> tuple[Split, ...]:
    """Every candidate for a folded word: the whole, then prefixes off, then a pronoun off, then both."""
    prefixed = prefix_splits(word)
    both = [
        Split(split.prefix, ending.stem, ending.suffix)
        for split in prefixed
        if not split.prefix.endswith(("ال", "لل"))  # what has the article has no pronoun
        for ending in suffix_splits(split.stem)
    ]
    return (*prefixed, *both)
