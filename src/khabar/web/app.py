"""The app: the record's pages, and what stands before and behind them."""

from __future__ import annotations

import getpass
from collections.abc import AsyncIterator, Hashable
from contextlib import ExitStack, asynccontextmanager
from importlib import resources
from pathlib import Path
from typing import Any, get_args

import msgspec
from fastapi import Depends, FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.openapi.utils import get_openapi
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse
from starlette.routing import Route
from starlette.staticfiles import StaticFiles

from khabar.errors import KhabarError, NotAllowed, NotFound, ReviewError, ServeError
from khabar.model import EventType
from khabar.recording import open_record
from khabar.web.accounts import Accounts, accounts_path
from khabar.web.adding import Adding
from khabar.web.cache import PageCache
from khabar.web.citing import Annotation
from khabar.web.defences import Defences, is_loopback
from khabar.web.language import Language, words_of
from khabar.web.overview import overview
from khabar.web.pages import Problem, html, templates_know
from khabar.web.rate import Attempts
from khabar.web.remembered import Remembered
from khabar.web.reviewed import reviewed_articles
from khabar.web.routes import about, add, articles, maps, review, signing, sources, stories, today
from khabar.web.routes.about import LicencesPage
from khabar.web.routes.add import AddPage, JobPage
from khabar.web.routes.articles import ChangesPage
from khabar.web.routes.permissions import needs
from khabar.web.routes.signing import SignInPage
from khabar.web.routes.sources import SourcePage, SourcesPage
from khabar.web.routes.today import SearchPage, TodayPage
from khabar.web.viewer import viewer_of
from khabar.web.views.articles import ArticlePage
from khabar.web.views.events import EventPage
from khabar.web.views.maps import FeatureCollection, MapPage
from khabar.web.views.reviewing import ItemPage, LogPage, QueuePage
from khabar.web.views.stories import StoryPage

__all__ = ["create_app"]

_VIEWS: tuple[type[msgspec.Struct], ...] = (
    TodayPage, SearchPage, StoryPage, EventPage, ArticlePage, ChangesPage, MapPage, FeatureCollection, SourcesPage,
    SourcePage, AddPage, JobPage, LicencesPage, SignInPage, ItemPage, LogPage, QueuePage, Annotation, Problem,
)  # fmt: skip
"""What the JSON twins hold."""
_ROUTERS = (
    about.router,
    add.router,
    maps.router,
    review.router,
    sources.router,
    stories.router,
    articles.router,
    today.router,
)
_NEVER_KEPT = ("add", "review", "sign-in", "sign-out")


def create_app(path: Path, *, host: str = "127.0.0.1", names: tuple[str, ...] = ()) -> FastAPI:
    """The app on the record in `path`, which is opened when the server starts and closed when it stops.

    `host` is where it will listen; elsewhere than on this machine alone it answers under `names`, or under any when
    there are none. Whether people have to sign in is told by the accounts beside the record when it starts.
    """

    @asynccontextmanager
    async def life(app: FastAPI) -> AsyncIterator[None]:
        with ExitStack() as stack:
            app.state.store = stack.enter_context(open_record(path))
            app.state.accounts = None
            if accounts_path(path).exists():
                accounts = stack.enter_context(Accounts(accounts_path(path)))
                app.state.accounts = accounts if accounts.all() else None
            if app.state.accounts is None and not is_loopback(host):  # else everybody would be the local user
                raise ServeError(f"{host} is open to others, and the record has no accounts")
            app.state.attempts = Attempts()
            app.state.reviewed = Remembered(reviewed_articles)
            app.state.overview = Remembered(overview)
            app.state.adding = Adding(path)
            stack.callback(app.state.adding.close)
            yield

    app = FastAPI(title="Khabar", version="1", lifespan=life, docs_url=None, redoc_url=None)
    templates_know(types=get_args(EventType))
    app.include_router(signing.router)
    for router in _ROUTERS:
        app.include_router(router, dependencies=[Depends(needs("reader"))])
    app.get("/", include_in_schema=False)(_home)
    app.mount("/static", StaticFiles(directory=str(resources.files("khabar.web").joinpath("static"))), name="static")
    app.add_exception_handler(NotFound, _on_not_found)
    app.add_exception_handler(ReviewError, _on_refused)
    app.add_exception_handler(NotAllowed, _on_not_allowed)
    app.add_exception_handler(KhabarError, _on_broken)
    app.add_exception_handler(RequestValidationError, _on_misunderstood)
    app.add_exception_handler(HTTPException, _on_http)
    app.openapi = lambda: _schema(app)  # type: ignore[method-assign]

    def state() -> Hashable:
        value: int = app.state.store.state()
        return value

    app.add_middleware(PageCache, state=state, varies=_varies)
    app.add_middleware(
        Defences,
        names=("localhost", "127.0.0.1", "::1") if is_loopback(host) else names,
        accounts=lambda: app.state.accounts,
        local=_login(),
    )
    return app


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a process without a user
        return "local"


def _varies(path: str) -> bool:
    """Whether a page is drawn anew for everybody who asks."""
    parts = path.split("/")
    return len(parts) > 2 and parts[2] in _NEVER_KEPT


async def _home() -> Response:
    return RedirectResponse(f"/{Language.AR.value}", status_code=307)


async def _on_not_found(request: Request, error: Exception) -> Response:
    return _problem(request, 404, str(error))


async def _on_not_allowed(request: Request, error: Exception) -> Response:
    if (
        viewer_of(request.scope).name is None
        and request.method == "GET"
        and not request.url.path.endswith(_FOR_MACHINES)
    ):
        lang = Language.EN if request.url.path.startswith("/en") else Language.AR
        return RedirectResponse(f"/{lang.value}/sign-in", status_code=303)
    return _problem(request, 403, str(error))


async def _on_refused(request: Request, error: Exception) -> Response:
    return _problem(request, 422, str(error))


async def _on_broken(request: Request, error: Exception) -> Response:
    return _problem(request, 503, str(error))


async def _on_misunderstood(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    reasons = (f"{'.'.join(map(str, each['loc'][1:]))}: {each['msg']}" for each in error.errors())
    return _problem(request, 422, "; ".join(reasons))


async def _on_http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    response = _problem(request, error.status_code, str(error.detail))
    if error.status_code == 405:
        response.headers["allow"] = ", ".join(sorted(_methods(request)))
    return response


def _methods(request: Request) -> set[str]:
    """All that any route takes at this address; Starlette tells those of the first one alone."""
    found: set[str] = set()
    for route in request.app.routes:
        if isinstance(route, Route) and route.path_regex.match(request.url.path):
            found |= route.methods or set()
    return found


_FOR_MACHINES = (".json", ".geojson", ".atom")
_TITLES = {404: "not_found", 403: "not_allowed", 422: "bad_request"}


def _problem(request: Request, status: int, reason: str) -> Response:
    """A page for people, JSON for a twin's address."""
    path = request.url.path
    lang = Language.EN if path.startswith("/en") else Language.AR
    if path.endswith(_FOR_MACHINES):
        return Response(msgspec.json.encode(Problem(reason=reason)), status_code=status, media_type="application/json")
    title = words_of(lang)(_TITLES.get(status, "error"))
    return html(request, lang, "problem.html", {"title": title, "reason": reason}, status=status)


def _schema(app: FastAPI) -> dict[str, Any]:
    """OpenAPI, with the values of the twins as msgspec describes them."""
    if app.openapi_schema is None:
        schema = get_openapi(title=app.title, version=app.version, routes=app.routes)
        _, components = msgspec.json.schema_components(_VIEWS, ref_template="#/components/schemas/{name}")
        schema.setdefault("components", {}).setdefault("schemas", {}).update(components)
        app.openapi_schema = schema
    return app.openapi_schema
