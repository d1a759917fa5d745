"""Every entry of the lexicons of times does something, and every example is one of an entry."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

import pytest

import khabar
from khabar.arabic.calendar import calendar, names_pattern
from khabar.arabic.fold import fold_text
from khabar.arabic.text import ArabicText
from khabar.reading.times import find_times
from khabar.reading.times.words import time_words

ANCHOR = dt.date(2024, 5, 11)
PACKAGE = Path(khabar.__file__).parent
LEXICONS = {
    "times": PACKAGE / "reading/times/lexicon/times.toml",
    "closed_classes": PACKAGE / "reading/times/lexicon/closed_classes.toml",
    "calendar": PACKAGE / "arabic/lexicon/calendar.toml",
}
OTHERWISE = "زورق"
ELSEWHERE = ("times.landmark.names", "calendar.month.latin")
"""Lists with tests of their own: below, and in tests/arabic/test_calendar.py."""
JOINED = {"a.m", "p.m", "تشرين1", "تشرين2", "كانون1", "كانون2"}
"""Entries for dates in markup, which are read as they are written; here they are several tokens."""


class Example(NamedTuple):
    """A text with a place for the entry, and what is found in it."""

    key: str
    text: str
    expected: str
    otherwise: str

    def holds(self, entry: str) -> bool:
        """Whether the entry gives what is expected, and another word in its place does not."""
        if found(self.text.replace("{}", entry), self.expected) != self.expected.replace("{}", entry):
            return False
        other = self.otherwise
        return found(self.text.replace("{}", other), self.expected) != self.expected.replace("{}", other)


def found(text: str, expected: str) -> str:
    """What is found, with the first day where the expectation has one."""
    dated = expected.split(" | ")
    parts = []
    for place, one in enumerate(find_times(ArabicText(text), anchor=ANCHOR)):
        day = f"={one.earliest or '-'}" if place < len(dated) and "=" in dated[place] else ""
        parts.append(one.span.of(text) + day)
    return " | ".join(parts)


def examples() -> list[Example]:
    lines = (Path(__file__).parent / "cases" / "times_lexicon.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [Example(*[*row, OTHERWISE][:4]) for row in rows]


def entries() -> Iterator[tuple[str, str]]:
    """(key, entry) of all lists of words."""
    for name, path in LEXICONS.items():
        yield from _lists(tomllib.loads(path.read_text("utf-8")), name)


def _lists(value: object, key: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _lists(inner, f"{key}.{name}")
    elif isinstance(value, list):
        for inner in value:
            if isinstance(inner, str):
                yield key, inner
            else:
                yield from _lists(inner, key)


EXAMPLES = examples()
ENTRIES = sorted({(key, entry) for key, entry in entries() if key not in ELSEWHERE and entry not in JOINED})
KEYS = sorted({key for key, _ in ENTRIES})


@pytest.mark.parametrize("key", KEYS)
def test_every_entry_has_an_example_that_matches(key: str) -> None:
    mine = [one for one in EXAMPLES if fnmatchcase(key, one.key)]
    idle = [entry for of, entry in ENTRIES if of == key and not any(one.holds(entry) for one in mine)]
    assert not idle


@pytest.mark.parametrize("example", EXAMPLES, ids=[f"{one.key} {one.text}" for one in EXAMPLES])
def test_every_example_belongs_to_an_entry(example: Example) -> None:
    assert any(example.holds(entry) for key, entry in ENTRIES if fnmatchcase(key, example.key))


def test_every_landmark_gives_its_day() -> None:
    months = {1: "يناير", 2: "فبراير", 7: "يوليو", 9: "سبتمبر", 10: "أكتوبر"}
    for (word, month, day), year in time_words().landmarks.items():
        text = f"قال إن {word.replace('*', '')} {day} {months[month]} باق."
        (one,) = find_times(ArabicText(text), anchor=ANCHOR)
        assert one.earliest == dt.date(year, month, day)


@pytest.mark.parametrize("entry", sorted(JOINED))
def test_what_is_written_as_one_is_read_by_the_patterns(entry: str) -> None:
    names = calendar()
    assert fold_text(entry) in {*names.months, *names.before_noon, *names.after_noon}
    assert re.fullmatch(names_pattern(frozenset((fold_text(entry),))), fold_text(entry))


@pytest.mark.parametrize("word", sorted(time_words().units))
@pytest.mark.parametrize("following", ["الماضية", "المقبلة", "القليلة المقبلة", "الأخيرة"])
def test_every_unit_may_be_many_and_past_or_coming(word: str, following: str) -> None:
    for text in (f"وقع ذلك في ال{word} {following}.", f"وقع ذلك في {word} {following}."):
        for time in find_times(ArabicText(text), anchor=ANCHOR):
            assert time.span.of(text).strip()
