"""``khabar events``: what happened?"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from khabar.cli.event_options import Actor, Country, MinKilled, Place, Since, Statuses, Types, Until, event_filter
from khabar.cli.events_table import event_lines
from khabar.cli.exits import Exit
from khabar.cli.options import Database
from khabar.cli.record import open_record
from khabar.cli.render import summary_lines
from khabar.cli.terminal import notes, output
from khabar.model.codec import encode
from khabar.store import EventFilter

__all__ = ["events"]


def events(
    db: Database = None,
    since: Since = None,
    until: Until = None,
    types: Types = None,
    status: Statuses = None,
    place: Place = None,
    actor: Actor = None,
    country: Country = None,
    min_killed: MinKilled = None,
    limit: Annotated[
        int | None,
        typer.Option("--limit", "-n", help="How many at most; 0 for all. [default: 30, all for machines]", min=0),
    ] = None,
    json: Annotated[
        bool,
        typer.Option(
            "--json", "--jsonl", help="One JSON object a line for each event across its articles, for machines."
        ),
    ] = False,
) -> None:
    """List events across the record, newest first; each with every mention that its article makes of it.

    For machines, an event is one for all articles of its story, with the toll and the origins of each.
    """
    sought = event_filter(
        since=since, until=until, types=types, statuses=status, place=place, actor=actor, country=country,
        min_killed=min_killed,
    )  # fmt: skip
    if json:
        _print_lines(db, sought, limit or None)
        return
    article = None
    with open_record(db) as store:
        for hit in store.events(sought, limit=(30 if limit is None else limit) or None):
            document = hit.stored.document
            if article != hit.stored.page:
                for line in summary_lines(hit.stored):
                    output().print(line)
            for line in event_lines(document.reading, document.article.text, hit.mentions, indent=4):
                output().print(line)
            article = hit.stored.page
    sys.stdout.flush()
    if article is None:
        _nothing()


def _print_lines(db: Path | None, sought: EventFilter, limit: int | None) -> None:
    from khabar import recording
    from khabar.cli.event_record import happening_record

    found = 0
    with open_record(db) as store:
        for told in recording.events(store, sought, limit=limit):
            found += 1
            sys.stdout.buffer.write(encode(happening_record(told)) + b"\n")
    sys.stdout.flush()
    if not found:
        _nothing()


def _nothing() -> NoReturn:
    notes().print("khabar: nothing found")
    raise typer.Exit(Exit.NOTHING)
