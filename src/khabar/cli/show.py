"""``khabar show``: one article of the record."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from khabar.cli.options import Database, Json
from khabar.cli.record import open_record
from khabar.cli.render import document_lines
from khabar.cli.terminal import notes, output
from khabar.model.codec import encode_document

__all__ = ["show"]


def show(
    article: Annotated[
        str, typer.Argument(metavar="ID", help="An article's id or the start of it.", show_default=False)
    ],
    db: Database = None,
    version: Annotated[
        int | None, typer.Option(help="Another version than the newest.", min=1, show_default=False)
    ] = None,
    json: Json = False,
) -> None:
    """Show one article of the record with what it says."""
    with open_record(db) as store:
        stored = store.get(article, version=version)
    if json:
        sys.stdout.buffer.write(encode_document(stored.document) + b"\n")
        sys.stdout.flush()
        return
    for line in document_lines(stored.document):
        output().print(line)
    if stored.versions > 1:
        notes().print(f"version {stored.version} of {stored.versions}; --version shows another")
