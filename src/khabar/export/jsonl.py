"""JSON Lines: each record whole, in Khabar's own field names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO

from khabar.export.record import EventRecord
from khabar.model.codec import encode

__all__ = ["write_jsonl"]


def write_jsonl(records: Iterable[EventRecord], out: IO[bytes]) -> None:
    """One object a line."""
    for record in records:
        out.write(encode(record) + b"\n")
