"""Words, numbers and marks of a folded text.

Tokens stand in the order of the text, never overlap, and together with the spaces between them make up all of it.
A line's end is a mark of its own, so that whoever matches runs of words stops at it as at any other mark.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import Literal, cast

import msgspec

from khabar.arabic.fold import Folded
from khabar.arabic.remembered import Remembered

__all__ = ["Token", "TokenKind", "tokenize"]

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
_KIND = re.compile(rf"[ ]?+ (?: (?P<word>{_WORD}) | (?P<number>{_NUMBER}) | (?P<mark>{_MARK}) )", re.VERBOSE)


def _token(piece: str) -> tuple[str, TokenKind]:
    """The text and the kind of a piece's token, whatever stands around it; no text for spaces."""
    match = _KIND.fullmatch(piece)
    if match is None:
        return "", "mark"
    kind = cast(TokenKind, match.lastgroup)
    return match[kind], kind


_TOKENS = Remembered(_token)
"""A word that recurs is one string then, which whoever looks it up next finds without a look at its letters."""


def tokenize(folded: Folded) -> tuple[Token, ...]:
    """The tokens of `folded`, in order; ``()`` for a text of nothing but spaces.

    A number keeps its decimal point and thousands separators (1.07, 50,000, 2،5); a sign or a percent sign is a mark
    beside it. Every other character that is no space is a mark alone, but dots in a row are one.
    """
    pieces = _PIECE.findall(folded.text)
    return tuple(
        [
            Token(end - len(text), end, text, kind)
            for end, (text, kind) in zip(accumulate(map(len, pieces)), map(_TOKENS.__getitem__, pieces), strict=True)
            if text
        ]
    )
