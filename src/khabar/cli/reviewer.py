"""Who says something of the record, and why."""

from __future__ import annotations

import getpass
from typing import Annotated

import typer

__all__ = ["Who", "Why", "login"]

Who = Annotated[str | None, typer.Option(help="Who says so. [default: your login]", show_default=False)]
Why = Annotated[str, typer.Option(help="Why.", show_default=False)]


def login() -> str:
    """The name of whoever runs this process."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a process without a user
        return "unknown"
