"""A screen in its two forms: the page that people read and its JSON twin, both of one value."""

from __future__ import annotations

import datetime as dt
from collections.abc import Awaitable, Callable, Mapping
from functools import cache
from typing import Any
from urllib.parse import quote as percent
from urllib.parse import urlencode

import msgspec
from fastapi import APIRouter, Depends, Request, Response
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from khabar.web.language import Language, words_of
from khabar.web.viewer import CSRF_PLACE, viewer_of

__all__ = ["PROBLEMS", "PROBLEM_PAGES", "Problem", "html", "screen", "template", "templates_know"]


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """Why there is no answer."""

    reason: str
    """One sentence for a person."""


_JSON = msgspec.json.Encoder()

PROBLEMS: dict[int | str, dict[str, Any]] = {
    code: {"description": words, "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Problem"}}}}
    for code, words in ((403, "Not allowed"), (404, "Nothing at this address"), (422, "Not understood"))
}
PROBLEM_PAGES: dict[int | str, dict[str, Any]] = {
    code: {"description": words, "content": {"text/html": {"schema": {"type": "string"}}}}
    for code, words in ((403, "Not allowed"), (404, "Nothing at this address"), (422, "Not understood"))
}


def screen(
    router: APIRouter,
    path: str,
    build: Callable[..., Awaitable[msgspec.Struct]],
    *,
    page: str,
    view: type[msgspec.Struct],
    extra: Callable[[Any], Mapping[str, object]] = lambda _: {},
) -> None:
    """Give `router` the page at `path` and its twin at ``path.json``.

    `build` is an async function of path and query parameters, as FastAPI reads them, that makes the `view`, a value of
    that type; `page` is the template that draws it, with what `extra` works out of it for the eye alone.
    """
    name, operation = view.__name__, build.__name__.strip("_")

    async def twin(lang: Language, made: msgspec.Struct = Depends(build)) -> Response:  # noqa: ARG001, B008
        return Response(_JSON.encode(made), media_type="application/json")

    async def drawn(request: Request, lang: Language, made: msgspec.Struct = Depends(build)) -> Response:  # noqa: B008
        return html(request, lang, page, {"view": made, **extra(made)})

    router.get(
        path + ".json",
        name=f"{operation} as JSON",
        operation_id=f"{operation}_json",
        response_class=Response,
        responses={
            200: {
                "description": (view.__doc__ or name).strip().partition("\n")[0],
                "content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}},
            },
            **PROBLEMS,
        },
    )(twin)
    router.get(
        path,
        name=operation,
        operation_id=f"{operation}_page",
        response_class=Response,
        responses={
            200: {"description": "The same for people", "content": {"text/html": {"schema": {"type": "string"}}}},
            **PROBLEM_PAGES,
        },
    )(drawn)


def html(request: Request, lang: Language, page: str, values: Mapping[str, object], *, status: int = 200) -> Response:
    """The page that a template draws in a language, for whoever asks."""
    words = words_of(lang)
    path = request.url.path
    query = f"?{request.url.query}" if request.url.query else ""
    body = template(page).render(
        w=words,
        lang=lang.value,
        dir=lang.direction,
        other=lang.other.value,
        here=path,
        query=query,
        other_href=f"/{lang.other.value}{path[3:]}{query}",
        json_href=f"{path}.json{query}",
        viewer=viewer_of(request.scope),
        csrf=CSRF_PLACE,
        href=_href(lang),
        moment=_moment,
        **values,
    )
    return Response(body, status_code=status, media_type="text/html; charset=utf-8")


def _href(lang: Language) -> Callable[..., str]:
    def address(*parts: object, **query: object) -> str:
        """The address of a page in the page's own language; what is ``None`` or empty is left out of the query."""
        path = "/".join(percent(str(part), safe="/") for part in parts)
        asked = {name.rstrip("_"): value for name, value in query.items() if value not in (None, "", False)}
        return f"/{lang.value}{'/' + path if path else ''}{'?' + urlencode(asked) if asked else ''}"

    return address


def _moment(moment: dt.datetime) -> str:
    return f"{moment.astimezone(dt.UTC):%Y-%m-%d %H:%M} UTC"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("khabar.web"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    return environment


def template(name: str) -> Any:
    """A template that ships; compiled once."""
    return _environment().get_template(name)


def templates_know(**values: object) -> None:
    """Give all templates these values, under their names."""
    _environment().globals.update(values)
