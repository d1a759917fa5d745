"""What a store keeps of a page and its document, worked out before anything is locked."""

from __future__ import annotations

import zlib
from urllib.parse import urlsplit

import msgspec

from khabar.errors import StoreError
from khabar.model import Article, Document, Page
from khabar.model.codec import decode_document, encode_document
from khabar.store.events import EventRow, events_of
from khabar.store.links import LinkRow, links_of
from khabar.store.query import Analyse, terms_of

__all__ = ["Row", "row_of"]

_COMPRESSION = 6  # a page of 80 KB takes 2 ms and becomes a fifth; 9 gains two percent more for twice the time


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One article with its page, in a store's own terms."""

    original: Page
    page: str
    id: str
    series: str
    """The same for all versions of one article, and for nothing else."""
    url: str | None
    outlet: str | None
    headline: str | None
    published: str | None
    day: str | None
    """ISO 8601."""
    language: str | None
    kind: str
    document: str
    terms: tuple[str, str, str, str]
    """Of headline, lead, text and captions."""
    links: tuple[LinkRow, ...]
    """Who stands in the chains of what is said."""
    events: tuple[EventRow, ...]
    """What happened."""

    def content(self) -> bytes:
        """The page's bytes, compressed."""
        return zlib.compress(self.original.content, _COMPRESSION)

    def changes(self, stored: str) -> bool:
        """Whether this reading of a page says anything that the `stored` document does not.

        Where the file lay is nothing new, and a day that a person once gave is not taken back by giving none.
        """
        if stored == self.document:
            return False
        try:
            before, now = decode_document(stored), decode_document(self.document)
        except msgspec.DecodeError:
            return True  # an older Khabar's, which this one cannot read
        if now.article.published is None and _was_given(before.article):
            return False
        return before.reading != now.reading or _placeless(before.article) != _placeless(now.article)


def row_of(page: Page, document: Document, analyse: Analyse) -> Row:
    """The row of a page. Raises `StoreError` for a document that does not belong to the page, or cannot be written."""
    article, reading = document.article, document.reading
    if article.page != page.id:
        raise StoreError(f"{page.name}: the document was read from another page, {article.page[:16]}")
    try:
        encoded = encode_document(document).decode()
    except UnicodeEncodeError as error:
        raise StoreError(f"{page.name}: it holds half a character, which no file can keep: {error}") from None
    day = reading.anchor.isoformat() if reading.anchor is not None else (article.published or "")[:10]
    captions = "\n".join(image.caption for image in article.images if image.caption)
    return Row(
        original=page,
        page=page.id,
        id=article.id,
        series=_series(article),
        url=article.url,
        outlet=article.outlet,
        headline=article.headline,
        published=article.published,
        day=day or None,
        language=article.language,
        kind=article.kind,
        document=encoded,
        terms=(
            terms_of(article.headline or "", analyse),
            terms_of(article.lead or "", analyse),
            terms_of(article.text, analyse),
            terms_of(captions, analyse),
        ),
        links=links_of(document, analyse),
        events=events_of(document, analyse),
    )


def _series(article: Article) -> str:
    address = _address(article.url)
    if address is not None:
        return f"url:{address}"
    if article.id != article.page[:16]:  # a record's own
        return f"id:{article.outlet or ''}\x1f{article.id}"
    return f"page:{article.page}"


def _address(url: str | None) -> str | None:
    """What two addresses of one article share; ``None`` for a site's front, which many a page gives for its own."""
    if url is None:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return url
    if parts.path in ("", "/") and not parts.query:
        return None
    query = f"?{parts.query}" if parts.query else ""
    return f"{parts.netloc.lower()}{parts.path}{query}"


def _was_given(article: Article) -> bool:
    return any(claim.field == "published" and claim.origin == "given" and claim.chosen for claim in article.claims)


def _placeless(article: Article) -> Article:
    return msgspec.structs.replace(article, path=None)
