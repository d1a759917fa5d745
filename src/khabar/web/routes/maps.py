"""The map."""

from __future__ import annotations

import msgspec
from fastapi import APIRouter, Response

from khabar import recording
from khabar.web.language import Language
from khabar.web.pages import PROBLEMS, screen
from khabar.web.routes.filters import Asked
from khabar.web.routes.parameters import ArticleId, Store
from khabar.web.views.lines import EventLine, event_line
from khabar.web.views.maps import MapPage, features

__all__ = ["router"]

router = APIRouter(prefix="/{lang}")

_STORIES = 120
"""How many stories the map shows at once, the newest of what is sought."""


def _events(store: Store, filters: Asked) -> list[EventLine]:
    """What each of the newest stories is on."""
    found = recording.stories(store, limit=_STORIES, alone=not filters.several, sought=filters.sought(), whole=False)
    return [event_line(told, told.happenings[0]) for told in found if told.happenings]


async def _map(store: Store, filters: Asked) -> MapPage:
    return features(_events(store, filters))


@router.get(
    "/map.geojson",
    response_class=Response,
    responses={
        200: {
            "description": "GeoJSON",
            "content": {"application/geo+json": {"schema": {"$ref": "#/components/schemas/FeatureCollection"}}},
        },
        **PROBLEMS,
    },
)
async def map_geojson(lang: Language, store: Store, filters: Asked) -> Response:  # noqa: ARG001 - part of the address
    """What the newest stories that a filter finds are on, by place."""
    return Response(msgspec.json.encode(features(_events(store, filters)).map), media_type="application/geo+json")


@router.get(
    "/stories/{id}/map.geojson",
    response_class=Response,
    responses={
        200: {
            "description": "GeoJSON",
            "content": {"application/geo+json": {"schema": {"$ref": "#/components/schemas/FeatureCollection"}}},
        },
        **PROBLEMS,
    },
)
async def story_geojson(lang: Language, id: ArticleId, store: Store) -> Response:  # noqa: ARG001 - part of the address
    """What the articles of a story tell of, by place."""
    told = recording.story(store, id)
    found = features(event_line(told, happening) for happening in told.happenings)
    return Response(msgspec.json.encode(found.map), media_type="application/geo+json")


screen(router, "/map", _map, page="map.html", view=MapPage)
