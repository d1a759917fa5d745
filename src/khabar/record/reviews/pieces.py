"""The items of a document by the words that they hang on, and how one that was not read is put back among them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

import msgspec

from khabar.model import Attribution, Document, Event, Place, ReferredLayer, Review, ReviewLayer, Span
from khabar.record.reviews.fields import RULE, Item
from khabar.record.reviews.places_of_words import nearest, stands_at

__all__ = ["Pieces", "decoded"]

_TYPES: dict[ReviewLayer, type[Event] | type[Place] | type[Attribution]] = {
    "event": Event,
    "place": Place,
    "attribution": Attribution,
}

T = TypeVar("T", Event, Place, Attribution)


class Pieces:
    """What was read in a document, to be altered. No two items of one layer hang on the same words."""

    def __init__(self, document: Document) -> None:
        self._document, self.text = document, document.article.text
        reading = document.reading
        self.events: dict[Span, Event] = {event.trigger: event for event in reading.events}
        self.places: dict[Span, Place] = {place.span: place for place in reading.places}
        self.said: dict[Span, Attribution] = {said.content: said for said in reading.attributions}

    def document(self) -> Document:
        """The document as it is now: the same one when nothing has been altered."""
        reading = msgspec.structs.replace(
            self._document.reading,
            events=_in_order(self.events),
            places=_in_order(self.places),
            attributions=_in_order(self.said),
        )
        if reading == self._document.reading:
            return self._document
        return msgspec.structs.replace(self._document, reading=reading)

    def found(self, layer: ReviewLayer, span: Span) -> Item | None:
        """The item that hangs on these words."""
        if layer == "event":
            return self.events.get(span)
        return self.places.get(span) if layer == "place" else self.said.get(span)

    def keep(self, span: Span, item: Item) -> None:
        """Put it where it is, or in the place of what hung on these words."""
        if isinstance(item, Event):
            self.events[span] = item
        elif isinstance(item, Place):
            self.places[span] = item
        else:
            self.said[span] = item

    def put_back(self, item: Item, review: Review, span: Span, moved: int) -> Item:
        """An item that this reading does not have, at the words that it hangs on."""
        if isinstance(item, Event):
            id = self._new_id("v", self.events, self._document.reading.events)
            place = self.named(review, "place", item.place)
            entries = (
                tuple(filter(None, (self.named(review, "entry", id) for id in ids)))
                for ids in (item.actor_entries, item.recipient_entries)
            )
            actor_entries, recipient_entries = entries
            item = msgspec.structs.replace(
                item,
                id=id,
                event=id,
                trigger=span,
                actors=self._moved(review, item.actors, moved),
                recipients=self._moved(review, item.recipients, moved),
                places=self._moved(review, item.places, moved),
                place=place,
                actor_entries=actor_entries,
                recipient_entries=recipient_entries,
                time=self.named(review, "time", item.time),
                attribution=self.named(review, "attribution", item.attribution),
                rule=RULE,
            )
        elif isinstance(item, Place):
            id = self._new_id("p", self.places, self._document.reading.places)
            item = msgspec.structs.replace(item, id=id, span=span, rule=RULE)
        else:
            id = self._new_id("a", self.said, self._document.reading.attributions)
            item = self._statement(item, review, id, span, moved)
        self.keep(span, item)
        return item

    def _statement(self, said: Attribution, review: Review, id: str, span: Span, moved: int) -> Attribution:
        chain = []
        for link in said.chain:
            for at in self._moved(review, (link.span,), moved):
                reason = self._moved(review, (link.reason,) if link.reason is not None else (), moved)
                entry = self.named(review, "entry", link.entry)
                chain.append(msgspec.structs.replace(link, span=at, entry=entry, reason=next(iter(reason), None)))
        medium = self._moved(review, (said.medium,) if said.medium is not None else (), moved)
        return msgspec.structs.replace(
            said,
            id=id,
            content=span,
            cue=next(iter(self._moved(review, (said.cue,), moved)), span),
            chain=tuple(chain),
            medium=next(iter(medium), None),
            said=self.named(review, "time", said.said),
            # What it stands in is named where that is read, and not put back for it.
            within=self.named(review, "attribution", said.within, put_back=False),
            rule=RULE,
        )

    def _moved(self, review: Review, spans: Iterable[Span], moved: int) -> tuple[Span, ...]:
        """Where these words of it stand here; those that stand nowhere any more are left out."""
        quotes = {words.span: words.quote for words in review.words}
        found = (nearest(quotes.get(span, ""), self.text, span.start + moved) for span in spans)
        return tuple(span for span in found if span is not None)

    def named(self, review: Review, layer: ReferredLayer, id: str | None, *, put_back: bool = True) -> str | None:
        """What the item that had this id is called here; a place or a statement is put back when it was not read."""
        referred = next((each for each in review.refers if (each.layer, each.id) == (layer, id)), None)
        if referred is None or review.on is None:
            return None
        at = stands_at(review.on, self.text)
        moved = 0 if at is None else at.start - review.on.span.start
        span = nearest(referred.quote, self.text, referred.span.start + moved)
        if span is None:
            return None
        reading = self._document.reading
        if layer == "time":
            return next((time.id for time in reading.times if time.span == span), None)
        if layer == "entry":
            mine = (entry.id for entry in reading.entries if any(each.span.overlaps(span) for each in entry.mentions))
            return next(mine, None)
        found = self.found(layer, span)
        if found is None and referred.item is not None and put_back:
            found = self.put_back(decoded(layer, referred.item), review, span, moved)
        return None if found is None else found.id

    def _new_id(self, letter: str, here: dict[Span, T], read: Sequence[T]) -> str:
        numbers = [int(item.id[1:]) for item in (*here.values(), *read) if item.id[1:].isdecimal()]
        return f"{letter}{max(numbers, default=0) + 1}"


def decoded(layer: ReviewLayer, encoded: str) -> Item:
    """An item of an entry."""
    return msgspec.json.decode(encoded, type=_TYPES[layer])


def _in_order(items: dict[Span, T]) -> tuple[T, ...]:
    return tuple(items[span] for span in sorted(items, key=lambda span: span.start))
