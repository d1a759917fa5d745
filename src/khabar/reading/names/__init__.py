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
from itertools import pairwise
from operator import itemgetter
from string import ascii_letters

from khabar.arabic.remembered import WordFinder
from khabar.arabic.text import ArabicText
from khabar.arabic.tokens import Token
from khabar.model import Name
from khabar.reading.names.features import is_given_name
from khabar.reading.names.known import FIRST_OF_KNOWN, Names, marked
from khabar.reading.names.recogniser import Recogniser, load
from khabar.reading.names.tags import KINDS, entities

__all__ = ["find_names"]

_LONGEST = 40
"""Tokens in a stretch that the network sees at once; longer sentences are cut, at a mark where there is one."""
_SHORTEST = 16
_LINE_ENDS = WordFinder(str.isspace)
_IN_LATIN = WordFinder(lambda word: word[0] in ascii_letters)
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
    tokens: Sequence[Token] = text.tokens
    words = text.words
    line_ends = [at for at, _ in text.find(_LINE_ENDS)]
    if line_ends:
        tokens = [token for token in tokens if not token.text.isspace()]
        words = [token.text for token in tokens]
    latin = [at - bisect_left(line_ends, at) for at, _ in text.find(_IN_LATIN)]
    known = [(at - bisect_left(line_ends, at), names) for at, names in text.find(FIRST_OF_KNOWN)]
    ends = [end - bisect_left(line_ends, end) for _, end in text.sentence_tokens]
    stretches = [
        (first, end)
        for first, end in _stretches(tokens, ends)
        if not _is_foreign(tokens[first:end], bisect_left(latin, end) - bisect_left(latin, first))
    ]
    tagged = recogniser.tag(
        [
            marked(words[first:end], [(at - first, names) for at, names in _between(known, first, end)])
            for first, end in stretches
        ]
    )
    found: list[Name] = []
    for (begin, _), tags in zip(stretches, tagged, strict=True):
        for first, end, kind in entities(tags):
            start = tokens[begin + first].start + _clitic_letters(words[begin + first], recogniser)
            span = text.folded.source(start, tokens[begin + end - 1].end)
            found.append(Name(id=f"n{len(found) + 1}", span=span, kind=KINDS[kind], rule="names.network"))
    return tuple(found)


def _between(known: list[tuple[int, Names]], first: int, end: int) -> list[tuple[int, Names]]:
    return known[bisect_left(known, first, key=itemgetter(0)) : bisect_left(known, end, key=itemgetter(0))]


def _is_foreign(tokens: Sequence[Token], latin: int) -> bool:
    """Whether more than half of the words are in Latin letters, as in a quoted tweet: the network has learnt none."""
    return latin > 0 and 2 * latin > sum(token.kind == "word" for token in tokens)


def _stretches(tokens: Sequence[Token], ends: Sequence[int]) -> list[tuple[int, int]]:
    """The first token and the end of each sentence or part of one, none longer than `_LONGEST`.

    `tokens` are the text's without its line ends; sentences end before those at `ends`.
    """
    out: list[tuple[int, int]] = []
    at = 0
    for end in [*ends, len(tokens)]:
        if end - at > _LONGEST:
            out += pairwise(_cuts(tokens, at, end))
        elif end > at:
            out.append((at, end))
        at = end
    return out


def _cuts(tokens: Sequence[Token], first: int, end: int) -> list[int]:
    cuts = [first]
    while end - cuts[-1] > _LONGEST:
        last = cuts[-1]
        marks = (i + 1 for i in range(last + _LONGEST - 1, last + _SHORTEST, -1) if tokens[i].kind == "mark")
        cuts.append(next(marks, last + _LONGEST))
    return [*cuts, end]


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
