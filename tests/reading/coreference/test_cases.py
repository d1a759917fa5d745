"""Invented articles of a few sentences with the entries that they must yield."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from khabar.arabic.text import ArabicText
from khabar.model import Entry
from khabar.reading.coreference import resolve
from tests.reading.coreference.marked import unmarked

_FOLDER = Path(__file__).parent / "cases"
_CASES = [
    pytest.param(case, id=f"{path.stem}: {case['name']}")
    for path in sorted(_FOLDER.glob("*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]


def _as_written(entry: Entry, text: str, expected: str) -> str:
    out = f"{entry.kind} = " + " / ".join(mention.span.of(text) for mention in entry.mentions)
    if entry.actor and expected.endswith(f": {entry.actor}"):
        out += f" : {entry.actor}"
    if entry.kind == "person":
        for office in entry.offices:
            country = f" : {office.country}" if office.country else ""
            out += f" @ {office.span.of(text)} : {office.role}{country}"
    return out


@pytest.mark.parametrize("case", _CASES)
def test_the_entries_of_a_text(case: dict[str, object]) -> None:
    text, names, places = unmarked(str(case["text"]))
    _, entries = resolve(ArabicText(text), names=names, places=places)
    expected = case["entries"]
    assert isinstance(expected, list)
    for one in expected:
        assert one in [_as_written(entry, text, one) for entry in entries]
    mentioned = [mention.span.of(text) for entry in entries for mention in entry.mentions]
    for words in case.get("absent", []):  # type: ignore[attr-defined]
        assert words not in mentioned


def test_there_are_cases_enough() -> None:
    assert len(_CASES) >= 60
