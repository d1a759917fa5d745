"""``khabar search``: which articles speak of this?"""

from __future__ import annotations

import sys
from typing import Annotated

import typer
from rich.text import Text

from khabar.cli.exits import Exit
from khabar.cli.options import Database, JsonLines
from khabar.cli.record import open_record
from khabar.cli.render import summary_lines
from khabar.cli.terminal import arabic, notes, output
from khabar.model import Span
from khabar.model.codec import encode_document
from khabar.store import SearchHit

__all__ = ["search"]


def search(
    words: Annotated[
        list[str],
        typer.Argument(help='Words that must all be there, in any spelling; "…" holds a phrase.', show_default=False),
    ],
    db: Database = None,
    limit: Annotated[int, typer.Option("--limit", "-n", help="How many at most; 0 for all.", min=0)] = 30,
    jsonl: JsonLines = False,
) -> None:
    """Find articles by their words, newest first. ال, و, hamzas and digits may be spelled in any way."""
    found = 0
    with open_record(db) as store:
        for hit in store.search(" ".join(words), limit=limit or None):
            found += 1
            if jsonl:
                sys.stdout.buffer.write(encode_document(hit.stored.document) + b"\n")
                continue
            for line in summary_lines(hit.stored, headline=_marked(hit)):
                output().print(line)
            output().print(_excerpt(hit))
    sys.stdout.flush()
    if not found:
        notes().print("khabar: nothing found")
        raise typer.Exit(Exit.NOTHING)


def _marked(hit: SearchHit) -> Text:
    headline = Text(hit.stored.document.article.headline or "(no headline)", style="bold")
    _mark(headline, hit.headline, 0)
    return headline


def _excerpt(hit: SearchHit) -> Text:
    text = hit.stored.document.article.text
    words = Text(hit.excerpt.of(text).replace("\n", " "))
    _mark(words, hit.text, hit.excerpt.start)
    before, after = "… " if hit.excerpt.start else "", " …" if hit.excerpt.end < len(text) else ""
    return arabic(Text.assemble(before, words, after))


def _mark(words: Text, spans: tuple[Span, ...], start: int) -> None:
    for span in spans:
        if span.start >= start:
            words.stylize("bold cyan", span.start - start, span.end - start)
