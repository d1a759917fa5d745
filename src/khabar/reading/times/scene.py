"""A text laid out for the parsers: its tokens, the anchor, and what a word's surroundings say of tense."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from khabar.arabic.text import ArabicText
from khabar.model import DateParts, TimeType
from khabar.reading.times.closed_classes import function_words
from khabar.reading.times.reach import Reach
from khabar.reading.times.words import time_words

__all__ = ["Found", "Head", "Scene", "heads"]


class Found(NamedTuple):
    """An expression, recognised."""

    start: int
    """Its first token."""
    end: int
    """Past its last token."""
    type: TimeType
    rule: str
    reach: Reach | None = None
    """``None`` for DURATION and SET, and for what hangs on an anchor that nobody knows."""
    grain: str = "day"
    """``day``, ``week``, ``month``, ``year``, ``decade``, … or ``some`` for a stretch without a name."""
    known: DateParts = DateParts()
    duration: str | None = None
    """ISO 8601, for DURATION and SET."""
    absolute: bool = False
    """Whether the words stand by themselves, without an anchor."""
    shift: int = 0
    """How many characters of the first token are a particle that only introduces it: «و», «ب», «ل»."""
    refers: str = ""
    """``same``, ``that``, ``next``, ``previous``, ``away``, ``happening`` or ``year_before``: how it is
    counted from what the text spoke of last; ``""`` when it is not."""
    away: tuple[str, float | None, int] | None = None
    """For ``away``: the unit, how many of it (``None`` for some) and the sign."""


class Head(NamedTuple):
    """One way to read the first token of an expression: the word, and how long the particle before it is."""

    word: str
    shift: int


def heads(word: str) -> list[Head]:
    """A token's word, and what it is without the particles that can be written on to it."""
    heads = [Head(word, 0)]
    shift = 0
    if len(word) > 3 and word[0] in "وف":
        word, shift = word[1:], 1
        heads.append(Head(word, shift))
    if len(word) > 4 and word.startswith("لل"):
        # The article is fused with the preposition: both stay in the span.
        heads.append(Head("ال" + word[2:], shift))
    elif len(word) > 3 and word[0] in "بلك":
        heads.append(Head(word[1:], shift + 1))
    return heads


class Scene:
    """The folded tokens of one text, and the day that its times are counted from."""

    __slots__ = ("_tenses", "anchor", "count", "text", "tokens", "words")

    def __init__(self, text: ArabicText, anchor: dt.date | None) -> None:
        self.text = text
        self.tokens = tokens = text.tokens
        self.words = text.words
        self.count = len(tokens)
        self.anchor = anchor
        self._tenses: dict[int, str | None] = {}

    def word(self, index: int) -> str:
        """The token's text; ``""`` outside of the text."""
        return self.words[index] if 0 <= index < self.count else ""

    def phrase(self, index: int, length: int) -> str:
        """`length` tokens from `index` on, joined by spaces; ``""`` when there are not so many."""
        return " ".join(self.words[index : index + length]) if 0 <= index <= self.count - length else ""

    def raw(self, index: int) -> str:
        """The token as the text spells it, where folding makes two words one (آب and أب, الآن and آلان)."""
        token = self.tokens[index]
        return self.text.folded.source(token.start, token.end).of(self.text.source)

    def raw_article(self, index: int) -> bool:
        """Whether the token begins with the article, which folding makes of «إلى» too."""
        return self.word(index)[:2] == "ال" and self.raw(index)[:2] == "ال"

    def number(self, index: int, low: int, high: int) -> int | None:
        """The whole number in digits at `index` if it lies between `low` and `high`, both included."""
        if not 0 <= index < self.count or self.tokens[index].kind != "number":
            return None
        text = self.words[index]
        if len(text) > 4 or not text.isdecimal():
            return None
        value = int(text)
        return value if low <= value <= high else None

    def touches(self, index: int) -> bool:
        """Whether nothing stands between the token and the one before it."""
        return 0 < index < self.count and self.tokens[index - 1].end == self.tokens[index].start

    def tense(self, index: int, *, explicit: bool = False) -> str | None:
        """What the words before token `index` in its sentence say: ``past``, ``future``, or ``None``.

        `explicit`: an imperfect verb alone, which may tell of either, is no future.
        """
        if explicit:
            return self._read_tense(index, explicit=True)
        if index not in self._tenses:
            self._tenses[index] = self._read_tense(index, explicit=False)
        return self._tenses[index]

    def _read_tense(self, index: int, *, explicit: bool) -> str | None:
        table = time_words().tense
        no_future = time_words().no_future
        stems = time_words().no_future_stems
        subjunctive = function_words().subjunctive
        before = self.word(index - 1)
        if before in function_words().since_words:
            return "past"
        if before == "الي" and not function_words().postponed.isdisjoint(self.words[max(0, index - _NEAR) : index]):
            return "future"  # «أرجئت الجلسة إلى الخميس»
        imperfect = before[:1] == "ي" and len(before) >= 4 and before not in table and before not in no_future
        if imperfect and not explicit:
            return "future"  # «يزور الأحد»
        for place in range(index - 1, max(-1, index - 26), -1):
            word = self.words[place]
            if word in _SENTENCE_ENDS or word[0] == "\n":
                # «يصوت البرلمان الثلاثاء»: a sentence that opens with an imperfect verb speaks of what is to come.
                return None if explicit else _opening(self, place + 1, index)
            said = table.get(word) or (table.get(word[1:]) if word[0] in "وف" and len(word) > 3 else None)
            if said == "future" and word.removeprefix("و") in function_words().up_to:
                return _until(self, place)
            if said is not None:
                return said
            bare = word[1:] if word[0] in "وف" and len(word) > 4 else word
            if (
                len(bare) >= 5
                and bare[0] == "س"
                and bare[1] in "يتن"
                and bare not in no_future
                and not bare.startswith(stems)
            ):
                return "future"
            if bare[:2] == "سا" and len(bare) >= 4 and "سأ" in self.raw(place)[:3]:
                return "future"  # «سأعود»
            if _plural_perfect(bare):
                return "past"  # «توقعوا», «قالوا»
            if explicit:
                continue
            if bare[0] in "يت" and len(bare) >= 3 and self.word(place - 1) in subjunctive:
                return "future"
            if _feminine_perfect(bare):
                return "past"  # «نقلت», «شنت»: the feminine perfect
        return _opening(self, 0, index) if index <= 26 and not explicit else None


_NEAR = 6


def _until(scene: Scene, place: int) -> str:
    """«استمر الاجتماع حتى الأربعاء» is past, «يستمر حتى الأربعاء» is not: the verb before «حتى» decides."""
    table, no_future = time_words().tense, time_words().no_future
    for word in reversed(scene.words[max(0, place - _NEAR) : place]):
        if word in _SENTENCE_ENDS or word[0] == "\n":
            break
        bare = word[1:] if word[0] in "وف" and len(word) > 4 else word
        if bare in function_words().lasted or _feminine_perfect(bare) or table.get(bare) == "past":
            return "past"
        if bare[0] in "يت" and len(bare) >= 4 and bare not in no_future:
            return "future"
    return "future"


def _feminine_perfect(word: str) -> bool:
    return (
        len(word) >= 3
        and word[-1] == "ت"
        and word[-2] != "ا"
        and word[0] not in "تي"
        and not word.startswith("ال")
        and word not in time_words().no_past
    )


def _plural_perfect(word: str) -> bool:
    return (
        len(word) >= 5 and word[0] not in "يلسب" and (word.endswith("وا") or (len(word) >= 6 and word.endswith("وه")))
    )


def _opening(scene: Scene, start: int, index: int) -> str | None:
    for place in range(start, min(start + 7, index)):
        word = scene.words[place]
        if word in _CLOSERS:  # «واشنطن (وكالات) --»: the dateline stands before the sentence
            return _opening(scene, place + 1, index) if place + 1 < index else None
    word = scene.word(start)
    word = word[1:] if word[:1] in ("و", "ف") and len(word) > 4 else word
    if start < index and len(word) >= 4 and word[0] in "يت" and word[1:2] != "م" and word not in time_words().no_future:
        return "future" if word[0] == "ي" or word in function_words().feminine_imperfects else None
    return None


_SENTENCE_ENDS = frozenset(".؟?!؛")
_CLOSERS = frozenset(("--", "-", "–", "—", ":"))
