"""What stands around a report's sentences: the dateline in front of the first, the signature behind the last."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from khabar.model import Span
from khabar.reading.voice.words import Named, key, named, voice_words

__all__ = ["Stretch", "head_sources", "pieces", "tail_sources"]


class Stretch(NamedTuple):
    """Words of the text that name a source."""

    span: Span
    named: Named


_HEAD = _TAIL = 160
_MOST_PARTS = 8
_LONGEST_PART = 6
"""Words of one part of a dateline or signature."""
_LONGEST_SIGNATURE = 9

_DASHES = "-–—"
_PART = re.compile(rf"[{_DASHES}:()\[\]\n/|]|(?<=\s)ـ+(?=\s)")
_BEHIND_BRACKET = re.compile(rf"\s{{0,3}}[{_DASHES}:\nـ]")
_FULL_STOP = re.compile(r"[.؟!](?:\s|$)")
_YEAR = re.compile(r"\d{4}|م|هـ?")
_PIECE = re.compile(rf"[،,؛;/|+&()\[\]]|(?:^|\s)[{_DASHES}ـ]+(?=\s|$)|(?<=\w)[{_DASHES}]\s|\s(?:و|and)\s")
_AND = re.compile(r"\sو(?=\w)")
_EDGE = " \t\r\xa0«»\"“”„'*•:.،,-–—ـ/()[]{}|\u200e\u200f"
_BRACKET = re.compile(r"[(\[]")
_WORD = re.compile(r"[^\W_]+")
_SENTENCE_END = re.compile(r"[.؟!…](?:[\"»”)]{0,2})\s+|[»\"”]\s*\.\s*|\n")
_GROUP = re.compile(
    rf"(?:[(\[](?P<bracket>[^()\[\]\n]{{1,60}})[)\]]|/(?P<slash>[^/\n]{{1,40}})/"
    rf"|(?:(?<=\s)|^)[{_DASHES}]+(?P<dash>[^\n{_DASHES}]{{1,40}})[{_DASHES}]+)[\s.*]*$"
)


def pieces(text: str, span: Span) -> Iterator[Span]:
    """The names of a row («رويترز، أ ف ب», «سمير ناجي - وكالات»), without the marks around them."""
    whole = _stripped(text, span)
    if named(whole.of(text), sure=True) is not None:  # the «و» of «و م ع» parts nothing
        yield whole
        return
    start = span.start
    for match in _PIECE.finditer(text, span.start, span.end):
        yield from _with_and(text, _stripped(text, Span(start, match.start())))
        start = match.end()
    yield from _with_and(text, _stripped(text, Span(start, span.end)))


def _with_and(text: str, span: Span) -> Iterator[Span]:
    """«رويترز وأسوشيتد برس» is two; the «و» of «واس» and «وكالات» is their own."""
    match = _AND.search(text, span.start, span.end)
    if match is not None and named(span.of(text), sure=True) is None:
        yield Span(span.start, match.start())
        yield Span(match.end(), span.end)
    elif span.end > span.start:
        yield span


def _stripped(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    if "«" in text[start:end] and text[end : end + 1] == "»":
        end += 1
    return Span(start, end)


def head_sources(text: str) -> Iterator[Stretch]:
    """The sources in the dateline, in the order of the text."""
    head, start, opened = text[:_HEAD], 0, False
    for number, match in enumerate(_PART.finditer(head)):
        span, mark = Span(start, match.start()), match[0]
        long = len(span.of(head).split()) > _LONGEST_PART
        if _FULL_STOP.search(head, start, match.start()):
            return
        if long and mark == "\n":
            yield from _dated(head, span)
        if long or number >= _MOST_PARTS:
            return
        if not _WORD.search(text, match.end()):
            return  # nothing follows that it could stand in front of
        closed = mark in ")]"
        if closed and not _BEHIND_BRACKET.match(text, match.end()):
            return  # «قالت وكالة الأنباء (سانا) إن»
        if mark not in "([":
            yield from _sources(text, span, sure=opened and closed)
        start, opened = match.end(), mark in "(["


def _dated(head: str, span: Span) -> Iterator[Stretch]:
    """«مسقط 26 شوال 1436 هـ الموافق 11 أغسطس 2015 م واس»: a first line that ends with the agency."""
    words = list(_WORD.finditer(head, span.start, span.end))
    if len(words) > 1 and _YEAR.fullmatch(words[-2][0]):
        yield from _sources(head, Span(words[-1].start(), span.end), sure=False)


def _sources(text: str, span: Span, *, sure: bool) -> Iterator[Stretch]:
    for piece in pieces(text, span):
        found = named(piece.of(text), sure=sure)
        if found is not None:
            yield Stretch(piece, found)


def tail_sources(text: str) -> Iterator[Stretch]:
    """The sources in the signature: on the last line, or on the one above when the last says something short."""
    end = len(text.rstrip())
    for _ in range(2):
        start = max(text.rfind("\n", 0, end) + 1, end - _TAIL)
        found = _signature(text, start, end)
        if found:
            yield from found
            return
        if start == 0 or len(text[start:end].split()) > _LONGEST_PART:
            return
        end = len(text[: start - 1].rstrip()) if text[start - 1] == "\n" else 0


def _signature(text: str, start: int, end: int) -> list[Stretch]:
    """The sources that a line's end names: its last brackets, or what follows its last sentence."""
    line = text[start:end]
    ends = [match.end() for match in _SENTENCE_END.finditer(line) if match.end() < len(line)]
    begin = start + (ends[-1] if ends else 0)
    alone = bool(ends) or start == 0 or text[start - 1] == "\n"
    if alone and len(text[begin:end].split()) <= _LONGEST_SIGNATURE:
        found = _labelled(text, Span(begin, end))
        if found:
            return found
    match = _GROUP.search(line)
    if match is None:
        return []
    span = Span(start + match.start(match.lastgroup or 0), start + match.end(match.lastgroup or 0))
    sure = start + match.start() == begin and alone
    parts = list(pieces(text, span))
    sources = [named(part.of(text), sure=True) for part in parts]
    if not sure:
        before = key(line[: match.start()]).split()[-_LONGEST_PART:]
        if any(word in voice_words().spelt_out for word in before):
            return []
        sources = [None if found is None or _is_common(part.of(text)) else found
                   for part, found in zip(parts, sources, strict=True)]  # fmt: skip
    return [Stretch(part, found) for part, found in zip(parts, sources, strict=True) if found] if all(sources) else []


def _labelled(text: str, span: Span) -> list[Stretch]:
    """«المصدر: وكالات», «* خدمة «نيويورك تايمز»», «ع ب م - وكالات», «وكالات»: nothing but who it is from."""
    lexicon = voice_words()
    words = list(_WORD.finditer(text, span.start, span.end))
    label, name = 0, ""
    for count in range(min(3, len(words) - 1), 0, -1):
        name = key(text[words[0].start() : words[count - 1].end()])
        if name in lexicon.labels:
            label = count
            break
    start = words[label].start() if label else span.start
    if label and key(words[label][0]) == "ب" and label + 1 < len(words):  # «خاص بـ«…»»
        start = words[label + 1].start()
    out, unknown, piece = [], False, span
    line = span.of(text)
    for piece in pieces(text, Span(start, span.end)):
        found = named(piece.of(text), sure=True)
        first, _, rest = key(piece.of(text)).partition(" ")
        if found is None and label and name in lexicon.sure_labels and rest and first in lexicon.media_nouns:
            found = Named("media", "named", None)
        if found is not None:
            out.append(Stretch(piece, found))
        else:
            unknown = True
    if unknown and not (out and piece == out[-1].span and out[-1].named.kind == "agency" and not _BRACKET.search(line)):
        return []  # «سمير ناجي - وكالات» ends with it, «قالت الوكالة (سانا) إن» does not
    if not label and len(out) == 1 and _is_common(out[0].span.of(text)):
        return []
    return out


def _is_common(words: str) -> bool:
    return key(words) in voice_words().common
