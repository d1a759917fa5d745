"""``khabar copies``: who has copied whom?"""

from __future__ import annotations

import datetime as dt
import sys
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer
from rich.text import Text

from khabar.cli.exits import Exit
from khabar.cli.options import Database
from khabar.cli.record import open_record
from khabar.cli.render import summary_lines
from khabar.cli.terminal import arabic, notes, output
from khabar.model import Passage, Span
from khabar.model.codec import encode

if TYPE_CHECKING:
    from khabar.recording import CopiedArticle

__all__ = ["copies"]

_STRETCH = 4
"""Words of a stretch that is listed as one article's own; fewer are edits, which the coloured text shows."""


class _Pair(msgspec.Struct, frozen=True, kw_only=True):
    """One line of ``--json``."""

    a: str
    """The article copied from;"""
    b: str
    """its copy."""
    containment: float
    sure: bool
    outlet_a: str | None
    outlet_b: str | None
    day_a: dt.date | None
    day_b: dt.date | None
    headline_a: str | None
    headline_b: str | None
    passages: tuple[Passage, ...]
    own_a: tuple[Span, ...]
    own_b: tuple[Span, ...]


def copies(
    article: Annotated[
        str | None,
        typer.Argument(
            metavar="[ID]", help="Only the pairs of this article, with what each has of its own.", show_default=False
        ),
    ] = None,
    db: Database = None,
    limit: Annotated[
        int | None, typer.Option("--limit", "-n", help="How many pairs at most; 0 for all. [default: 30]", min=0)
    ] = None,
    json: Annotated[
        bool,
        typer.Option("--json", "--jsonl", help="One JSON object a line for each pair, for machines; all unless -n."),
    ] = False,
) -> None:
    """List the articles that repeat half or more of another's words: the one copied from, then its copy."""
    from khabar.recording import copied_articles

    at_most = (0 if json or article else 30) if limit is None else limit
    found = 0
    with open_record(db) as store:
        for pair in copied_articles(store, id=article, limit=at_most or None):
            found += 1
            if json:
                sys.stdout.buffer.write(encode(_line(pair)) + b"\n")
                continue
            for line in summary_lines(pair.source_article):
                output().print(line)
            sure = "copied" if pair.copy.sure else "copied, or both from a third,"
            output().print(Text(f"    {pair.copy.containment:.0%} {sure} by", style="red"))
            for line in summary_lines(pair.copy_article):
                output().print(line)
            if article is not None:
                _print_own(pair)
            output().print()
    sys.stdout.flush()
    if not found:
        notes().print("khabar: nothing found")
        raise typer.Exit(Exit.NOTHING)
    if not json and found == at_most:
        notes().print(f"{found} pairs; --limit 0 lists all")


def _print_own(pair: CopiedArticle) -> None:
    """The copy's text, what is its outlet's own in colour; then what it has left out."""
    text = pair.copy_article.document.article.text
    marked = Text(text, style="dim")
    for span in pair.overlap.own_copy:
        marked.stylize("not dim green", span.start, span.end)
    output().print(Text("    the copy, its own words in green:", style="bold"))
    for line in marked.split("\n"):
        output().print(arabic(line))
    for title, spans, of in (
        ("only in the copy", pair.overlap.own_copy, text),
        ("only in the source", pair.overlap.own_source, pair.source_article.document.article.text),
    ):
        stretches = [words for span in spans if len(words := span.of(of).split()) >= _STRETCH]
        if stretches:
            output().print(Text(f"    {title}:", style="bold"))
        for words in stretches:
            output().print(Text.assemble("      ", arabic(" ".join(words))))


def _line(pair: CopiedArticle) -> _Pair:
    source, copy, shared = pair.source_article, pair.copy_article, pair.overlap
    return _Pair(
        a=pair.copy.source,
        b=pair.copy.copy,
        containment=pair.copy.containment,
        sure=pair.copy.sure,
        outlet_a=source.document.article.outlet,
        outlet_b=copy.document.article.outlet,
        day_a=source.day,
        day_b=copy.day,
        headline_a=source.document.article.headline,
        headline_b=copy.document.article.headline,
        passages=shared.passages,
        own_a=shared.own_source,
        own_b=shared.own_copy,
    )
