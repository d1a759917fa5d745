"""The files that hold the bodies: ``data/states.tsv`` (compiled) and ``data/actors.tsv`` (written by hand)."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from typing import Literal, NamedTuple, get_args

from khabar.errors import LexiconError
from khabar.knowledge.actors.actor import Actor
from khabar.model import ActorKind

__all__ = ["ActorForm", "Row", "rows"]

ActorForm = Literal["name", "acronym", "capital"]
"""How words name a body: by its name, by letters or a short name, by the capital that stands for a state."""

_KINDS = frozenset(get_args(ActorKind))
_STATES = ("id", "kind", "country", "name_en", "names_ar", "capitals_ar", "source")
_ACTORS = (
    "id", "kind", "country", "name_en", "names_ar", "short_ar", "weak_ar", "aliases_en", "domains", "source",
)  # fmt: skip


class Row(NamedTuple):
    """A body with all that it is called, in normal spelling."""

    actor: Actor
    names: tuple[tuple[str, ActorForm, bool], ...]
    """Words, how they name it, and whether they are weak: believed only behind a word that says what they are."""
    domains: tuple[str, ...]


def rows() -> Iterator[Row]:
    """Every body, states first.

    Raises:
        LexiconError: a file is missing or has a row that is none.
    """
    for record in _records("states.tsv", _STATES):
        yield _row(record, [("names_ar", "name", False), ("capitals_ar", "capital", False)])
    columns: list[tuple[str, ActorForm, bool]] = [
        ("names_ar", "name", False), ("short_ar", "acronym", False), ("weak_ar", "name", True),
        ("name_en", "name", False), ("aliases_en", "name", False),
    ]  # fmt: skip
    for record in _records("actors.tsv", _ACTORS):
        yield _row(record, columns)


def _row(record: dict[str, str], columns: list[tuple[str, ActorForm, bool]]) -> Row:
    if record["kind"] not in _KINDS or not record["id"] or not record["source"]:
        raise LexiconError(f"actors: {record['id'] or record['name_en']} lacks an id, a known kind or a source")
    names = [(name, form, weak) for column, form, weak in columns for name in _several(record[column])]
    arabic = next((name for name, _, _ in names), record["name_en"])
    actor = Actor(
        id=record["id"],
        kind=record["kind"],  # type: ignore[arg-type]  # one of _KINDS
        country=record["country"] or None,
        name_en=record["name_en"],
        name_ar=arabic,
        source=record["source"],
    )
    return Row(actor, tuple(names), _several(record.get("domains", "")))


def _several(field: str) -> tuple[str, ...]:
    return tuple(field.split("|")) if field else ()


def _records(name: str, columns: tuple[str, ...]) -> Iterator[dict[str, str]]:
    try:
        text = (files("khabar.knowledge.actors") / "data" / name).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"{name}: {error}") from error
    lines = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    if not lines or tuple(lines[0]) != columns:
        raise LexiconError(f"{name}: its columns are not {', '.join(columns)}")
    for number, fields in enumerate(lines[1:], 2):
        if len(fields) != len(columns):
            raise LexiconError(f"{name}: row {number} has {len(fields)} fields, not {len(columns)}")
        yield dict(zip(columns, fields, strict=True))
