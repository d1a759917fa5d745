"""``khabar review`` and ``khabar reviews``: what people say of what was read, which always wins."""

from __future__ import annotations

import sys
from typing import Annotated

import typer
from rich.text import Text

from khabar.cli.exits import Exit
from khabar.cli.options import Database
from khabar.cli.record import open_record
from khabar.cli.reviewer import Who, Why, login
from khabar.cli.terminal import arabic, notes, output
from khabar.errors import NotFound
from khabar.model import Review, Target, Verdict
from khabar.model.codec import encode
from khabar.store import IndependenceKind, PairKind, Store

__all__ = ["review", "reviews"]

review = typer.Typer(
    help="Say what is right, wrong or missing in what was read. It holds from now on, however the page is read later.",
    no_args_is_help=True,
)

_Item = Annotated[
    str,
    typer.Argument(
        metavar="ID",
        help="An article and an event, place or statement in it, as `khabar show` gives them: 3f2a/v1.",
        show_default=False,
    ),
]
_Event = Annotated[
    str, typer.Argument(metavar="ID", help="An article and an event in it: 3f2a/v1.", show_default=False)
]  # fmt: skip
_Origin = Annotated[
    str,
    typer.Argument(metavar="ORIGIN", help="Its id, as `khabar event ID --json` gives it.", show_default=False),
]


@review.command()
def accept(item: _Item, db: Database = None, who: Who = None, why: Why = "") -> None:
    """An item is right as it stands, and stays so."""
    _verdict("accept", item, {}, db=db, who=who, why=why)


@review.command()
def fix(
    item: _Item,
    values: Annotated[
        list[str],
        typer.Argument(
            metavar="FIELD=VALUE...",
            help="killed=27 status=happened earliest=2025-02-10 place=p2 …; nothing behind = for what is not known.",
            show_default=False,
        ),
    ],
    db: Database = None,
    who: Who = None,
    why: Why = "",
) -> None:
    """An item is there, but with other values."""
    given = {}
    for value in values:
        field, sign, new = value.partition("=")
        if not sign:
            raise typer.BadParameter(f"{value!r} is no FIELD=VALUE")
        given[field] = new
    _verdict("fix", item, given, db=db, who=who, why=why)


@review.command()
def reject(item: _Item, db: Database = None, who: Who = None, why: Why = "") -> None:
    """An item is not there at all."""
    _verdict("reject", item, {}, db=db, who=who, why=why)


@review.command()
def merge(one: _Event, other: _Event, db: Database = None, who: Who = None, why: Why = "") -> None:
    """Two mentions, in one article or in two of one story, are of one event."""
    _pair("merge", one, other, db=db, who=who, why=why)


@review.command()
def split(one: _Event, other: _Event, db: Database = None, who: Who = None, why: Why = "") -> None:
    """Two mentions are of two events."""
    _pair("split", one, other, db=db, who=who, why=why)


@review.command("not-independent")
def not_independent(one: _Origin, other: _Origin, db: Database = None, who: Who = None, why: Why = "") -> None:
    """Two origins count as one, in all stories."""
    _origins("not-independent", one, other, db=db, who=who, why=why)


@review.command()
def independent(one: _Origin, other: _Origin, db: Database = None, who: Who = None, why: Why = "") -> None:
    """They count as two after all."""
    _origins("independent", one, other, db=db, who=who, why=why)


@review.command()
def undo(
    number: Annotated[int, typer.Argument(help="The entry, as `khabar reviews` numbers it.", show_default=False)],
    db: Database = None,
    who: Who = None,
    why: Why = "",
) -> None:
    """Take an entry back, by another one; an undo can be undone."""
    with open_record(db) as store:
        _told(store.undo(number, who=who or login(), why=why))


def _verdict(kind: Verdict, item: str, values: dict[str, str], *, db: Database, who: Who, why: Why) -> None:
    article, mention = _parts(item)
    with open_record(db) as store:
        _told(store.review(kind, article, mention, who=who or login(), why=why, values=values))


def _pair(kind: PairKind, one: str, other: str, *, db: Database, who: Who, why: Why) -> None:
    with open_record(db) as store:
        _told(store.review_pair(kind, _parts(one), _parts(other), who=who or login(), why=why))


def _origins(kind: IndependenceKind, one: str, other: str, *, db: Database, who: Who, why: Why) -> None:
    with open_record(db) as store:
        _told(store.review_origins(kind, one, other, who=who or login(), why=why))


def _parts(item: str) -> tuple[str, str]:
    article, sign, mention = item.rpartition("/")
    if not sign:
        raise typer.BadParameter(f"{item!r} names no item of an article; write it as 3f2a/v1")
    return article, mention


def _told(entry: Review) -> None:
    notes().print(f"noted as {entry.id}; `khabar review undo {entry.id}` takes it back", markup=False)


def reviews(
    article: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="Only those on this article.", show_default=False)
    ] = None,
    db: Database = None,
    limit: Annotated[int, typer.Option("--limit", "-n", help="How many at most; 0 for all.", min=0)] = 30,
    json: Annotated[
        bool, typer.Option("--json", "--jsonl", help="One JSON object a line for each entry, for machines.")
    ] = False,
) -> None:
    """List what people have said of what was read, the last one first."""
    told = False
    with open_record(db) as store:
        for entry in store.reviews(article=article, limit=limit or None):
            told = True
            if json:
                sys.stdout.buffer.write(encode(entry) + b"\n")
            else:
                for line in _lines(store, entry):
                    output().print(line)
    sys.stdout.flush()
    if not told:
        notes().print("khabar: nobody has reviewed anything" + ("" if article is None else f" of {article}"))
        raise typer.Exit(Exit.NOTHING)


def _lines(store: Store, entry: Review) -> list[Text]:
    from khabar.record.reviews import altered

    what = f"{entry.kind} {entry.undoes}" if entry.undoes is not None else entry.kind
    head = Text.assemble((f"{entry.id}", "bold"), f"  {entry.at:%Y-%m-%d %H:%M}Z  {what}  ")
    lines = [head.append(arabic(entry.who))]
    lines += [_item(store, target) for target in (entry.on, entry.other) if target is not None]
    lines += [Text("  ").append(arabic(origin)) for origin in entry.origins or ()]
    lines += [Text(f"  {field}: {old} → {new}") for field, old, new in altered(entry)]
    return [*lines, Text("  ").append(arabic(entry.why, style="italic"))] if entry.why else lines


def _item(store: Store, target: Target) -> Text:
    try:
        article = store.get(target.article).document.article.id
    except NotFound:  # its address is read differently now
        article = target.article
    return Text(f"  {article}/{target.mention}  ").append(arabic(f"«{target.quote}»"))
