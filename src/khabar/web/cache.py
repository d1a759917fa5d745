"""Pages that were drawn already and still hold: until the record says something else, nobody draws them twice."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable, MutableMapping
from typing import Any

from khabar.web.viewer import CSRF_PLACE, viewer_of

__all__ = ["PageCache"]

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

_MOST_BYTES = 96 * 2**20
"""Of pages that are kept; the one asked for longest ago goes first."""
_PLACE = CSRF_PLACE.encode()
_FILES = "/static/"
"""What never changes while the program runs, and is sent as it lies on the disk."""


class PageCache:
    """An ASGI middleware: keeps what GET has answered with 200, by address and by what the viewer may.

    `state` tells what the record holds now, in a word; when it changes, nothing that was kept holds any more. Addresses
    for which `varies` is true are never kept. Each answer bears an entity tag, so that a browser that has it still is
    told so and no more. The token of the viewer is put into the page's forms at the very end.
    """

    def __init__(self, app: App, *, state: Callable[[], Hashable], varies: Callable[[str], bool]) -> None:
        self._app = app
        self._state = state
        self._varies = varies
        self._kept: OrderedDict[Hashable, tuple[list[tuple[bytes, bytes]], bytes]] = OrderedDict()
        self._bytes = 0
        self._of: Hashable = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer from what is kept, or have it drawn."""
        if scope["type"] != "http" or scope["path"].startswith(_FILES):
            await self._app(scope, receive, send)
            return
        if scope["method"] not in ("GET", "HEAD") or self._varies(scope["path"]):
            answer = await self._drawn(scope, receive)
            await _send(scope, send, answer.status, answer.headers, bytes(answer.body), tagged=False)
            return
        state = self._state()
        if state != self._of:
            self._kept.clear()
            self._bytes, self._of = 0, state
        viewer = viewer_of(scope)
        key = (scope["path"], scope["query_string"], viewer.name, viewer.role)
        kept = self._kept.get(key)
        if kept is None:
            answer = await self._drawn(scope, receive)
            kept = (answer.headers, bytes(answer.body))
            if answer.status != 200:
                await _send(scope, send, answer.status, *kept, tagged=False)
                return
            if self._state() == state:  # drawing a page may itself have brought the record up to date
                self._keep(key, kept)
        else:
            self._kept.move_to_end(key)
        await _send(scope, send, 200, *kept, tagged=True)

    async def _drawn(self, scope: Scope, receive: Receive) -> _Answer:
        answer = _Answer()
        if scope["method"] == "HEAD":
            scope = {**scope, "method": "GET"}
        await self._app(scope, receive, answer.take)
        return answer

    def _keep(self, key: Hashable, kept: tuple[list[tuple[bytes, bytes]], bytes]) -> None:
        self._kept[key] = kept
        self._bytes += len(kept[1])
        while self._bytes > _MOST_BYTES:
            _, (_, body) = self._kept.popitem(last=False)
            self._bytes -= len(body)


class _Answer:
    def __init__(self) -> None:
        self.status = 500
        self.headers: list[tuple[bytes, bytes]] = []
        self.body = bytearray()

    async def take(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status, self.headers = message["status"], list(message.get("headers", ()))
        else:
            self.body += message.get("body", b"")


async def _send(
    scope: Scope, send: Send, status: int, headers: list[tuple[bytes, bytes]], body: bytes, *, tagged: bool
) -> None:
    if _PLACE in body:
        body = body.replace(_PLACE, str(scope.get("khabar.csrf", "")).encode())
    sent = [(name, value) for name, value in headers if name.lower() != b"content-length"]
    if tagged:
        tag = b'"' + hashlib.blake2b(body, digest_size=12).hexdigest().encode() + b'"'
        sent += [(b"etag", tag), (b"cache-control", b"private, no-cache")]
        if tag in dict(scope["headers"]).get(b"if-none-match", b""):
            status, body = 304, b""
    else:
        sent.append((b"cache-control", b"no-store"))
    if status not in (204, 304):
        sent.append((b"content-length", str(len(body)).encode()))
    await send({"type": "http.response.start", "status": status, "headers": sent})
    await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})
