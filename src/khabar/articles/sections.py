"""Whether a line is the name of a section."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

import msgspec

from khabar.arabic.fold import fold_text
from khabar.articles.lexicons import fold_entry, read_lexicon

__all__ = ["is_section", "section_names", "section_of_breadcrumb"]


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    names: list[str]
    heads: list[tuple[str, str]]


class _Lexicon(NamedTuple):
    names: frozenset[str]
    heads: frozenset[str]


_NOT_WORD = re.compile(r"[\W_]+")
_HOME = re.compile(r"^(?:الصفحه الرءيسيه|الرءيسيه|رءيسيه|الصفحه الاولي|home|accueil)(?=\W|$)")
_BREADCRUMB_MARK = re.compile(r"\s*[>›»«‹/\\|•←→]+\s*|\s+[-–—]\s+")


@cache
def _lexicon() -> _Lexicon:
    table = read_lexicon("sections.toml", _Table)
    return _Lexicon(
        frozenset(fold_entry(name, "sections.toml") for name in table.names),
        frozenset(fold_entry(head, "sections.toml") for head, _ in table.heads),
    )


def section_names() -> frozenset[str]:
    """The usual names, folded."""
    return _lexicon().names


def is_section(line: str) -> bool:
    """Whether the line is a section's name: one of the usual ones, two of them («صحة وعلوم»), or «أخبار الفن»."""
    if len(line) > 40:
        return False
    words = _NOT_WORD.sub(" ", fold_text(line)).split()
    if not 1 <= len(words) <= 4:
        return False
    names, heads = _lexicon()
    if _known(" ".join(words), names):
        return True
    if 2 <= len(words) <= 3 and words[0] in heads and not words[-1].isdigit():
        return len(words) == 2 or words[1].startswith(("ال", "و")) or words[2].startswith(("ال", "و"))
    for cut in range(1, len(words)):
        second = " ".join(words[cut:])
        joined = second[1:].lstrip() if second.startswith("و") else ""
        if joined and _known(" ".join(words[:cut]), names) and _known(joined, names):
            return True
    return False


def _known(words: str, names: frozenset[str]) -> bool:
    """With or without the article."""
    return words in names or f"ال{words}" in names or (words.startswith("ال") and words[2:] in names)


def section_of_breadcrumb(line: str) -> str | None:
    """The section in a breadcrumb on one line («الرئيسية > أخبار > المحافظات», «الرئيسية تقارير»), its finest one.

    ``None`` when the line does not begin with the way home or nothing short follows.
    """
    if len(line) > 200:
        return None
    line = line.strip().lstrip("•*- ")
    home = _HOME.match(fold_text(line))
    if home is None:
        return None
    pieces = [piece.strip() for piece in _BREADCRUMB_MARK.split(line[home.end() :]) if piece.strip()]
    short = [piece for piece in pieces if len(piece.split()) <= 3 and len(piece) <= 40]
    # A headline may stand last; many short pieces are a menu.
    if not short or len(pieces) > 4:
        return None
    return short[-1]
