"""How to cite an article, or a stretch of it: in plain words, for BibTeX, and as a W3C Web Annotation."""

from __future__ import annotations

import datetime as dt
import re
from typing import Literal

import msgspec

from khabar.model import Article, Span
from khabar.web.views.lines import ArticleLine

__all__ = ["Annotation", "Citations", "annotation", "citations"]

_CONTEXT = 32
"""Code points of context that a quote selector has on either side."""


class TextQuoteSelector(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="TextQuoteSelector"):
    """The words, with those around them (W3C Web Annotation Data Model, 4.2.4)."""

    exact: str
    prefix: str
    suffix: str


class TextPositionSelector(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="TextPositionSelector"):
    """Code points of the article's text, end excluded (4.2.5)."""

    start: int
    end: int


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """What the annotation is on."""

    source: str
    """The page's address, or the article's id where it has none."""
    selector: tuple[TextQuoteSelector | TextPositionSelector, ...]


class Annotation(msgspec.Struct, frozen=True, kw_only=True, rename={"context": "@context"}):
    """A W3C Web Annotation (https://www.w3.org/TR/annotation-model/) that marks words of an article."""

    context: Literal["http://www.w3.org/ns/anno.jsonld"] = "http://www.w3.org/ns/anno.jsonld"
    type: Literal["Annotation"] = "Annotation"
    motivation: Literal["highlighting"] = "highlighting"
    target: Target


class Citations(msgspec.Struct, frozen=True, kw_only=True):
    """One article's, in the forms that can be copied."""

    plain: str
    bibtex: str


def citations(line: ArticleLine, article: Article) -> Citations:
    """The citation of an article."""
    who = "، ".join(article.byline) or article.outlet or ""
    parts = [
        who,
        f"«{article.headline}»" if article.headline else "",
        article.outlet if article.outlet and article.outlet != who else "",
        (article.published or "")[:10],
        article.url or "",
        f"[{line.captured.astimezone(dt.UTC):%Y-%m-%d}]",
    ]
    return Citations(plain=". ".join(part for part in parts if part), bibtex=_bibtex(line, article))


def _bibtex(line: ArticleLine, article: Article) -> str:
    fields = {
        "author": " and ".join(f"{{{_escaped(name)}}}" for name in article.byline) or None,
        "title": f"{{{_escaped(article.headline)}}}" if article.headline else None,
        "journal": _escaped(article.outlet) if article.outlet else None,
        "date": (article.published or "")[:10] or None,
        "url": article.url,
        "urldate": f"{line.captured.astimezone(dt.UTC):%Y-%m-%d}",
        "langid": "arabic" if article.language == "ar" else None,
    }
    body = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@online{{{line.address},\n{body}\n}}"


def _escaped(words: str) -> str:
    return re.sub(r"([&%$#_{}~^\\])", r"\\\1", words)


def annotation(article: Article, span: Span) -> Annotation:
    """The words of `span` as others find them again. Raises ``ValueError`` for what lies outside of the text."""
    text = article.text
    if not 0 <= span.start < span.end <= len(text):
        raise ValueError(f"there are no words from {span.start} to {span.end}")
    return Annotation(
        target=Target(
            source=article.url or f"urn:khabar:{article.id}",
            selector=(
                TextQuoteSelector(
                    exact=span.of(text),
                    prefix=text[max(0, span.start - _CONTEXT) : span.start],
                    suffix=text[span.end : span.end + _CONTEXT],
                ),
                TextPositionSelector(start=span.start, end=span.end),
            ),
        )
    )
