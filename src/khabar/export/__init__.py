"""Events for other tools. Whatever the format, records go through one at a time: none is kept, none left out.

record   one mention with everything that is needed to use it without its article
table    the columns that CSV and Parquet share
csv, jsonl, geojson, plover, parquet   one format each
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO, Literal, get_args

from khabar.export.csv import write_csv
from khabar.export.geojson import write_geojson
from khabar.export.jsonl import write_jsonl
from khabar.export.parquet import write_parquet
from khabar.export.plover import write_plover
from khabar.export.record import EventRecord, Party, Where, records

__all__ = ["FORMATS", "EventRecord", "Format", "Party", "Where", "export", "records"]

Format = Literal["csv", "jsonl", "geojson", "plover", "parquet"]
FORMATS: tuple[Format, ...] = get_args(Format)


def export(records: Iterable[EventRecord], format: Format, out: IO[bytes], *, spreadsheet: bool = False) -> None:
    """Write `records` to `out` as they come. Without any, what is written is still a whole file of its format.

    `spreadsheet` is for CSV alone; see `write_csv`. Raises `ExportError` when a library is missing.
    """
    match format:
        case "csv":
            write_csv(records, out, spreadsheet=spreadsheet)
        case "jsonl":
            write_jsonl(records, out)
        case "geojson":
            write_geojson(records, out)
        case "plover":
            write_plover(records, out)
        case "parquet":
            write_parquet(records, out)
