"""A change of a page as a person reads it: what stood there, then what stands there now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from khabar.cli.tables import number_words
from khabar.cli.terminal import arabic, output
from khabar.model import Attribution, Change, Document, ParagraphChange, Quantity, Span, WordingChange

__all__ = ["change_lines"]

_GONE, _CAME = "red", "green"


def change_lines(change: Change, before: Document, after: Document) -> Iterator[Text]:
    """The lines of one change, the headline first; nothing of it is cut."""
    yield from _wording("headline", change.headline)
    yield from _wording("lead", change.lead)
    text, text_after = before.article.text, after.article.text
    for number in change.numbers:
        old, new = number.before, number.after
        yield _title(f"number {number.kind}", _number_words(old, new))
        if old is not None:
            yield _old(_words(old.span, text))
        if new is not None:
            yield _new(_words(new.span, text_after))
    for said in change.attributions:
        yield _title(f"statement {said.kind}", ", ".join(said.parts))
        if said.before is not None:
            yield _old(_statement(said.before, text))
        if said.after is not None:
            yield _new(_statement(said.after, text_after))
    for paragraph in change.paragraphs:
        yield _title(f"paragraph {paragraph.kind}")
        yield from _paragraph(paragraph, text, text_after)


def _wording(field: str, change: WordingChange | None) -> Iterator[Text]:
    if change is not None:
        kind = "added" if not change.before else "altered" if change.after else "removed"
        yield _title(f"{field} {kind}")
        if change.before:
            yield _old(Text(" ".join(change.before.split())))
        if change.after:
            yield _new(Text(" ".join(change.after.split())))


def _number_words(before: Quantity | None, after: Quantity | None) -> str:
    """«killed: 27 → more than 30»."""
    known = before or after
    assert known is not None, "a change of a number has one of the two"
    return f"{known.role}: {' → '.join(number_words(quantity) for quantity in (before, after) if quantity is not None)}"


def _statement(attribution: Attribution, text: str) -> Text:
    """«who ← who: what», the source nearest to the outlet first."""
    chain = " ← ".join(str(_words(link.span, text)) for link in attribution.chain)
    return Text(f"{chain or '…'}: {_words(attribution.content, text)}")


def _paragraph(change: ParagraphChange, text: str, text_after: str) -> Iterator[Text]:
    if change.before is not None:
        yield _old(_marked(change.before, change.removed, text, _GONE))
    if change.after is not None:
        yield _new(_marked(change.after, change.added, text_after, _CAME))


def _marked(paragraph: Span, words: Sequence[Span], text: str, colour: str) -> Text:
    """The paragraph with its changed words in bold, or in [brackets] where there are no colours."""
    plain = output().color_system is None
    out, at = Text(), paragraph.start
    for span in words:
        out.append(text[at : span.start])
        out.append(f"[{span.of(text)}]" if plain else span.of(text), style=f"bold {colour} reverse")
        at = span.end
    out.append(text[at : paragraph.end])
    return out


def _words(span: Span, text: str) -> Text:
    return Text(" ".join(span.of(text).split()))


def _title(what: str, more: str = "") -> Text:
    return Text.assemble("    ", (what, "bold"), f"  {more}" if more else "")


def _old(words: Text) -> Text:
    return Text.assemble("      ", ("- ", _GONE), arabic(words))


def _new(words: Text) -> Text:
    return Text.assemble("      ", ("+ ", _CAME), arabic(words))
