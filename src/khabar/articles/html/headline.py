"""The headline that a reader sees, and where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass

from khabar.articles.html.outline import Line, Outline
from khabar.articles.html.roles import Role

__all__ = ["Headline", "find_headline", "headline_above", "words_of"]

_WORD = re.compile(r"\w+")
_LONGEST = 45
"""Words. What is longer is no headline."""


@dataclass(frozen=True, slots=True)
class Headline:
    """The headline's words and its lines in the page, first and last."""

    text: str
    first: int
    last: int
    tag: str
    likeness: float
    """How well the page's own metadata agrees, 0 to 1."""

    @property
    def sure(self) -> bool:
        """Whether its level or the metadata says so, and not only the page's order."""
        return self.tag == "h1" or self.likeness >= 0.6


def words_of(text: str) -> list[str]:
    """The words of a text for comparing titles."""
    return _WORD.findall(text.casefold())


def _joined(page: Outline, line: Line) -> tuple[str, int]:
    """A heading's whole text, where it runs over several lines of one element, and its last line."""
    box, last = line.box, line.index
    while last + 1 < box.end and last - line.index < 3 and page.lines[last + 1].box is box:
        last += 1
    return " ".join(each.text for each in page.lines[line.index : last + 1]), last


_REACH = 8
_NO_TITLE = Role.DATE | Role.AUTHOR | Role.CAPTION | Role.CREDIT | Role.SECTION | Role.KICKER | Role.LEAD
_RANK = {"h1": 0.5, "h2": 0.25, "h3": 0.15, "h4": 0.1, "h5": 0.08, "h6": 0.05}


def find_headline(page: Outline, titles: tuple[str, ...]) -> Headline | None:
    """The line that is the headline. `titles` are those that the metadata gives, best first; may be empty.

    A heading wins by its level and by agreeing with the metadata; without headings a line that says what the
    metadata says is taken. ``None`` when the page shows no headline.
    """
    best: tuple[float, Headline] | None = None
    wanted = [set(words_of(title)) for title in titles]
    told = "\n".join(titles)
    for line in page.lines:
        if line.words > _LONGEST:
            continue
        tag = line.box.tag
        rank = _RANK.get(tag, 0.0)
        if not rank and line.heading and line.box.parent is not None:
            tag = line.box.parent.tag
            rank = _RANK.get(tag, 0.0)
        if not rank and line.words < 3:
            continue
        if rank < 0.5 and titles and line.text[:8] not in told:
            continue
        text, last = (line.text, line.index)
        if rank:
            text, last = _joined(page, line)
        found = set(words_of(text)) if wanted else set()
        likeness = max([_overlap(found, words) for words in wanted], default=0.0)
        if not rank and (likeness < 0.75 or line.box.apart & ~Role.SIDEBAR or line.box.tag == "li"):
            continue
        if rank < 0.5 and wanted and likeness < 0.4:
            continue
        score = rank + likeness - (0.45 if line.box.apart else 0.0)
        if tag == "h1" and line.link_words == line.words:
            score -= 0.2
        elif line.link_words == line.words:
            score -= 0.5
        if line.words < 2:
            score -= 0.3
        if best is None or score > best[0] + 1e-9:
            best = score, Headline(text, line.index, last, tag, likeness)
    if best is None or best[0] < 0.4:
        return None
    return best[1]


def headline_above(page: Outline, start: int) -> Headline | None:
    """On a page whose metadata and headings tell nothing: the bold line, else the longest label, above the text.

    `start` is the text's first line.
    """
    best: tuple[float, Headline] | None = None
    for line in page.lines[max(0, start - _REACH) : start]:
        if not 3 <= line.words <= 25 or line.link_words or line.box.apart or line.text.endswith((".", ":")):
            continue
        if line.roles & _NO_TITLE or line.inline_roles & _NO_TITLE or sum(map(str.isdigit, line.text)) > 5:
            continue
        score = line.words + 12.0 * line.bold
        if best is None or score > best[0]:
            best = score, Headline(line.text, line.index, line.index, line.box.tag, 0.0)
    return best[1] if best is not None else None


def _overlap(found: set[str], wanted: set[str]) -> float:
    if not found or not wanted:
        return 0.0
    shared = len(found & wanted)
    if shared < 0.5 * min(len(found), len(wanted)):
        return 0.0
    # The metadata's title often carries the outlet's name: what counts is that the heading's words are in it.
    return 0.7 * shared / len(found) + 0.3 * shared / len(wanted)
