"""The section that the article is filed under, as the page shows it: a breadcrumb, or a kicker by the headline."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from khabar.arabic.fold import fold_text
from khabar.arabic.word_lists import folded_words, load_lexicon
from khabar.articles.furniture import furniture_kind
from khabar.articles.html.headline import Headline, words_of
from khabar.articles.html.outline import Box, Line, Outline
from khabar.articles.html.roles import Role
from khabar.articles.sections import is_section
from khabar.errors import LexiconError

__all__ = ["find_section"]

_ABOVE, _BELOW = 14, 6
_LONGEST = 6
_SIGN = re.compile(r"[»«>/›‹→←\\]")
_OWN_SECTION = re.compile(r"^\S{1,20}(?: \S{1,20}){0,2} [/|] ")
"""The section that a headline itself begins with."""
_EDGES = " «»/|>:‹›-"
"""What separates the steps of a breadcrumb."""
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


@cache
def _home() -> frozenset[str]:
    """What pages call their first page, folded."""
    lexicon = load_lexicon("home", dict[str, tuple[str, ...]], Path(__file__).parent / "lexicon")
    if "words" not in lexicon:
        raise LexiconError("home.toml: `words` must be a list of names")
    return folded_words(lexicon["words"])


def find_section(page: Outline, headline: Headline | None, text_start: int) -> tuple[str, Line] | None:
    """The section's name and its line: the deepest step of a breadcrumb, else a kicker, else a known section's name."""
    if headline is None:
        return None
    above = page.lines[max(0, headline.first - _ABOVE) : headline.first][::-1]
    below = page.lines[headline.last + 1 : min(headline.last + 1 + _BELOW, text_start)]
    title = words_of(_OWN_SECTION.sub("", headline.text))
    near = [line for line in (*above, *below) if not line.box.apart & _ELSEWHERE]
    for role in (Role.SECTION, Role.KICKER):
        for line in near:
            if _named(line, role):
                for words in _steps(line, role):
                    if _fits(words, title):
                        return words, line
        if role == Role.SECTION and (found := _after_home(above, title)) is not None:
            return found
    for line in near:
        close = -3 <= line.index - headline.first <= 3
        if close and not line.box.apart and is_section(line.text) and _fits(line.text, title):
            return line.text, line
    return None


def _after_home(above: list[Line], title: list[str]) -> tuple[str, Line] | None:
    """The deepest step of a path from the home page, told by its first step where no name tells it."""
    for place, line in enumerate(above):
        if not line.link_words or line.box.apart & Role.MENU:
            continue
        steps = _steps(line, Role.SECTION)
        if fold_text(steps[-1]) not in _home():
            continue
        if len(steps) > 1:
            # A menu lists sections side by side; a path has signs between its steps.
            if (len(steps) == 2 or _SIGN.search(line.text)) and _fits(steps[0], title):
                return steps[0], line
            continue
        for step in above[max(0, place - 3) : place]:
            if step.link_words and step.box.tag == line.box.tag and _fits(step.text, title):
                return step.text, step
    return None


def _named(line: Line, role: int) -> bool:
    if line.roles & role or line.inline_roles & role:
        return True
    box: Box | None = line.box.parent
    for _ in range(4):
        if box is None:
            return False
        if box.roles & role:
            return box.end - box.start <= 6
        box = box.parent
    return False


def _steps(line: Line, role: int) -> list[str]:
    """The line's steps, the deepest first: its named pieces, its links, or the line as it is."""
    linked = [(text, by) for text, by in zip(line.texts, line.owners, strict=True) if by is not None and by.href]
    named = [text for text, by in linked if by.roles & role] or [text for text, _ in linked]
    steps = [" ".join(text.split()).strip(_EDGES) for text in named]
    steps = [step for step in steps if step] or [step.strip(_EDGES) for step in _SIGN.split(line.text)]
    return [step for step in reversed(steps) if step] or [line.text.strip(_EDGES)]


def _fits(words: str, title: list[str]) -> bool:
    """Whether the words can be a section's name and not the beginning of the headline."""
    found = words_of(words)
    if not 1 <= len(found) <= _LONGEST or fold_text(words) in _home() or any(word.isdigit() for word in found):
        return False
    return found != title[: len(found)] and furniture_kind(words) is None
