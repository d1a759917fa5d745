"""Arguments and options that several verbs share, so that each means the same everywhere."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

__all__ = ["Database", "Inputs", "Json", "JsonLines", "NamesModel", "Published", "Quiet", "Timeout", "parse_day"]


def parse_day(value: str) -> dt.date:
    """``2025-12-20``, or a usage error that says what was wrong."""
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        raise typer.BadParameter(f"{value!r} is no day; write it as 2025-12-20") from None


Inputs = Annotated[
    list[str],
    typer.Argument(
        help="HTML files, text dumps, JSON Lines of extracted articles (.jsonl), folders, globs; - for standard input.",
        show_default=False,
    ),
]
Published = Annotated[
    dt.date | None,
    typer.Option(
        help="The day of publication, for pages that give none.", parser=parse_day, metavar="DATE", show_default=False
    ),
]
Json = Annotated[bool, typer.Option("--json", help="One JSON document: an object, or an array when there are several.")]
JsonLines = Annotated[bool, typer.Option("--jsonl", help="One JSON object a line, for machines.")]
Quiet = Annotated[
    bool, typer.Option("--quiet", "-q", help="No progress and no summary on standard error; failures stay.")
]
Timeout = Annotated[float, typer.Option(help="Seconds that one page may take; 0 for no limit.", min=0)]
NamesModel = Annotated[
    str | None,
    typer.Option(
        help="A token-classification model of Hugging Face's hub, or its folder, to find names in place of Khabar's "
        "own; needs khabar[transformers].",
        metavar="MODEL",
        show_default=False,
    ),
]
Database = Annotated[
    Path | None,
    typer.Option(
        "--db", help="The record's file. [default: in your data folder]", envvar="KHABAR_DB", show_default=False
    ),
]
