"""Who looks at a page, and what he may."""

from __future__ import annotations

import secrets
from collections.abc import MutableMapping
from typing import Any, Literal

import msgspec

__all__ = ["CSRF_PLACE", "Role", "Viewer", "viewer_of"]

Role = Literal["reader", "reviewer", "admin"]

CSRF_PLACE = f"@@khabar-csrf-{secrets.token_hex(16)}@@"
"""Stands in a page's forms where the token of whoever gets the page is put when it is sent, so that one page, drawn
once, serves all. Another one in each process: an article or a link that had it would be given the token, too."""


class Viewer(msgspec.Struct, frozen=True, kw_only=True):
    """Whoever has sent a request."""

    name: str | None
    """``None`` for nobody who has signed in."""
    role: Role | None
    local: bool = False
    """Whether he needs no account, as on one's own machine."""

    def may(self, role: Role) -> bool:
        """Whether he has this role, or one above it."""
        order = ("reader", "reviewer", "admin")
        return self.role is not None and order.index(self.role) >= order.index(role)


def viewer_of(scope: MutableMapping[str, Any]) -> Viewer:
    """Who has sent the request of this ASGI scope; nobody, when nothing has found out."""
    viewer = scope.get("khabar.viewer")
    return viewer if isinstance(viewer, Viewer) else Viewer(name=None, role=None)
