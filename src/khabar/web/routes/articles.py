"""An article as it was read; pages that have changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

import msgspec
from fastapi import APIRouter, Query, Request, Response

from khabar import recording
from khabar.errors import NotFound
from khabar.model import Document, Span
from khabar.web.citing import annotation, citations
from khabar.web.feed import FeedEntry, atom
from khabar.web.language import Language, words_of
from khabar.web.pages import PROBLEMS, screen
from khabar.web.routes.parameters import ArticleId, PageNumber, Store
from khabar.web.views.articles import LAYERS, ArticlePage, ChangeView, article_page, change_view, layered
from khabar.web.views.lines import address_of

__all__ = ["ChangesPage", "router"]

router = APIRouter(prefix="/{lang}")

_CHANGES = 20


async def _article(
    id: ArticleId, store: Store, version: Annotated[int | None, Query(ge=1, le=100_000)] = None
) -> ArticlePage:
    stored = store.get(id, version=version)
    return article_page(
        stored,
        story=address_of(store.story(stored.page, near=False).articles[0]),
        versions=store.versions(stored.page),
        copies=_copies(store, stored.page),
    )


def _copies(store: Store, page: str) -> tuple[recording.CopiedArticle, ...]:
    return tuple(recording.copied_articles(store, id=page, limit=50))


def _drawn(page: ArticlePage) -> Mapping[str, object]:
    document = Document(article=page.article, reading=page.reading)
    return {"paragraphs": layered(document), "layers": LAYERS, "citations": citations(page.line, page.article)}


class ChangesPage(msgspec.Struct, frozen=True, kw_only=True):
    """Pages that say something else than they did, the latest change first."""

    changes: tuple[ChangeView, ...]
    page: int
    """Counted from 1."""
    more: bool


async def _changes(store: Store, page: PageNumber = 1) -> ChangesPage:
    found = [*recording.revisions(store, limit=page * _CHANGES + 1)]
    return ChangesPage(
        changes=tuple(change_view(revision) for revision in found[(page - 1) * _CHANGES : page * _CHANGES]),
        page=page,
        more=len(found) > page * _CHANGES,
    )


async def _changes_of(id: ArticleId, store: Store) -> ChangesPage:
    found = [*recording.revisions(store, id=id)]
    if not found and not store.versions(id):
        raise NotFound(f"there is no article {id!r}")
    return ChangesPage(changes=tuple(change_view(revision) for revision in found), page=1, more=False)


@router.get(
    "/articles/{id}/annotation.json",
    response_class=Response,
    responses={
        200: {
            "description": "A W3C Web Annotation",
            "content": {"application/ld+json": {"schema": {"$ref": "#/components/schemas/Annotation"}}},
        },
        **PROBLEMS,
    },
)
async def words_annotation(
    lang: Language,  # noqa: ARG001 - part of the address
    id: ArticleId,
    store: Store,
    start: Annotated[int, Query(ge=0)],
    end: Annotated[int, Query(ge=1)],
) -> Response:
    """Words of an article, from `start` to `end` in code points of its text, as others find them again."""
    article = store.get(id).document.article
    try:
        found = annotation(article, Span(start, end))
    except ValueError as error:
        raise NotFound(str(error)) from None
    return Response(msgspec.json.encode(found), media_type="application/ld+json")


@router.get(
    "/changes.atom",
    response_class=Response,
    responses={
        200: {"description": "Atom", "content": {"application/atom+xml": {"schema": {"type": "string"}}}},
        **PROBLEMS,
    },
)
async def changes_feed(request: Request, lang: Language, store: Store) -> Response:
    """Pages that say something else than they did, to follow in a reader of feeds; the latest change first."""
    words = words_of(lang)
    entries = []
    for revision in recording.revisions(store, limit=_CHANGES):
        view = change_view(revision)
        headline = view.change.headline
        counts = ((words("numbers_changed"), view.numbers), (words("statements_changed"), view.statements))
        told = [words("headline_changed")] if headline is not None else []
        told += [f"{name}: {len(changed)}" for name, changed in counts if changed]
        told += [f"{words('paragraphs_changed')}: {len(view.paragraphs)}"] if view.paragraphs else []
        entries.append(
            FeedEntry(
                address=f"/{lang.value}/changes/{view.after.address}?version={view.after.version}",
                title=view.after.headline or words("no_headline"),
                summary=" · ".join(told),
                updated=view.after.captured,
            )
        )
    body = atom(
        entries,
        title=f"{words('name')} · {words('changes')}",
        lang=lang,
        base=str(request.base_url).rstrip("/"),
        here=f"/{lang.value}/changes.atom",
        page=f"/{lang.value}/changes",
    )
    return Response(body, media_type="application/atom+xml")


screen(router, "/articles/{id}", _article, page="article.html", view=ArticlePage, extra=_drawn)
screen(router, "/changes", _changes, page="changes.html", view=ChangesPage)
screen(router, "/changes/{id}", _changes_of, page="changes.html", view=ChangesPage)
