"""Who and what: the names in a text, found by a small network that ships with Khabar.

features   what the network is told of a word beside its letters
known      where well-known names stand
words      the vector of a word, known or new
gates      what a token gives the network, whatever stands around it
network    from sentences to a score for each tag
tags       from scores to the best sequence of tags
weights    the file that holds what training learnt (tools/train_names.py)
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import filterfalse, pairwise
from string import ascii_letters

from khabar.arabic.text import ArabicText
from khabar.arabic.tokens import Token
from khabar.model import Name, Span
from khabar.reading.names.features import is_given_name
from khabar.reading.names.recogniser import Recogniser, load
from khabar.reading.names.tags import KINDS, entities

__all__ = ["find_names"]

_LONGEST = 40
"""Tokens in a stretch that the network sees at once; longer sentences are cut, at a mark where there is one."""
_SHORTEST = 16
_LATIN = frozenset(ascii_letters)
_BEHIND_LATIN = "{"
"""What all words in Latin letters stand before in the order of their code points, and none in Arabic letters does."""
_CLITICS = ("وفبلك", "بلك")
"""What a word may begin with, and what may follow that."""
_FAR_MORE_OFTEN = 2
"""Times higher in the list of words."""


def find_names(text: ArabicText) -> tuple[Name, ...]:
    """The names in `text`, in its order, none overlapping another; ``()`` for a text without words.

    Raises:
        LexiconError: the model file is missing or is none.
    """
    recogniser = load()
    words = list(filterfalse(str.isspace, text.words))  # without the line ends
    tokens: Sequence[Token] = text.tokens
    if len(words) < len(tokens):
        tokens = [token for token in tokens if not token.text.isspace()]
    latin = [at for at, word in enumerate(words) if word < _BEHIND_LATIN and word[0] in _LATIN]
    stretches = [
        (first, end)
        for first, end in _stretches(text, tokens)
        if not _is_foreign(tokens[first:end], bisect_left(latin, end) - bisect_left(latin, first))
    ]
    tagged = recogniser.tag([words[first:end] for first, end in stretches])
    found: list[Name] = []
    for (begin, _), tags in zip(stretches, tagged, strict=True):
        for first, end, kind in entities(tags):
            start = tokens[begin + first].start + _clitic_letters(words[begin + first], recogniser)
            span = text.folded.source(start, tokens[begin + end - 1].end)
            found.append(Name(id=f"n{len(found) + 1}", span=span, kind=KINDS[kind], rule="names.network"))
    return tuple(found)


def _is_foreign(tokens: Sequence[Token], latin: int) -> bool:
    """Whether more than half of the words are in Latin letters, as in a quoted tweet: the network has learnt none."""
    return latin > 0 and 2 * latin > sum(token.kind == "word" for token in tokens)


def _stretches(text: ArabicText, tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """The first token and the end of each sentence or part of one, none longer than `_LONGEST`.

    `tokens` are the text's without its line ends.
    """
    ends = [text.folded.folded(Span(0, sentence.end))[1] for sentence in text.sentences]
    out: list[tuple[int, int]] = []
    at = 0
    starts = text.starts if tokens is text.tokens else [token.start for token in tokens]
    for end in [*ends, len(text.folded.text)]:
        first, at = at, bisect_left(starts, end, at)
        out += pairwise(_cuts(tokens, first, at))
    return out


def _cuts(tokens: Sequence[Token], first: int, end: int) -> list[int]:
    cuts = [first]
    while end - cuts[-1] > _LONGEST:
        last = cuts[-1]
        marks = (i + 1 for i in range(last + _LONGEST - 1, last + _SHORTEST, -1) if tokens[i].kind == "mark")
        cuts.append(next(marks, last + _LONGEST))
    if end > cuts[-1]:
        cuts.append(end)
    return cuts


def _clitic_letters(word: str, recogniser: Recogniser) -> int:
    """How many letters of a name's first word are a conjunction or preposition: 1 in «وسعاد», 0 in «وليد».

    A letter goes only when what is left is a given name, or the news uses it far more often.
    """
    letters = 0
    while letters < len(_CLITICS) and len(word) > 3 and word[0] in _CLITICS[letters] and not is_given_name(word):
        swallowed = word.startswith("لل")  # and with it the article's alef
        stem = "ا" + word[1:] if swallowed else word[1:]
        if recogniser.rank(stem) * _FAR_MORE_OFTEN > recogniser.rank(word) and not is_given_name(stem):
            break
        letters += 1
        word = stem
    return letters
