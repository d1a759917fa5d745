"""The lexicons of cues: each word works in its example."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, get_args

import pytest

import khabar
from khabar.arabic import fold_text
from khabar.arabic.text import ArabicText
from khabar.errors import LexiconError
from khabar.model import Act
from khabar.reading.attributions import frames
from khabar.reading.attributions.cues import Cue, find_cues

FOLDER = Path(khabar.__file__).parent / "reading" / "attributions" / "lexicon"


def _entries(name: str, section: str) -> list[dict[str, Any]]:
    table: list[dict[str, Any]] = tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))[section]
    return table


VERBS = _entries("verbs.toml", "verb")
PASSIVES = _entries("verbs.toml", "passive")
ASIDES = _entries("verbs.toml", "aside")
ALONG = _entries("verbs.toml", "along")
NOUNS = _entries("nouns.toml", "noun")
PREPOSITIONS = _entries("prepositions.toml", "preposition")
BEFORE_VERBS = _entries("prepositions.toml", "before_verb")


def cues(text: str) -> tuple[Cue, ...]:
    return find_cues(ArabicText(text))


def words(text: str) -> list[str]:
    return [token.text for token in ArabicText(text).tokens]


def lemma(entry: dict[str, Any]) -> str:
    return str(entry["forms"]).split(" / ")[0].replace("\u0651", "")


@pytest.mark.parametrize("entry", VERBS, ids=lemma)
def test_verb(entry: dict[str, Any]) -> None:
    found = [cue for cue in cues(entry["example"]) if cue.form in ("perfect", "imperfect")]
    assert lemma(entry) in [cue.frame.lemma for cue in found]


@pytest.mark.parametrize("entry", NOUNS, ids=lemma)
def test_noun(entry: dict[str, Any]) -> None:
    assert (lemma(entry), "noun") in [(cue.frame.lemma, cue.form) for cue in cues(entry["example"])]


@pytest.mark.parametrize("entry", PASSIVES, ids=lambda entry: str(entry["word"]))
def test_passive(entry: dict[str, Any]) -> None:
    assert (entry["verb"], "passive") in [(cue.frame.lemma, cue.form) for cue in cues(entry["example"])]


@pytest.mark.parametrize("entry", ALONG, ids=lambda entry: str(entry["word"]))
def test_what_goes_along(entry: dict[str, Any]) -> None:
    assert (entry["word"], "participle") in [(cue.frame.lemma, cue.form) for cue in cues(entry["example"])]


@pytest.mark.parametrize("entry", ASIDES, ids=lambda entry: str(entry["word"]))
def test_aside(entry: dict[str, Any]) -> None:
    assert cues(entry["example"]) == ()


@pytest.mark.parametrize("entry", [*PREPOSITIONS, *BEFORE_VERBS], ids=lambda entry: str(entry["words"]))
def test_preposition(entry: dict[str, Any]) -> None:
    text = words(entry["example"])
    found = [cue for cue in cues(entry["example"]) if cue.form == "preposition"]
    assert [cue.frame.lemma for cue in found] == [entry["words"]]
    assert " ".join(text[found[0].start : found[0].end]).startswith(fold_text(entry["words"]))


def test_acts_are_acts() -> None:
    acts = {entry.get("act", "state") for entry in (*VERBS, *NOUNS, *ALONG, *PREPOSITIONS, *BEFORE_VERBS)}
    assert acts == set(get_args(Act))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("verbs", 'verb = [{ forms = "قال / يقول", act = "state", takes = "clause نحو", example = "" }]'),
        ("verbs", 'verb = []\npassive = [{ word = "قيل", verb = "قال", example = "" }]\naside = []\nalong = []'),
        ("verbs", 'verb = [{ forms = "قال / قول", act = "state", takes = "clause", example = "" }]'),
    ],
)
def test_wrong_lexicon(name: str, text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in FOLDER.glob("*.toml"):
        (tmp_path / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    if "along" not in text:
        text += "\npassive = []\naside = []\nalong = []"
    (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(frames, "_FOLDER", tmp_path)
    with pytest.raises(LexiconError):
        frames.lexicon.__wrapped__()
