"""Links around the article: other articles that the page offers with it, and its tags."""

from __future__ import annotations

from khabar.articles.html.body import Body
from khabar.articles.html.outline import Box, Line, Outline
from khabar.articles.html.roles import Role
from khabar.articles.related import split_video_mark
from khabar.model import Related

__all__ = ["find_related", "find_tags"]

_OFFERED = Role.RELATED | Role.CARD
_NOT_OFFERED = (
    Role.MENU
    | Role.FOOTER
    | Role.TICKER
    | Role.SIDEBAR
    | Role.TAGS
    | Role.SHARE
    | Role.COMMENTS
    | Role.ADVERT
    | Role.AUTHOR_BOX
    | Role.LOGIN
    | Role.COOKIES
    | Role.SEARCH
    | Role.NEWSLETTER
    | Role.UNSEEN
)
_MOST = 40
_FEWEST_WORDS = 3
_LONGEST_TAG = 6
_TAGS_BELOW = 60


def find_related(page: Outline, body: Body) -> tuple[Related, ...]:
    """Links to other articles, within the text and after it; not those of menus, sidebars and tickers."""
    left_out = {line.index for line, kind in body.left_out if kind in ("related", "card", "video")}
    start = body.lines[0].index
    found: dict[str, Related] = {}
    for line in page.lines[start:]:
        offered = line.index in left_out or (line.box.apart & _OFFERED and not line.box.apart & _NOT_OFFERED)
        if not offered or not line.link_words or line.words < _FEWEST_WORDS or line.link_words < 0.6 * line.words:
            continue
        href = line.href
        if href is None or href.startswith(("javascript:", "mailto:")):
            continue
        words = " ".join("".join(p.text for p in line.pieces if p.inline is not None and p.inline.href).split())
        title, video = split_video_mark(words or line.text)
        if title and title not in found and href not in ("#",) and len(found) < _MOST:
            found[title] = Related(title=title, video=video, url=href)
    return tuple(found.values())


def find_tags(page: Outline, body: Body) -> tuple[str, ...]:
    """The links of elements named for tags, near the text's end or above it."""
    end = body.lines[-1].index
    found: dict[str, None] = {}
    for line in page.lines[body.lines[0].index : end + _TAGS_BELOW]:
        if not line.link_words or not _in_tags(line):
            continue
        for piece in line.pieces:
            words = " ".join(piece.text.split()).lstrip("#").replace("_", " ").strip()
            if piece.inline is not None and piece.inline.href and len(words) > 1 and len(words.split()) <= _LONGEST_TAG:
                found[words] = None
    return tuple(found)


def _in_tags(line: Line) -> bool:
    box: Box | None = line.box
    for _ in range(4):
        if box is None:
            return False
        if box.roles & Role.TAGS:
            return box.end - box.start <= 30
        if box.roles & (Role.RELATED | Role.CARD | Role.BODY):
            return False
        box = box.parent
    return False
