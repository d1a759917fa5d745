"""The words of an article by which it is compared, and how much each of them tells."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

import msgspec

from khabar.arabic.analyser import analyse
from khabar.arabic.text import ArabicText
from khabar.model import Document, Span, Voice
from khabar.record.rarity import rarity

__all__ = ["MOST_WORDS", "Wording", "placed_terms", "weight_of", "wording_of", "wording_of_text"]

MOST_WORDS = 5_000
"""Words of an article that are looked at; whole newspaper pages have fewer."""

_LEAST, _MOST = 0.3, 3.0
"""What a word that stands in half of all articles tells, and one that is not common."""
_COMMON = 1.57
"""The rarity of the rarest of the common words: one article of 37 has it."""
_REMEMBERED = 512
"""Articles whose words are kept for the next comparison."""


class Wording(msgspec.Struct, frozen=True, kw_only=True):
    """An article's words, as they are compared."""

    terms: tuple[str, ...]
    """As the search analyser has them: without what is written onto them, foreign names in one spelling."""
    weights: tuple[float, ...]
    """How much each tells: the logarithm of how rarely articles have it."""
    weight: float
    """How much all of them tell."""
    counts: Counter[str]
    """How often each stands there; not to be changed."""
    numbers: Counter[str]
    """Those that are written in digits; not to be changed."""


def wording_of(document: Document) -> Wording:
    """The words of a document's text, but for the dateline and the signature, which say whose it is and not what."""
    return wording_of_text(document.article.text, document.reading.voice)


@lru_cache(maxsize=_REMEMBERED)
def wording_of_text(text: str, voice: tuple[Voice, ...] = ()) -> Wording:
    """The words of `text` but for those that name its `voice`."""
    bare = text
    for span in sorted((each.span for each in voice if each.span is not None), reverse=True):
        bare = f"{bare[: span.start]}\n{bare[span.end :]}"
    terms = tuple(analyse(bare)[:MOST_WORDS])
    weights = tuple(map(weight_of, terms))
    counts = Counter(terms)
    numbers = Counter({term: count for term, count in counts.items() if term[0].isdigit()})
    return Wording(terms=terms, weights=weights, weight=sum(weights), counts=counts, numbers=numbers)


def placed_terms(text: str) -> tuple[list[str], list[Span]]:
    """The words of `text` as they are compared, the first `MOST_WORDS` of them, and where each stands."""
    words = ArabicText(text)
    tokens = [token for token in words.tokens if token.kind != "mark"][:MOST_WORDS]
    return [_term(token.text) for token in tokens], [words.folded.source(t.start, t.end) for t in tokens]


@lru_cache(maxsize=100_000)
def _term(word: str) -> str:
    found = analyse(word)
    return found[0] if found else word


@lru_cache(maxsize=100_000)
def weight_of(term: str) -> float:
    """How much a word tells, 0.3 to 3.

    The most common ones stand in titles and formulas, which two reports of different events share by the line; all
    others tell the same.
    """
    known = rarity(term)
    return _MOST if known > _COMMON else max(_LEAST, known)
