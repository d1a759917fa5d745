"""Today: stories, the newest first; search; what both can be followed by."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from urllib.parse import urlencode

import msgspec
from fastapi import APIRouter, Request, Response

from khabar import recording
from khabar.web.feed import FeedEntry, atom, story_summary
from khabar.web.language import Language, words_of
from khabar.web.overview import Volume
from khabar.web.pages import PROBLEMS, screen
from khabar.web.quotes import Mark, Piece, pieces
from khabar.web.routes.filters import Asked, Filters
from khabar.web.routes.parameters import PageNumber, Reviewed, Store, WholeRecord
from khabar.web.views.lines import ArticleLine, StoryLine, article_line, story_line

__all__ = ["SearchPage", "TodayPage", "router"]

router = APIRouter()

_STORIES = 20
_HITS = 10


class TodayPage(msgspec.Struct, frozen=True, kw_only=True):
    """Stories, the newest first."""

    stories: tuple[StoryLine, ...]
    filters: Filters
    page: int
    """Counted from 1."""
    more: bool
    """Whether another page follows."""
    articles: int
    """How many the record has."""
    outlets: tuple[str, ...]
    """All of the record's."""
    volume: Volume


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """An article that was found."""

    article: ArticleLine
    headline: tuple[Piece, ...]
    """With the words found marked ``found``."""
    excerpt: tuple[Piece, ...]


class SearchPage(msgspec.Struct, frozen=True, kw_only=True):
    """Articles that have all the words, the newest first."""

    hits: tuple[Hit, ...]
    filters: Filters
    page: int
    more: bool
    outlets: tuple[str, ...]


async def _today(
    store: Store, reviewed: Reviewed, whole: WholeRecord, filters: Asked, page: PageNumber = 1
) -> TodayPage:
    found = [
        *recording.stories(
            store,
            limit=_STORIES + 1,
            offset=(page - 1) * _STORIES,
            alone=not filters.several,
            sought=filters.sought(),
            whole=False,
        )
    ]
    return TodayPage(
        stories=tuple(story_line(told, reviewed=told.has(reviewed)) for told in found[:_STORIES]),
        filters=filters,
        page=page,
        more=len(found) > _STORIES,
        articles=whole.articles,
        outlets=whole.outlets,
        volume=whole.volume,
    )


async def _search(store: Store, whole: WholeRecord, filters: Asked, page: PageNumber = 1) -> SearchPage:
    hits: list[Hit] = []
    more = False
    if filters.asked:
        found = list(store.find(filters.sought(), limit=_HITS + 1, offset=(page - 1) * _HITS))
        more = len(found) > _HITS
        for hit in islice(found, _HITS):
            article = hit.stored.document.article
            hits.append(
                Hit(
                    article=article_line(hit.stored),
                    headline=pieces(article.headline or "", [Mark(span=s, layer="found") for s in hit.headline]),
                    excerpt=pieces(article.text, [Mark(span=s, layer="found") for s in hit.text], hit.excerpt),
                )
            )
    return SearchPage(
        hits=tuple(hits),
        filters=filters,
        page=page,
        more=more,
        outlets=whole.outlets,
    )


def _asked(view: SearchPage) -> Mapping[str, object]:
    return {"asked": view.filters.query()}


def _drawn(view: TodayPage) -> Mapping[str, object]:
    return {
        "asked": view.filters.query(),
        "days_json": msgspec.json.encode(view.volume.days).decode(),
        "counts_json": msgspec.json.encode(view.volume.counts).decode(),
    }


@router.get(
    "/{lang}/stories.atom",
    response_class=Response,
    responses={
        200: {"description": "Atom", "content": {"application/atom+xml": {"schema": {"type": "string"}}}},
        **PROBLEMS,
    },
)
async def stories_feed(request: Request, lang: Language, store: Store, filters: Asked) -> Response:
    """The stories that a filter finds, to follow in a reader of feeds; the newest first."""
    words = words_of(lang)
    entries = []
    for told in recording.stories(
        store, limit=_STORIES, alone=not filters.several, sought=filters.sought(), whole=False
    ):
        story = story_line(told)
        entries.append(
            FeedEntry(
                address=f"/{lang.value}/stories/{story.address}",
                title=story.headline or words("no_headline"),
                summary=story_summary(story, words),
                updated=story.last_day,
            )
        )
    asked = filters.query()
    query = f"?{urlencode(asked)}" if asked else ""
    body = atom(
        entries,
        title=" · ".join((words("name"), *asked.values())),
        lang=lang,
        base=str(request.base_url).rstrip("/"),
        here=f"/{lang.value}/stories.atom{query}",
        page=f"/{lang.value}{query}",
    )
    return Response(body, media_type="application/atom+xml")


screen(router, "/{lang}/search", _search, page="search.html", view=SearchPage, extra=_asked)
screen(router, "/{lang}", _today, page="today.html", view=TodayPage, extra=_drawn)
