"""``khabar events``: what happened?"""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from khabar.cli.event_options import Actor, Country, MinKilled, Place, Since, Statuses, Types, Until, event_filter
from khabar.cli.events_table import event_lines
from khabar.cli.exits import Exit
from khabar.cli.options import Database
from khabar.cli.record import open_record
from khabar.cli.render import summary_lines
from khabar.cli.terminal import notes, output
from khabar.model.codec import encode

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
    limit: Annotated[int, typer.Option("--limit", "-n", help="How many events at most; 0 for all.", min=0)] = 30,
    json: Annotated[
        bool, typer.Option("--json", "--jsonl", help="One JSON object a line for each mention, for machines.")
    ] = False,
) -> None:
    """List events across the record, newest first; each with every mention that its article makes of it."""
    from khabar.export.record import records

    sought = event_filter(
        since=since, until=until, types=types, statuses=status, place=place, actor=actor, country=country,
        min_killed=min_killed,
    )  # fmt: skip
    article = None
    with open_record(db) as store:
        for hit in store.events(sought, limit=limit or None):
            document = hit.stored.document
            if json:
                for record in records(document, hit.mentions):
                    sys.stdout.buffer.write(encode(record) + b"\n")
            else:
                if article != hit.stored.page:
                    for line in summary_lines(hit.stored):
                        output().print(line)
                for line in event_lines(document.reading, document.article.text, hit.mentions, indent=4):
                    output().print(line)
            article = hit.stored.page
    sys.stdout.flush()
    if article is None:
        notes().print("khabar: nothing found")
        raise typer.Exit(Exit.NOTHING)
