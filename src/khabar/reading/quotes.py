"""Which quotation marks belong together."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.arabic.remembered import WordFinder
from khabar.arabic.text import ArabicText
from khabar.arabic.tokens import Token

__all__ = ["CLOSING", "OPENING", "pairs"]

_CLOSES = {"«": "»", "“": "”", "”": "“", '"': '"'}
OPENING = frozenset(_CLOSES)
CLOSING = frozenset(_CLOSES.values())
_MARKS = OPENING | CLOSING
_FINDER = WordFinder(lambda word: word if word in _MARKS or word.isspace() else None)
_DEEPEST = 3
_LONGEST = 400
"""Tokens that a quotation may hold; a longer one has lost its end."""


def pairs(words: ArabicText) -> dict[int, int]:
    """For each opening mark's token, its closing mark's; marks without a partner in their paragraph are left out.

    A straight mark (``"``) opens when a word begins right behind it, and closes when one ends right before it; where
    spaces tell neither or both, it closes what is open.
    """
    found: dict[int, int] = {}
    open_: list[int] = []
    tokens, text = words.tokens, words.folded.text
    for at, mark in words.find(_FINDER):
        if mark[0] == "\n":
            open_.clear()
        else:
            partner = next((place for place in reversed(open_) if _CLOSES[tokens[place].text] == mark), None)
            if partner is not None and not (mark == '"' and len(open_) < _DEEPEST and _only_opens(tokens, at, text)):
                del open_[open_.index(partner) :]
                if at - partner <= _LONGEST:
                    found[partner] = at
            elif mark in OPENING and not (mark == '"' and _only_closes(tokens, at, text)):
                open_.append(at)
    return found


def _only_opens(tokens: Sequence[Token], at: int, text: str) -> bool:
    token = tokens[at]
    before, behind = text[max(0, token.start - 1) : token.start], text[token.end : token.end + 1]
    written_on = at > 0 and tokens[at - 1].end == token.start and tokens[at - 1].text in ("ب", "ل", "ك", "و")
    return (not before or before.isspace() or before == "(" or written_on) and behind.isalnum()


def _only_closes(tokens: Sequence[Token], at: int, text: str) -> bool:
    token = tokens[at]
    before, behind = text[max(0, token.start - 1) : token.start], text[token.end : token.end + 1]
    written_on = at > 0 and tokens[at - 1].end == token.start and tokens[at - 1].text in ("ب", "ل", "ك", "و")
    return before.isalnum() and not written_on and not behind.isalnum()
