"""``khabar who``: what did this source say?"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator
from typing import Annotated

import msgspec
import typer

from khabar.cli.exits import Exit
from khabar.cli.options import Database
from khabar.cli.record import open_record
from khabar.cli.render import summary_lines
from khabar.cli.statements import statement_lines
from khabar.cli.terminal import notes, output
from khabar.model import Act, Firmness, Naming, Quotation, SourceKind, Span, Voice
from khabar.model.codec import encode
from khabar.store import SourceHit

__all__ = ["who"]


class _Link(msgspec.Struct, frozen=True, kw_only=True):
    words: str
    span: Span
    kind: SourceKind
    naming: Naming
    reason: str | None
    entry: str | None
    actor: str | None
    sought: bool


class _Statement(msgspec.Struct, frozen=True, kw_only=True):
    """One line of ``--json``: everything needed to quote it without the document."""

    article: str
    version: int
    outlet: str | None
    url: str | None
    headline: str | None
    day: dt.date | None
    attribution: str
    act: Act
    quotation: Quotation
    firmness: Firmness
    content: str
    span: Span
    cue: str
    voice: tuple[Voice, ...]
    chain: tuple[_Link, ...]
    medium: str | None
    said: tuple[dt.date | None, dt.date | None] | None


def who(
    name: Annotated[
        list[str],
        typer.Argument(
            metavar="NAME",
            help='A person, office, body or outlet, in any spelling, in Arabic or as Khabar knows it in English; "…" '
            "holds a phrase.",
            show_default=False,
        ),
    ],
    db: Database = None,
    limit: Annotated[int, typer.Option("--limit", "-n", help="How many articles at most; 0 for all.", min=0)] = 30,
    json: Annotated[
        bool, typer.Option("--json", "--jsonl", help="One JSON object a line for each statement, for machines.")
    ] = False,
) -> None:
    """List what a source said or passed on, newest article first: the words, and through whom they came."""
    found = 0
    with open_record(db) as store:
        for hit in store.who(" ".join(name), limit=limit or None):
            found += 1
            if json:
                for statement in _statements(hit):
                    sys.stdout.buffer.write(encode(statement) + b"\n")
                continue
            for line in summary_lines(hit.stored):
                output().print(line)
            document = hit.stored.document
            for line in statement_lines(
                document.reading,
                document.article.text,
                [said.attribution for said in hit.said],
                sought={said.attribution.id: said.positions for said in hit.said},
                indent=4,
            ):
                output().print(line)
    sys.stdout.flush()
    if not found:
        notes().print("khabar: nothing found")
        raise typer.Exit(Exit.NOTHING)


def _statements(hit: SourceHit) -> Iterator[_Statement]:
    article, reading = hit.stored.document.article, hit.stored.document.reading
    text = article.text
    actors = {entry.id: entry.actor for entry in reading.entries}
    days = {time.id: (time.earliest, time.latest) for time in reading.times}
    for said in hit.said:
        attribution = said.attribution
        yield _Statement(
            article=article.id,
            version=hit.stored.version,
            outlet=article.outlet,
            url=article.url,
            headline=article.headline,
            day=hit.stored.day,
            attribution=attribution.id,
            act=attribution.act,
            quotation=attribution.quotation,
            firmness=attribution.firmness,
            content=attribution.content.of(text),
            span=attribution.content,
            cue=attribution.cue.of(text),
            voice=reading.voice,
            chain=tuple(
                _Link(
                    words=link.span.of(text),
                    span=link.span,
                    kind=link.kind,
                    naming=link.naming,
                    reason=None if link.reason is None else link.reason.of(text),
                    entry=link.entry,
                    actor=actors.get(link.entry or ""),
                    sought=position in said.positions,
                )
                for position, link in enumerate(attribution.chain)
            ),
            medium=None if attribution.medium is None else attribution.medium.of(text),
            said=days.get(attribution.said or ""),
        )
