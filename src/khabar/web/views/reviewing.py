"""What reviewers see: one item with its values as a form, and the log of all that was said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Literal, get_args

import msgspec

from khabar.model import (
    Act,
    Attribution,
    Count,
    Event,
    EventStatus,
    EventType,
    Firmness,
    Place,
    PlaceLevel,
    Quotation,
    Review,
)
from khabar.record.reviews import altered
from khabar.store import Judgement, StoredArticle
from khabar.web.quotes import Mark, Piece, quote
from khabar.web.views.claims import ChainLink, chain_of, statement_marks
from khabar.web.views.lines import ArticleLine, StoryLine, article_line

__all__ = ["EntryView", "FormField", "ItemPage", "LogPage", "QueuePage", "entry_view", "item_page"]

Layer = Literal["event", "place", "attribution"]


class FormField(msgspec.Struct, frozen=True, kw_only=True):
    """One value that can be fixed."""

    name: str
    value: str
    """As people write it; empty for one that is not known."""
    kind: Literal["choice", "day", "number", "text"]
    choices: tuple[str, ...] = ()
    words: str = ""
    """What the choices are called: a table of the interface's words."""


class ItemPage(msgspec.Struct, frozen=True, kw_only=True):
    """An event, a place or a statement of an article."""

    article: ArticleLine
    layer: Layer
    id: str
    quote: tuple[Piece, ...]
    chain: tuple[ChainLink, ...]
    """Who answers for it; ``()`` for places."""
    fields: tuple[FormField, ...]
    said: tuple[EntryView, ...]
    """What people have said of it before, the latest first."""


class EntryView(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of the log."""

    id: int | None
    """``None`` for what was said of stories, which a later word replaces."""
    at: dt.datetime
    who: str
    why: str
    kind: str
    layer: str
    """``event``, ``place``, ``attribution``, ``origin``, ``story``."""
    quote: str | None
    changed: tuple[tuple[str, str, str], ...]
    """Field, old, new."""
    undoes: int | None
    standing: bool
    """Whether nobody has taken it back."""


class LogPage(msgspec.Struct, frozen=True, kw_only=True):
    """All that people have said, the latest first."""

    entries: tuple[EntryView, ...]
    page: int
    more: bool


class QueuePage(msgspec.Struct, frozen=True, kw_only=True):
    """Stories that nobody has looked at, the most disputed first."""

    stories: tuple[StoryLine, ...]


def item_page(stored: StoredArticle, item: Event | Place | Attribution, said: tuple[EntryView, ...]) -> ItemPage:
    """The form of one item."""
    document = stored.document
    text = document.article.text
    marks: list[Mark]
    chain: tuple[ChainLink, ...] = ()
    layer: Layer
    match item:
        case Event():
            layer, marks = "event", [Mark(span=item.trigger, layer="event")]
            marks += [Mark(span=span, layer="party") for span in (*item.actors, *item.recipients)]
            found = next((each for each in document.reading.attributions if each.id == item.attribution), None)
            chain = tuple(chain_of(document, found))
            fields = tuple(_event_fields(item))
        case Place():
            layer, marks = "place", [Mark(span=item.span, layer="value")]
            fields = tuple(_place_fields(item))
        case Attribution():
            layer, marks = "attribution", [Mark(span=item.content, layer="value"), *statement_marks(item)]
            chain = tuple(chain_of(document, item))
            fields = tuple(_attribution_fields(item))
    return ItemPage(
        article=article_line(stored),
        layer=layer,
        id=item.id,
        quote=quote(text, marks),
        chain=chain,
        fields=fields,
        said=said,
    )


def _event_fields(event: Event) -> Iterator[FormField]:
    yield FormField(name="type", value=event.type, kind="choice", choices=get_args(EventType), words="type")
    yield FormField(name="mode", value=event.mode or "", kind="text")
    yield FormField(name="status", value=event.status, kind="choice", choices=get_args(EventStatus), words="state")
    for name in ("earliest", "latest"):
        yield FormField(name=name, value=str(getattr(event, name) or ""), kind="day")
    for name in ("killed", "injured", "arrested", "missing"):
        yield FormField(name=name, value=_count(getattr(event, name)), kind="text")
    yield FormField(name="place", value=event.place or "", kind="text")
    yield FormField(name="attribution", value=event.attribution or "", kind="text")


def _place_fields(place: Place) -> Iterator[FormField]:
    yield FormField(name="name", value=place.name, kind="text")
    yield FormField(name="country", value=place.country or "", kind="text")
    yield FormField(name="level", value=place.level, kind="choice", choices=get_args(PlaceLevel), words="level")
    for name in ("lat", "lon", "precision_km"):
        value = getattr(place, name)
        yield FormField(name=name, value="" if value is None else f"{value:g}", kind="number")


def _attribution_fields(said: Attribution) -> Iterator[FormField]:
    yield FormField(name="act", value=said.act, kind="choice", choices=get_args(Act), words="act")
    yield FormField(
        name="quotation", value=said.quotation, kind="choice", choices=get_args(Quotation), words="quotation"
    )
    yield FormField(name="firmness", value=said.firmness, kind="choice", choices=get_args(Firmness), words="firmness")


def _count(count: Count | None) -> str:
    if count is None:
        return ""
    return str(count.low) if count.low == count.high else f"{count.low}-{count.high}"


def entry_view(entry: Review | Judgement, *, undone: frozenset[int] = frozenset()) -> EntryView:
    """An entry as people read it; `undone` are those that others have taken back."""
    if isinstance(entry, Judgement):
        return EntryView(
            id=None,
            at=entry.at,
            who=entry.who,
            why=entry.why,
            kind=entry.kind,
            layer="story",
            quote=None,
            changed=(("story", _plain(entry.one), _plain(entry.other)),),
            undoes=None,
            standing=True,
        )
    changed = altered(entry)
    if entry.origins is not None:
        changed = (("origin", *entry.origins),)
    if entry.on is not None and entry.other is not None:
        changed = (("event", entry.on.quote, entry.other.quote),)
    return EntryView(
        id=entry.id,
        at=entry.at,
        who=entry.who,
        why=entry.why,
        kind=entry.kind,
        layer="origin" if entry.on is None else entry.on.layer,
        quote=entry.on.quote if entry.on is not None else None,
        changed=changed,
        undoes=entry.undoes,
        standing=entry.id not in undone,
    )


def _plain(series: str) -> str:
    return series.partition(":")[2].replace("\x1f", " ")
