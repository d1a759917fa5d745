"""Every word of sources.toml and channels.toml in its example."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from khabar.arabic.fold import fold_text
from khabar.arabic.text import ArabicText
from khabar.reading import attributions
from khabar.reading.attributions.channel_words import is_medium
from khabar.reading.attributions.channels import channels
from khabar.reading.attributions.source_words import head_of, source_words
from khabar.reading.attributions.sources import Sources
from khabar.reading.scene import Scene
from tests.reading.attributions.test_find_attributions import reading_of

FOLDER = Path(attributions.__file__).parent / "lexicon"
SOURCES: dict[str, Any] = tomllib.loads((FOLDER / "sources.toml").read_text(encoding="utf-8"))
CHANNELS: dict[str, Any] = tomllib.loads((FOLDER / "channels.toml").read_text(encoding="utf-8"))
HEADS = [(group, head) for group in SOURCES["group"] for head in group["head"]]
LISTED = [(name, entry) for name in ("takes", "colour", "worldly", "compound") for entry in SOURCES[name]["list"]]
TEMPLATES = [(name, section) for name, section in SOURCES.items() if "template" in section]


@pytest.mark.parametrize(("group", "head"), HEADS, ids=lambda value: value.get("word") or value["kind"])
def test_head_stands_in_its_example(group: dict[str, Any], head: dict[str, Any]) -> None:
    word = fold_text(head["word"])
    forms = {written for written, found in source_words().heads.items() if found.word == word}
    assert any(found.head.word == word or token in forms for token, found in _heads(head["example"]))


def _heads(example: str) -> list[tuple[str, Any]]:
    tokens = [token.text for token in ArabicText(example).tokens]
    return [(token, found) for token in tokens if (found := head_of(token)) is not None]


@pytest.mark.parametrize(("name", "entry"), LISTED, ids=lambda value: value if isinstance(value, str) else "")
def test_listed_entry_stands_in_its_example(name: str, entry: dict[str, Any]) -> None:
    example = f" {fold_text(entry['example'])} "
    words = [fold_text(word) for word in entry["words"]]
    assert any(word in example for word in words)
    if name == "takes":
        scene = Scene(ArabicText(entry["example"]))
        source = Sources(scene).after(1, len(scene.words) - 1)
        assert source is not None
        assert source.end > 3


@pytest.mark.parametrize(("name", "section"), TEMPLATES, ids=[name for name, _ in TEMPLATES])
def test_words_fit_their_template(name: str, section: dict[str, Any]) -> None:
    for word in section["words"]:
        assert word in section["template"].format(word)
        assert fold_text(word)


@pytest.mark.parametrize("word", CHANNELS["medium"]["words"])
def test_medium_is_found_in_its_template(word: str) -> None:
    scene = Scene(ArabicText(CHANNELS["medium"]["template"].format(word)))
    assert is_medium(fold_text(word))
    found = channels(scene, 2, scene.words.index("ان")).medium
    assert found == (3, 4) or word in ("قناة", *CHANNELS["occasion"]["words"])


@pytest.mark.parametrize("word", [*CHANNELS["leads"]["words"]])
def test_preposition_leads_a_medium(word: str) -> None:
    scene = Scene(ArabicText(CHANNELS["leads"]["template"].format(word)))
    assert channels(scene, 2, scene.words.index("ان")).medium == (3, 4)


@pytest.mark.parametrize("word", CHANNELS["quality"]["words"])
def test_adjective_belongs_to_its_medium(word: str) -> None:
    scene = Scene(ArabicText(CHANNELS["quality"]["template"].format(word)))
    assert channels(scene, 2, scene.words.index("ان")).medium == (3, 5)


@pytest.mark.parametrize("word", CHANNELS["with"]["words"])
def test_outlet_that_is_told(word: str) -> None:
    scene = Scene(ArabicText(CHANNELS["with"]["template"].format(word)))
    told = channels(scene, 2, scene.words.index("ان")).told
    assert told is not None
    assert (told.kind, told.naming) == ("media", "named")


@pytest.mark.parametrize("word", CHANNELS["nobody"]["words"])
def test_reporters_are_no_outlet(word: str) -> None:
    scene = Scene(ArabicText(CHANNELS["nobody"]["template"].format(word)))
    assert channels(scene, 2, scene.words.index("ان")).told is None


@pytest.mark.parametrize("word", [*CHANNELS["occasion"]["words"], *CHANNELS["weak"]["words"]])
def test_another_medium_follows(word: str) -> None:
    section = CHANNELS["occasion"] if word in CHANNELS["occasion"]["words"] else CHANNELS["weak"]
    scene = Scene(ArabicText(section["template"].format(word)))
    found = channels(scene, 2, scene.words.index("ان")).medium
    assert found is not None
    assert scene.words[found[0]] == "مءتمر" or word in CHANNELS["medium"]["words"]


@pytest.mark.parametrize("word", CHANNELS["on"]["words"])
def test_platform_belongs_to_its_medium(word: str) -> None:
    scene = Scene(ArabicText(CHANNELS["on"]["template"].format(word)))
    found = channels(scene, 2, scene.words.index("ان")).medium
    assert found is not None
    assert found[0] == 3


@pytest.mark.parametrize("word", CHANNELS["generic"]["words"])
def test_outlets_of_no_name(word: str) -> None:
    assert word in CHANNELS["generic"]["template"].format(word)


def _words(*names: str) -> list[Any]:
    return [(SOURCES[name]["template"].format(word), word) for name in names for word in SOURCES[name]["words"]]


def _after(text: str, at: int) -> str:
    scene = Scene(ArabicText(text))
    source = Sources(scene).after(at, len(scene.words) - 1)
    return "" if source is None else scene.span(source.start, source.end, source.letters).of(text)


@pytest.mark.parametrize(("text", "word"), _words("led_by_lam"))
def test_a_lam_leads_the_speaker(text: str, word: str) -> None:
    assert _after(text, 3) == "ناطق باسم البلدية", word


@pytest.mark.parametrize(("text", "word"), _words("leads_source"))
def test_whatever_is_behind_it_speaks(text: str, word: str) -> None:
    assert _after(text, 3) == "الغراب", word


@pytest.mark.parametrize(("text", "word"), _words("documents"))
def test_a_lam_leads_who_issued_it(text: str, word: str) -> None:
    assert _after(text, 2) == "للبلدية", word


@pytest.mark.parametrize(("text", "word"), _words("reflexive", "another", "multiplier"))
def test_words_that_belong_to_the_phrase(text: str, word: str) -> None:
    assert word in _after(text, 1)


@pytest.mark.parametrize(("text", "word"), _words("pointing"))
def test_what_is_confirmed_stands_before_who_confirms_it(text: str, word: str) -> None:
    assert _after(text, 1).startswith("سكان"), word


@pytest.mark.parametrize(("text", "word"), _words("article_like"))
def test_letters_that_are_no_article(text: str, word: str) -> None:
    assert _after(text, 1) == "الوزارة", word


@pytest.mark.parametrize("word", SOURCES["title"]["words"])
def test_a_title_before_a_name(word: str) -> None:
    text = SOURCES["title"]["template"].format(word)
    [attribution] = reading_of(text).attributions
    assert attribution.chain[0].span.of(text) == f"{word}. سامي البدري"


@pytest.mark.parametrize(("text", "word"), _words("part"))
def test_a_part_of_a_body(text: str, word: str) -> None:
    assert _after(text, 1) == f"{word} النقابة"
