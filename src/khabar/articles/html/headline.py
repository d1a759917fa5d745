"""The headline that a reader sees, and where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass

from khabar.articles.html.outline import Line, Outline
from khabar.articles.html.roles import Role

__all__ = ["Headline", "alike", "find_headline"]

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


def alike(one: str, other: str) -> float:
    """How much two titles share: 0 to 1, by words; a title with the outlet's name after it counts as the same."""
    if one == other:
        return 1.0
    a, b = words_of(one), words_of(other)
    if not a or not b:
        return 0.0
    if len(a) > 80 or len(b) > 80:
        return 0.0
    shared = len(set(a) & set(b))
    return 2 * shared / (len(set(a)) + len(set(b)))


def _joined(page: Outline, line: Line) -> tuple[str, int]:
    """A heading's whole text, where it runs over several lines of one element, and its last line."""
    box, last = line.box, line.index
    while last + 1 < box.end and last - line.index < 3 and page.lines[last + 1].box is box:
        last += 1
    return " ".join(each.text for each in page.lines[line.index : last + 1]), last


_RANK = {"h1": 0.5, "h2": 0.25, "h3": 0.15, "h4": 0.1, "h5": 0.08, "h6": 0.05}


def find_headline(page: Outline, titles: tuple[str, ...]) -> Headline | None:
    """The line that is the headline. `titles` are those that the metadata gives, best first; may be empty.

    A heading wins by its level and by agreeing with the metadata; without headings a line that says what the
    metadata says is taken. ``None`` when the page shows no headline.
    """
    best: tuple[float, Headline] | None = None
    wanted = [(title, set(words_of(title))) for title in titles]
    for line in page.lines:
        if line.words > _LONGEST:
            continue
        tag = line.box.tag
        rank = _RANK.get(tag, 0.0)
        if not rank and line.heading and line.box.parent is not None:
            tag = line.box.parent.tag
            rank = _RANK.get(tag, 0.0)
        if not rank and (line.words < 3 or not any(line.text[:12] in title for title in titles)):
            continue
        text, last = (line.text, line.index)
        if rank:
            text, last = _joined(page, line)
        found = set(words_of(text)) if wanted else set()
        likeness = max((_overlap(found, words) for _, words in wanted), default=0.0)
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


def _overlap(found: set[str], wanted: set[str]) -> float:
    if not found or not wanted:
        return 0.0
    shared = len(found & wanted)
    if shared < 0.5 * min(len(found), len(wanted)):
        return 0.0
    # The metadata's title often carries the outlet's name: what counts is that the heading's words are in it.
    return 0.7 * shared / len(found) + 0.3 * shared / len(wanted)
