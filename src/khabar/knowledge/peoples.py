"""What nations and persons are called: tables of folded words, compiled by ``tools/compile_gazetteer.py``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

__all__ = ["demonyms", "given_names"]


@cache
def demonyms() -> Mapping[str, str]:
    """Each demonym, folded and without article («سوري», «سوريه»), with its country's ISO 3166-1 alpha-2 code."""
    out: dict[str, str] = {}
    for country, forms in _rows("demonyms.tsv"):
        for form in forms.split("|"):
            # «مالي» is mostly money and «غاني» and the like collide: the first country in the file's order keeps it.
            out.setdefault(form, country)
    return out


@cache
def given_names() -> frozenset[str]:
    """Folded given names: the word after one is a surname."""
    return frozenset(row[0] for row in _rows("given_names.tsv"))


def _rows(name: str) -> list[list[str]]:
    text = (files("khabar.knowledge") / "data" / name).read_text("utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [line.split("\t") for line in lines[1:]]
