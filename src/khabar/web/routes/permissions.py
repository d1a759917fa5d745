"""What a route asks of whoever sends a request, before it does anything."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Annotated

from fastapi import Depends, Form, Request

from khabar.errors import NotAllowed
from khabar.web.defences import is_own_form
from khabar.web.viewer import Role, Viewer, viewer_of

__all__ = ["needs", "own_form"]


def needs(role: Role) -> Callable[[Request], Awaitable[Viewer]]:
    """A dependency: the viewer, who has this role or one above it. Raises `NotAllowed`."""

    async def viewer(request: Request) -> Viewer:
        found = viewer_of(request.scope)
        if not found.may(role):
            raise NotAllowed("sign in first" if found.name is None else f"this is for a {role}")
        return found

    return viewer


async def _own_form(request: Request, csrf: Annotated[str, Form(max_length=200)] = "") -> None:
    if not is_own_form(request.scope, csrf):
        raise NotAllowed("the form is not one of this server's, or too old: open the page again")


own_form = Depends(_own_form)
"""What every form needs: the token that came with the page it was sent from."""
