"""Who wrote the article, as the page shows it."""

from __future__ import annotations

from collections.abc import Iterator

from khabar.articles.bylines import Byline, find_bare_byline, find_byline, find_placed_byline
from khabar.articles.furniture import furniture_kind
from khabar.articles.html.body import Body
from khabar.articles.html.headline import Headline
from khabar.articles.html.outline import Box, Line, Outline
from khabar.articles.html.roles import Role

__all__ = ["find_authors"]

_ELSEWHERE = (
    Role.RELATED
    | Role.CARD
    | Role.COMMENTS
    | Role.MENU
    | Role.TICKER
    | Role.ADVERT
    | Role.UNSEEN
    | Role.COOKIES
    | Role.LOGIN
    | Role.SEARCH
    | Role.NEWSLETTER
    | Role.FOOTER
    | Role.TAGS
)
_LONGEST = 16
_ABOVE, _BELOW = 3, 6


def find_authors(
    page: Outline, headline: Headline | None, body: Body, stamped: frozenset[int], captions: frozenset[int]
) -> tuple[Byline, Line] | None:
    """The byline that a reader sees and its line; `stamped` are the lines that hold the article's dates.

    Words that introduce a name come first (كتبت، حوار), then elements named for an author, then a bare name beside the
    date. Names of agencies and roles are never taken.
    """
    lines = list(_around(page, headline, body, captions))
    for line in lines:
        found = _several(line) or find_byline(line.text) or _after_bar(line.text)
        if found is not None:
            return found, line
    for line in lines:
        if not _named(line):
            continue
        found = find_bare_byline(line.text) or _latin(line.text) or find_placed_byline(line.text) or _in_pieces(line)
        if found is not None:
            return found, line
    for line in lines:
        if line.index in stamped or line.index - 1 in stamped or line.index + 1 in stamped:
            found = find_bare_byline(line.text) or _in_pieces(line)
            if found is not None and not line.heading:
                return found, line
    for line in lines:
        if not line.heading and not line.link_words and line.index not in stamped:
            found = find_placed_byline(line.text)
            if found is not None:
                return found, line
    return _signed(body, lines)


def _signed(body: Body, lines: list[Line]) -> tuple[Byline, Line] | None:
    """A name alone in the first line of the text or in one of its last, or a link of its own just above the text."""
    above = [line for line in lines if line.index < body.lines[0].index and line.link_words == line.words][-2:]
    for line in (*body.lines[:1], *body.lines[:-4:-1], *reversed(above)):
        found = find_bare_byline(line.text) if line.words <= 5 and not line.heading else None
        if found is not None:
            return found, line
    return None


def _after_bar(text: str) -> Byline | None:
    """«الأحد 3 مارس | كتب: سمير ناجي»: the byline shares its line with other things."""
    if "|" not in text:
        return None
    return next((found for piece in text.split("|") if (found := find_byline(piece)) is not None), None)


def _around(page: Outline, headline: Headline | None, body: Body, captions: frozenset[int]) -> Iterator[Line]:
    """Short lines between the headline and the text, then the text's ends, then right above the headline."""
    start, end = body.lines[0].index, body.lines[-1].index
    first = headline.last + 1 if headline is not None and headline.last < start else max(0, start - 8)
    top = headline.first if headline is not None and headline.first < start else first
    begin = max(first, start - 60)
    order = [*range(begin, start + 2), *range(max(0, top - _ABOVE), top), *range(max(start + 2, end - 1), end + _BELOW)]
    for index in order:
        if index >= len(page.lines):
            continue
        line = page.lines[index]
        if index > end and line.words <= 4 and furniture_kind(line.text) in ("comments", "popular"):
            return
        elsewhere = line.box.apart & _ELSEWHERE
        if elsewhere == Role.FOOTER and line.inline_roles & Role.AUTHOR:
            elsewhere = 0  # the foot of the article, not of the page
        if line.words <= _LONGEST and not elsewhere and index not in captions:
            yield line


def _named(line: Line) -> bool:
    if line.roles & Role.AUTHOR or line.inline_roles & Role.AUTHOR:
        return True
    box: Box | None = line.box.parent
    for _ in range(3):
        if box is None:
            return False
        if box.roles & (Role.AUTHOR | Role.AUTHOR_BOX) and box.end - box.start <= 5:
            return True
        box = box.parent
    return False


def _latin(text: str) -> Byline | None:
    """A name in Latin letters, which only the name of its element tells from any other words."""
    if not text.isascii() or not 2 <= text.count(" ") + 1 <= 4:
        return None
    found = find_byline(f"By {text}")
    return Byline(names=found.names, words=text, rule=found.rule) if found is not None else None


def _several(line: Line) -> Byline | None:
    """The names of a line that gives each author a link or an element of its own."""
    texts: dict[int, str] = {}
    for text, owner in zip(line.texts, line.owners, strict=True):
        if owner is not None and (owner.roles & Role.AUTHOR or (owner.href and line.roles & Role.AUTHOR)):
            texts[id(owner)] = texts.get(id(owner), "") + text
    if len(texts) < 2:
        return None
    found = [find_bare_byline(" ".join(text.split())) for text in texts.values()]
    first = found[0]
    if first is None or None in found:
        return None
    names = tuple(dict.fromkeys(name for each in found if each is not None for name in each.names))
    return Byline(names=names, words=line.text, rule=first.rule)


def _in_pieces(line: Line) -> Byline | None:
    """A name that fills one piece of a line with other things in it."""
    if len(line.pieces) < 2:
        return None
    pieces = sorted(line.pieces, key=lambda p: not (p.inline is not None and p.inline.roles & Role.AUTHOR))
    for piece in pieces:
        text = " ".join(piece.text.split())
        if text:
            found = find_byline(text) or find_bare_byline(text)
            if found is None and piece.inline is not None and piece.inline.roles & Role.AUTHOR:
                found = find_placed_byline(text)
            if found is not None:
                return found
    return None
