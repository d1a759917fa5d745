"""``khabar serve``: the record in a browser."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from importlib.resources import as_file
from pathlib import Path
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
    demo: Annotated[
        bool, typer.Option("--demo", help="Serve the bundled pages of four invented outlets, in a record of their own.")
    ] = False,
) -> None:
    """Open the record in a browser: Arabic at /ar, English at /en. Nothing leaves this machine."""
    from khabar.store import default_path
    from khabar.web.server import serve as run

    def told(address: str) -> None:
        notes().print(f"khabar: {address}", markup=False)

    with ExitStack() as stack:
        if demo:
            db = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="khabar-demo-"))) / "khabar.db"
            _fill(db)
        run(db or default_path(), host=host, port=port, names=tuple(name or ()), told=told)


def _fill(db: Path) -> None:
    """A record of the bundled pages."""
    from khabar.demo import PUBLISHED, pages
    from khabar.model import Failure
    from khabar.pipeline import read_files
    from khabar.recording import open_record

    with ExitStack() as stack, open_record(db) as store:
        paths = [str(stack.enter_context(as_file(page))) for page in pages()]
        results = read_files(paths, published=PUBLISHED)
        list(store.add_all(result for result in results if not isinstance(result, Failure)))
