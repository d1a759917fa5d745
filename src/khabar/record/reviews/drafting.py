"""What a person's verdict on one item of a document amounts to: the item before and after, and its words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import msgspec

from khabar.errors import NotFound, ReviewError
from khabar.model import (
    Attribution,
    Document,
    Draft,
    Event,
    Place,
    Referred,
    ReferredLayer,
    ReviewLayer,
    Span,
    Target,
    Verdict,
    Words,
)
from khabar.model.codec import encode
from khabar.record.reviews.fields import FIELDS, RULE, Item, anchor_of, placed
from khabar.record.reviews.places_of_words import AROUND

__all__ = ["drafted", "target_of"]

_COUNTS = ("killed", "injured", "arrested", "missing")
_MODE = re.compile(r"[a-z]+(?:-[a-z]+)*")
_NUMBERS = ("lat", "lon", "precision_km")
_COUNT = re.compile(r"(\d{1,9})(?:\s*[-–]\s*(\d{1,9}))?")


def target_of(document: Document, mention: str) -> Target:
    """What an entry on one of its events, places or attributions hangs on. Raises `NotFound`."""
    return _target(document, *_item(document, mention))


def drafted(document: Document, mention: str, verdict: Verdict, values: Mapping[str, str]) -> Draft:
    """A verdict on the item that has this id; `values` as a person writes them, empty for a value that is not known.

    Raises `NotFound` when the document has no such item, and `ReviewError` for values that cannot be.
    """
    layer, old = _item(document, mention)
    new: Item | None = old
    if verdict == "fix":
        new = _fixed(document, layer, old, values)
        if new == old:
            raise ReviewError(f"{mention} says so already")
    elif values:
        raise ReviewError("only to fix something takes values")
    elif verdict == "reject":
        new = None
    items = [old] if new is None else [old, new]
    refers = {(each.layer, each.id): each for item in items for each in _referred(document, item)}
    spans = dict.fromkeys(span for item in items for span in _spans(item))
    inner = (span for each in refers.values() if each.item is not None for span in _spans_of(each))
    text = document.article.text
    return Draft(
        on=_target(document, layer, old),
        old=encode(old).decode(),
        new=None if new is None else encode(new).decode(),
        refers=tuple(refers.values()),
        words=tuple(Words(span=span, quote=span.of(text)) for span in dict.fromkeys([*spans, *inner])),
    )


def _item(document: Document, mention: str) -> tuple[ReviewLayer, Item]:
    reading = document.reading
    layers: tuple[tuple[ReviewLayer, tuple[Item, ...]], ...] = (
        ("event", reading.events),
        ("place", reading.places),
        ("attribution", reading.attributions),
    )
    for layer, items in layers:
        for item in items:
            if item.id == mention:
                return layer, item
    raise NotFound(f"{document.article.id} has no event, place or statement {mention!r}")


def _target(document: Document, layer: ReviewLayer, item: Item) -> Target:
    text, span = document.article.text, anchor_of(item)
    return Target(
        article="",
        layer=layer,
        mention=item.id,
        span=span,
        quote=span.of(text),
        before=text[max(0, span.start - AROUND) : span.start],
        after=text[span.end : span.end + AROUND],
    )


# --- values -----------------------------------------------------------------------------------------------------


def _fixed(document: Document, layer: ReviewLayer, old: Item, values: Mapping[str, str]) -> Item:
    unknown = [name for name in values if name not in FIELDS[layer]]
    if unknown or not values:
        wrong = f"{', '.join(unknown)}: no value of this kind" if unknown else "nothing is given"
        raise ReviewError(f"{wrong}; to be fixed in {_named(layer)}: {', '.join(FIELDS[layer])}")
    given = {name: _parsed(name, value.strip()) for name, value in values.items()}
    try:
        new = msgspec.convert({**msgspec.to_builtins(old), **given, "rule": RULE}, type(old))
    except msgspec.ValidationError as error:
        raise ReviewError(f"{', '.join(f'{name}={value}' for name, value in values.items())}: {error}") from None
    if isinstance(new, Event) and isinstance(old, Event):
        new = _whole_event(document, old, new)
    elif isinstance(new, Place) and isinstance(old, Place):
        new = _whole_place(old, new)
    return old if msgspec.structs.replace(new, rule=old.rule) == old else new


def _named(layer: ReviewLayer) -> str:
    return {"event": "an event", "place": "a place", "attribution": "a statement"}[layer]


def _parsed(name: str, value: str) -> str | float | list[int] | None:
    if not value:
        return None
    if not value.isprintable():  # half a character, which no file can keep, among them
        raise ReviewError(f"{name}={value!r}: not only characters that can be printed")
    if name == "mode" and _MODE.fullmatch(value) is None:
        raise ReviewError(f"mode={value}: one of PLOVER's, as aerial")
    if name in _COUNTS:
        match = _COUNT.fullmatch(value)
        if match is None:
            raise ReviewError(f"{name}={value}: a number, or two as 20-99")
        low = int(match[1])
        high = int(match[2] or match[1])
        if low > high:
            raise ReviewError(f"{name}={value}: the smaller number comes first")
        return [low, high]
    if name in _NUMBERS:
        try:
            return float(value)
        except ValueError:
            raise ReviewError(f"{name}={value}: no number") from None
    return value.upper() if name == "country" else value


def _whole_event(document: Document, old: Event, new: Event) -> Event:
    """With what belongs to its values made right. Raises `ReviewError` for values that do not go together."""
    reading = document.reading
    known: tuple[tuple[str, str | None, set[str]], ...] = (
        ("event", new.event, {event.id for event in reading.events}),
        ("attribution", new.attribution, {attribution.id for attribution in reading.attributions}),
        ("place", new.place, {place.id for place in reading.places}),
    )
    for name, id, ids in known:
        if id is not None and id not in ids:
            raise ReviewError(f"{name}={id}: {document.article.id} has none of that id")
    if new.event != old.event:
        first = next(event for event in reading.events if event.id == new.event)
        new = msgspec.structs.replace(new, event=new.id if first.id == new.id else first.event)
    if new.earliest != old.earliest or new.latest != old.latest:
        earliest, latest = new.earliest or new.latest, new.latest or new.earliest
        if earliest is not None and latest is not None and earliest > latest:
            raise ReviewError(f"earliest={earliest} is after latest={latest}")
        new = msgspec.structs.replace(new, earliest=earliest, latest=latest, time=None)
    return placed(new, old.place, new.place, reading.places) if new.place != old.place else new


def _whole_place(old: Place, new: Place) -> Place:
    if (new.lat is None) != (new.lon is None):
        raise ReviewError("lat and lon are known together or not at all")
    if new.lat is not None and new.lon is not None and not (-90 <= new.lat <= 90 and -180 <= new.lon <= 180):
        raise ReviewError(f"lat={new.lat} lon={new.lon}: no place on earth")
    if new.precision_km is not None and not 0 <= new.precision_km <= 20_000:
        raise ReviewError(f"precision_km={new.precision_km}: kilometres, 0 or more")
    if new.country is not None and not re.fullmatch(r"[A-Z]{2}", new.country):
        raise ReviewError(f"country={new.country}: two letters of ISO 3166-1, as SY")
    same = (new.name, new.country, new.lat, new.lon) == (old.name, old.country, old.lat, old.lon)
    # Another place than the one that the gazetteers know under these numbers.
    return new if same else msgspec.structs.replace(new, geonames=None, wof=None, alternatives=())


# --- words ------------------------------------------------------------------------------------------------------


def _spans(item: Item) -> Iterator[Span]:
    """The words that an item points at beside those it hangs on."""
    if isinstance(item, Event):
        yield from (*item.actors, *item.recipients, *item.places)
    elif isinstance(item, Attribution):
        yield item.cue
        for link in item.chain:
            yield link.span
            if link.reason is not None:
                yield link.reason
        if item.medium is not None:
            yield item.medium


def _spans_of(referred: Referred) -> Iterator[Span]:
    if referred.layer == "attribution" and referred.item is not None:
        yield from _spans(msgspec.json.decode(referred.item, type=Attribution))


def _referred(document: Document, item: Item) -> Iterator[Referred]:
    """What it names by an id, and what that names in turn when it is to be put back with it."""
    reading = document.reading
    if isinstance(item, Event):
        yield from _by_id(document, "event", [item.event] if item.event != item.id else [])
        yield from _by_id(document, "place", [item.place])
        yield from _by_id(document, "time", [item.time])
        yield from _by_id(document, "entry", [*item.actor_entries, *item.recipient_entries])
        yield from _by_id(document, "attribution", [item.attribution])
        said = next((each for each in reading.attributions if each.id == item.attribution), None)
        if said is not None:
            yield from _referred(document, said)
    elif isinstance(item, Attribution):
        yield from _by_id(document, "attribution", [item.within])
        yield from _by_id(document, "time", [item.said])
        yield from _by_id(document, "entry", [link.entry for link in item.chain])


def _by_id(document: Document, layer: ReferredLayer, ids: list[str | None]) -> Iterator[Referred]:
    reading, text = document.reading, document.article.text
    for id in filter(None, ids):
        span: Span | None = None
        encoded: str | None = None
        if layer == "entry":
            span = next((entry.mentions[0].span for entry in reading.entries if entry.id == id), None)
        elif layer == "time":
            span = next((time.span for time in reading.times if time.id == id), None)
        else:
            _, item = _item(document, id)
            span = anchor_of(item)
            encoded = None if layer == "event" else encode(item).decode()
        if span is not None:
            yield Referred(layer=layer, id=id, span=span, quote=span.of(text), item=encoded)
