"""Opening the record that a verb works on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from khabar.store.sqlite import SqliteStore

__all__ = ["open_record"]


def open_record(db: Path | None) -> SqliteStore:
    """The record in `db`, or in the user's data folder; made when it is not there yet. Raises `StoreError`."""
    from khabar import recording

    return recording.open_record(db)
