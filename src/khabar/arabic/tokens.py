"""Words, numbers and marks of a folded text.

Tokens stand in the order of the text, never overlap, and together with the spaces between them make up all of it.
A line's end is a mark of its own, so that whoever matches runs of words stops at it as at any other mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate, count
from operator import itemgetter
from typing import Literal, cast

import msgspec
import numpy as np

from khabar.arabic.fold import Folded
from khabar.arabic.remembered import WordIds

__all__ = ["Token", "TokenKind", "read_tokens", "runs", "tokenize"]

TokenKind = Literal["word", "number", "mark"]


class Token(msgspec.Struct, frozen=True, gc=False):
    """One token: ``text`` is ``folded.text[start:end]``, never empty; `Folded.source` leads back to the page."""

    start: int
    end: int
    text: str
    kind: TokenKind


_ARABIC = (
    "\u0621-\u063f\u0641-\u064a\u066e-\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06fc\u06ff"
    "\u0750-\u077f\u08a0-\u08c9"
)
_COMMAS = r"(?: (?:,[0-9]{3})++ | (?:،[0-9]{3})++ ) (?: \.[0-9]++ )?+"  # 1,234,567.5
_DOTS = r"(?: \.[0-9]{3} ){2,}+ (?: ,[0-9]++ )?+"  # 1.234.567,5

# Scripts part words: «الـCNN» is the article and a name. Digits part Arabic words («2020م») but not others («G20»).
# An apostrophe joins only letters that are not Arabic: in «و'شبكة'» it is a quotation mark.
# A date in dots (17.03.2020) stays three numbers. Possessive runs keep the time linear whatever the text.
# A space is taken along, since to try it as each kind of token costs more. A second one, or a tab, is a piece of its
# own, so that the pieces make up the text, but for a last space.
_WORD = rf"""
        [{_ARABIC}]++
      | [^\W\d_{_ARABIC}] (?: [^\W_{_ARABIC}] | ['’](?=[^\W\d_{_ARABIC}]) )*+
"""
_NUMBER = rf"""
        (?<![0-9][.,،]) [0-9]{{1,3}} (?: {_COMMAS} | {_DOTS} ) (?! [.,،]?[0-9] )
      | (?<![0-9][.,،]) [0-9]++ (?: \.[0-9]++ | [,،][0-9]{{1,2}}+ ) (?! [.,،]?[0-9] )
      | [0-9]++
"""
_MARK = r" \.{2,}+ | \n(?:\s*\n)?+ | [^\s] "
_PIECE = re.compile(rf"[ ]?+ (?: {_WORD} | {_NUMBER} | {_MARK} | \s )", re.VERBOSE)
_RUN = re.compile(rf"(?: {_WORD} | {_NUMBER} )++", re.VERBOSE)
_KIND = re.compile(rf"[ ]?+ (?: (?P<word>{_WORD}) | (?P<number>{_NUMBER}) | (?P<mark>{_MARK}) )", re.VERBOSE)


_MOST = 1 << 16
"""Pieces in a vocabulary; then another is begun."""


class _Vocabulary(dict[str, tuple[str, TokenKind, int]]):
    """The text and the kind of each piece's token, whatever stands around it, and the piece's number.

    Spaces have no text and -1. A word that recurs is one string then, which whoever looks it up next finds without a
    look at its letters.
    """

    def __init__(self) -> None:
        super().__init__()
        self._numbers = count()

    def __missing__(self, piece: str) -> tuple[str, TokenKind, int]:
        match = _KIND.fullmatch(piece)
        if match is None:
            found: tuple[str, TokenKind, int] = "", "mark", -1
        else:
            kind = cast(TokenKind, match.lastgroup)
            found = match[kind], kind, next(self._numbers)
        self[piece] = found
        return found


_VOCABULARY = [_Vocabulary()]
"""The one in use."""


def tokenize(folded: Folded) -> tuple[Token, ...]:
    """The tokens of `folded`, in order; ``()`` for a text of nothing but spaces.

    A number keeps its decimal point and thousands separators (1.07, 50,000, 2،5); a sign or a percent sign is a mark
    beside it. Every other character that is no space is a mark alone, but dots in a row are one.
    """
    return read_tokens(folded)[0]


def runs(folded: Folded) -> Iterator[re.Match[str]]:
    """Words and numbers with those that are written onto them: «الـCNN» is one."""
    return _RUN.finditer(folded.text)


def read_tokens(folded: Folded) -> tuple[tuple[Token, ...], WordIds]:
    """What `tokenize` answers, and the numbers of the tokens' texts."""
    vocabulary = _VOCABULARY[0]
    if len(vocabulary) >= _MOST:
        vocabulary = _VOCABULARY[0] = _Vocabulary()
    pieces = _PIECE.findall(folded.text)
    known = list(map(vocabulary.__getitem__, pieces))
    tokens = [
        Token(end - len(text), end, text, kind)
        for end, (text, kind, _) in zip(accumulate(map(len, pieces)), known, strict=True)
        if text
    ]
    ids = np.fromiter(map(itemgetter(2), known), np.intp, len(known))
    if len(tokens) < len(known):
        ids = ids[ids >= 0]
    return tuple(tokens), WordIds(vocabulary, ids, int(ids.max(initial=-1)) + 1)
