"""Links around the article: other articles that the page offers with it, and its tags."""

from __future__ import annotations

from khabar.articles.furniture import furniture_kind
from khabar.articles.html.apart import prose
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
_ASIDE = _NOT_OFFERED | Role.SIDEBAR
_TELLS_TAGS = Role.TAGS | Role.RELATED | Role.CARD | Role.BODY
_MOST = 40
_FEWEST_WORDS = 3
_LONGEST_HEADING = 6
_LONGEST_TAG = 6
_TAGS_BELOW = 60


def find_related(page: Outline, body: Body) -> tuple[Related, ...]:
    """Links to other articles, within the text and after it; not those of menus, sidebars and tickers.

    Below the text the heading of a list tells whether the article points to it or the outlet advertises it.
    """
    left_out = {line.index for line, kind in body.left_out if kind == "related"}
    end = body.lines[-1].index
    found: dict[str, Related] = {}
    under: str | None = None
    for line in page.lines[body.lines[0].index :]:
        apart = line.box.apart
        if apart & _ASIDE and (apart & _NOT_OFFERED or not apart & Role.RELATED):
            continue
        if line.words <= _LONGEST_HEADING and (line.heading or not line.link_words) and not apart & Role.CARD:
            kind = furniture_kind(line.text)
            if kind is not None or (line.heading and not line.link_words and line.index > end):
                under = kind or ("related" if apart & Role.RELATED else "other")
                continue
        if line.link_words < 0.6 * line.words:
            if prose(line) and not apart:
                under = None
            continue
        named = line.index in left_out or apart & _OFFERED
        if line.words >= _FEWEST_WORDS and (under == "related" or (named and (under is None or line.index < end))):
            _offer(line, found)
    return tuple(found.values())


def _offer(line: Line, found: dict[str, Related]) -> None:
    linked = [(owner.href, text) for text, owner in zip(line.texts, line.owners, strict=True) if owner and owner.href]
    if not linked or len(found) >= _MOST:
        return
    href = linked[0][0]
    if href.startswith(("javascript:", "mailto:", "#")):
        return
    words = "".join([text for _, text in linked])
    title, video = split_video_mark(" ".join(words.split()) or line.text)
    if title and title not in found and (line.words > _LONGEST_HEADING or furniture_kind(title) is None):
        found[title] = Related(title=title, video=video, url=href)


def find_tags(page: Outline, body: Body) -> tuple[str, ...]:
    """The links of elements named for tags, near the text's end or above it."""
    end = body.lines[-1].index
    found: dict[str, None] = {}
    for line in page.lines[body.lines[0].index : end + _TAGS_BELOW]:
        if not line.link_words:
            continue
        inside = _in_tags(line)
        for text, owner in zip(line.texts, line.owners, strict=True):
            if owner is None or not (inside or owner.roles & Role.TAGS) or not owner.href:
                continue
            words = " ".join(text.split()).lstrip("#").replace("_", " ").strip()
            if len(words) > 1 and len(words.split()) <= _LONGEST_TAG:
                found[words] = None
    return tuple(found)


def _in_tags(line: Line) -> bool:
    box: Box | None = line.box
    for _ in range(4):
        if box is None:
            return False
        if box.roles & _TELLS_TAGS:
            return bool(box.roles & Role.TAGS) and box.end - box.start <= 30
        box = box.parent
    return False
