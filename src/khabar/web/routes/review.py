"""Review: what nobody has looked at, one item with its form, and the log."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Path, Query, Request, Response
from starlette.responses import RedirectResponse

from khabar import recording
from khabar.errors import NotFound
from khabar.model import Attribution, Event, Place, Review, Verdict
from khabar.store import IndependenceKind, JudgementKind, PairKind, StoredArticle
from khabar.web.language import Language
from khabar.web.pages import PROBLEM_PAGES, screen
from khabar.web.routes.parameters import ArticleId, PageNumber, Reviewed, Store
from khabar.web.routes.permissions import needs, own_form
from khabar.web.viewer import Viewer
from khabar.web.views.lines import story_line
from khabar.web.views.reviewing import ItemPage, LogPage, QueuePage, entry_view, item_page

__all__ = ["router"]

router = APIRouter(prefix="/{lang}/review")

_LOOKED_AT = 60
"""How many of the newest stories are gone through for the queue."""
_ENTRIES = 50

Item = Annotated[str, Path(pattern=r"^[vpa][1-9][0-9]{0,4}$", description="An event, a place or a statement.")]
Reviewer = Annotated[Viewer, Depends(needs("reviewer"))]
Why = Annotated[str, Form(max_length=1000)]
Back = Annotated[str, Form(max_length=400)]
AnyId = Annotated[str, Form(min_length=1, max_length=200)]
_SENT = {303: {"description": "Back to the page, or to the log"}, **PROBLEM_PAGES}


async def _queue(store: Store, reviewed: Reviewed) -> QueuePage:
    lines = []
    for told in recording.stories(store, limit=_LOOKED_AT, alone=True, whole=False):
        if told.happenings and not told.has(reviewed):
            lines.append(story_line(told))
    lines.sort(key=lambda line: ("contradicted" not in line.badges, "updated" not in line.badges, -line.reports))
    return QueuePage(stories=tuple(lines))


async def _log(store: Store, page: PageNumber = 1, article: Annotated[str, Query(max_length=100)] = "") -> LogPage:
    entries = list(store.reviews(article=article or None))
    undone = _undone(entries)
    views = [entry_view(entry, undone=undone) for entry in entries]
    if not article:
        views += [entry_view(judgement) for judgement in store.judgements()]
    views.sort(key=lambda view: view.at, reverse=True)
    here = views[(page - 1) * _ENTRIES : page * _ENTRIES]
    return LogPage(entries=tuple(here), page=page, more=len(views) > page * _ENTRIES)


def _undone(entries: list[Review]) -> frozenset[int]:
    """Those that are taken back by an entry which is itself not taken back."""
    undone: set[int] = set()
    for entry in sorted(entries, key=lambda entry: -entry.id):
        if entry.undoes is not None and entry.id not in undone:
            undone.add(entry.undoes)
    return frozenset(undone)


async def _item(id: ArticleId, item: Item, store: Store) -> ItemPage:
    stored = store.get(id)
    entries = list(store.reviews(article=stored.page))
    undone = _undone(entries)
    said = [entry for entry in entries if entry.on is not None and entry.on.mention == item]
    return item_page(stored, _found(stored, item), tuple(entry_view(entry, undone=undone) for entry in said))


def _found(stored: StoredArticle, item: str) -> Event | Place | Attribution:
    reading = stored.document.reading
    items: tuple[Event | Place | Attribution, ...] = (*reading.events, *reading.places, *reading.attributions)
    for each in items:
        if each.id == item:
            return each
    raise NotFound(f"{stored.document.article.id} has no {item}")


@router.post(
    "/items/{id}/{item}/verdict", status_code=303, response_class=Response, dependencies=[own_form], responses=_SENT
)
async def say_of_item(
    request: Request,
    lang: Language,
    id: ArticleId,
    item: Item,
    store: Store,
    viewer: Reviewer,
    kind: Annotated[Verdict, Form()],
    why: Why = "",
    back: Back = "",
) -> Response:
    """It is right, it is wrong, or it has other values: those that the form has changed."""
    values: Mapping[str, str] = {}
    if kind == "fix":
        page = item_page(store.get(id), _found(store.get(id), item), ())
        sent = await request.form()
        before = {field.name: field.value for field in page.fields}
        given = {name: str(value).strip() for name, value in sent.items() if name in before}
        values = {name: value for name, value in given.items() if value != before[name]}
    if kind != "fix" or values:
        store.review(kind, store.get(id).page, item, who=_name(viewer), why=why, values=values)
    return _onwards(lang, back)


@router.post("/pairs", status_code=303, response_class=Response, dependencies=[own_form], responses=_SENT)
async def say_of_pair(
    lang: Language,
    store: Store,
    viewer: Reviewer,
    kind: Annotated[PairKind, Form()],
    one: AnyId,
    other: AnyId,
    why: Why = "",
    back: Back = "",
) -> Response:
    """Two mentions, as ``article/v1``, are of one event, or of two."""
    store.review_pair(kind, _mention(one), _mention(other), who=_name(viewer), why=why)
    return _onwards(lang, back)


@router.post("/origins", status_code=303, response_class=Response, dependencies=[own_form], responses=_SENT)
async def say_of_origins(
    lang: Language,
    store: Store,
    viewer: Reviewer,
    kind: Annotated[IndependenceKind, Form()],
    one: AnyId,
    other: AnyId,
    why: Why = "",
    back: Back = "",
) -> Response:
    """Two origins have it from one another, in all stories; or not, after all."""
    store.review_origins(kind, one, other, who=_name(viewer), why=why)
    return _onwards(lang, back)


@router.post("/stories", status_code=303, response_class=Response, dependencies=[own_form], responses=_SENT)
async def say_of_stories(
    lang: Language,
    store: Store,
    viewer: Reviewer,
    kind: Annotated[JudgementKind, Form()],
    one: AnyId,
    other: AnyId,
    why: Why = "",
    back: Back = "",
) -> Response:
    """Two articles are of one story, are not, or that is left to Khabar again."""
    store.judge(kind, one, other, who=_name(viewer), why=why)
    return _onwards(lang, back)


@router.post("/undo", status_code=303, response_class=Response, dependencies=[own_form], responses=_SENT)
async def take_back(
    lang: Language,
    store: Store,
    viewer: Reviewer,
    id: Annotated[int, Form(ge=1, le=2**62)],
    why: Why = "",
    back: Back = "",
) -> Response:
    """Take an entry back, by another one."""
    store.undo(id, who=_name(viewer), why=why)
    return _onwards(lang, back)


def _mention(words: str) -> tuple[str, str]:
    article, _, mention = words.rpartition("/")
    return article, mention


def _name(viewer: Viewer) -> str:
    assert viewer.name is not None, "a reviewer has signed in, or is the local user"
    return viewer.name


def _onwards(lang: Language, back: str) -> Response:
    """To a page of this server alone: whoever sends a form may not send people elsewhere with it."""
    own = back.startswith(f"/{lang.value}/") and "\\" not in back and "//" not in back and back.isprintable()
    return RedirectResponse(back if own else f"/{lang.value}/review/log", status_code=303)


screen(router, "/items/{id}/{item}", _item, page="item.html", view=ItemPage)
screen(router, "/log", _log, page="log.html", view=LogPage)
screen(router, "", _queue, page="review.html", view=QueuePage)
