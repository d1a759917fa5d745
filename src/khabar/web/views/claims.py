"""Who says so, with the exact words: the chain behind a mention of an event, shown in the sentence it stands in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal

import msgspec

from khabar.arabic.fold import fold_text
from khabar.arabic.sentences import sentences
from khabar.model import Act, Attribution, Document, Event, Firmness, Naming, Quotation, Span
from khabar.store import StoredArticle
from khabar.web.quotes import Mark, Piece, quote
from khabar.web.views.lines import ArticleLine, article_line

__all__ = ["ChainLink", "Claim", "chain_of", "claim", "statement_marks"]


class ChainLink(msgspec.Struct, frozen=True, kw_only=True):
    """One speaker, from the outlet to the origin."""

    words: str
    role: Literal["outlet", "agency", "source"]
    """The outlet itself, the agency that the whole report is from, or a source that the words name."""
    kind: str | None = None
    naming: Naming | None = None
    reason: str | None = None
    """Why a source is hidden, where the article says."""
    actor: str | None = None
    """The canonical id of a body that is known."""


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """One article's telling of an event, or of one value of it."""

    article: ArticleLine
    mention: str | None
    chain: tuple[ChainLink, ...]
    """From the outlet to the origin; never empty."""
    quote: tuple[Piece, ...]
    """The sentence or sentences with the words marked: ``value``, ``event``, ``cue``, ``source``, ``statement``."""
    span: Span | None
    """The marked words of the value, else of the event, in the article's text."""
    act: Act | None = None
    quotation: Quotation | None = None
    firmness: Firmness | None = None
    medium: str | None = None


def claim(stored: StoredArticle, mention: Event, *, value: Span | None = None) -> Claim:
    """What an article's `mention` says, with the `value`'s words when it has words of its own."""
    document = stored.document
    text = document.article.text
    said = next((each for each in document.reading.attributions if each.id == mention.attribution), None)
    marks = [Mark(span=mention.trigger, layer="event")]
    if value is not None:
        marks.append(Mark(span=value, layer="value"))
    where = _sentences(text)
    if said is not None:
        # The cue and the source as far as they stand by the words; a source named a page earlier is in the chain.
        near = [mark for mark in statement_marks(said) if _close(mark.span, mention.trigger, where)]
        marks += near
    return Claim(
        article=article_line(stored),
        mention=mention.id,
        chain=tuple(chain_of(document, said)),
        quote=quote(text, marks, where=where),
        span=value or mention.trigger,
        act=said.act if said else None,
        quotation=said.quotation if said else None,
        firmness=said.firmness if said else None,
        medium=said.medium.of(text) if said and said.medium else None,
    )


@lru_cache(maxsize=64)
def _sentences(text: str) -> tuple[Span, ...]:
    """Of an article that is quoted again and again on one page."""
    return sentences(text)


def statement_marks(said: Attribution) -> Iterator[Mark]:
    """The words that signal a statement and those that name its sources."""
    yield Mark(span=said.cue, layer="cue")
    for link in said.chain:
        yield Mark(span=link.span, layer="source")


def chain_of(document: Document, said: Attribution | None) -> Iterator[ChainLink]:
    """The outlet, the agencies that the report is from, then the links of the statement; nobody twice."""
    article, reading, text = document.article, document.reading, document.article.text
    actors = {entry.id: entry.actor for entry in reading.entries}
    links = [
        ChainLink(
            words=" ".join(link.span.of(text).split()),
            role="source",
            kind=link.kind,
            naming=link.naming,
            reason=link.reason.of(text) if link.reason else None,
            actor=actors.get(link.entry or ""),
        )
        for link in (said.chain if said else ())
    ]
    there = {fold_text(link.words) for link in links}
    known = {link.actor for link in links if link.actor}
    voices = [v for v in reading.voice if v.actor not in known and fold_text(v.name) not in there]
    if not voices and not links:
        yield ChainLink(words=article.outlet or article.url or article.id, role="outlet")
    for voice in voices:
        yield ChainLink(
            words=voice.name,
            role="outlet" if voice.origin == "outlet" else "agency",
            kind=voice.kind,
            naming=voice.naming,
            actor=voice.actor,
        )
    yield from links


_NEAR_SENTENCES = 1


def _close(span: Span, trigger: Span, where: Sequence[Span]) -> bool:
    """Whether it stands in the same sentence, or in one next to it."""
    at = next((n for n, sentence in enumerate(where) if sentence.overlaps(trigger)), None)
    own = next((n for n, sentence in enumerate(where) if sentence.overlaps(span)), None)
    return at is not None and own is not None and abs(at - own) <= _NEAR_SENTENCES
