"""What kind of page it is: which sort of article, or why none."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

from khabar.arabic.fold import fold_text
from khabar.arabic.word_lists import load_lexicon
from khabar.articles.html.apart import prose
from khabar.articles.html.body import Body
from khabar.articles.html.headline import Headline
from khabar.articles.html.outline import Outline
from khabar.articles.html.roles import Role
from khabar.articles.metadata import Metadata
from khabar.errors import LexiconError
from khabar.model import ArticleKind

__all__ = ["kind_of_article", "why_none"]

_WORDS_OF_NOTICE = 120
"""A page with more running text than this is an article, whatever its title says."""
_FEWEST = 12
"""Words of running text that an article has, where nothing else says that it is one."""
_FEWEST_DECLARED = 4
_MANY_OFFERS = 12
_SHORT = 60
_LIVE_OR_GALLERY = Role.LIVE | Role.GALLERY
_ARTICLE_TYPES = frozenset(
    (
        *("article", "newsarticle", "reportagenewsarticle", "analysisnewsarticle", "opinionnewsarticle", "blogposting"),
        *("liveblogposting", "report", "videoobject", "imagegallery", "video.other", "video", "video.episode"),
    )
)


_NOT_FOUND = re.compile(r"\s*(?:error\s+)?404\b", re.IGNORECASE)


@cache
def _notices() -> dict[str, re.Pattern[str]]:
    """Each reason why a page is no article → what such a page's title says, over folded text."""
    folder = Path(__file__).parent / "lexicon"
    table: dict[str, re.Pattern[str]] = {}
    for reason, entry in load_lexicon("notices", dict[str, dict[str, tuple[str, ...]]], folder).items():
        words = entry.get("words")
        if not words:
            raise LexiconError(f"notices.toml: [{reason}] has no words")
        folded = sorted((re.escape(fold_text(each)) for each in words), key=len, reverse=True)
        table[reason] = re.compile(rf"(?<!\w)(?:{'|'.join(folded)})(?!\w)")
    return table


def _notice(titles: tuple[str, ...]) -> str | None:
    for title in titles:
        folded = fold_text(title[:300])
        for reason, pattern in _notices().items():
            if pattern.search(folded):
                return reason
    return None


def why_none(
    page: Outline,
    metadata: Metadata,
    headline: Headline | None,
    body: Body | None,
    asks_password: Callable[[], bool],
) -> str | None:
    """Why the page holds no article, as one sentence for a person; ``None`` when it holds one.

    Whether the page has a field for a password is asked only where little text makes it matter.
    """
    weight = sum(map(prose, body.lines)) if body is not None else 0.0
    shown = (headline.text,) if headline is not None else ()
    if weight < _WORDS_OF_NOTICE:
        headings = tuple(line.text for line in page.lines if line.heading and line.words <= 12)[:4]
        titles = (*shown, *metadata.values("headline"), *headings)
        reason = _notice(titles)
        if reason == "not_found" or (reason is None and _says_404(titles)):
            return "the page says that what was asked for does not exist"
        if reason == "login" or (weight < _SHORT and asks_password()):
            return "the page asks for a login and shows no article"
        if reason == "check":
            return "the page checks its visitor and shows no article"
    declared = bool(metadata.types & _ARTICLE_TYPES) or bool(metadata.values("published"))
    if declared and weight >= _FEWEST:
        return None
    offers = sum(1 for box in page.boxes if box.roles & Role.CARD)
    if body is None or weight < (_FEWEST_DECLARED if declared and headline is not None else _FEWEST):
        if offers >= _MANY_OFFERS:
            return f"the page is the front of a section: {offers} links to articles and no text of its own"
        return "the page has no running text that could be an article"
    single = body.named and not body.box.roles & Role.CARD
    if (
        not (declared or single)
        and offers >= _MANY_OFFERS
        and weight < 2 * _SHORT
        and (headline is None or not headline.sure)
    ):
        return f"the page is the front of a section: {offers} links to articles and no text of its own"
    return None


def _says_404(titles: tuple[str, ...]) -> bool:
    return any(map(_NOT_FOUND.match, titles))


def kind_of_article(page: Outline, metadata: Metadata, body: Body) -> ArticleKind:
    """Whether the article is a live report, a gallery or a video by what the page says and shows, or plain text."""
    first, last = body.lines[0].index, body.lines[-1].index
    told = [box.roles for box in page.boxes if box.roles & _LIVE_OR_GALLERY and box.start <= last and box.end > first]
    words = sum([line.words for line in body.lines])
    if "liveblogposting" in metadata.types or sum(1 for roles in told if roles & Role.LIVE) >= 3:
        return "live"
    if "imagegallery" in metadata.types or (words < 2 * _SHORT and any(roles & Role.GALLERY for roles in told)):
        return "gallery"
    said = metadata.types & {"videoobject", "video.other", "video", "video.episode"}
    if said and words < 4 * _SHORT and not metadata.types & {"newsarticle", "article"}:
        return "video"
    near = words < _SHORT and any(first - 12 <= box.start <= last + 3 for box in page.players)
    return "video" if near else "article"
