"""``khabar judge``: what a person says of two articles, which holds whatever Khabar thinks."""

from __future__ import annotations

from typing import Annotated

import typer

from khabar.cli.options import Database
from khabar.cli.record import open_record
from khabar.cli.reviewer import Who, Why, login
from khabar.cli.terminal import notes
from khabar.store.base import JudgementKind

__all__ = ["judge"]

_KINDS: dict[str, JudgementKind] = {"together": "together", "apart": "apart", "open": "open"}


def _kind(value: str) -> str:
    if value not in _KINDS:
        raise typer.BadParameter(f"{value!r} is neither of {', '.join(_KINDS)}")
    return value


_Article = Annotated[str, typer.Argument(metavar="ID", help="An article's id.", show_default=False)]


def judge(
    verdict: Annotated[
        str,
        typer.Argument(
            help="together: they are of one story; apart: they are not; open: left to Khabar again.",
            parser=_kind,
            metavar="together|apart|open",
            show_default=False,
        ),
    ],
    one: _Article,
    other: _Article,
    db: Database = None,
    who: Who = None,
    why: Why = "",
) -> None:
    """Say that two articles are of one story, or are not. It outlasts every rebuild; a later word takes its place."""
    with open_record(db) as store:
        store.judge(_KINDS[verdict], one, other, who=who or login(), why=why)
        told = store.story(one)
    notes().print(f"noted; the story of {one} now has {len(told.articles)} articles")
