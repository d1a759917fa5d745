"""A document as a person reads it in a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from khabar.cli.events_table import events
from khabar.cli.statements import statements
from khabar.cli.tables import LAYERS, layers, tables
from khabar.cli.terminal import arabic, output
from khabar.model import Article, Document, PublicationHint
from khabar.store import StoredArticle

__all__ = ["document_lines", "summary_lines"]

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def document_lines(document: Document) -> Iterator[Text]:
    """The lines of one document: what the article is, its text with what was read marked in it, and the values."""
    article, reading = document.article, document.reading
    yield from _heading(article)
    yield from _about(article)
    if reading.publication_hint is not None:
        yield _label("published", Text(f"not given; {_hint_words(reading.publication_hint)}"))
    yield Text()
    yield from _paragraphs(document)
    yield from statements(reading, article.text)
    yield from events(reading, article.text)
    yield from tables(reading, article.text)
    if article.related:
        yield Text("\nRelated", style="bold")
        for related in article.related:
            yield Text.assemble("  ", ("video  ", "dim") if related.video else "", arabic(related.title))
    yield Text()


def summary_lines(stored: StoredArticle, *, headline: Text | None = None) -> Iterator[Text]:
    """The two lines of one article in a list; `headline` replaces the plain one, with words marked in it."""
    article = stored.document.article
    versions = f"  version {stored.version} of {stored.versions}" if stored.versions > 1 else ""
    about = "  ".join(filter(None, (article.outlet, None if article.kind == "article" else article.kind)))
    yield Text.assemble(
        (article.id, "bold yellow"),
        f"  {stored.day or 'no day'!s:<10}",
        (versions, "red"),
        "  ",
        arabic(about, "dim"),
    )
    yield Text.assemble("  ", arabic(headline or Text(article.headline or "(no headline)", style="bold")))


def _heading(article: Article) -> Iterator[Text]:
    yield Text.assemble((article.id, "bold yellow"), "  ", (article.path or article.url or "", "dim"))
    if article.section:
        yield arabic(article.section, "magenta")
    yield arabic(article.headline or "(no headline)", "bold")
    if article.lead:
        yield arabic(article.lead, "italic")


def _about(article: Article) -> Iterator[Text]:
    by = "، ".join(article.byline)
    dateline = article.dateline and " · ".join(filter(None, (article.dateline.place, article.dateline.agency)))
    for label, value in (
        ("outlet", article.outlet),
        ("by", by),
        ("dateline", dateline),
        ("published", article.published),
        ("modified", article.modified),
        ("kind", None if article.kind == "article" else article.kind),
        ("language", None if article.language == "ar" else article.language or "unknown"),
        ("tags", "، ".join(article.tags)),
    ):
        if value:
            yield _label(label, arabic(value))
    for image in article.images:
        if image.caption:
            yield _label("caption", arabic(image.caption))
        if image.credit:
            yield _label("credit", arabic(image.credit))


def _label(label: str, value: Text) -> Text:
    return Text.assemble((f"{label:<10}", "dim"), value)


def _hint_words(hint: PublicationHint) -> str:
    """«a Saturday of 2025, not before 2025-04-01»."""
    day = f"a {_WEEKDAYS[hint.weekday - 1]}" if hint.weekday else "some day"
    parts = [f"{day} of {hint.edtf}" if hint.edtf else day]
    if hint.not_before:
        parts.append(f"not before {hint.not_before}")
    if hint.not_after:
        parts.append(f"not after {hint.not_after}")
    return ", ".join(parts)


def _paragraphs(document: Document) -> Iterator[Text]:
    """The text with each layer in its colour: where two lie on one word, the narrower of them.

    What others answer for is underlined, which any colour may be.
    """
    text, reading = document.article.text, document.reading
    of = layers(reading)
    marks = [(mention.span, of[entry.id]) for entry in reading.entries if entry.id in of for mention in entry.mentions]
    marks += [(quantity.span, "quantities") for quantity in reading.quantities]
    marks += [(place.span, "places") for place in reading.places]
    marks += [(time.span, "times") for time in reading.times]
    marks += [(attribution.cue, "statements") for attribution in reading.attributions]
    marks += [(event.trigger, "events") for event in reading.events]
    marked = Text(text)
    for attribution in reading.attributions:
        marked.stylize("underline", attribution.content.start, attribution.content.end)
    for span, layer in sorted(marks, key=lambda mark: mark[0].start - mark[0].end):
        marked.stylize(LAYERS[layer], span.start, span.end)
    there = {layer for _, layer in marks}
    if there and output().color_system is not None:
        shown = [Text(layer, style) for layer, style in LAYERS.items() if layer in there]
        if "statements" in there:
            shown.append(Text("said", "underline"))
        yield Text.assemble(("marked    ", "dim"), Text(" · ").join(shown))
        yield Text()
    for paragraph in marked.split("\n", allow_blank=True):
        yield arabic(paragraph)
