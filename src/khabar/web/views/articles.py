"""An article as it was read: its words with what was found in them, and what was thrown away."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from khabar.model import Article, Change, Document, Reading, Span, Time
from khabar.recording import CopiedArticle, Revision
from khabar.store import StoredArticle
from khabar.web.quotes import Mark, Piece, pieces
from khabar.web.views.claims import ChainLink, chain_of
from khabar.web.views.lines import ArticleLine, article_line

__all__ = ["LAYERS", "ArticlePage", "ChangeView", "CopyView", "StatementView", "article_page", "change_view", "layered"]

LAYERS = ("statements", "sources", "events", "times", "places", "names", "quantities")
"""What the article page can show, in the order of its switches."""


class StatementView(msgspec.Struct, frozen=True, kw_only=True):
    """Something that somebody answers for."""

    id: str
    words: str
    act: str
    quotation: str
    firmness: str
    chain: tuple[ChainLink, ...]
    medium: str | None


class CopyView(msgspec.Struct, frozen=True, kw_only=True):
    """Another article that shares half of the words of one of the two or more."""

    article: ArticleLine
    containment: float
    source: bool
    """Whether the other is the one copied from."""
    sure: bool


class ArticlePage(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that the record has of one article."""

    line: ArticleLine
    story: str
    """What stands for its story in addresses."""
    versions: tuple[ArticleLine, ...]
    """All of them, oldest first."""
    statements: tuple[StatementView, ...]
    copies: tuple[CopyView, ...]
    article: Article
    reading: Reading


class ChangeView(msgspec.Struct, frozen=True, kw_only=True):
    """A page that says something else than it did."""

    before: ArticleLine
    after: ArticleLine
    change: Change
    paragraphs: tuple[tuple[tuple[Piece, ...], tuple[Piece, ...]], ...]
    """Each changed paragraph before and after, with its changed words marked ``removed`` or ``added``."""
    numbers: tuple[tuple[str | None, str | None], ...]
    """The words of each changed number, before and after."""
    statements: tuple[tuple[str | None, str | None], ...]


def article_page(
    stored: StoredArticle, *, story: str, versions: tuple[StoredArticle, ...], copies: tuple[CopiedArticle, ...]
) -> ArticlePage:
    """The page of an article."""
    document = stored.document
    text = document.article.text
    return ArticlePage(
        line=article_line(stored),
        story=story,
        versions=tuple(article_line(version) for version in versions),
        statements=tuple(
            StatementView(
                id=said.id,
                words=" ".join(said.content.of(text).split()),
                act=said.act,
                quotation=said.quotation,
                firmness=said.firmness,
                chain=tuple(chain_of(document, said)),
                medium=said.medium.of(text) if said.medium else None,
            )
            for said in document.reading.attributions
        ),
        copies=tuple(_copy(each, document.article.id) for each in copies),
        article=document.article,
        reading=document.reading,
    )


def _copy(each: CopiedArticle, id: str) -> CopyView:
    from_other = each.copy.copy == id
    other = each.source_article if from_other else each.copy_article
    return CopyView(
        article=article_line(other), containment=each.copy.containment, source=from_other, sure=each.copy.sure
    )


def layered(document: Document) -> tuple[tuple[Piece, ...], ...]:
    """The text paragraph by paragraph, with all layers."""
    text = document.article.text
    marks = list(_marks(document.reading))
    out, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            out.append(pieces(text, marks, Span(start, start + len(line))))
        start += len(line) + 1
    return tuple(out)


def _marks(reading: Reading) -> Iterator[Mark]:
    for said in reading.attributions:
        yield Mark(span=said.content, layer="statements", id=said.id)
        yield Mark(span=said.cue, layer="sources")
        for link in said.chain:
            yield Mark(span=link.span, layer="sources")
    for event in reading.events:
        yield Mark(span=event.trigger, layer="events", id=event.id, title=event.type)
    for time in reading.times:
        yield Mark(span=time.span, layer="times", id=time.id, title=_days(time))
    for place in reading.places:
        yield Mark(span=place.span, layer="places", id=place.id, title=place.name)
    for entry in reading.entries:
        for mention in entry.mentions:
            if entry.kind != "place":
                yield Mark(span=mention.span, layer="names", title=entry.label)
    for quantity in reading.quantities:
        yield Mark(span=quantity.span, layer="quantities", id=quantity.id, title=quantity.role)


def _days(time: Time) -> str | None:
    if time.earliest is None or time.latest is None:
        return time.value
    return str(time.earliest) if time.earliest == time.latest else f"{time.earliest} … {time.latest}"


def change_view(revision: Revision) -> ChangeView:
    """What has changed, with the words."""
    before, after = revision.before.document.article.text, revision.after.document.article.text
    change = revision.change
    return ChangeView(
        before=article_line(revision.before),
        after=article_line(revision.after),
        change=change,
        paragraphs=tuple(
            (
                _changed(before, paragraph.before, paragraph.removed, "removed"),
                _changed(after, paragraph.after, paragraph.added, "added"),
            )
            for paragraph in change.paragraphs
        ),
        numbers=tuple(
            (
                number.before.span.of(before) if number.before else None,
                number.after.span.of(after) if number.after else None,
            )
            for number in change.numbers
        ),
        statements=tuple(
            (
                _statement(said.before.content, before) if said.before else None,
                _statement(said.after.content, after) if said.after else None,
            )
            for said in change.attributions
        ),
    )


def _changed(text: str, paragraph: Span | None, words: tuple[Span, ...], layer: str) -> tuple[Piece, ...]:
    if paragraph is None:
        return ()
    return pieces(text, [Mark(span=span, layer=layer) for span in words], paragraph)


def _statement(content: Span, text: str) -> str:
    return " ".join(content.of(text).split())
