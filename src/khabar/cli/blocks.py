"""What `explain` tells of one value: a block of lines each, the rule that found it last."""

from __future__ import annotations

from rich.text import Text

from khabar.cli.tables import number_words
from khabar.cli.terminal import arabic
from khabar.model import Article, Claim, DateParts, Entry, Name, Place, Quantity, Span, Time

__all__ = [
    "claim_block",
    "entry_block",
    "in_context",
    "name_block",
    "place_block",
    "quantity_block",
    "row",
    "time_block",
]

_AROUND = 40
"""Code points of the text shown on each side of a value's words."""


def claim_block(claim: Claim) -> list[Text]:
    """One source's word on a field of the article."""
    verdict = "" if claim.chosen else "  (not believed)"
    return [
        Text.assemble((claim.field, "yellow"), verdict),
        row("value", arabic(claim.value)),
        row("says", claim.origin),
        row("words", arabic(claim.words)),
        row("where", claim.where),
        row("rule", claim.rule),
    ]


def time_block(time: Time, article: Article) -> list[Text]:
    """A time."""
    days = "none" if time.earliest is None else f"{time.earliest} to {time.latest}"
    return [
        Text.assemble((time.id, "yellow"), f"  {time.type}"),
        row("words", in_context(article.text, time.span)),
        row("span", f"{time.span.start} to {time.span.end}"),
        row("value", time.value or "not resolved"),
        row("days", days),
        row("known", _parts(time.known)),
        row("implied", _parts(time.implied)),
        row("anchor", "none" if time.anchor is None else str(time.anchor)),
        row("rule", time.rule),
    ]


def place_block(place: Place, article: Article) -> list[Text]:
    """A place."""
    lines = [
        Text.assemble((place.id, "yellow"), f"  {place.name}, {place.country or 'no country'}"),
        row("words", in_context(article.text, place.span)),
        row("span", f"{place.span.start} to {place.span.end}"),
        row("level", place.level if place.relation is None else f"{place.level}, {place.relation} of it"),
        row("point", "none" if place.lat is None else f"{place.lat}, {place.lon}, within {place.precision_km} km"),
    ]
    if place.geonames is not None:
        lines.append(row("GeoNames", str(place.geonames)))
    if place.wof is not None:
        lines.append(row("Who's On First", str(place.wof)))
    if place.alternatives:
        lines.append(row("not", "; ".join(place.alternatives)))
    return [*lines, row("rule", place.rule)]


def name_block(name: Name, article: Article) -> list[Text]:
    """A name."""
    return [
        Text.assemble((name.id, "yellow"), f"  {name.kind}"),
        row("words", in_context(article.text, name.span)),
        row("span", f"{name.span.start} to {name.span.end}"),
        row("entry", name.entry or "none"),
        row("rule", name.rule),
    ]


def entry_block(entry: Entry, article: Article) -> list[Text]:
    """A person, body or place with all its mentions."""
    lines = [Text.assemble((entry.id, "yellow"), f"  {entry.kind}"), row("label", arabic(entry.label))]
    if entry.actor is not None:
        lines.append(row("actor", entry.actor))
    if entry.country is not None:
        lines.append(row("country", entry.country))
    for office in entry.offices:
        about = ", ".join(filter(None, (office.role, office.country, office.body)))
        lines.append(row("office", Text.assemble(f"{about}  ({office.rule})  ", arabic(office.span.of(article.text)))))
    for mention in entry.mentions:
        found = Text.assemble(f"{mention.form}  ({mention.rule})  ", in_context(article.text, mention.span))
        lines.append(row("mention", found))
    return [*lines, row("rule", entry.rule)]


def quantity_block(quantity: Quantity, article: Article) -> list[Text]:
    """A number with what it counts."""
    return [
        Text.assemble((quantity.id, "yellow"), f"  {quantity.role}"),
        row("words", in_context(article.text, quantity.span)),
        row("span", f"{quantity.span.start} to {quantity.span.end}"),
        row("value", f"{number_words(quantity)}, {quantity.bound}"),
        row("counted", "none" if quantity.counted is None else arabic(quantity.counted.of(article.text))),
        row("rule", quantity.rule),
    ]


def _parts(parts: DateParts) -> str:
    values = ((name, getattr(parts, name)) for name in parts.__struct_fields__)
    return ", ".join(f"{name} {value}" for name, value in values if value is not None) or "nothing"


def in_context(text: str, span: Span) -> Text:
    """The words of a span, marked, with some of what stands around them."""
    start, end = max(0, span.start - _AROUND), min(len(text), span.end + _AROUND)
    words = Text(text[start:end].replace("\n", " "))
    words.stylize("bold cyan", span.start - start, span.end - start)
    return arabic(words)


def row(label: str, value: str | Text) -> Text:
    """One line of a block."""
    return Text.assemble((f"  {label:<15}", "dim"), value)
