"""CSV (RFC 4180), in UTF-8."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable
from typing import IO

from khabar.export.record import EventRecord
from khabar.export.table import COLUMNS, Cell

__all__ = ["write_csv"]

_BETWEEN = " | "
"""Between several values of one cell."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_csv(records: Iterable[EventRecord], out: IO[bytes], *, spreadsheet: bool = False) -> None:
    """A header and a row a record. Cells with line breaks or quotation marks are quoted.

    For a `spreadsheet` the file begins with a byte order mark, without which Excel takes it for another encoding, and
    words of a page that a spreadsheet would run as a formula get an apostrophe in front; else every cell is to the
    letter.
    """
    text = io.TextIOWrapper(out, encoding="utf-8-sig" if spreadsheet else "utf-8", newline="", write_through=True)
    try:
        writer = csv.writer(text)
        writer.writerow([column.name for column in COLUMNS])
        for record in records:
            cells = (column.cell(record) for column in COLUMNS)
            writer.writerow([_written(cell, spreadsheet=spreadsheet) for cell in cells])
    finally:
        text.detach()


def _written(cell: Cell, *, spreadsheet: bool) -> str | int | float | dt.date | None:
    if isinstance(cell, list):
        cell = _BETWEEN.join(cell) if any(cell) else ""
    if spreadsheet and isinstance(cell, str) and cell.startswith(_FORMULA):
        return f"'{cell}"
    return cell
