"""Every word of the lexicon does its work in a sentence."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from khabar.arabic.fold import fold_text
from khabar.arabic.text import ArabicText
from khabar.knowledge.actors import load
from khabar.reading.coreference import lexicon
from khabar.reading.coreference.office import read_office
from khabar.reading.coreference.scene import Scene

_FOLDER = Path(lexicon.__file__).parent / "lexicon"


def _lists(name: str) -> dict[str, object]:
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


_HEADS = _lists("offices")["head"]
_NOUNS = _lists("bodies")["noun"]
assert isinstance(_HEADS, list)
assert isinstance(_NOUNS, list)


def _scene(text: str) -> Scene:
    return Scene(ArabicText(text), (), (), load(), None)


@pytest.mark.parametrize("entry", _HEADS, ids=lambda entry: entry["example"])
def test_an_office_is_read_in_its_example(entry: dict[str, str]) -> None:
    scene = _scene(entry["example"])
    found = [office for at in range(len(scene.words)) if (office := read_office(scene, at))]
    assert entry["role"] in [office.role.removeprefix("deputy ") for office in found] or any(
        office.role.startswith(entry["role"]) for office in found
    )


@pytest.mark.parametrize("entry", _HEADS, ids=lambda entry: entry["example"])
def test_every_form_of_an_office_is_read(entry: dict[str, object]) -> None:
    forms = [*entry["words"], *entry.get("feminine", [])]  # type: ignore[misc]
    for form in forms:
        for then in entry.get("then", [""]):  # type: ignore[attr-defined]
            scene = _scene(f"{form} {then} البلدة".replace("  ", " "))
            assert read_office(scene, 0) is not None, f"{form} {then}"


@pytest.mark.parametrize("entry", _NOUNS, ids=lambda entry: entry["word"])
def test_a_noun_stands_in_its_example(entry: dict[str, str]) -> None:
    stands = [lexicon.nouns().get(word) for word in fold_text(entry["example"]).split()]
    assert fold_text(entry["word"]) in [noun.word for noun in stands if noun]


@pytest.mark.parametrize("name", ["portfolio", "chain", "qualifier", "former", "not_in_office", "takes_object", "post"])
def test_every_listed_word_is_found_in_its_template(name: str) -> None:
    entry = _lists("office_words")[name]
    assert isinstance(entry, dict)
    known = getattr(lexicon.words(), name)
    assert entry["words"]
    assert len(set(map(fold_text, entry["words"]))) == len(entry["words"])
    for word in entry["words"]:
        assert known.intersection(fold_text(entry["template"].format(word)).split())


def test_every_title_is_found_in_its_template() -> None:
    entry = _lists("office_words")["title"]
    assert isinstance(entry, dict)
    for word in [*entry["words"], *entry["feminine"]]:
        assert any(form in lexicon.titles() for form in fold_text(entry["template"].format(word)).split()), word


def test_what_follows_a_bare_noun_is_found_in_its_template() -> None:
    entry = _lists("bodies")["follows"]
    assert isinstance(entry, dict)
    for word in entry["words"]:
        assert lexicon.words().follows.intersection(fold_text(entry["template"].format(word)).split())
