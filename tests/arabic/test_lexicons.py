"""Every word of the language's lexicons is read in an example, and is read otherwise without its entry."""

from __future__ import annotations

import datetime as dt
import gzip
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from khabar import arabic
from khabar.arabic import analyser, clitics, fold, fold_text, numerals, sentences
from khabar.arabic.analyser import analyse
from khabar.arabic.number_words import NumberWords, number_words
from khabar.arabic.numerals import Number, read_number, read_ordinal
from khabar.arabic.text import ArabicText
from khabar.arabic.tokens import tokenize
from khabar.arabic.zones import offset_at
from khabar.articles.dates import find_page_dates
from khabar.reading.times import find_times


def lexicon(name: str) -> dict[str, Any]:
    path = Path(arabic.__file__).parent / "lexicon" / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


# --- numerals -------------------------------------------------------------------------------------------------------

NUMERALS = lexicon("numerals")
Read = tuple[int | float, int] | None


def number(text: str) -> Read:
    return _value(read_number(tokenize(fold(text)), 0))


def ordinal(text: str) -> Read:
    return _value(read_ordinal(tokenize(fold(text)), 0))


def _value(found: Number | None) -> Read:
    return found and (found.value, found.consumed)


def numbers() -> Iterator[tuple[str, str, Read]]:
    """A word, an example with it, and what is read at its beginning: the number and its tokens."""
    for entry in (*NUMERALS["unit"], *NUMERALS["ten"], *NUMERALS["hundred"]):
        yield from ((word, f"{word} فقط", (entry["value"], 1)) for word in entry["words"])
    for entry in NUMERALS["bound_unit"]:
        yield from ((word, f"{word} عشر", (entry["value"] + 10, 2)) for word in entry["words"])
    for entry in NUMERALS["scale"]:
        value = entry["value"]
        yield from ((word, f"{word} دينار", (value, 1)) for word in entry["singular"])
        yield from ((word, f"{word} دينار", (2 * value, 1)) for word in (*entry["dual"], *entry["accusative"]))
        yield from ((word, f"{word} وخمسة", (value + 5, 2)) for word in entry["accusative"])
        after = (*entry["singular"], *entry["accusative"], *entry["plural"])
        yield from ((word, f"7 {word}", (7 * value, 2)) for word in after)
    for entry in NUMERALS["fraction"]:
        part = entry["numerator"] / entry["denominator"]
        yield from ((word, f"{word} السكان", (part, 1)) for word in entry["words"])
    for entry in NUMERALS["parts"]:
        value = 2 / entry["denominator"]
        yield from ((word, f"اثنان {word}", (value, 2)) for word in entry["words"])
    for word in NUMERALS["words_that_are_no_numbers"]["after_fraction"]:
        yield word, f"ربع {word}", None


def ordinals() -> Iterator[tuple[str, str, Read]]:
    for entry in NUMERALS["ordinal"]:
        yield from ((word, f"ال{word} منها", (entry["value"], 1)) for word in entry["words"])


def without(word: str) -> NumberWords:
    """The number words, but for one."""
    words, folded = number_words(), fold_text(word)
    left: dict[str, Any] = {}
    for field in words.__struct_fields__:
        table = getattr(words, field)
        kept = table - {folded} if isinstance(table, frozenset) else {k: v for k, v in table.items() if k != folded}
        left[field] = kept
    return NumberWords(**left)


@pytest.mark.parametrize(
    ("read", "word", "example", "expected"),
    [*((number, *case) for case in numbers()), *((ordinal, *case) for case in ordinals())],
)
def test_number_words(
    monkeypatch: pytest.MonkeyPatch, read: Callable[[str], Read], word: str, example: str, expected: Read
) -> None:
    assert read(example) == expected
    left = without(word)
    monkeypatch.setattr(numerals, "number_words", lambda: left)
    assert read(example) != expected


@pytest.mark.parametrize("word", NUMERALS["words_that_are_no_numbers"]["tokens"])
def test_words_that_are_no_numbers(monkeypatch: pytest.MonkeyPatch, word: str) -> None:
    examples = (word, f"{word} والعشرين")
    assert [(number(example), ordinal(example)) for example in examples] == [(None, None)] * 2
    left = without(word)
    monkeypatch.setattr(numerals, "number_words", lambda: left)
    assert [(number(example), ordinal(example)) for example in examples] != [(None, None)] * 2


KINDS = ("unit", "bound_unit", "ten", "hundred", "scale", "fraction", "parts", "ordinal")


@pytest.mark.parametrize("entry", [entry for kind in KINDS for entry in NUMERALS[kind]], ids=lambda e: e["example"])
def test_an_example_of_a_number_is_read_through_its_words(
    monkeypatch: pytest.MonkeyPatch, entry: dict[str, Any]
) -> None:
    forms = [word for value in entry.values() if isinstance(value, list) for word in value]
    read = (number(entry["example"]), ordinal(entry["example"]))
    assert read != (None, None)
    left: list[tuple[Read, Read]] = []
    for word in forms:
        words = without(word)
        with monkeypatch.context() as patch:
            patch.setattr(numerals, "number_words", lambda words=words: words)
            left.append((number(entry["example"]), ordinal(entry["example"])))
    assert any(other != read for other in left)


def test_every_table_of_numbers_is_tested() -> None:
    assert set(NUMERALS) == {*KINDS, "words_that_are_no_numbers"}


# --- zones ----------------------------------------------------------------------------------------------------------

ZONES = lexicon("zones")
AT = dt.datetime(2031, 3, 5, 10, 30)


@pytest.mark.parametrize(("zone", "name"), [(zone, name) for zone in ZONES["named"] for name in ZONES["named"][zone]])
def test_named_zones(zone: str, name: str) -> None:
    [stamp] = find_page_dates(f"5 مارس 2031 10:30 بتوقيت {name}")
    assert stamp.value == f"2031-03-05T10:30{offset_at(zone, AT)}"
    assert stamp.words.endswith(name)
    text = f"بدأ الاجتماع الساعة 10:30 بتوقيت {name} أمام الحضور"
    [time] = find_times(ArabicText(text), anchor=None)
    assert time.known.zone == zone
    assert time.span.of(text).endswith(name)


@pytest.mark.parametrize(
    ("zone", "name"), [(zone, name) for zone in ZONES["abbreviated"] for name in ZONES["abbreviated"][zone]]
)
def test_abbreviated_zones(zone: str, name: str) -> None:
    text = f"بدأ الاجتماع الساعة 10:30 {name} أمام الحضور"
    [time] = find_times(ArabicText(text), anchor=None)
    assert time.known.zone == zone
    assert time.span.of(text).endswith(name)


# --- sentences ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("word", lexicon("sentences")["abbreviations"])
def test_abbreviations(monkeypatch: pytest.MonkeyPatch, word: str) -> None:
    example = lexicon("sentences")["example"].format(word)
    assert len(sentences.sentences(example)) == 1
    left = sentences._abbreviations() - {fold_text(word)}
    monkeypatch.setattr(sentences, "_abbreviations", lambda: left)
    assert len(sentences.sentences(example)) == 2


# --- clitics --------------------------------------------------------------------------------------------------------

CLITICS = lexicon("clitics")
WRITTEN_ON = [(kind, entry) for kind, entries in CLITICS.items() if kind != "short_words" for entry in entries]


@pytest.mark.parametrize(("kind", "entry"), WRITTEN_ON, ids=lambda value: value if isinstance(value, str) else "")
def test_a_clitic_comes_off_its_example(kind: str, entry: dict[str, Any]) -> None:
    off = [split.suffix if kind == "pronoun" else split.prefix for split in clitics.splits(fold_text(entry["example"]))]
    assert entry["form"] in off


@pytest.mark.parametrize("letter", [letter for entry in CLITICS["future"] for letter in entry["before"]])
def test_the_future_stands_before_its_letters(letter: str) -> None:
    assert "س" in [split.prefix for split in clitics.splits(f"س{letter}علن")]


@pytest.fixture(autouse=True)
def _terms_are_worked_out_anew() -> Iterator[None]:
    forget_terms()
    yield
    forget_terms()


def forget_terms() -> None:
    analyser._term.cache_clear()
    analyser._remembered.cache_clear()


@pytest.mark.parametrize("word", CLITICS["short_words"]["words"])
def test_short_words(monkeypatch: pytest.MonkeyPatch, word: str) -> None:
    joined = [f"{conjunction}{word}" for conjunction in "وف"]
    assert any(analyse(form) == [fold_text(word)] for form in joined)
    before = [analyse(form) for form in joined]
    left = clitics.short_words() - {fold_text(word)}
    monkeypatch.setattr(analyser, "short_words", lambda: left)
    forget_terms()
    assert [analyse(form) for form in joined] != before


# --- spellings ------------------------------------------------------------------------------------------------------

SPELLINGS = lexicon("spellings")


@pytest.mark.parametrize("group", SPELLINGS["groups"], ids=lambda group: group[0])
def test_spellings_of_a_group_are_one_term(group: list[str]) -> None:
    first, *others = group
    spellings = analyser._spellings()
    for other in others:
        assert analyse(other) == analyse(first)
        assert analyse(f"زار {other} أمس") == analyse(f"زار {first} أمس")
        # Without the group it would be another term.
        assert analyser._base(analyser._one_waw(fold_text(other))) in spellings.keys() - spellings.values()


@pytest.mark.parametrize("word", SPELLINGS["whole"])
def test_whole_words(monkeypatch: pytest.MonkeyPatch, word: str) -> None:
    counted = gzip.decompress(analyser._WORDS.read_bytes()).decode("utf-8").split("\n")
    assert fold_text(word) not in counted
    assert analyse(word) == [fold_text(word)]
    # Whole by itself, or with a conjunction off.
    examples = (word, f"و{word}")
    before = [analyse(example) for example in examples]
    left = analyser._whole_words() - {fold_text(word)}
    monkeypatch.setattr(analyser, "_whole_words", lambda: left)
    forget_terms()
    assert [analyse(example) for example in examples] != before


@pytest.mark.parametrize("word", SPELLINGS["no_plurals"])
def test_what_only_looks_like_a_plural(monkeypatch: pytest.MonkeyPatch, word: str) -> None:
    assert analyse(f"ال{word}") == [fold_text(word)]
    left = analyser._no_plurals() - {fold_text(word)}
    monkeypatch.setattr(analyser, "_no_plurals", lambda: left)
    forget_terms()
    assert analyse(f"ال{word}") != [fold_text(word)]


def test_every_list_of_spellings_is_tested() -> None:
    assert set(SPELLINGS) == {"groups", "whole", "no_plurals"}
    assert set(lexicon("sentences")) == {"abbreviations", "example"}
    assert set(ZONES) == {"named", "abbreviated"}
