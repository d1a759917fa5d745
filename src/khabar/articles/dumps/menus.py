"""Menus on one line: the names of sections and pages one after the other, with nothing else between them."""

from __future__ import annotations

import re
from functools import cache

from khabar.arabic.fold import fold_text
from khabar.articles.furniture import menu_entries
from khabar.articles.sections import section_names

__all__ = ["is_menu_line"]

_WORD = re.compile(r"[^\W_]+")
_OF_SENTENCES = re.compile(r"[،؛؟:.!\"«»“”()]")
_SHARE = 0.8
_OF_PROSE = frozenset(("في", "علي", "الي", "ان", "التي", "الذي", "بعد", "قبل", "هذا", "هذه", "قال", "قد"))
_MOST_WORDS = 300


@cache
def _vocabulary() -> frozenset[str]:
    return frozenset(word for name in (*section_names(), *menu_entries()) for word in name.split())


def is_menu_line(line: str) -> bool:
    """Whether nearly all words of a line of six and more name sections and pages («الرئيسية أخبار سياسة اقتصاد …»)."""
    if _OF_SENTENCES.search(line):
        return False
    words = [word for word in _WORD.findall(fold_text(line[:2000])) if not word.isdigit()][:_MOST_WORDS]
    if not words or not _OF_PROSE.isdisjoint(words):
        return False
    known = _vocabulary()
    named = sum(1 for word in words if word in known or (word[0] == "و" and word[1:] in known))
    return named >= _SHARE * len(words)
