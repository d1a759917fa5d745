"""``khabar explain``: which rule found this value, from which words?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer
from rich.text import Text

from khabar.cli.exits import Exit
from khabar.cli.options import Database
from khabar.cli.record import open_record
from khabar.cli.tables import number_words
from khabar.cli.terminal import arabic, notes, output
from khabar.model import Article, Claim, DateParts, Document, Entry, Name, Place, Quantity, Span, Time

__all__ = ["explain"]

_AROUND = 40
"""Code points of the text shown on each side of a value's words."""


def explain(
    value: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="The start of an article's id, alone for everything, or with a value: 3f2a/t1, 3f2a/published.",
            show_default=False,
        ),
    ],
    db: Database = None,
) -> None:
    """Tell which rule found a value, and from which words of the page."""
    article_id, _, wanted = value.partition("/")
    with open_record(db) as store:
        document = store.get(article_id).document
    found = False
    for lines in _explanations(document, wanted):
        found = True
        for line in lines:
            output().print(line)
    if not found:
        notes().print(
            f"khabar: {article_id} has no value {wanted!r}; `khabar show {article_id}` lists them", markup=False
        )
        raise typer.Exit(Exit.NOTHING)


def _explanations(document: Document, wanted: str) -> Iterator[list[Text]]:
    """One block of lines for each value that `wanted` names: all of them when it is empty."""
    article, reading = document.article, document.reading
    for claim in article.claims:
        if wanted in ("", claim.field):
            yield _claim(claim)
    for time in reading.times:
        if wanted in ("", time.id):
            yield _time(time, article)
    for place in reading.places:
        if wanted in ("", place.id):
            yield _place(place, article)
    for name in reading.names:
        if wanted in ("", name.id):
            yield _name(name, article)
    for entry in reading.entries:
        if wanted in ("", entry.id):
            yield _entry(entry, article)
    for quantity in reading.quantities:
        if wanted in ("", quantity.id):
            yield _quantity(quantity, article)


def _claim(claim: Claim) -> list[Text]:
    verdict = "" if claim.chosen else "  (not believed)"
    return [
        Text.assemble((claim.field, "yellow"), verdict),
        _row("value", arabic(claim.value)),
        _row("says", claim.origin),
        _row("words", arabic(claim.words)),
        _row("where", claim.where),
        _row("rule", claim.rule),
    ]


def _time(time: Time, article: Article) -> list[Text]:
    days = "none" if time.earliest is None else f"{time.earliest} to {time.latest}"
    return [
        Text.assemble((time.id, "yellow"), f"  {time.type}"),
        _row("words", _in_context(article.text, time.span)),
        _row("span", f"{time.span.start} to {time.span.end}"),
        _row("value", time.value or "not resolved"),
        _row("days", days),
        _row("known", _parts(time.known)),
        _row("implied", _parts(time.implied)),
        _row("anchor", "none" if time.anchor is None else str(time.anchor)),
        _row("rule", time.rule),
    ]


def _place(place: Place, article: Article) -> list[Text]:
    lines = [
        Text.assemble((place.id, "yellow"), f"  {place.name}, {place.country or 'no country'}"),
        _row("words", _in_context(article.text, place.span)),
        _row("span", f"{place.span.start} to {place.span.end}"),
        _row("level", place.level if place.relation is None else f"{place.level}, {place.relation} of it"),
        _row("point", "none" if place.lat is None else f"{place.lat}, {place.lon}, within {place.precision_km} km"),
    ]
    if place.geonames is not None:
        lines.append(_row("GeoNames", str(place.geonames)))
    if place.wof is not None:
        lines.append(_row("Who's On First", str(place.wof)))
    if place.alternatives:
        lines.append(_row("not", "; ".join(place.alternatives)))
    return [*lines, _row("rule", place.rule)]


def _name(name: Name, article: Article) -> list[Text]:
    return [
        Text.assemble((name.id, "yellow"), f"  {name.kind}"),
        _row("words", _in_context(article.text, name.span)),
        _row("span", f"{name.span.start} to {name.span.end}"),
        _row("entry", name.entry or "none"),
        _row("rule", name.rule),
    ]


def _entry(entry: Entry, article: Article) -> list[Text]:
    lines = [Text.assemble((entry.id, "yellow"), f"  {entry.kind}"), _row("label", arabic(entry.label))]
    if entry.actor is not None:
        lines.append(_row("actor", entry.actor))
    if entry.country is not None:
        lines.append(_row("country", entry.country))
    for office in entry.offices:
        about = ", ".join(filter(None, (office.role, office.country, office.body)))
        lines.append(_row("office", Text.assemble(f"{about}  ({office.rule})  ", arabic(office.span.of(article.text)))))
    for mention in entry.mentions:
        found = Text.assemble(f"{mention.form}  ({mention.rule})  ", _in_context(article.text, mention.span))
        lines.append(_row("mention", found))
    return [*lines, _row("rule", entry.rule)]


def _quantity(quantity: Quantity, article: Article) -> list[Text]:
    return [
        Text.assemble((quantity.id, "yellow"), f"  {quantity.role}"),
        _row("words", _in_context(article.text, quantity.span)),
        _row("span", f"{quantity.span.start} to {quantity.span.end}"),
        _row("value", f"{number_words(quantity)}, {quantity.bound}"),
        _row("counted", "none" if quantity.counted is None else arabic(quantity.counted.of(article.text))),
        _row("rule", quantity.rule),
    ]


def _parts(parts: DateParts) -> str:
    values = ((name, getattr(parts, name)) for name in parts.__struct_fields__)
    return ", ".join(f"{name} {value}" for name, value in values if value is not None) or "nothing"


def _in_context(text: str, span: Span) -> Text:
    start, end = max(0, span.start - _AROUND), min(len(text), span.end + _AROUND)
    words = Text(text[start:end].replace("\n", " "))
    words.stylize("bold cyan", span.start - start, span.end - start)
    return arabic(words)


def _row(label: str, value: str | Text) -> Text:
    return Text.assemble((f"  {label:<15}", "dim"), value)
