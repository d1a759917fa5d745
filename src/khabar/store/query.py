"""What is searched for, and where it stands in an article."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

import msgspec

from khabar.arabic.fold import fold
from khabar.arabic.tokens import runs
from khabar.model import Span

__all__ = ["Analyse", "Query", "TermsOfWord", "excerpt", "remembering", "terms_of"]

Analyse = Callable[[str], list[str]]
"""The terms of a text, in its order: `khabar.arabic.analyser.analyse`, or another for a test."""

TermsOfWord = Callable[[str], list[str]]
"""The terms of one word: most words have one."""

_PHRASE = re.compile(r"[\"“”„«]([^\"“”„«»]*)[\"“”„»]")
_EXCERPT = 240
"""Code points of an excerpt, about three lines."""
_SPACE = re.compile(r"[\s\0]+")


def terms_of(text: str, analyse: Analyse) -> str:
    """The terms as the index keeps them, separated by spaces."""
    return " ".join(analyse(text)).replace("\0", " ")


def remembering(analyse: Analyse) -> TermsOfWord:
    """The analyser for single words: the few that make up most of every text are analysed once."""
    return lru_cache(maxsize=100_000)(lambda word: terms_of(word, analyse).split())


class Query(msgspec.Struct, frozen=True):
    """Phrases that must all be there, each of one term or more, as the index has them."""

    phrases: tuple[tuple[str, ...], ...]

    @classmethod
    def parse(cls, words: str, analyse: Analyse) -> Query:
        """What a person typed. Never fails; an odd quotation mark is passed over."""
        quoted = [tuple(terms_of(match[1], analyse).split()) for match in _PHRASE.finditer(words)]
        alone = [(term,) for term in terms_of(_PHRASE.sub(" ", words), analyse).split()]
        return cls(tuple(phrase for phrase in dict.fromkeys([*quoted, *alone]) if phrase))

    def fts5(self) -> str:
        """As FTS5 wants it: every phrase a string of its own, in which nothing has a meaning but a doubled quote."""
        return " AND ".join('"{}"'.format(" ".join(phrase).replace('"', '""')) for phrase in self.phrases)

    def spans(self, text: str, terms_of_word: TermsOfWord) -> tuple[Span, ...]:
        """Where the phrases stand in `text`, ascending, none within another."""
        folded = fold(text)
        terms: list[str] = []
        words: list[re.Match[str]] = []
        for word in runs(folded):  # the analyser looks at «الـCNN» as a whole
            for term in terms_of_word(word[0]):
                terms.append(term)
                words.append(word)
        first: dict[str, list[tuple[str, ...]]] = {}
        for phrase in self.phrases:
            first.setdefault(phrase[0], []).append(phrase)
        found: list[Span] = []
        for index, term in enumerate(terms):
            if term in first:
                for phrase in first[term]:
                    end = index + len(phrase)
                    if tuple(terms[index:end]) == phrase:
                        found.append(folded.source(words[index].start(), words[end - 1].end()))
        return _joined(found)


def excerpt(text: str, found: tuple[Span, ...]) -> Span:
    """The stretch of `text` with most of `found`, the earliest of several, begun and ended between words."""
    best, most = 0, 0
    for index, span in enumerate(found):
        within = sum(1 for other in found[index : index + 20] if other.end <= span.start + _EXCERPT * 3 // 4)
        if within > most:
            best, most = max(0, span.start - _EXCERPT // 4), within
    start, end = best, min(len(text), best + _EXCERPT)
    if start:
        start = _after_space(text, start)
    if end < len(text):
        end = max(start, _before_space(text, end, start))
    return Span(start, end)


def _joined(spans: list[Span]) -> tuple[Span, ...]:
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start < out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)


def _after_space(text: str, index: int) -> int:
    space = _SPACE.search(text, index, index + 40)
    return space.end() if space else index


def _before_space(text: str, index: int, start: int) -> int:
    space = max(text.rfind(" ", start, index), text.rfind("\n", start, index))
    return space if space > start else index
