"""What `explain` tells of who says so."""

from __future__ import annotations

from rich.text import Text

from khabar.cli.blocks import in_context, row
from khabar.cli.statements import time_words
from khabar.cli.terminal import arabic
from khabar.model import Article, Attribution, Document, Span, Voice

__all__ = ["attribution_block", "voice_block"]


def attribution_block(attribution: Attribution, document: Document) -> list[Text]:
    """A statement: its words, its cue, each link of its chain from the outlet's side on."""
    text, reading = document.article.text, document.reading
    lines = [
        Text.assemble((attribution.id, "yellow"), f"  {attribution.act}, {attribution.quotation}"),
        row("content", arabic(" ".join(attribution.content.of(text).split()))),
        row("span", _bounds(attribution.content)),
        row("cue", Text.assemble(f"({_bounds(attribution.cue)})  ", in_context(text, attribution.cue))),
    ]
    if attribution.within is not None:
        lines.append(row("within", attribution.within))
    for number, link in enumerate(attribution.chain, 1):
        about = ", ".join(filter(None, (link.kind, link.naming, link.entry)))
        words = Text.assemble(f"{about}  ({_bounds(link.span)})  ", in_context(text, link.span))
        lines.append(row(f"link {number}", words))
        if link.reason is not None:
            words = Text.assemble(f"({_bounds(link.reason)})  ", arabic(link.reason.of(text)))
            lines.append(row("  reason", words))
    if not attribution.chain:
        lines.append(row("chain", "nobody named"))
    medium = attribution.medium
    if medium is not None:
        lines.append(row("medium", Text.assemble(f"({_bounds(medium)})  ", arabic(medium.of(text)))))
    said = attribution.said
    if said is not None:
        lines.append(row("said", f"{said}, {time_words(reading, said, text)}"))
    return [*lines, row("firmness", attribution.firmness), row("rule", attribution.rule)]


def voice_block(voice: Voice, article: Article) -> list[Text]:
    """Who answers for what no attribution covers."""
    lines = [
        Text.assemble(("voice", "yellow"), f"  {voice.kind}, {voice.naming}"),
        row("name", arabic(voice.name)),
        row("told by", voice.origin),
    ]
    if voice.actor is not None:
        lines.append(row("actor", voice.actor))
    if voice.span is not None:
        lines += [row("words", in_context(article.text, voice.span)), row("span", _bounds(voice.span))]
    return lines


def _bounds(span: Span) -> str:
    return f"{span.start} to {span.end}"
