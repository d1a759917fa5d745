from __future__ import annotations

import pytest

from khabar.arabic.text import ArabicText
from khabar.arabic.word_lists import load_lexicon
from khabar.record.copies import direction


def words() -> list[tuple[str, str]]:
    nouns = load_lexicon("direction", direction._Lexicon, direction._LEXICON).media_nouns
    return [(nouns.template, word) for word in nouns.words]


@pytest.mark.parametrize(("template", "word"), words())
def test_every_media_noun_is_passed_over_in_its_example(template: str, word: str) -> None:
    sentence = template.replace("{}", word).split()
    assert direction._key(" ".join(sentence[1:3])) == ArabicText("المرسى").folded.text
    assert direction._key(word) == ArabicText(word).folded.text  # it may be a name alone


def test_no_word_is_there_twice() -> None:
    assert len(words()) == len(direction._media_nouns())
