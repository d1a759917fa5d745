"""The verbs, in the order that help shows them."""

from __future__ import annotations

import signal
import sys
from typing import Annotated

import typer

from khabar.cli.account import account
from khabar.cli.add import add
from khabar.cli.changes import changes
from khabar.cli.copies import copies
from khabar.cli.demo import demo
from khabar.cli.event import event
from khabar.cli.events import events
from khabar.cli.exits import Exit
from khabar.cli.explain import explain
from khabar.cli.export import export
from khabar.cli.judge import judge
from khabar.cli.list import list_articles
from khabar.cli.read import read
from khabar.cli.rebuild import rebuild
from khabar.cli.review import review, reviews
from khabar.cli.schema import schema
from khabar.cli.search import search
from khabar.cli.serve import serve
from khabar.cli.show import show
from khabar.cli.stories import stories, story
from khabar.cli.terminal import notes
from khabar.cli.who import who
from khabar.errors import AccountError, ExportError, KhabarError, ModelError, NotFound, ReviewError, ServeError

__all__ = ["app", "main"]

app = typer.Typer(
    name="khabar",
    help="خبر: reads Arabic news pages and keeps a sourced record of what they say.",
    epilog="Exit codes: 0 all pages used · 1 some could not be used · 2 called wrongly · 3 nothing usable or nothing "
    "found · 4 the record could not be opened, read or written.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for verb, name in (
    (serve, "serve"),
    (read, "read"),
    (add, "add"),
    (list_articles, "list"),
    (show, "show"),
    (search, "search"),
    (who, "who"),
    (events, "events"),
    (event, "event"),
    (stories, "stories"),
    (story, "story"),
    (copies, "copies"),
    (changes, "changes"),
    (judge, "judge"),
    (reviews, "reviews"),
    (rebuild, "rebuild"),
    (export, "export"),
    (explain, "explain"),
    (schema, "schema"),
    (demo, "demo"),
):
    app.command(name)(verb)

app.add_typer(account)
app.add_typer(review, name="review")

_EXITS = {
    NotFound: Exit.NOTHING,
    ModelError: Exit.USAGE,
    ExportError: Exit.USAGE,
    ReviewError: Exit.USAGE,
    ServeError: Exit.USAGE,
    AccountError: Exit.USAGE,
}


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        print(version("khabar"))
        raise typer.Exit()


@app.callback()
def khabar(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """خبر: reads Arabic news pages and keeps a sourced record of what they say."""


def main() -> None:
    """The ``khabar`` command: runs a verb, and turns what goes wrong into one line and an exit code."""
    if hasattr(signal, "SIGPIPE"):
        # When the reader of our output has gone (`khabar read … | head`), end as other commands do, without a word.
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    try:
        app()
    except KhabarError as error:
        notes().print(f"khabar: {error}", markup=False, soft_wrap=True)
        sys.exit(_EXITS.get(type(error), Exit.STORE))
    except KeyboardInterrupt:
        sys.exit(130)
