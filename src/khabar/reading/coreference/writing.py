"""Entries as the model has them."""

from __future__ import annotations

import msgspec

from khabar.model import Entry, Mention, Name, Office, Span
from khabar.reading.coreference.cast import Cast
from khabar.reading.coreference.drafts import Draft, Held
from khabar.reading.coreference.scene import Stretch

__all__ = ["written"]

_FULLEST = {"name": 0, "part": 1, "acronym": 2, "capital": 3, "office": 4, "noun": 5}


def written(cast: Cast, names: tuple[Name, ...]) -> tuple[tuple[Name, ...], tuple[Entry, ...]]:
    """The names with their entries' ids, and the entries in the order of their first mentions."""
    scene = cast.scene
    holders = [_holder(cast, name, stretch) for name, stretch in zip(names, scene.name_stretches, strict=True)]
    spans: dict[Stretch, Span] = {stretch: name.span for name, stretch in scene.name_at.values()}
    drafts = [draft for draft in cast.drafts if draft.mentions]
    for draft in drafts:
        draft.mentions.sort(key=lambda mention: mention[0])
    drafts.sort(key=lambda draft: (draft.mentions[0][0].start, -draft.mentions[0][0].end))
    ids = {id(draft): f"e{n}" for n, draft in enumerate(drafts, 1)}

    def span(stretch: Stretch) -> Span:
        return spans.get(stretch) or scene.span(stretch)

    def office(held: Held) -> Office:
        words = held.words
        country = words.country or (held.body.country if held.body else None)
        body = ids.get(id(held.body)) if held.body else None
        return Office(span=span(words.stretch), role=words.role, country=country, body=body, rule="coreference.office")

    entries = []
    for draft in drafts:
        mentions = tuple(Mention(span=span(s), form=form, rule=rule) for s, form, rule in draft.mentions)
        offices = tuple(sorted((office(held) for held in draft.offices), key=lambda o: o.span))
        entries.append(
            Entry(
                id=ids[id(draft)],
                kind=draft.kind,
                label=_label(scene.text.source, mentions),
                actor=draft.actor,
                country=draft.country or next((o.country for o in offices if o.country), None),
                offices=offices,
                mentions=mentions,
                rule=mentions[0].rule,
            )
        )
    resolved = tuple(
        msgspec.structs.replace(name, entry=ids[id(holder)]) for name, holder in zip(names, holders, strict=True)
    )
    return resolved, tuple(entries)


def _label(source: str, mentions: tuple[Mention, ...]) -> str:
    """The fullest mention's words, the earliest of equals."""
    best = min(mentions, key=lambda m: (_FULLEST[m.form], -len(m.span)))
    return best.span.of(source)


def _holder(cast: Cast, name: Name, stretch: Stretch) -> Draft:
    """The entry on the name's words; one of its own when nothing has taken them."""
    for at in range(stretch.start, stretch.end):
        if draft := cast.on.get(at):
            return draft
    return cast.body(stretch, "misc" if name.kind == "person" else "other", "name")
