"""``khabar export``: events for other tools."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Annotated, cast

import typer

from khabar.cli.event_options import Actor, Country, MinKilled, Place, Since, Statuses, Types, Until, event_filter
from khabar.cli.options import Database
from khabar.cli.record import open_record
from khabar.errors import ExportError

__all__ = ["export"]

_FORMATS = ("csv", "jsonl", "geojson", "plover", "parquet")


def _format(value: str) -> str:
    if value.lower() not in _FORMATS:
        raise typer.BadParameter(f"{value!r} is no format; they are {', '.join(_FORMATS)}")
    return value.lower()


def export(
    format: Annotated[
        str,
        typer.Option(
            "--format",
            "-f",
            help="csv, jsonl, geojson, plover (its JSON, one event a line) or parquet.",
            parser=_format,
            metavar="FORMAT",
            show_default=False,
        ),
    ],
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", help="The file to write. [default: standard output]", show_default=False),
    ] = None,
    bom: Annotated[
        bool,
        typer.Option("--bom", help="CSV for spreadsheets: Arabic opens rightly, and no cell is run as a formula."),
    ] = False,
    db: Database = None,
    since: Since = None,
    until: Until = None,
    types: Types = None,
    status: Statuses = None,
    place: Place = None,
    actor: Actor = None,
    country: Country = None,
    min_killed: MinKilled = None,
    all_versions: Annotated[bool, typer.Option("--all-versions", help="Older versions of changed pages too.")] = False,
) -> None:
    """Write events out, one mention a row, with its sentence and who says so; all of them, however many there are."""
    from khabar import export as module

    if bom and format != "csv":
        raise typer.BadParameter("--bom is for --format csv")
    if format == "parquet" and out is None and sys.stdout.isatty():
        raise typer.BadParameter("Parquet is nothing for a terminal; give --out FILE")
    sought = event_filter(
        since=since, until=until, types=types, statuses=status, place=place, actor=actor, country=country,
        min_killed=min_killed,
    )  # fmt: skip
    with open_record(db) as store, _file(out) as file:
        hits = store.events(sought, all_versions=all_versions, newest_first=False)
        rows = (record for hit in hits for record in module.records(hit.stored.document, hit.mentions))
        module.export(rows, cast(module.Format, format), file, spreadsheet=bom)


@contextmanager
def _file(path: Path | None) -> Iterator[IO[bytes]]:
    """The file to write, in its place only when it is whole; standard output without a path."""
    if path is None:
        yield sys.stdout.buffer
        sys.stdout.flush()
        return
    special = path.exists() and not path.is_file()  # a pipe or device, beside which nothing can be put
    part = path if special else path.with_name(f"{path.name}.part")
    try:
        with part.open("wb") as file:
            yield file
        if not special:
            part.replace(path)
    except BaseException as error:
        if not special:
            part.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise ExportError(f"{path}: it cannot be written: {error.strerror or error}") from None
        raise
