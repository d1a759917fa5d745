"""The cues: that each word of the lexicons works in its example, and what decides where a word may be another."""

from __future__ import annotations

import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

import khabar
from khabar.arabic import fold_text
from khabar.arabic.text import ArabicText
from khabar.errors import LexiconError
from khabar.model import Act
from khabar.reading.attributions import frames
from khabar.reading.attributions.cues import Cue, find_cues
from khabar.reading.attributions.frames import CueForm

FOLDER = Path(khabar.__file__).parent / "reading" / "attributions" / "lexicon"
CASES = tomllib.loads((Path(__file__).parent / "cases" / "cues.toml").read_text(encoding="utf-8"))["case"]


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
    return find_cues(words(text))


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
    found = [cue for cue in find_cues(text) if cue.form == "preposition"]
    assert [cue.frame.lemma for cue in found] == [entry["words"]]
    assert " ".join(text[found[0].start : found[0].end]).startswith(fold_text(entry["words"]))


def test_acts_are_acts() -> None:
    acts = {entry.get("act", "state") for entry in (*VERBS, *NOUNS, *ALONG, *PREPOSITIONS, *BEFORE_VERBS)}
    assert acts == set(get_args(Act))


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["text"]))
def test_case(case: dict[str, Any]) -> None:
    text = words(case["text"])
    found = [
        [" ".join(text[cue.start : cue.end])[cue.letters :], cue.form, cue.frame.lemma, cue.frame.act]
        for cue in find_cues(text)
    ]
    assert found == [[fold_text(word), *rest] for word, *rest in case["cues"]]


def test_agreement_and_pronoun() -> None:
    (cue,) = cues("ووصفتها الوزيرة بالناجحة")
    assert (cue.letters, cue.gender, cue.number, cue.object) == (1, "f", "s", "ها")
    (cue,) = cues("مضيفين أن الطريق مقطوع")
    assert (cue.gender, cue.number, cue.speaker_first) == ("m", "p", True)
    (cue,) = cues("السد متين، على حد قولها")
    assert (cue.object, cue.speaker_first) == ("ها", False)


def test_a_weak_verb_is_strong_with_its_own_word() -> None:
    (cue,) = cues("أظهرت صور حطاما عند الجسر")
    assert not cue.frame.weak
    (cue,) = cues("أظهر الفحص أن السقف سليم")
    assert cue.frame.weak


def test_saying_twice_is_one_cue() -> None:
    (cue,) = cues("وتابع قائلا إن الطريق مقطوع")
    assert (cue.start, cue.end, cue.letters) == (0, 2, 1)


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


@given(
    st.lists(
        st.sampled_from(words("وقال أضاف: «الناطق» إن، كما ذكر بأن \n قائلا حسب ما جاء في بيان لقوله : . د")),
        max_size=20,
    )
)
def test_cues_are_in_order_and_apart(text: list[str]) -> None:
    found = find_cues(text)
    for cue, after in pairwise(found):
        assert cue.end <= after.start
    for cue in found:
        assert cue.start < cue.end <= len(text)
        assert cue.letters < len(text[cue.start])
        assert cue.form in get_args(CueForm)
