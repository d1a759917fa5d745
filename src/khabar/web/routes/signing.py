"""Signing in and out."""

from __future__ import annotations

import time
import unicodedata
from typing import Annotated

import msgspec
from fastapi import APIRouter, Form, Query, Request, Response
from starlette.responses import RedirectResponse

from khabar.errors import NotFound
from khabar.web.accounts import Accounts
from khabar.web.defences import COOKIE
from khabar.web.language import Language
from khabar.web.pages import PROBLEM_PAGES, screen
from khabar.web.rate import Attempts
from khabar.web.routes.permissions import own_form

__all__ = ["SignInPage", "router"]

router = APIRouter(prefix="/{lang}")


class SignInPage(msgspec.Struct, frozen=True, kw_only=True):
    """The form."""

    wrong: bool
    """Whether the last name and password were not right."""
    wait: bool
    """Whether there were too many tries."""


async def _sign_in(
    request: Request, wrong: Annotated[bool, Query()] = False, wait: Annotated[bool, Query()] = False
) -> SignInPage:
    if request.app.state.accounts is None:
        raise NotFound("nobody signs in here: the record has no accounts")
    return SignInPage(wrong=wrong, wait=wait)


@router.post(
    "/sign-in",
    status_code=303,
    response_class=Response,
    dependencies=[own_form],
    responses={303: {"description": "To Today, or to the form again"}, **PROBLEM_PAGES},
)
async def sign_in(
    request: Request,
    lang: Language,
    name: Annotated[str, Form(max_length=100)],
    password: Annotated[str, Form(max_length=1000)],
) -> Response:
    """Begin a session."""
    accounts: Accounts | None = request.app.state.accounts
    attempts: Attempts = request.app.state.attempts
    if accounts is None:
        raise NotFound("nobody signs in here: the record has no accounts")
    address = request.client.host if request.client else ""
    # As accounts know it: the letters of one name can be written in several ways, which are not so many tries more.
    keys = (f"name:{unicodedata.normalize('NFC', name).strip()}", f"from:{address}")
    now = time.monotonic()
    form = f"/{lang.value}/sign-in"
    if attempts.wait(keys, now):
        return RedirectResponse(f"{form}?wait=true", status_code=303)
    account = accounts.verified(name, password)
    if account is None:
        attempts.failed(keys, now)
        return RedirectResponse(f"{form}?wrong=true", status_code=303)
    attempts.succeeded(keys[0])
    answer = RedirectResponse(f"/{lang.value}", status_code=303)
    # A token of its own for each sign-in: one that somebody has planted before is worth nothing.
    answer.set_cookie(
        COOKIE,
        accounts.sign_in(account),
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
        path="/",
    )
    return answer


@router.post(
    "/sign-out",
    status_code=303,
    response_class=Response,
    dependencies=[own_form],
    responses={303: {"description": "To the form"}, **PROBLEM_PAGES},
)
async def sign_out(request: Request, lang: Language) -> Response:
    """End the session."""
    accounts: Accounts | None = request.app.state.accounts
    token = request.cookies.get(COOKIE)
    if accounts is not None and token:
        accounts.sign_out(token)
    answer = RedirectResponse(f"/{lang.value}/sign-in", status_code=303)
    answer.delete_cookie(COOKIE, path="/", httponly=True, samesite="strict")
    return answer


screen(router, "/sign-in", _sign_in, page="sign-in.html", view=SignInPage)
