"""``khabar add``: read pages and keep them."""

from __future__ import annotations

from collections import Counter

import typer
from rich.text import Text

from khabar.cli.batch import Batch
from khabar.cli.options import Database, Inputs, NamesModel, Published, Quiet, Timeout
from khabar.cli.record import open_record
from khabar.cli.terminal import notes, output

__all__ = ["add"]

_WORDS = {
    "new": "new",
    "unchanged": "already there",
    "new-version": "new versions of known pages",
    "refreshed": "read anew",
}


def add(
    inputs: Inputs,
    db: Database = None,
    published: Published = None,
    names_model: NamesModel = None,
    timeout: Timeout = 30,
    quiet: Quiet = False,
) -> None:
    """Read pages and keep them with what they say. The same page twice changes nothing."""
    batch = Batch(inputs, published=published, timeout=timeout, quiet=quiet, names_model=names_model)
    counts: Counter[str] = Counter()
    with open_record(db) as store:
        for added in store.add_all(batch):
            counts[added.status] += 1
            if added.status != "unchanged":
                version = f"  version {added.version}" if added.version > 1 else ""
                output().print(Text.assemble((added.id, "yellow"), f"  {added.status}{version}"))
    if not quiet:
        told = [f"{counts[status]} {words}" for status, words in _WORDS.items() if counts[status]]
        if batch.failed:
            told.append(f"{batch.failed} not usable")
        notes().print(", ".join(told) or "nothing to add")
    raise typer.Exit(batch.exit())
