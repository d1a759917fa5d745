"""``khabar changes``: which pages say something else than they did?"""

from __future__ import annotations

import datetime as dt
import sys
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer
from rich.text import Text

from khabar.cli.change_lines import change_lines
from khabar.cli.exits import Exit
from khabar.cli.options import Database
from khabar.cli.record import open_record
from khabar.cli.render import summary_lines
from khabar.cli.terminal import notes, output
from khabar.model import Change
from khabar.model.codec import encode
from khabar.store import StoredArticle

if TYPE_CHECKING:
    from khabar.recording import Revision

__all__ = ["changes"]


class _Line(msgspec.Struct, frozen=True, kw_only=True):
    """One line of ``--json``: spans are of the two texts beside them."""

    article: str
    """The later version's id;"""
    before: str
    """and the earlier one's."""
    version: int
    version_before: int
    url: str | None
    outlet: str | None
    added: dt.datetime
    """When the later version came into the record, in UTC."""
    added_before: dt.datetime
    change: Change
    text: str
    text_before: str


def changes(
    article: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="Only those of this article.", show_default=False)
    ] = None,
    db: Database = None,
    limit: Annotated[int, typer.Option("--limit", "-n", help="How many at most; 0 for all.", min=0)] = 30,
    json: Annotated[
        bool, typer.Option("--json", "--jsonl", help="One JSON object a line for each change, for machines.")
    ] = False,
) -> None:
    """List pages that were changed after publication, newest first: what stood there and what stands there now."""
    from khabar.recording import revisions

    found = 0
    with open_record(db) as store:
        for revision in revisions(store, id=article, limit=limit or None):
            found += 1
            if json:
                sys.stdout.buffer.write(encode(_line(revision)) + b"\n")
                continue
            before, after = revision.before, revision.after
            for line in summary_lines(after):
                output().print(line)
            output().print(Text(f"    {_version(before)} → {_version(after)}"))
            for line in change_lines(revision.change, before.document, after.document):
                output().print(line)
            output().print()
    sys.stdout.flush()
    if not found:
        notes().print("khabar: nothing found")
        raise typer.Exit(Exit.NOTHING)


def _version(stored: StoredArticle) -> str:
    """«version 2 of 2025-02-10 14:05 UTC»: when it came into the record."""
    return f"version {stored.version} of {stored.added:%Y-%m-%d %H:%M} UTC"


def _line(revision: Revision) -> _Line:
    before, after = revision.before, revision.after
    article = after.document.article
    return _Line(
        article=article.id,
        before=before.document.article.id,
        version=after.version,
        version_before=before.version,
        url=article.url,
        outlet=article.outlet,
        added=after.added,
        added_before=before.added,
        change=revision.change,
        text=article.text,
        text_before=before.document.article.text,
    )
