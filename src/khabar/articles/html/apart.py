"""Which parts of the page stand apart from the article: by their element, their names, and their shape."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import accumulate

from khabar.articles.html.outline import Box, Line, Outline
from khabar.articles.html.roles import APART, Role

__all__ = ["find_cards", "prose", "set_apart", "sums"]

_BY_TAG = {"nav": Role.MENU, "aside": Role.SIDEBAR, "footer": Role.FOOTER, "menu": Role.MENU, "marquee": Role.TICKER}
_TELLING_TAGS = frozenset((*_BY_TAG, "article"))
_NEVER_CARDS = frozenset(("p", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "figure", "figcaption", "pre"))
_MOSTLY = 0.4
"""A name that would set this share of a page's prose apart is wrong about it."""
_NEARLY_ALL = 0.8
_BARS = Role.TICKER | Role.SHARE | Role.SEARCH | Role.MENU | Role.TAGS | Role.ADVERT | Role.OUTLET | Role.UNSEEN
_TOO_MUCH_FOR_A_BAR = 40
"""Words of prose that no menu, ticker or bar of buttons holds."""
_HEAVY = Role.COMMENTS | Role.COOKIES | Role.LOGIN
"""What can be longer than the article itself."""
_EXCERPT = 75
"""Words of prose beside a title that offers another article."""
_LONGEST_COUNTED = 120
_ENDS = (".", "؟", "!", "?", "۔", "…", "»", '"', "”", ":", ".)", "؛")


def prose(line: Line) -> float:
    """How many words of running text the line holds: 0 for a label, a heading, a title that is a link."""
    if line.prose < 0:
        line.prose = _prose(line)
    return line.prose


def _prose(line: Line) -> float:
    words = line.words - line.link_words
    if line.heading or line.link_words > words:
        return 0.0
    if words >= 10:
        return float(min(words, _LONGEST_COUNTED))
    if words >= 5 and line.text.endswith(_ENDS):
        return words * 0.5
    return words * 0.4 if words >= 4 and line.box.tag == "p" and not line.link_words else 0.0


def sums(values: list[float]) -> list[float]:
    """Running sums with a leading 0, so that ``s[end] - s[start]`` is the sum over a box's lines."""
    return [0.0, *accumulate(values)]


def set_apart(page: Outline, running: list[float], headline: int | None = None) -> None:
    """Give every box its `apart`. `running` sums the lines' prose.

    A name is not believed of an element that holds the `headline` (a line's index) or most of the prose. The headline
    is found among boxes set apart without it: only what it changes is set anew.
    """
    total = running[-1]
    around = list(_around(page.lines[headline])) if headline is not None else []
    # Where the headline itself stands in a widget, a page builder calls every part of the page so.
    built = any(box.roles & Role.WIDGET for box in around)
    first = next((box for box in around if box.tag == "article"), None)
    if (
        around
        and not (built or any(box.apart for box in around))
        and not (first is not None and any(box.tag == "article" and box.start >= first.end for box in page.boxes))
    ):
        return  # the headline is in nothing that was set apart, and no next article follows
    for box in page.boxes:
        parent = box.parent
        inherited = parent.apart if parent is not None else 0
        own = box.roles & APART
        if not own and box.tag not in _TELLING_TAGS:
            box.apart = inherited
            continue
        if box.tag in _BY_TAG and not (box.tag == "footer" and parent is not None and parent.within("article")):
            own |= _BY_TAG[box.tag]
        if first is not None and box.tag == "article" and box.start >= first.end and _runs(page, box, running):
            own |= Role.SIDEBAR  # the next one, which the page adds as the reader scrolls
        if own and not inherited:
            share = running[box.end] - running[box.start]
            if box.roles & Role.CAPTION:
                own &= ~Role.FOOTER
            if box.roles & Role.EMBED:
                own &= ~Role.SHARE
            if own & Role.WIDGET:
                own &= ~Role.WIDGET
                if not (built or box.roles & Role.BODY):
                    own |= Role.SIDEBAR
            if share >= _TOO_MUCH_FOR_A_BAR and not own & ~_BARS and _links(page, box) < 0.2:
                own = 0
            if share > (_NEARLY_ALL if own & _HEAVY else _MOSTLY) * total or (
                headline is not None and box.start <= headline < box.end
            ):
                own = 0
        box.apart = inherited | own


def _runs(page: Outline, box: Box, running: list[float]) -> bool:
    """Whether a box holds an article, as against a card with its title and a sentence."""
    if running[box.end] - running[box.start] >= _TOO_MUCH_FOR_A_BAR:
        return True
    return sum(prose(line) > 0 for line in page.lines[box.start : box.end]) >= 2


def _links(page: Outline, box: Box) -> float:
    """The share of a box's words that are links."""
    lines = page.lines[box.start : box.end]
    return sum(line.link_words for line in lines) / max(1, sum(line.words for line in lines))


def _around(line: Line) -> Iterator[Box]:
    """The elements that hold a line, inner before outer."""
    box: Box | None = line.box
    while box is not None:
        yield box
        box = box.parent


def find_cards(page: Outline, running: list[float]) -> None:
    """Mark boxes that stand in a row of alike boxes which each offer another article."""
    titles = [0, *accumulate([line.words >= 3 and line.link_words >= 0.8 * line.words for line in page.lines])]
    rows: dict[tuple[Box, str, str], list[Box]] = defaultdict(list)
    for box in page.boxes:
        if 0 < box.end - box.start <= 6 and box.tag not in _NEVER_CARDS:
            parent = box.parent
            if parent is not None and titles[parent.end] - titles[parent.start] > 1:
                rows[parent, box.tag, box.names].append(box)
    for row in rows.values():
        if len(row) < 2:
            continue
        # A title that is a link, with at most a short excerpt beside it.
        offers = [
            box
            for box in row
            if titles[box.end] > titles[box.start] and running[box.end] - running[box.start] <= _EXCERPT
        ]
        if len(offers) >= 2 and len(offers) > 0.6 * len(row):
            for box in offers:
                box.roles |= Role.CARD
