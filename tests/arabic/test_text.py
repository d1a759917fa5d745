"""What is worked out once is what the functions give."""

from __future__ import annotations

from khabar.arabic.fold import fold
from khabar.arabic.sentences import sentences
from khabar.arabic.text import ArabicText
from khabar.arabic.tokens import tokenize

SOURCE = "وصل الوفدُ إلى عدن. ثم غادر."


def test_it_gives_what_the_functions_give() -> None:
    text = ArabicText(SOURCE)
    assert text.source == SOURCE
    assert text.folded.text == fold(SOURCE).text
    assert text.tokens == tokenize(fold(SOURCE))
    assert text.sentences == sentences(SOURCE)


def test_each_is_made_once() -> None:
    text = ArabicText(SOURCE)
    assert text.folded is text.folded
    assert text.tokens is text.tokens


def test_the_tokens_of_sentences() -> None:
    text = ArabicText("وصل الوفدُ.\n\n  ثم غادر «عدن». عاد")
    parts = [text.words[first:end] for first, end in text.sentence_tokens]
    assert parts == [["وصل", "الوفد", "."], ["ثم", "غادر", "«", "عدن", "»", "."], ["عاد"]]
    assert ArabicText(" \n").sentence_tokens == []
