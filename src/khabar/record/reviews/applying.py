"""A document as people have it: what they said of it, on what was read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from khabar.model import Document, Event, Pairing, Place, Review, ReviewLayer, Span, Target
from khabar.model.reviews import standing
from khabar.record.judged import judged
from khabar.record.reviews.fields import HELD, RULE, Item, anchor_of, placed
from khabar.record.reviews.pieces import Pieces, decoded
from khabar.record.reviews.places_of_words import stands_at

__all__ = ["by_mention", "mention_at", "pairings", "reviewed"]

_Pair = tuple[Span, Span, bool]
"""Two mentions by their triggers, and whether they are of one event."""


def reviewed(document: Document, reviews: Iterable[Review]) -> Document:
    """The document with what `reviews` say of it: all entries on its article, in any order, those taken back included.

    What is rejected is not there any more, nor named by anything else. What is accepted or fixed is there with the
    values that people gave it, the last one of each; where the words stand and were not read, it is put back. An entry
    whose words are gone is passed over. The same document when nothing is to be done.
    """
    everything = sorted(reviews, key=lambda review: review.id)
    said = standing(everything)
    if not said:
        return document
    return _Reviewed(document, everything).done(said)


def mention_at(document: Document, target: Target) -> str | None:
    """The id that the item of a target has in this document; ``None`` when it has none."""
    span = stands_at(target, document.article.text)
    reading = document.reading
    items: dict[ReviewLayer, Sequence[Item]] = {
        "event": reading.events,
        "place": reading.places,
        "attribution": reading.attributions,
    }
    return next((item.id for item in items[target.layer] if anchor_of(item) == span), None)


def by_mention(document: Document, article: str, reviews: Iterable[Review]) -> dict[str, Review]:
    """The last standing entry on each event, place and statement of a document, by the id that it has there.

    `article` is what its versions have in common, `reviews` are all entries on it; the document is as people have it,
    so that what is rejected has no id.
    """
    found = {}
    for review in standing(reviews):
        for target in (review.on, review.other):
            id = mention_at(document, target) if target is not None and target.article == article else None
            if id is not None:
                found[id] = review
    return found


def pairings(documents: Mapping[str, Document], reviews: Iterable[Review]) -> list[Pairing]:
    """What entries say of two mentions of events in these documents, which are as people have them, in its order.

    The documents are by what the versions of each article have in common.
    """
    found = []
    within: dict[str, list[_Pair]] = {series: [] for series in documents}
    for review in standing(reviews):
        document = None if review.on is None else documents.get(review.on.article)
        if review.on is None or document is None or review.on.layer != "event":
            continue
        if review.other is not None and review.other.article != review.on.article:
            with_it = documents.get(review.other.article)
            one = mention_at(document, review.on)
            other = None if with_it is None else mention_at(with_it, review.other)
            if one is not None and other is not None and with_it is not None:
                ids = f"{document.article.id}/{one}", f"{with_it.article.id}/{other}"
                found.append(Pairing(one=ids[0], other=ids[1], together=review.kind == "merge"))
            continue
        before = within[review.on.article]
        said = list(_Reviewed(document, ()).same(review, before))
        before += said
        events = {event.trigger: f"{document.article.id}/{event.id}" for event in document.reading.events}
        found += [
            Pairing(one=events[first], other=events[second], together=together)
            for first, second, together in said
            if first in events and second in events
        ]
    return found


class _Reviewed:
    """A document on which reviews are being laid."""

    def __init__(self, document: Document, everything: Sequence[Review]) -> None:
        self._pieces = Pieces(document)
        self._first: dict[tuple[ReviewLayer, Span], Review] = {}
        """The first entry on each item, taken back or not: it has the item as it was read."""
        for review in everything:
            if review.on is not None and review.old is not None:
                span = stands_at(review.on, self._pieces.text)
                if span is not None:
                    self._first.setdefault((review.on.layer, span), review)

    def done(self, said: Sequence[Review]) -> Document:
        rejected: dict[tuple[ReviewLayer, Span], bool] = {}
        same: list[_Pair] = []
        # Places and statements first, which events name.
        for review in sorted(said, key=lambda review: review.on is not None and review.on.layer == "event"):
            if review.on is None or review.old is None:
                continue
            span = stands_at(review.on, self._pieces.text)
            if span is not None:
                rejected[review.on.layer, span] = review.new is None
                if review.new is not None:
                    self._hold(review, span)
        for review in said:
            same += list(self.same(review, same))
        self._reject(key for key, gone in rejected.items() if gone)
        self._put_together(same)
        return self._pieces.document()

    # --- accepted and fixed -------------------------------------------------------------------------------------

    def _hold(self, review: Review, span: Span) -> None:
        assert review.on is not None
        assert review.old is not None
        assert review.new is not None
        layer = review.on.layer
        old, new = decoded(layer, review.old), decoded(layer, review.new)
        found = self._pieces.found(layer, span)
        if found is None:
            first = self._first[layer, span]
            assert first.on is not None
            assert first.old is not None
            found = self._pieces.put_back(decoded(layer, first.old), first, span, span.start - first.on.span.start)
        whole = review.kind == "accept"
        held = {name: getattr(new, name) for name in HELD[layer] if whole or getattr(new, name) != getattr(old, name)}
        after = msgspec.structs.replace(found, **held)
        if isinstance(after, Event) and isinstance(old, Event) and isinstance(new, Event):
            after = self._hold_names(review, after, old, new)
        if after != found:
            self._pieces.keep(span, msgspec.structs.replace(after, rule=RULE))

    def _hold_names(self, review: Review, event: Event, old: Event, new: Event) -> Event:
        """What an event names by ids, as they are here."""
        whole = review.kind == "accept"
        if whole or new.attribution != old.attribution:
            event = msgspec.structs.replace(
                event, attribution=self._pieces.named(review, "attribution", new.attribution)
            )
        if whole or new.place != old.place:
            after = self._pieces.named(review, "place", new.place)
            if after != event.place:
                event = placed(event, event.place, after, tuple(self._pieces.places.values()))
        if whole or (new.earliest, new.latest) != (old.earliest, old.latest):
            event = msgspec.structs.replace(event, time=self._pieces.named(review, "time", new.time))
        return event

    # --- rejected -----------------------------------------------------------------------------------------------

    def _reject(self, keys: Iterable[tuple[ReviewLayer, Span]]) -> None:
        for layer, span in keys:
            item = self._pieces.found(layer, span)
            if isinstance(item, Event):
                del self._pieces.events[span]
            elif isinstance(item, Place):
                self._pieces.events = {
                    trigger: _without_place(event, item) for trigger, event in self._pieces.events.items()
                }
                del self._pieces.places[span]
            elif item is not None:
                del self._pieces.said[span]
                for trigger, event in self._pieces.events.items():
                    if event.attribution == item.id:
                        self._pieces.events[trigger] = msgspec.structs.replace(event, attribution=item.within)
                for content, said in self._pieces.said.items():
                    if said.within == item.id:
                        self._pieces.said[content] = msgspec.structs.replace(said, within=item.within)

    # --- which mentions are of one event ------------------------------------------------------------------------

    def same(self, review: Review, before: Sequence[_Pair]) -> Iterator[_Pair]:
        """What an entry says of two mentions of this article, after all that was said `before` it."""
        if review.on is None or review.on.layer != "event":
            return
        span = stands_at(review.on, self._pieces.text)
        if span is None:
            return
        if review.other is not None:
            other = stands_at(review.other, self._pieces.text) if review.other.article == review.on.article else None
            if other is not None:
                yield span, other, review.kind == "merge"
            return
        if review.new is None or review.old is None or span not in self._pieces.events:
            return
        old, new = msgspec.json.decode(review.old, type=Event), msgspec.json.decode(review.new, type=Event)
        leader = self._leader(review, new) if new.event != new.id else None
        if new.event != old.event:
            leaves = self._mates(span) | {each for pair in before if pair[2] and span in pair[:2] for each in pair[:2]}
            was = self._leader(review, old)
            leaves |= set() if was is None else {was}
            for mate in sorted(leaves - {span} - (set() if leader is None else self._mates(leader))):
                yield mate, span, False
        if leader is not None and (review.kind == "accept" or new.event != old.event):
            yield leader, span, True

    def _leader(self, review: Review, event: Event) -> Span | None:
        """Where the mention stands whose event the reviewed one was, or became."""
        id = self._pieces.named(review, "event", event.event)
        return next((trigger for trigger, each in self._pieces.events.items() if each.id == id), None)

    def _mates(self, span: Span) -> set[Span]:
        return {
            trigger for trigger, each in self._pieces.events.items() if each.event == self._pieces.events[span].event
        }

    def _put_together(self, said: Iterable[_Pair]) -> None:
        groups: dict[str, list[Span]] = {}
        for span, event in sorted(self._pieces.events.items()):
            groups.setdefault(event.event, []).append(span)
        for group in judged(groups.values(), said):
            first = self._pieces.events[min(group)].id if group else ""
            for span in group:
                if self._pieces.events[span].event != first:
                    self._pieces.events[span] = msgspec.structs.replace(self._pieces.events[span], event=first)


def _without_place(event: Event, place: Place) -> Event:
    """An event that did not happen there, as far as the words of the place say it."""
    kept = tuple(span for span in event.places if not span.overlaps(place.span))
    return msgspec.structs.replace(event, place=None if event.place == place.id else event.place, places=kept)
