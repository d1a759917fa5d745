"""A document as a person reads it in a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from khabar.cli.terminal import arabic
from khabar.model import Article, Document, Name, Place, PublicationHint, Time
from khabar.store import StoredArticle

__all__ = ["document_lines", "summary_lines"]

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_TIME, _PLACE, _NAME = "cyan", "green", "magenta"


def document_lines(document: Document) -> Iterator[Text]:
    """The lines of one document: what the article is, its text with what was read marked in it, and the values."""
    article, reading = document.article, document.reading
    yield from _heading(article)
    yield from _about(article)
    if reading.publication_hint is not None:
        yield _label("published", Text(f"not given; {_hint_words(reading.publication_hint)}"))
    yield Text()
    yield from _paragraphs(document)
    if reading.times:
        yield Text("\nTimes", style="bold")
        yield from (_time_line(time, article.text) for time in reading.times)
    if reading.places:
        yield Text("\nPlaces", style="bold")
        yield from (_place_line(place, article.text) for place in reading.places)
    if reading.names:
        yield Text("\nNames", style="bold")
        yield from _name_lines(reading.names, article.text)
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
    marked = Text(document.article.text)
    for name in document.reading.names:
        marked.stylize(_NAME, name.span.start, name.span.end)
    for time in document.reading.times:
        marked.stylize(_TIME, time.span.start, time.span.end)
    for place in document.reading.places:
        marked.stylize(_PLACE, place.span.start, place.span.end)
    for paragraph in marked.split("\n", allow_blank=True):
        yield arabic(paragraph)


def _time_line(time: Time, text: str) -> Text:
    days = time.value or ""
    if time.earliest is not None:
        days = str(time.earliest) if time.earliest == time.latest else f"{time.earliest}..{time.latest}"
    return Text.assemble((f"  {time.id:<5}", "yellow"), f"{time.type:<10}{days:<24}", arabic(time.span.of(text), _TIME))


def _place_line(place: Place, text: str) -> Text:
    where = ", ".join(filter(None, (place.name, place.country)))
    point = "" if place.lat is None or place.lon is None else f"{place.lat:.2f}, {place.lon:.2f}"
    about = f"{place.level}{f' ({place.relation})' if place.relation else ''}"
    return Text.assemble(
        (f"  {place.id:<5}", "yellow"), f"{where:<28} {about:<20} {point:<16} ", arabic(place.span.of(text), _PLACE)
    )


def _name_lines(names: tuple[Name, ...], text: str) -> Iterator[Text]:
    """A line for each name in each kind, by its first mention, with how often it is mentioned."""
    mentions: dict[tuple[str, str], list[Name]] = {}
    for name in names:
        mentions.setdefault((name.kind, name.span.of(text)), []).append(name)
    for (kind, words), found in mentions.items():
        often = f"×{len(found)}" if len(found) > 1 else ""
        yield Text.assemble((f"  {found[0].id:<5}", "yellow"), f"{kind:<14}{often:<5}", arabic(words, _NAME))
