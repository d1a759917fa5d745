"""What stands before every page: which host is asked, how much is sent, who sends it, and what a browser may do."""

from __future__ import annotations

import hmac
import ipaddress
import re
import secrets
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from starlette.requests import ClientDisconnect, cookie_parser

from khabar.web.accounts import Accounts
from khabar.web.viewer import Viewer, viewer_of

__all__ = ["COOKIE", "Defences", "is_loopback"]

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

COOKIE = "khabar"
MOST_BYTES = 64 * 2**20
"""Of one request's body;"""
FEW_BYTES = 64 * 2**10
"""and of one by somebody who may add nothing, which is read before it is known what it asks for."""

_HEADERS = (
    (b"content-security-policy",
     b"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self';"
     b" connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=(), browsing-topics=()"),
)  # fmt: skip
_SAFE = ("GET", "HEAD", "OPTIONS")
_HOST = re.compile(r"(?:\[([0-9a-f:.]+)\]|([^\s/\\?#@:\[\]]+))(?::[0-9]{0,5})?", re.IGNORECASE)
"""A Host header: a name or an address, and a port or none."""


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach what listens on `host`. A name other than ``localhost`` counts as open."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


class Defences:
    """An ASGI middleware before all others.

    It answers only under the names that the server has (a page elsewhere may have its own name point here), refuses
    bodies that are too large and forms that other sites send, finds out who asks, and tells browsers to load nothing
    from elsewhere. `names` are hosts without ports; ``()`` for any. `accounts` tells who may sign in; ``None``: whoever
    reaches the server is `local`, who may do everything.
    """

    def __init__(
        self, app: App, *, names: tuple[str, ...], accounts: Callable[[], Accounts | None], local: str
    ) -> None:
        self._app, self._accounts, self._local = app, accounts, local
        self._names = tuple(name.lower() for name in names)
        # Without accounts there is one visitor, and a page of another origin cannot read his pages to learn this.
        self._csrf = secrets.token_urlsafe(32)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or say why not."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        headers = dict(scope["headers"])
        host = headers.get(b"host", b"").decode("latin-1")
        if self._names and _name(host) not in self._names:
            await _refuse(send, 400, "this server does not go by that name")
            return
        if scope["method"] not in _SAFE and not _same_site(headers, host):
            await _refuse(send, 403, "a form of another site")
            return
        self._find_out(scope, headers)
        most = MOST_BYTES if viewer_of(scope).may("reviewer") else FEW_BYTES
        length = headers.get(b"content-length", b"0")
        if not length.isdigit() or len(length) > 20 or int(length) > most:
            await _refuse(send, 413, f"more than {most:,} bytes")
            return
        await _bounded(self._app, scope, receive, send, most)

    def _find_out(self, scope: Scope, headers: dict[bytes, bytes]) -> None:
        accounts = self._accounts()
        if accounts is None:
            scope["khabar.viewer"] = Viewer(name=self._local, role="admin", local=True)
            scope["khabar.csrf"] = self._csrf
            return
        token = _cookie(headers.get(b"cookie", b""))
        session = accounts.session(token) if token else None
        if session is None:
            scope["khabar.viewer"] = Viewer(name=None, role=None)
            # For the form that signs in, where nobody has a session yet: same-site checks are all there can be.
            scope["khabar.csrf"] = self._csrf
            return
        scope["khabar.viewer"] = Viewer(name=session.account.name, role=session.account.role)
        scope["khabar.csrf"] = session.csrf


def is_own_form(scope: Scope, token: str) -> bool:
    """Whether a form brings the token that was put into the page for whoever sends it."""
    return hmac.compare_digest(str(scope.get("khabar.csrf", "")).encode(), token.encode("utf-8", "replace"))


def _name(host: str) -> str:
    """What a Host header names, in small letters; ``""`` for one that is none."""
    found = _HOST.fullmatch(host)
    return (found[1] or found[2]).lower() if found is not None else ""


def _same_site(headers: dict[bytes, bytes], host: str) -> bool:
    site = headers.get(b"sec-fetch-site")
    if site is not None and site not in (b"same-origin", b"none"):
        return False
    origin = headers.get(b"origin")
    return origin is None or origin.decode("latin-1").lower() in (f"http://{host}".lower(), f"https://{host}".lower())


def _cookie(header: bytes) -> str | None:
    # The parser of the standard library gives up at the first cookie that it does not like, and others on this machine
    # set those too, whatever their port.
    return cookie_parser(header.decode("latin-1")).get(COOKIE)


async def _bounded(app: App, scope: Scope, receive: Receive, send: Send, most: int) -> None:
    """Have a request answered, or refused when its body says nothing of its length and goes on beyond `most` bytes."""
    got = 0
    begun = False

    async def bounded() -> Message:
        nonlocal got
        if got > most:
            return {"type": "http.disconnect"}
        message = await receive()
        got += len(message.get("body", b""))
        return message if got <= most else {"type": "http.disconnect"}

    async def passed_on(message: Message) -> None:
        nonlocal begun
        if begun or got <= most:
            begun = True
            await send(message)

    try:
        await app(scope, bounded, _guarded(passed_on))
    except ClientDisconnect:
        if got <= most:
            raise
    if got > most and not begun:
        await _refuse(send, 413, f"more than {most:,} bytes")


def _guarded(send: Send) -> Send:
    async def guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": [*message.get("headers", ()), *_HEADERS]}
        await send(message)

    return guarded


async def _refuse(send: Send, status: int, reason: str) -> None:
    body = reason.encode()
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode()), *_HEADERS]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
