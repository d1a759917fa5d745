"""``khabar event``: one happening, each value with who says it."""

from __future__ import annotations

import sys
from typing import Annotated

import typer
from rich.text import Text

from khabar.cli.options import Database, Json
from khabar.cli.record import open_record
from khabar.cli.terminal import output
from khabar.model.codec import encode

__all__ = ["event"]


def event(
    mention: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="An article and one of its events, as `khabar events` gives them: 3f2a/v3; an article alone for what "
            "its story is on.",
            show_default=False,
        ),
    ],
    db: Database = None,
    json: Json = False,
) -> None:
    """Show one event as all articles of its story tell it: competing values side by side, with who says each."""
    from khabar import recording
    from khabar.cli.happening_lines import counts, happening_head, happening_lines
    from khabar.cli.report_lines import report_lines

    with open_record(db) as store:
        told = recording.event(store, mention)
    if json:
        sys.stdout.buffer.write(encode(told.happening) + b"\n")
        sys.stdout.flush()
        return
    output().print(happening_head(told.happening))
    output().print(Text(f"  {counts(told.story, told.happening)}"))
    for line in happening_lines(told.happening):
        output().print(line)
    output().print(Text("\nReports", style="bold"))
    for line in report_lines(told):
        output().print(line)
