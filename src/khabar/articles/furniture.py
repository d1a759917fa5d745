"""The words of a page that are no part of its article: menus, share bars, cookies, comments, lists of other news.

The kinds are the tables of ``lexicon/furniture.toml``. One of them, ``popular``, holds what heads a list of the
outlet's other news (the most read, the latest, the editor's choice), as against ``related``, which heads news that
the article itself points to.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

import msgspec

from khabar.arabic.fold import fold_text
from khabar.articles.lexicons import fold_entry, read_lexicon

__all__ = [
    "FURNITURE_KINDS",
    "copyright_year",
    "furniture_kind",
    "heading_entries",
    "heading_of_related",
    "is_copyright",
    "menu_entries",
]

FURNITURE_KINDS = (
    *("footer", "cookies", "login", "comments", "newsletter", "share", "related", "popular", "tags"),
    *("advert", "video", "search", "widget", "meta", "menu", "author", "summary"),
)
"""The kinds in the order in which they are asked, since some words fit two."""

_LONGEST_START = 20
_LONGEST_HOLDER = 60
_LONGEST_HEAD = 5
_LONGEST_LINE = 600
_WORD = re.compile(r"[^\W_]+")
_EDGE_DIGITS = re.compile(r"^(?:\d+ )+|(?: \d+)+$")
_COPYRIGHT = re.compile(r"©|\(c\)\s{0,3}(?:19|20)\d\d|copyright|الحقوق\s{1,3}(?:©\s{0,3})?محفوظ|حقوق النشر|حقوق الطبع")
_MAY_CLAIM = re.compile(r"©|\([cC]\)|[cC][oO][pP][yY]|ق")
_YEAR = re.compile(r"(?<!\d)(?:19[5-9]|20[0-4])\d(?!\d)")


class _Kind(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    lines: list[str]
    starts: list[tuple[str, str]]
    contains: list[tuple[str, str]]
    heads: list[tuple[str, str]] = []


class _Lexicon:
    """The entries, each under the word by which a line can ask for it without trying them all."""

    def __init__(self, kinds: dict[str, _Kind]) -> None:
        self.lines: dict[str, str] = {}
        self.starts: dict[str, list[tuple[str, str]]] = {}
        self.heads: dict[str, list[tuple[str, str]]] = {}
        self.holders: dict[str, list[tuple[str, str]]] = {}
        for kind in FURNITURE_KINDS:
            entries = kinds[kind]
            for words in entries.lines:
                self.lines.setdefault(fold_entry(words, "furniture.toml"), kind)
            for words, _ in entries.starts:
                start = fold_entry(words, "furniture.toml")
                self.starts.setdefault(start.partition(" ")[0], []).append((start, kind))
            for words, _ in entries.heads:
                head = fold_entry(words, "furniture.toml")
                self.heads.setdefault(head.partition(" ")[0], []).append((head, kind))
            for words, _ in entries.contains:
                held = fold_entry(words, "furniture.toml")
                self.holders.setdefault(max(held.split(), key=len), []).append((held, kind))


@cache
def _lexicon() -> _Lexicon:
    return _Lexicon(read_lexicon("furniture.toml", dict[str, _Kind]))


def furniture_kind(line: str) -> str | None:
    """What kind of furniture a line of the page is by its words alone; ``None`` when they do not tell.

    ``related`` and ``popular`` are headings of lists or lines that begin with one; `heading_of_related` tells whether
    nothing else stands in the line.
    """
    if len(line) > _LONGEST_LINE:
        return None
    return _kind(line)


@lru_cache(maxsize=8192)
def _kind(line: str) -> str | None:
    words = _WORD.findall(fold_text(line))
    if not words or len(words) > _LONGEST_HOLDER:
        return None
    lexicon = _lexicon()
    text = " ".join(words)
    bare = _EDGE_DIGITS.sub("", text) if words[0][0].isdecimal() or words[-1][0].isdecimal() else text
    kind = lexicon.lines.get(bare)
    if kind is not None:
        return kind
    if len(words) <= _LONGEST_START:
        for start, kind in lexicon.starts.get(words[0], ()):
            if text.startswith(start) and (len(text) == len(start) or text[len(start)] == " "):
                return kind
    if len(words) <= _LONGEST_HEAD:
        for head, kind in lexicon.heads.get(words[0], ()):
            if text.startswith(f"{head} "):
                return kind
    padded = f" {text} "
    for word in words:
        for held, kind in lexicon.holders.get(word, ()):
            # The conjunction may stand before the first word.
            if f" {held} " in padded or f" و{held} " in padded:
                return kind
    if is_copyright(line) and len(words) <= _LONGEST_START * 2:
        return "footer"
    return None


def heading_of_related(line: str) -> bool:
    """Whether the line is nothing but the heading of news that the article points to («اقرأ أيضاً:»)."""
    if len(line) > 80 or _kind(line) != "related":
        return False
    bare = " ".join(_WORD.findall(fold_text(line)))
    return _lexicon().lines.get(bare) == "related"


def heading_entries() -> tuple[str, ...]:
    """The lexicon's whole lines that head something after an article, folded, for cutting pages run into one line."""
    heads = ("footer", "comments", "share", "related", "popular", "tags", "login")
    return tuple(line for line, kind in _lexicon().lines.items() if kind in heads)


def menu_entries() -> tuple[str, ...]:
    """The lexicon's whole lines that menus and footers are made of, folded."""
    kinds = ("menu", "footer", "widget", "video", "newsletter", "search")
    return tuple(line for line, kind in _lexicon().lines.items() if kind in kinds)


def is_copyright(line: str) -> bool:
    """Whether the line claims the page's rights: the word itself, or © with a year (© before an agency is a credit)."""
    if len(line) > _LONGEST_LINE or not _MAY_CLAIM.search(line):
        return False
    match = _COPYRIGHT.search(fold_text(line))
    if match is None:
        return False
    return match.group() != "©" or copyright_year(line) is not None


def copyright_year(line: str) -> int | None:
    """The latest year in a line that claims rights («© 2010 - 2025 …» gives 2025); ``None`` when it names none."""
    years = [int(year) for year in _YEAR.findall(fold_text(line))]
    return max(years, default=None)
