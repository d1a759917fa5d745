"""Adding from the browser: drop files, or paste a text."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

import msgspec
from fastapi import APIRouter, Depends, File, Form, Path, Request, Response, UploadFile
from pydantic import BeforeValidator
from starlette.responses import RedirectResponse

from khabar.errors import NotFound
from khabar.model import Failure
from khabar.web.adding import Adding, Job, Upload, label_of
from khabar.web.language import Language
from khabar.web.pages import PROBLEM_PAGES, screen
from khabar.web.routes.parameters import written_out
from khabar.web.routes.permissions import needs, own_form

__all__ = ["AddPage", "JobPage", "router"]

router = APIRouter(prefix="/{lang}")

_FILES = 500
"""How many files may come at once."""
_CHARACTERS = 250_000
"""How long a text may be that is pasted: what a form's field holds, 1 MiB, whatever its letters."""


class JobPage(msgspec.Struct, frozen=True, kw_only=True):
    """How far adding has come, and what could not be used."""

    job: Job


class AddPage(msgspec.Struct, frozen=True, kw_only=True):
    """Where pages are added."""

    files: int = _FILES
    """How many files may come at once."""
    nothing: bool = False
    """Whether neither a file nor a text came the last time."""


async def _add(nothing: bool = False) -> AddPage:
    return AddPage(nothing=nothing)


def _adding(request: Request) -> Adding:
    adding: Adding = request.app.state.adding
    return adding


@router.post(
    "/add",
    response_class=Response,
    status_code=303,
    dependencies=[own_form, Depends(needs("reviewer"))],
    responses={
        303: {"description": "To the page that tells how far it has come"},
        400: {"description": "No form", "content": {"text/html": {"schema": {"type": "string"}}}},
        **PROBLEM_PAGES,
    },
)
async def send(
    request: Request,
    lang: Language,
    files: Annotated[list[UploadFile], File(description="Saved pages, text dumps, JSON Lines.")] = [],  # noqa: B006
    text: Annotated[str, Form(max_length=_CHARACTERS)] = "",
    published: Annotated[dt.date | Literal[""], BeforeValidator(written_out), Form()] = "",
) -> Response:
    """Keep pages: the answer leads to how far it has come."""
    named = [file for file in files if file.filename]
    uploads = [Upload(label_of(file.filename), await file.read()) for file in named[:_FILES]]
    refused = [
        Failure(page=label_of(file.filename), step="collect", reason=f"more than {_FILES} files came at once")
        for file in named[_FILES:]
    ]
    if text.strip():
        uploads.append(Upload("pasted.txt", text.encode("utf-8", "replace")))
    if not uploads:
        return RedirectResponse(f"/{lang.value}/add?nothing=true", status_code=303)
    id = _adding(request).start(uploads, published=published or None, refused=refused)
    return RedirectResponse(f"/{lang.value}/add/{id}", status_code=303)


async def _job(request: Request, id: Annotated[str, Path(pattern=r"^[A-Za-z0-9_\-]{1,40}$")]) -> JobPage:
    job = _adding(request).get(id)
    if job is None:
        raise NotFound(f"nothing is known of the job {id!r}")
    return JobPage(job=job)


screen(router, "/add/{id}", _job, page="job.html", view=JobPage)
screen(router, "/add", _add, page="add.html", view=AddPage)
