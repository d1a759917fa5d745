"""Parquet, for pandas, Polars, DuckDB and R. Needs ``khabar[parquet]``."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator
from itertools import islice
from types import ModuleType
from typing import IO

from khabar.errors import ExportError
from khabar.export.record import EventRecord
from khabar.export.table import COLUMNS

__all__ = ["write_parquet"]

_ROW_GROUP = 5_000
"""Rows that are in memory at once: about 5 MB."""


def write_parquet(records: Iterable[EventRecord], out: IO[bytes]) -> None:
    """One file of row groups. Raises `ExportError` when pyarrow is not there."""
    arrow, parquet = _library("pyarrow"), _library("pyarrow.parquet")
    types = {
        "text": arrow.string(),
        "day": arrow.date32(),
        "integer": arrow.int64(),
        "number": arrow.float64(),
        "texts": arrow.list_(arrow.string()),
    }
    schema = arrow.schema([(column.name, types[column.kind]) for column in COLUMNS])
    with parquet.ParquetWriter(_Stream(out), schema, compression="zstd") as writer:
        for batch in _batches(iter(records)):
            columns = [
                arrow.array([column.cell(record) for record in batch], type=types[column.kind]) for column in COLUMNS
            ]
            writer.write_table(arrow.Table.from_arrays(columns, schema=schema))


def _batches(records: Iterator[EventRecord]) -> Iterator[list[EventRecord]]:
    while batch := list(islice(records, _ROW_GROUP)):
        yield batch


def _library(name: str) -> ModuleType:
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise ExportError(f"Parquet needs pyarrow: pip install 'khabar[parquet]' ({error})") from None


class _Stream:
    """What pyarrow needs of a file that is only written, so that it may be a pipe, which knows no place of its own."""

    closed = False

    def __init__(self, out: IO[bytes]) -> None:
        self._out, self._written = out, 0

    def write(self, data: bytes) -> int:
        self._out.write(data)
        self._written += len(data)
        return len(data)

    def tell(self) -> int:
        return self._written

    def flush(self) -> None:
        self._out.flush()

    def close(self) -> None:
        """Whoever opened it closes it."""

    def readable(self) -> bool:
        return False

    def writable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return False
