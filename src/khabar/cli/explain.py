"""``khabar explain``: which rule found this value, from which words?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Annotated

import typer
from rich.text import Text

from khabar.cli.blocks import claim_block, entry_block, name_block, place_block, quantity_block, time_block
from khabar.cli.event_blocks import event_block
from khabar.cli.exits import Exit
from khabar.cli.options import Database
from khabar.cli.record import open_record
from khabar.cli.statement_blocks import attribution_block, voice_block
from khabar.cli.terminal import notes, output
from khabar.model import Document

__all__ = ["explain"]


def explain(
    value: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="The start of an article's id, alone for everything, or with a value: 3f2a/t1, 3f2a/a3, 3f2a/v2, "
            "3f2a/voice.",
            show_default=False,
        ),
    ],
    db: Database = None,
) -> None:
    """Tell which rule found a value, and from which words of the page."""
    article_id, _, wanted = value.partition("/")
    with open_record(db) as store:
        document = store.get(article_id).document
    found = False
    for lines in _explanations(document, wanted):
        found = True
        for line in lines:
            output().print(line)
    if not found:
        notes().print(
            f"khabar: {article_id} has no value {wanted!r}; `khabar show {article_id}` lists them", markup=False
        )
        raise typer.Exit(Exit.NOTHING)


def _explanations(document: Document, wanted: str) -> Iterator[list[Text]]:
    """One block of lines for each value that `wanted` names: all of them when it is empty."""
    return (block() for id, block in _values(document) if wanted in ("", id))


def _values(document: Document) -> Iterator[tuple[str, Callable[[], list[Text]]]]:
    """What each value is asked for by, and what makes its block."""
    article, reading = document.article, document.reading
    yield from ((claim.field, partial(claim_block, claim)) for claim in article.claims)
    yield from ((time.id, partial(time_block, time, article)) for time in reading.times)
    yield from ((place.id, partial(place_block, place, article)) for place in reading.places)
    yield from ((name.id, partial(name_block, name, article)) for name in reading.names)
    yield from ((entry.id, partial(entry_block, entry, article)) for entry in reading.entries)
    yield from ((quantity.id, partial(quantity_block, quantity, article)) for quantity in reading.quantities)
    yield from ((said.id, partial(attribution_block, said, document)) for said in reading.attributions)
    yield from ((event.id, partial(event_block, event, document)) for event in reading.events)
    yield from (("voice", partial(voice_block, voice, article)) for voice in reading.voice)
