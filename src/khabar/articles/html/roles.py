"""What an element's names (class, id, itemprop, role) say about its words, as a set of flags."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

from khabar.arabic.word_lists import load_lexicon
from khabar.errors import LexiconError

__all__ = ["APART", "Role", "roles_of"]


class Role:
    """What an element's name says that it holds, as bits of an int. A name is a hint, always weighed with structure.

    Plain ints rather than ``enum.IntFlag``, whose operators cost ten times as much: they run for every element.
    """

    BODY = 1 << 0
    LEAD = 1 << 1
    CAPTION = 1 << 2
    CREDIT = 1 << 3
    AUTHOR = 1 << 4
    AUTHOR_BOX = 1 << 5
    OUTLET = 1 << 6
    DATE = 1 << 7
    SECTION = 1 << 8
    KICKER = 1 << 9
    TAGS = 1 << 10
    SHARE = 1 << 11
    RELATED = 1 << 12
    COMMENTS = 1 << 13
    ADVERT = 1 << 14
    NEWSLETTER = 1 << 15
    MENU = 1 << 16
    FOOTER = 1 << 17
    SIDEBAR = 1 << 18
    LOGIN = 1 << 19
    COOKIES = 1 << 20
    TICKER = 1 << 21
    SEARCH = 1 << 22
    DISCLAIMER = 1 << 23
    UNSEEN = 1 << 24
    EMBED = 1 << 25
    VIDEO = 1 << 26
    LIVE = 1 << 27
    GALLERY = 1 << 28
    CARD = 1 << 29
    """One of several alike elements that each offer another article. Given by structure, never by a name."""
    WIDGET = 1 << 30
    """A part of a sidebar, unless a page builder calls every part of the page so."""


APART = (
    Role.AUTHOR_BOX
    | Role.OUTLET
    | Role.TAGS
    | Role.SHARE
    | Role.RELATED
    | Role.COMMENTS
    | Role.ADVERT
    | Role.NEWSLETTER
    | Role.MENU
    | Role.FOOTER
    | Role.SIDEBAR
    | Role.LOGIN
    | Role.COOKIES
    | Role.TICKER
    | Role.SEARCH
    | Role.DISCLAIMER
    | Role.UNSEEN
    | Role.CARD
    | Role.WIDGET
)
"""The roles whose words are no part of the article's text."""

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_LONGEST = 300
"""Characters of names that are looked at: beyond that they are generated, and say nothing."""


@cache
def _lexicon() -> dict[str, int]:
    """Each name, its words joined without anything between them → its flags."""
    folder = Path(__file__).parent / "lexicon"
    table: dict[str, int] = {}
    for family, entry in load_lexicon("roles", dict[str, dict[str, tuple[str, ...]]], folder).items():
        try:
            flag: int = getattr(Role, family.upper())
            words = entry["words"]
        except (AttributeError, KeyError) as error:
            raise LexiconError(f"roles.toml: [{family}] is no family of names") from error
        for name in words:
            if not name.replace(" ", "").isascii() or not 1 <= len(name.split()) <= 3:
                raise LexiconError(f"roles.toml: [{family}] {name!r} is not one to three Latin words")
            joined = name.replace(" ", "")
            table[joined] = table.get(joined, 0) | flag
    return table


@lru_cache(maxsize=8192)
def roles_of(names: str) -> int:
    """The flags of an element whose class, id, itemprop and role, separated by spaces, are `names`."""
    table = _lexicon()
    flags = 0
    for name in names[:_LONGEST].split():
        words = [word.lower() for word in _WORD.findall(name)]
        previous = before = ""
        for word in words:
            flags |= table.get(word, 0) | table.get(previous + word, 0) | table.get(before + previous + word, 0)
            before, previous = previous, word
    return flags
