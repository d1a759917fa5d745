"""Sentences of a source text.

A line's end always ends a sentence; within a line «.», «!», «؟» and their kin do, unless the stop belongs to a number,
an abbreviation, an address of the web, a list's counter, or stands inside a quotation or a bracket that the sentence
goes on after. Dots in a row («..», «…») are a pause in Arabic news, as «؛» is, and end nothing by themselves.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

import msgspec

from khabar.arabic.fold import fold_text
from khabar.arabic.word_lists import folded_words, load_lexicon
from khabar.model import Span

__all__ = ["sentences"]

# A quotation longer than this is read as sentences of its own: it is a speech, or its closing mark is missing.
_LONGEST_QUOTATION = 500
_LONGEST_BRACKET = 200
# «من يربح؟» within a sentence is a name; a question this long in quotation marks ends with them.
_SHORTEST_QUOTED_SENTENCE = 40

_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_INVISIBLE = "\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad"
_EDGE = re.compile(rf"[\s{_INVISIBLE}]*")
# Not `[…]+`: where one character comes first, the search passes over all others three times as fast.
_STOP = re.compile(rf"([.!?؟…۔][.!?؟…۔]*)[{_INVISIBLE}]*([»”\"’'\])}}{_INVISIBLE}]*)")
_LAST_WORD = re.compile(r"[^\W_]+\Z")
_COUNTER = re.compile(r"\W*[0-9٠-٩]{1,3}\Z")
_CLOSING = {"«": "»", "“": "”", "”": "“", "(": ")", "[": "]"}
_PAIRS = re.compile(r"[«»“”\"()\[\]]")


class _Lexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    abbreviations: tuple[str, ...]
    example: str


@cache
def _abbreviations() -> frozenset[str]:
    return folded_words(load_lexicon("sentences", _Lexicon).abbreviations)


def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of `text` in order, without the spaces around them.

    They never overlap, and everything that is not space (or an invisible control) lies in one; ``()`` for a text of
    nothing else.
    """
    found: list[Span] = []
    for line in _LINE.finditer(text):
        begin = line.start()
        for end in _ends(line[0]):
            _append(found, text, begin, line.start() + end)
            begin = line.start() + end
        _append(found, text, begin, line.end())
    return tuple(found)


def _append(found: list[Span], text: str, start: int, end: int) -> None:
    edge = _EDGE.match(text, start, end)
    start = edge.end() if edge else start
    while end > start and _EDGE.fullmatch(text, end - 1, end):
        end -= 1
    if start < end:
        found.append(Span(start, end))


def _ends(line: str) -> list[int]:
    """Where sentences end within a line, the last one left out when it ends with the line."""
    stops = list(_STOP.finditer(line))
    if not stops:
        return []
    enclosed = _enclosed(line)
    openings = [start for start, _ in enclosed]
    ends: list[int] = []
    begin = 0
    for stop in stops:
        if stop.end() >= len(line):
            break
        around = bisect_right(openings, stop.start()) - 1
        opening, closing = enclosed[around] if around >= 0 else (0, 0)
        within = closing > stop.start()
        if within and closing >= stop.end():
            continue  # the quotation goes on
        if within and "." not in stop[1] and closing - opening < _SHORTEST_QUOTED_SENTENCE:
            continue
        if _is_end(line, stop, begin):
            begin = stop.end()
            ends.append(begin)
    return ends


def _enclosed(line: str) -> list[tuple[int, int]]:
    """The outermost quotations and brackets of a line: where each opens and closes, none overlapping another."""
    found: list[tuple[int, int]] = []
    opening, closing = -1, ""
    marks = list(_PAIRS.finditer(line))
    for mark in marks:
        character = mark[0]
        if closing and mark.start() - opening > (_LONGEST_BRACKET if closing in ")]" else _LONGEST_QUOTATION):
            closing = ""  # never closed, or too long to be kept whole
        if closing:
            if character == closing:
                found.append((opening, mark.start()))
                closing = ""
        elif character in _CLOSING or character == '"':
            opening, closing = mark.start(), _CLOSING.get(character, '"')
    return found


def _is_end(line: str, stop: re.Match[str], begin: int) -> bool:
    marks, start, end = stop[1], stop.start(), stop.end()
    if set(marks) <= {".", "…"} and (len(marks) > 1 or marks == "…"):
        # A pause, but for one that closes a quotation.
        return bool(stop[2].strip()) and line[end].isspace()
    if marks != ".":
        return line[end].isspace() or line[end].isalpha()
    return _is_full_stop(line, start, end, begin)


def _is_full_stop(line: str, start: int, end: int, begin: int) -> bool:
    """Whether the single dot at `start`, in a sentence that begins at `begin`, ends it."""
    before = _LAST_WORD.search(line, max(begin, start - 40), start)
    word = before[0] if before else ""
    following = line[end]
    if not following.isspace():
        # «انتهى.وقال» lacks its space; 2.5, example.com, ج.م.ع and index.html do not.
        after = line[end : end + 2]
        return end == start + 1 and len(word) > 1 and _is_arabic(word) and len(after) == 2 and _is_arabic(after)
    if not word:
        return True
    if start - begin < 12 and _COUNTER.fullmatch(line, begin, start):
        return False
    if len(word) == 1 and word.isalpha():
        # «د.» and «J.», but not the «م» of «الساعة 5 م.»
        return line[max(begin, start - 9) : start - 1].rstrip()[-1:].isdecimal()
    return fold_text(word) not in _abbreviations()


def _is_arabic(word: str) -> bool:
    return all("\u0621" <= character <= "\u06d3" for character in word)
