"""An article that somebody else has extracted, from its line of JSON Lines."""

from __future__ import annotations

import datetime as dt

import msgspec

from khabar.articles.language import language_of
from khabar.errors import ArticleError
from khabar.model import Article, Claim, Page

__all__ = ["extract_record"]


class _Record(msgspec.Struct):
    """The keys that are read; others are passed over. Only the text has to be there and to be of the right type."""

    text: str
    id: object = None
    outlet: object = None
    url: object = None
    published: object = None
    title: object = None
    headline: object = None
    """What Khabar's own output calls the title."""


_DECODER = msgspec.json.Decoder(_Record)


def extract_record(page: Page) -> Article:
    """The article that a record is: its `text` and `id` to the letter, the rest where it can be used.

    A number is taken for an `id`; without one, the page's id stands in. `published` is taken when it is a day or a time
    of ISO 8601, and otherwise kept as a claim that was not believed. Raises `ArticleError` for a record without text.
    """
    try:
        record = _DECODER.decode(page.content)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ArticleError(f"the line holds no record of an article: {error}") from None
    if not record.text.strip():
        raise ArticleError("the record's text is empty")
    outlet, url, published = _words(record.outlet), _words(record.url), _words(record.published)
    key, headline = "title", _words(record.title)
    if headline is None:
        key, headline = "headline", _words(record.headline)
    day = None if published is None else _iso(published)
    claims = [
        Claim(
            field=field, value=value, origin="record", words=words, where=where, rule=f"record.{field}", chosen=chosen
        )
        for field, value, words, where, chosen in (
            ("headline", headline, headline, key, True),
            ("url", url, url, "url", True),
            ("outlet", outlet, outlet, "outlet", True),
            ("published", day or published, published, "published", day is not None),
        )
        if value is not None and words is not None
    ]
    return Article(
        id=_id(record.id) or page.id[:16],
        page=page.id,
        path=page.path,
        url=url or page.url,
        outlet=outlet,
        language=language_of(record.text),
        headline=headline,
        published=day,
        text=record.text,
        claims=tuple(claims),
    )


def _id(value: object) -> str | None:
    """A record's id, to the letter when it is a string with anything in it."""
    if isinstance(value, str):
        return value if value.strip() else None
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _words(value: object) -> str | None:
    """A field's words without the space around them; ``None`` for what is neither words nor a number."""
    if isinstance(value, str):
        return value.strip() or None
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _iso(words: str) -> str | None:
    """The day or time in ISO 8601's extended form; ``None`` when it is not one of them, or no such day exists."""
    if not words.isascii():
        return None
    try:
        return dt.date.fromisoformat(words).isoformat()
    except ValueError:
        pass
    try:
        moment = dt.datetime.fromisoformat(words)
    except ValueError:
        return None
    return moment.isoformat(timespec="auto" if moment.second or moment.microsecond else "minutes")
