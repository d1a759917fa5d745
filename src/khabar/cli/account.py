"""``khabar account``: who may open the record from other machines."""

from __future__ import annotations

from typing import Annotated, get_args

import typer

from khabar.cli.exits import Exit
from khabar.cli.options import Database
from khabar.cli.terminal import notes, output

__all__ = ["account"]

account = typer.Typer(name="account", help="Who may open the record from other machines: add, list, password, remove.")

_Name = Annotated[str, typer.Argument(metavar="NAME", show_default=False)]
_ROLES = ("reader", "reviewer", "admin")


def _role(value: str) -> str:
    if value not in _ROLES:
        raise typer.BadParameter(f"{value!r} is none of {', '.join(_ROLES)}")
    return value


@account.command()
def add(
    name: _Name,
    role: Annotated[
        str,
        typer.Option(parser=_role, metavar="|".join(_ROLES), help="Each may do what the one before may."),
    ] = "reader",
    db: Database = None,
) -> None:
    """Add an account; its password is asked for."""
    from khabar.store import default_path
    from khabar.web.accounts import Accounts, accounts_path
    from khabar.web.viewer import Role

    password = typer.prompt("password", hide_input=True, confirmation_prompt=True)
    with Accounts(accounts_path(db or default_path())) as accounts:
        chosen: Role = next(each for each in get_args(Role) if each == role)
        accounts.add(name, password, chosen)
    notes().print(f"added {name}, {role}", markup=False)


@account.command("list")
def list_accounts(db: Database = None) -> None:
    """List the accounts."""
    from khabar.store import default_path
    from khabar.web.accounts import Accounts, accounts_path

    with Accounts(accounts_path(db or default_path())) as accounts:
        found = accounts.all()
    for each in found:
        output().print(f"{each.name}  {each.role}", markup=False)
    if not found:
        notes().print("khabar: nothing found")
        raise typer.Exit(Exit.NOTHING)


@account.command()
def password(name: _Name, db: Database = None) -> None:
    """Set another password; whoever is signed in by the old one is so no more."""
    from khabar.store import default_path
    from khabar.web.accounts import Accounts, accounts_path

    words = typer.prompt("password", hide_input=True, confirmation_prompt=True)
    with Accounts(accounts_path(db or default_path())) as accounts:
        accounts.set_password(name, words)
    notes().print(f"{name} has another password", markup=False)


@account.command()
def remove(name: _Name, db: Database = None) -> None:
    """Remove an account and its sessions."""
    from khabar.store import default_path
    from khabar.web.accounts import Accounts, accounts_path

    with Accounts(accounts_path(db or default_path())) as accounts:
        accounts.remove(name)
    notes().print(f"removed {name}", markup=False)
