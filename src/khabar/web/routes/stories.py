"""Today, a story, an event."""

from __future__ import annotations

from fastapi import APIRouter

from khabar import recording
from khabar.web.pages import screen
from khabar.web.routes.parameters import ArticleId, MentionId, Reviewed, Store
from khabar.web.views.events import EventPage, event_page
from khabar.web.views.stories import StoryPage, story_page

__all__ = ["router"]

router = APIRouter(prefix="/{lang}")


async def _story(id: ArticleId, store: Store, reviewed: Reviewed) -> StoryPage:
    told = recording.story(store, id)
    return story_page(told, reviewed=told.has(reviewed))


async def _event(id: ArticleId, mention: MentionId, store: Store, reviewed: Reviewed) -> EventPage:
    told = recording.event(store, f"{id}/{mention}")
    return event_page(told, reviewed=told.story.has(reviewed))


async def _main_event(id: ArticleId, store: Store, reviewed: Reviewed) -> EventPage:
    told = recording.event(store, id)
    return event_page(told, reviewed=told.story.has(reviewed))


screen(router, "/stories/{id}", _story, page="story.html", view=StoryPage)
screen(router, "/events/{id}/{mention}", _event, page="event.html", view=EventPage)
screen(router, "/events/{id}", _main_event, page="event.html", view=EventPage)
