"""Every lexicon, whoever loads it: one spelling an entry, no presentation forms, and a test that tries its entries.

Folding makes spellings one, so a variant beside its word would only pretend to do something.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

import khabar
from khabar.arabic import fold_text

PACKAGE = Path(khabar.__file__).parent
LEXICONS = sorted(PACKAGE.rglob("lexicon/*.toml"))

TRIED_BY = {
    "arabic/lexicon/calendar.toml": "tests/reading/test_times_entries.py",
    "arabic/lexicon/clitics.toml": "tests/arabic/test_lexicons.py",
    "arabic/lexicon/numerals.toml": "tests/arabic/test_lexicons.py",
    "arabic/lexicon/sentences.toml": "tests/arabic/test_lexicons.py",
    "arabic/lexicon/spellings.toml": "tests/arabic/test_lexicons.py",
    "arabic/lexicon/zones.toml": "tests/arabic/test_lexicons.py",
    "articles/html/lexicon/home.toml": "tests/articles/html/test_lexicons.py",
    "articles/html/lexicon/notices.toml": "tests/articles/html/test_lexicons.py",
    "articles/html/lexicon/roles.toml": "tests/articles/html/test_lexicons.py",
    "articles/lexicon/agencies.toml": "tests/articles/test_lexicons.py",
    "articles/lexicon/bylines.toml": "tests/articles/test_lexicons.py",
    "articles/lexicon/captions.toml": "tests/articles/test_lexicons.py",
    "articles/lexicon/connectives.toml": "tests/articles/test_lexicons.py",
    "articles/lexicon/datelines.toml": "tests/articles/test_lexicons.py",
    "articles/lexicon/furniture.toml": "tests/articles/test_furniture_lexicon.py",
    "articles/lexicon/languages.toml": "tests/articles/test_lexicons.py",
    "articles/lexicon/names.toml": "tests/articles/test_lexicons.py",
    "articles/lexicon/openings.toml": "tests/articles/test_lexicons.py",
    "articles/lexicon/sections.toml": "tests/articles/test_lexicons.py",
    "articles/lexicon/stamps.toml": "tests/articles/test_lexicons.py",
    "knowledge/actors/lexicon/actors.toml": "tests/knowledge/actors/test_lexicon.py",
    "reading/attributions/lexicon/acts.toml": "tests/reading/attributions/test_lexicons.py",
    "reading/attributions/lexicon/channels.toml": "tests/reading/attributions/test_sources_lexicon.py",
    "reading/attributions/lexicon/firmness.toml": "tests/reading/attributions/test_lexicons.py",
    "reading/attributions/lexicon/markers.toml": "tests/reading/attributions/test_lexicons.py",
    "reading/attributions/lexicon/nouns.toml": "tests/reading/attributions/test_cues_lexicon.py",
    "reading/attributions/lexicon/prepositions.toml": "tests/reading/attributions/test_cues_lexicon.py",
    "reading/attributions/lexicon/sources.toml": "tests/reading/attributions/test_sources_lexicon.py",
    "reading/attributions/lexicon/verbs.toml": "tests/reading/attributions/test_cues_lexicon.py",
    "reading/contexts/lexicon/contexts.toml": "tests/reading/contexts/test_lexicon.py",
    "reading/coreference/lexicon/bodies.toml": "tests/reading/coreference/test_lexicon.py",
    "reading/coreference/lexicon/office_words.toml": "tests/reading/coreference/test_lexicon.py",
    "reading/coreference/lexicon/offices.toml": "tests/reading/coreference/test_lexicon.py",
    "reading/events/lexicon/clauses.toml": "tests/reading/events/test_lexicon.py",
    "reading/events/lexicon/signals.toml": "tests/reading/events/test_judge.py",
    "reading/names/lexicon/known.toml": "tests/reading/test_known_names.py",
    "reading/places/lexicon/cues.toml": "tests/reading/places/test_lexicon.py",
    "reading/quantities/lexicon/bounds.toml": "tests/reading/quantities/test_lexicon.py",
    "reading/quantities/lexicon/context.toml": "tests/reading/quantities/test_lexicon.py",
    "reading/quantities/lexicon/nouns.toml": "tests/reading/quantities/test_lexicon.py",
    "reading/quantities/lexicon/roles.toml": "tests/reading/quantities/test_lexicon.py",
    "reading/quantities/lexicon/units.toml": "tests/reading/quantities/test_lexicon.py",
    "reading/quantities/lexicon/vague.toml": "tests/reading/quantities/test_lexicon.py",
    "reading/times/lexicon/closed_classes.toml": "tests/reading/test_times_entries.py",
    "reading/times/lexicon/times.toml": "tests/reading/test_times_entries.py",
    "reading/voice/lexicon/voice.toml": "tests/reading/voice/test_lexicon.py",
    "record/lexicon/direction.toml": "tests/record/test_lexicons.py",
    "record/lexicon/origins.toml": "tests/record/test_origins.py",
    "record/lexicon/tolls.toml": "tests/record/test_origins.py",
    "record/lexicon/updates.toml": "tests/record/test_origins.py",
    "record/lexicon/victims.toml": "tests/record/test_incompatible.py",
}
"""Each lexicon and the test module that puts every entry of it into an example and sees what it does there."""

_SEPARATORS = (("|", r"\|"), ("،", r"[،\n]"), ("\n", r"\s+"))
"""What parts the words of a text over several lines, the first that occurs."""
_WITH_VARIANTS = {"known.toml"}
"""The recogniser's weights belong to this list as it stood; a variant in it marks nothing that its word does not."""


def test_every_lexicon_is_tried() -> None:
    assert [path.relative_to(PACKAGE).as_posix() for path in LEXICONS] == sorted(TRIED_BY)


@pytest.mark.parametrize(("lexicon", "module"), TRIED_BY.items())
def test_the_module_that_tries_a_lexicon_reads_it(lexicon: str, module: str) -> None:
    text = (Path(__file__).parents[1] / module).read_text(encoding="utf-8")
    assert re.search(rf"\b{Path(lexicon).stem}(?:\.toml)?\"", text)
    assert re.search(r"^def test_", text, re.MULTILINE)


def lists(value: object, key: str = "") -> Iterator[tuple[str, list[str]]]:
    """Each list of words in a lexicon, with its key: its own examples beside them are left out."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from lists(inner, f"{key}.{name}")
    elif isinstance(value, list):
        if all(isinstance(word, str) for word in value):
            yield key, value
        else:
            if all(isinstance(inner, list) for inner in value):
                yield f"{key}[:][0]", [inner[0] for inner in value]
            for number, inner in enumerate(value):
                yield from lists(inner, f"{key}[{number}]")
    elif isinstance(value, str) and "\n" in value:
        separator = next(pattern for mark, pattern in _SEPARATORS if mark in value)
        yield key, [word for word in re.split(separator, value) if word.strip()]


@pytest.mark.parametrize("path", [path for path in LEXICONS if path.name not in _WITH_VARIANTS], ids=lambda p: p.stem)
def test_no_spelling_variants(path: Path) -> None:
    for key, words in lists(tomllib.loads(path.read_text(encoding="utf-8"))):
        seen: dict[str, str] = {}
        for word in words:
            folded = fold_text(word).strip()
            assert folded not in seen, f"{path.name}{key}: {word!r} is {seen[folded]!r} in another spelling"
            seen[folded] = word


@pytest.mark.parametrize("path", LEXICONS, ids=lambda path: path.stem)
def test_no_presentation_forms(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not [c for c in text if "ARABIC" in unicodedata.name(c, "") and "FORM" in unicodedata.name(c, "")]
