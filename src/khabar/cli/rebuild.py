"""``khabar rebuild``: work out again what follows from the readings."""

from __future__ import annotations

from khabar.cli.options import Database
from khabar.cli.record import open_record
from khabar.cli.terminal import notes

__all__ = ["rebuild"]


def rebuild(db: Database = None) -> None:
    """Throw copies and stories away and work them out again; pages, readings and judgements stay as they are."""
    with open_record(db) as store:
        store.rebuild()
        articles = store.count()
    notes().print(f"{articles} articles compared and grouped anew")
