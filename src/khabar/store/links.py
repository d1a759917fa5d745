"""The links of chains as a store keeps them: who each is, by all the names that its article has for it."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from khabar.arabic.fold import fold
from khabar.arabic.tokens import tokenize
from khabar.knowledge.actors import Actor
from khabar.knowledge.actors import load as load_actors
from khabar.model import Document, Entry
from khabar.store.query import Analyse, terms_of

__all__ = ["BETWEEN_NAMES", "LINKED", "LinkRow", "actor_called", "called", "links_of"]

LINKED = 1
"""How links are worked out now. Raise it when that changes: records kept before are worked out again."""

BETWEEN_NAMES = " | "
"""A term that no analyser gives, so that no phrase goes from one name into the next."""


class LinkRow(msgspec.Struct, frozen=True, kw_only=True):
    """One link of one chain, in a store's own terms."""

    attribution: str
    position: int
    actor: str | None
    kind: str
    naming: str
    names: str
    """The terms of all that its source is called, names apart."""


def links_of(document: Document, analyse: Analyse) -> tuple[LinkRow, ...]:
    """The links of all chains in a document."""
    reading = document.reading
    if not reading.attributions:
        return ()
    entries = {entry.id: entry for entry in reading.entries}
    text = document.article.text
    known: dict[tuple[str | None, str], tuple[str | None, str]] = {}
    rows = []
    for attribution in reading.attributions:
        for position, link in enumerate(attribution.chain):
            words = link.span.of(text)
            who = (link.entry, words)
            if who not in known:
                known[who] = called(words, entries.get(link.entry or ""), text, analyse)
            actor, names = known[who]
            rows.append(
                LinkRow(
                    attribution=attribution.id,
                    position=position,
                    actor=actor,
                    kind=link.kind,
                    naming=link.naming,
                    names=names,
                )
            )
    return tuple(rows)


def called(words: str, entry: Entry | None, text: str, analyse: Analyse) -> tuple[str | None, str]:
    """The canonical actor of a source that a chain names by `words`, and the terms of its names."""
    known = actor_called(words) if entry is None else load_actors().get(entry.actor or "")
    names = dict.fromkeys([words, *_names(entry, text), *((known.name_ar, known.name_en) if known else ())])
    terms = dict.fromkeys(terms_of(name, analyse) for name in names)
    return (known.id if known else None), BETWEEN_NAMES.join(filter(None, terms))


def _names(entry: Entry | None, text: str) -> Iterator[str]:
    if entry is not None:
        yield entry.label
        yield from (office.span.of(text) for office in entry.offices)
        yield from (mention.span.of(text) for mention in entry.mentions)


def actor_called(name: str) -> Actor | None:
    """The body that `name` is the whole name of, when it can be only one; a clitic in front does not matter."""
    words = [token.text for token in tokenize(fold(name)) if token.kind != "mark"]
    match = load_actors().find(words, 0) if words else None
    if match is None or match.end < len(words) or match.alternatives:
        return None
    return match.actor
