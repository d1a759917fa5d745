"""Today, a story, an event."""

from __future__ import annotations

from fastapi import APIRouter, Request

from khabar import recording
from khabar.web.pages import screen
from khabar.web.reviewed import ReviewedArticles
from khabar.web.routes.parameters import ArticleId, MentionId, Store
from khabar.web.views.events import EventPage, event_page
from khabar.web.views.stories import StoryPage, story_page

__all__ = ["router"]

router = APIRouter(prefix="/{lang}")


async def _story(request: Request, id: ArticleId, store: Store) -> StoryPage:
    told = recording.story(store, id)
    return story_page(told, reviewed=_reviewed(request, store, told))


async def _event(request: Request, id: ArticleId, mention: MentionId, store: Store) -> EventPage:
    told = recording.event(store, f"{id}/{mention}")
    return event_page(told, reviewed=_reviewed(request, store, told.story))


async def _main_event(request: Request, id: ArticleId, store: Store) -> EventPage:
    told = recording.event(store, id)
    return event_page(told, reviewed=_reviewed(request, store, told.story))


def _reviewed(request: Request, store: Store, told: recording.ToldStory) -> bool:
    known: ReviewedArticles = request.app.state.reviewed
    return told.has(known.ids(store))


screen(router, "/stories/{id}", _story, page="story.html", view=StoryPage)
screen(router, "/events/{id}/{mention}", _event, page="event.html", view=EventPage)
screen(router, "/events/{id}", _main_event, page="event.html", view=EventPage)
