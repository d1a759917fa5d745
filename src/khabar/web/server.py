"""Listening: the app on an address of this machine."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path

import uvicorn

from khabar.errors import ServeError
from khabar.web.accounts import Accounts, accounts_path
from khabar.web.app import create_app
from khabar.web.defences import is_loopback

__all__ = ["serve"]


def serve(path: Path, *, host: str, port: int, names: tuple[str, ...], told: Callable[[str], None]) -> None:
    """Serve the record in `path` until it is interrupted; `told` gets the address once it can be opened.

    Raises `ServeError` when nothing can listen there, and when others could reach it without an account.
    """
    if not is_loopback(host):
        with Accounts(accounts_path(path)) as accounts:
            if not accounts.all():
                raise ServeError(f"{host} is open to others: make an account first, with `khabar account add NAME`")
    app = create_app(path, host=host, names=names)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # With the protocol named, asyncio sends each answer at once; without it, a browser's delayed acknowledgement holds
    # back what follows the headers, for 40 ms.
    with socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((host, port))
        except OSError as error:
            raise ServeError(f"{host}:{port} cannot be listened on: {error.strerror or error}") from None
        listening.listen()
        shown = f"[{host}]" if family == socket.AF_INET6 else host
        told(f"http://{shown}:{listening.getsockname()[1]}/")
        uvicorn.Server(uvicorn.Config(app, log_level="warning", server_header=False)).run(sockets=[listening])
