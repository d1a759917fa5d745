"""Who is quoted, and what one source has said."""

from __future__ import annotations

import msgspec
from fastapi import APIRouter

from khabar.knowledge.actors import load as load_actors
from khabar.store import QuotedSource
from khabar.web.pages import screen
from khabar.web.quotes import Mark, Piece, quote
from khabar.web.routes.parameters import PageNumber, Store, Words
from khabar.web.views.claims import ChainLink, chain_of, statement_marks
from khabar.web.views.lines import ArticleLine, article_line

__all__ = ["SourcePage", "SourcesPage", "router"]

router = APIRouter(prefix="/{lang}")

_SOURCES = 50
_ARTICLES = 20


class SourceLine(msgspec.Struct, frozen=True, kw_only=True):
    """A source in the list."""

    source: QuotedSource
    name_ar: str
    name_en: str
    """The name of a known body; as in `name_ar` for anybody else."""


class SourcesPage(msgspec.Struct, frozen=True, kw_only=True):
    """Who is quoted, the most quoted first."""

    sources: tuple[SourceLine, ...]
    page: int
    """Counted from 1."""
    more: bool


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """One statement, or one that was passed on."""

    id: str
    act: str
    quotation: str
    chain: tuple[ChainLink, ...]
    quote: tuple[Piece, ...]


class SourceHitView(msgspec.Struct, frozen=True, kw_only=True):
    """An article with what the source says in it."""

    article: ArticleLine
    said: tuple[Said, ...]


class SourcePage(msgspec.Struct, frozen=True, kw_only=True):
    """What one source has said, or passed on; the newest article first."""

    name: str
    hits: tuple[SourceHitView, ...]
    page: int
    more: bool


async def _sources(store: Store, page: PageNumber = 1) -> SourcesPage:
    found = store.sources(limit=_SOURCES + 1, offset=(page - 1) * _SOURCES)
    return SourcesPage(
        sources=tuple(_line(source) for source in found[:_SOURCES]), page=page, more=len(found) > _SOURCES
    )


def _line(source: QuotedSource) -> SourceLine:
    known = load_actors().get(source.actor or "")
    return SourceLine(
        source=source,
        name_ar=known.name_ar if known else source.name,
        name_en=known.name_en if known else source.name,
    )


async def _source(store: Store, name: Words, page: PageNumber = 1) -> SourcePage:
    hits = list(store.who(name, limit=_ARTICLES + 1, offset=(page - 1) * _ARTICLES))
    views = []
    for hit in hits[:_ARTICLES]:
        document = hit.stored.document
        views.append(
            SourceHitView(
                article=article_line(hit.stored),
                said=tuple(
                    Said(
                        id=said.attribution.id,
                        act=said.attribution.act,
                        quotation=said.attribution.quotation,
                        chain=tuple(chain_of(document, said.attribution)),
                        quote=quote(
                            document.article.text,
                            [
                                Mark(span=said.attribution.content, layer="statement"),
                                *statement_marks(said.attribution),
                            ],
                        ),
                    )
                    for said in hit.said
                ),
            )
        )
    return SourcePage(name=name, hits=tuple(views), page=page, more=len(hits) > _ARTICLES)


screen(router, "/sources/named", _source, page="source.html", view=SourcePage)
screen(router, "/sources", _sources, page="sources.html", view=SourcesPage)
