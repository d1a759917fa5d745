"""What an element's names (class, id, itemprop, role) say about its words, as a set of flags."""

from __future__ import annotations

import enum
import re
import tomllib
from functools import cache, lru_cache
from importlib import resources

from khabar.errors import LexiconError

__all__ = ["APART", "Role", "roles_of"]


class Role(enum.IntFlag):
    """What an element's name says that it holds. A name is a hint and is always weighed with the structure."""

    BODY = enum.auto()
    LEAD = enum.auto()
    CAPTION = enum.auto()
    CREDIT = enum.auto()
    AUTHOR = enum.auto()
    AUTHOR_BOX = enum.auto()
    DATE = enum.auto()
    SECTION = enum.auto()
    TAGS = enum.auto()
    SHARE = enum.auto()
    RELATED = enum.auto()
    COMMENTS = enum.auto()
    ADVERT = enum.auto()
    NEWSLETTER = enum.auto()
    MENU = enum.auto()
    FOOTER = enum.auto()
    SIDEBAR = enum.auto()
    LOGIN = enum.auto()
    COOKIES = enum.auto()
    TICKER = enum.auto()
    SEARCH = enum.auto()
    DISCLAIMER = enum.auto()
    UNSEEN = enum.auto()
    EMBED = enum.auto()
    VIDEO = enum.auto()
    LIVE = enum.auto()
    GALLERY = enum.auto()
    CARD = enum.auto()
    """One of several alike elements that each offer another article. Given by structure, never by a name."""


APART = int(
    Role.AUTHOR_BOX
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
)
"""The roles whose words are no part of the article's text."""

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_LONGEST = 300
"""Characters of names that are looked at: beyond that they are generated, and say nothing."""


@cache
def _lexicon() -> dict[str, int]:
    """Each name, its words joined without anything between them → its flags."""
    source = resources.files(__package__).joinpath("lexicon/roles.toml")
    table: dict[str, int] = {}
    for family, entry in tomllib.loads(source.read_text(encoding="utf-8")).items():
        try:
            flag = Role[family.upper()]
            words = entry["words"]
        except (KeyError, TypeError) as error:
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
