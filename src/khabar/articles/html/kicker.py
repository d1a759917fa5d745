"""The section that the article is filed under, as the page shows it: a breadcrumb, or a kicker by the headline."""

from __future__ import annotations

from khabar.articles.html.headline import Headline, words_of
from khabar.articles.html.outline import Box, Line, Outline
from khabar.articles.html.roles import Role
from khabar.articles.sections import is_section

__all__ = ["find_section"]

_ABOVE, _BELOW = 14, 6
_LONGEST = 6
_EDGES = " «»/|>:‹›-"
"""What separates the steps of a breadcrumb."""
_HOME = frozenset(("الرئيسية", "الرئيسيه", "الصفحة الرئيسية", "home", "accueil", "الرئيسة", "أخبار", "الأخبار", "news"))
_ELSEWHERE = (
    Role.RELATED
    | Role.CARD
    | Role.COMMENTS
    | Role.TICKER
    | Role.ADVERT
    | Role.UNSEEN
    | Role.COOKIES
    | Role.LOGIN
    | Role.SEARCH
    | Role.NEWSLETTER
    | Role.FOOTER
    | Role.SIDEBAR
)


def find_section(page: Outline, headline: Headline | None, text_start: int) -> tuple[str, Line] | None:
    """The section's name and its line: the deepest step of a breadcrumb, else a kicker, else a known section's name."""
    if headline is None:
        return None
    above = page.lines[max(0, headline.first - _ABOVE) : headline.first][::-1]
    below = page.lines[headline.last + 1 : min(headline.last + 1 + _BELOW, text_start)]
    title = words_of(headline.text)
    near = [line for line in (*above, *below) if not line.box.apart & _ELSEWHERE]
    for line in near:
        if _named(line):
            for words in _steps(line):
                if _fits(words, title):
                    return words, line
    for line in near:
        close = -3 <= line.index - headline.first <= 3
        if close and not line.box.apart and _fits(line.text, title) and is_section(line.text):
            return line.text, line
    return None


def _named(line: Line) -> bool:
    if line.roles & Role.SECTION or line.inline_roles & Role.SECTION:
        return True
    box: Box | None = line.box.parent
    for _ in range(4):
        if box is None:
            return False
        if box.roles & Role.SECTION:
            return box.end - box.start <= 6
        box = box.parent
    return False


def _steps(line: Line) -> list[str]:
    """The line's steps, the deepest first: its named pieces, its links, or the line as it is."""
    named = [p for p in line.pieces if p.inline is not None and p.inline.roles & Role.SECTION and p.inline.href]
    linked = named or [p for p in line.pieces if p.inline is not None and p.inline.href]
    steps = [" ".join(p.text.split()).strip(_EDGES) for p in linked]
    return [step for step in reversed(steps) if step] or [line.text.strip(_EDGES)]


def _fits(words: str, title: list[str]) -> bool:
    found = words_of(words)
    if not 1 <= len(found) <= _LONGEST or words.casefold() in _HOME or any(word.isdigit() for word in found):
        return False
    return found != title[: len(found)]
