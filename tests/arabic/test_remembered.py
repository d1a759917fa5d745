"""What is known of words is worked out once a word, and found in texts whatever vocabulary numbers their words."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from khabar.arabic import tokens
from khabar.arabic.remembered import Remembered, WordFinder
from khabar.arabic.text import ArabicText

SOURCE = "وصل الوفد إلى عدن، ثم غادر الوفد عدن.\n  وصل"


def long_words() -> WordFinder[int]:
    return WordFinder(lambda word: len(word) if len(word) > 3 else None)


def test_a_word_is_worked_out_once() -> None:
    asked: list[str] = []
    table = Remembered(lambda word: asked.append(word) or len(word))  # type: ignore[func-returns-value]
    assert [table["عدن"], table["عدن"], table["وصل"]] == [3, 3, 3]
    assert asked == ["عدن", "وصل"]


def test_the_words_that_something_is_said_of_are_found_each_time() -> None:
    finder = long_words()
    text = ArabicText(SOURCE)
    wanted = [(at, len(word)) for at, word in enumerate(text.words) if len(word) > 3]
    assert [text.words[at] for at, _ in wanted] == ["الوفد", "غادر", "الوفد"]
    assert [ArabicText(SOURCE).find(finder) for _ in range(3)] == [wanted] * 3
    assert ArabicText("").find(finder) == []


def test_what_says_nothing_is_not_found() -> None:
    text = ArabicText("من إلى")
    assert text.find(WordFinder(lambda word: 0 if word == "من" else ())) == []


def test_words_that_are_new_to_a_vocabulary() -> None:
    finder = long_words()
    assert ArabicText("عدن").find(finder) == []
    for number in range(3000):
        text = ArabicText(f"عدن كلمة{'ابتثجح'[number % 6] * (number % 5)} {number}")
        assert text.find(finder) == [(at, len(word)) for at, word in enumerate(text.words) if len(word) > 3]


def test_another_vocabulary(monkeypatch: pytest.MonkeyPatch) -> None:
    finder = long_words()
    old = ArabicText(SOURCE)
    wanted = old.find(finder)
    monkeypatch.setattr(tokens, "_MOST", 1)  # from now on each text has its own, with the same numbers for other words
    other = ArabicText("ثم وصل الرئيس الجديد اليوم إلى عدن")
    assert [at for at, _ in other.find(finder)] == [2, 3, 4]
    assert old.find(finder) == wanted
    assert [at for at, _ in other.find(finder)] == [2, 3, 4]


def test_threads_share_a_finder() -> None:
    finder = long_words()
    sources = [f"{word} الوفد {'ا' * (at % 7 + 1)} {at}" for at, word in enumerate(SOURCE.split() * 60)]

    def right(source: str) -> bool:
        text = ArabicText(source)
        return text.find(finder) == [(at, len(word)) for at, word in enumerate(text.words) if len(word) > 3]

    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(right, sources))
