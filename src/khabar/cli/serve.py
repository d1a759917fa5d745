"""``khabar serve``: the record in a browser."""

from __future__ import annotations

from typing import Annotated

import typer

from khabar.cli.options import Database
from khabar.cli.terminal import notes

__all__ = ["serve"]


def serve(
    db: Database = None,
    host: Annotated[
        str, typer.Option(help="The address to listen on. Any but this machine's own needs accounts: `khabar account`.")
    ] = "127.0.0.1",
    name: Annotated[
        list[str] | None,
        typer.Option(help="A name under which others reach it; it answers under no other. May be given again."),
    ] = None,
    port: Annotated[int, typer.Option(help="0 takes any that is free.", min=0, max=65535)] = 8600,
) -> None:
    """Open the record in a browser: Arabic at /ar, English at /en. Nothing leaves this machine."""
    from khabar.store import default_path
    from khabar.web.server import serve as run

    def told(address: str) -> None:
        notes().print(f"khabar: {address}", markup=False)

    run(db or default_path(), host=host, port=port, names=tuple(name or ()), told=told)
