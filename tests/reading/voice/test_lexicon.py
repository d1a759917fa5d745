"""Every word of the lexicon does its part in an example."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from khabar.errors import LexiconError
from khabar.model import Article
from khabar.reading import voice as package
from khabar.reading.voice import voice, words

FOLDER = Path(package.__file__).parent / "lexicon"
LEXICON = tomllib.loads((FOLDER / "voice.toml").read_text(encoding="utf-8"))


def of(text: str) -> list[tuple[str, str | None]]:
    return [(v.name, v.actor) for v in voice(Article(id="x", page="x", text=text))]


def entries(*lists: str) -> list[tuple[str, str]]:
    return [(LEXICON[name]["example"], word) for name in lists for word in LEXICON[name]["words"]]


@pytest.mark.parametrize(("example", "word"), entries("anonymous"))
def test_unnamed(example: str, word: str) -> None:
    assert of(example.format(word)) == [(word, None)]


@pytest.mark.parametrize(("example", "word"), entries("labels"))
def test_labels(example: str, word: str) -> None:
    assert of(example.format(word)) == [("رويترز", "reuters")]


@pytest.mark.parametrize(("example", "word"), entries("sure_labels", "media_nouns"))
def test_outlets_that_nobody_knows(example: str, word: str) -> None:
    [(name, actor)] = of(example.format(word))
    assert name.endswith("المرفأ الجديد")
    assert actor is None


@pytest.mark.parametrize(("example", "word"), entries("agency_nouns"))
def test_agencies_that_nobody_knows(example: str, word: str) -> None:
    assert of(example.format(word)) == [(f"{word} أنباء المرفأ", None)]


@pytest.mark.parametrize(("entry", "word"), [(entry, word) for entry in LEXICON["agencies"] for word in entry["words"]])
def test_short_names(entry: dict[str, str], word: str) -> None:
    assert of(entry["example"].format(word)) == [(word, entry["actor"])]


@pytest.mark.parametrize(("example", "word"), entries("common"))
def test_common_words(example: str, word: str) -> None:
    assert words.named(word, sure=True) is not None
    assert of(example.format(word)) == []


@pytest.mark.parametrize(("example", "word"), entries("spelt_out"))
def test_what_brackets_spell_out(example: str, word: str) -> None:
    assert of(example.format(word)) == []
    assert of(example.format("المحلية")) == [("سانا", "sana")]


def test_a_body_that_nobody_knows(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "lexicon").mkdir()
    text = (FOLDER / "voice.toml").read_text(encoding="utf-8").replace('actor = "afp"', 'actor = "nobody"')
    (tmp_path / "lexicon" / "voice.toml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(words, "__file__", str(tmp_path / "words.py"))
    with pytest.raises(LexiconError, match="nobody"):
        words.voice_words.__wrapped__()
