"""``khabar stories`` and ``khabar story``: which reports are of one happening?"""

from __future__ import annotations

import datetime as dt
import sys
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer
from rich.text import Text

from khabar.cli.exits import Exit
from khabar.cli.options import Database, Json
from khabar.cli.record import open_record
from khabar.cli.terminal import arabic, notes, output
from khabar.model import Copy, Happening
from khabar.model.codec import encode

if TYPE_CHECKING:
    from khabar.recording import ToldStory

__all__ = ["stories", "story"]


class _Near(msgspec.Struct, frozen=True, kw_only=True):
    article: str
    score: float


class _Line(msgspec.Struct, frozen=True, kw_only=True):
    """One line of ``--jsonl``."""

    id: str
    headline: str | None
    first_day: dt.date | None
    last_day: dt.date | None
    articles: tuple[str, ...]
    outlets: tuple[str, ...]
    happenings: tuple[Happening, ...]
    copies: tuple[Copy, ...]
    near: tuple[_Near, ...]
    """Articles of other stories that may belong to it."""


def stories(
    db: Database = None,
    limit: Annotated[
        int | None, typer.Option("--limit", "-n", help="How many at most; 0 for all. [default: 30]", min=0)
    ] = None,
    alone: Annotated[bool, typer.Option("--alone", help="Those that one article tells, too.")] = False,
    json: Annotated[
        bool, typer.Option("--json", "--jsonl", help="One JSON object a line, for machines; all unless -n.")
    ] = False,
) -> None:
    """List what several articles report, newest first, with how many of them are no copies and whose word it is."""
    from khabar import recording

    at_most = (0 if json else 30) if limit is None else limit
    found = 0
    with open_record(db) as store:
        for told in recording.stories(store, limit=at_most or None, alone=alone or json):
            found += 1
            if json:
                sys.stdout.buffer.write(encode(_line(told)) + b"\n")
            else:
                _print_summary(told)
    sys.stdout.flush()
    if not found:
        notes().print("khabar: nothing found")
        raise typer.Exit(Exit.NOTHING)
    if not json and found == at_most:
        notes().print(f"{found} stories; --limit 0 lists all")


def story(
    article: Annotated[
        str, typer.Argument(metavar="ID", help="A story's id, or that of any article of it.", show_default=False)
    ],
    db: Database = None,
    json: Json = False,
) -> None:
    """Show one story: what its reports agree and differ in, who says so, who copied whom."""
    from khabar import recording
    from khabar.cli.happening_lines import happening_head, happening_lines
    from khabar.cli.render import summary_lines

    with open_record(db) as store:
        told = recording.story(store, article)
    if json:
        sys.stdout.buffer.write(encode(_line(told)) + b"\n")
        sys.stdout.flush()
        return
    _print_summary(told)
    for happening in told.happenings:
        output().print()
        output().print(happening_head(happening))
        for line in happening_lines(happening):
            output().print(line)
    copied = {copy.copy: copy for copy in told.copies}
    output().print(Text("\nReports", style="bold"))
    for stored in told.stored.articles:
        for line in summary_lines(stored):
            output().print(line)
        copy = copied.get(stored.document.article.id)
        if copy is not None:
            output().print(Text(f"    {copy.containment:.0%} of it as in {copy.source}", style="red"))
    if told.stored.near:
        output().print(Text("\nMay belong to it", style="bold"))
        for stored, score in told.stored.near:
            output().print(Text(f"  {score:.0%}", style="dim"))
            for line in summary_lines(stored):
                output().print(line)


def _print_summary(told: ToldStory) -> None:
    from khabar.cli.happening_lines import counts, happening_head

    main = told.happenings[0] if told.happenings else None
    outlets = dict.fromkeys(stored.document.article.outlet for stored in told.stored.articles)
    names = arabic("، ".join(filter(None, outlets)), "dim")
    output().print(Text.assemble((told.id, "bold yellow"), f"  {_days(told)}  {counts(told, main)}  ", names))
    output().print(Text.assemble("  ", arabic(_headline(told) or "(no headline)", "bold")))
    if main is not None:
        output().print(Text.assemble("  ", happening_head(main)))


def _headline(told: ToldStory) -> str | None:
    return next((h for stored in told.stored.articles if (h := stored.document.article.headline)), None)


def _days(told: ToldStory) -> str:
    known = [stored.day for stored in told.stored.articles if stored.day is not None]
    if not known:
        return "no day"
    return f"{min(known)}" if min(known) == max(known) else f"{min(known)}..{max(known)}"


def _line(told: ToldStory) -> _Line:
    articles = [stored.document.article for stored in told.stored.articles]
    known = [stored.day for stored in told.stored.articles if stored.day is not None]
    return _Line(
        id=told.id,
        headline=_headline(told),
        first_day=min(known, default=None),
        last_day=max(known, default=None),
        articles=tuple(article.id for article in articles),
        outlets=tuple(dict.fromkeys(article.outlet for article in articles if article.outlet)),
        happenings=told.happenings,
        copies=told.copies,
        near=tuple(_Near(article=stored.document.article.id, score=score) for stored, score in told.stored.near),
    )
