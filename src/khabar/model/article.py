"""An article, taken out of its page."""

from __future__ import annotations

from typing import Literal

import msgspec

__all__ = ["Article", "ArticleKind", "Claim", "ClaimOrigin", "Dateline", "Furniture", "Image", "Related"]

ArticleKind = Literal["article", "video", "live", "gallery"]

ClaimOrigin = Literal["visible", "json-ld", "opengraph", "meta", "url", "record", "given"]
"""Who says a field's value: the words a reader sees, the page's metadata, its address, a record's key, or the user."""


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """One source's word on one field of the article. All are kept; the chosen one gave the field its value."""

    field: str
    """The article's field: ``headline``, ``published``, ``byline``, …"""
    value: str
    """The value as this source would have it, in the field's own form (ISO 8601 for times)."""
    origin: ClaimOrigin
    words: str
    """The words of the page that say it, to the letter."""
    where: str
    """Where in the page: a CSS selector, a metadata key, or ``line 12`` of a dump."""
    rule: str
    """The rule that found it, as ``module.rule``."""
    chosen: bool = False


class Dateline(msgspec.Struct, frozen=True, kw_only=True):
    """Where a report was filed and by which agency: «القاهرة (رويترز) -». Either may be absent, not both."""

    place: str | None = None
    agency: str | None = None


class Image(msgspec.Struct, frozen=True, kw_only=True):
    """A picture's words. At least one of caption and credit is present."""

    caption: str | None = None
    credit: str | None = None
    url: str | None = None


class Related(msgspec.Struct, frozen=True, kw_only=True):
    """A link to another article that the page offers with this one."""

    title: str
    """Without its mark of a video."""
    video: bool = False
    url: str | None = None
    caption: str | None = None
    """The words under the card's own picture, when it has any."""


class Furniture(msgspec.Struct, frozen=True, kw_only=True):
    """Words of the page that are no part of the article, and why."""

    kind: str
    """``menu``, ``share``, ``footer``, ``ticker``, ``related``, ``comments``, ``advert``, ``cookies``, …"""
    text: str
    rule: str


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """An article out of its page. `text` is never altered after this: every span of a reading points into it.

    Field names are those of ``schema.org/NewsArticle`` where it has one, shortened. A field that the page does not
    give is ``None`` or ``()``; nothing is guessed.
    """

    id: str
    """The first 16 hex digits of the page's id; for a record, the record's own ``id``."""
    page: str
    """The id of the page that it was taken from."""
    path: str | None = None
    """Where the page lay, as the user named it."""
    url: str | None = None
    """The canonical address that the page gives for itself, else the one it was fetched from."""
    outlet: str | None = None
    language: str | None = None
    """ISO 639-1 of the body: ``ar``, ``en``, ``fa``, …; ``None`` when it is too short to tell."""
    kind: ArticleKind = "article"
    section: str | None = None
    headline: str | None = None
    lead: str | None = None
    """A standfirst set apart from the body; not repeated in `text` unless the page repeats it."""
    byline: tuple[str, ...] = ()
    """The names of those who wrote it, without the words that introduce them (كتبت، حوار)."""
    dateline: Dateline | None = None
    published: str | None = None
    """ISO 8601: a day, or a time with the offset of the page's own zone when the page tells it."""
    modified: str | None = None
    """As `published`."""
    images: tuple[Image, ...] = ()
    tags: tuple[str, ...] = ()
    text: str = ""
    """The body's paragraphs, separated by single newlines, without the headline."""
    related: tuple[Related, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    claims: tuple[Claim, ...] = ()
    """Who says each of the fields above, those that were not believed included."""
