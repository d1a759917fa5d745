"""``khabar list``: what is in the record?"""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from khabar.cli.options import Database, JsonLines
from khabar.cli.record import open_record
from khabar.cli.render import summary_lines
from khabar.cli.terminal import notes, output
from khabar.model.codec import encode_document

__all__ = ["list_articles"]


def list_articles(
    db: Database = None,
    limit: Annotated[int, typer.Option("--limit", "-n", help="How many at most; 0 for all.", min=0)] = 30,
    all_versions: Annotated[bool, typer.Option("--all-versions", help="Older versions of changed pages too.")] = False,
    jsonl: JsonLines = False,
) -> None:
    """List the articles that are kept, newest first."""
    with open_record(db) as store:
        for stored in store.list(limit=limit or None, all_versions=all_versions):
            if jsonl:
                sys.stdout.buffer.write(encode_document(stored.document) + b"\n")
                continue
            for line in summary_lines(stored):
                output().print(line)
        count = store.count()
        if not jsonl and limit and count > limit:
            notes().print(f"{limit} of {count} articles; --limit 0 lists all")
    sys.stdout.flush()
