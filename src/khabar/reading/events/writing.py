"""Events as the model has them."""

from __future__ import annotations

from khabar.model import Event, Span
from khabar.reading.events.chunks import Chunk
from khabar.reading.events.drafts import Draft
from khabar.reading.events.words import SPEECH, UNINTENDED
from khabar.reading.scene import Scene

__all__ = ["written"]


def written(scene: Scene, drafts: list[Draft]) -> tuple[Event, ...]:
    """The drafts in the order of their triggers."""
    drafts = sorted(drafts, key=lambda draft: draft.trigger.start)
    ids = {id(draft): f"v{number}" for number, draft in enumerate(drafts, 1)}
    out = []
    for draft in drafts:
        trigger = draft.trigger
        said = draft.said_by if trigger.type in SPEECH or trigger.type == "CONSULT" else None
        actors = _spans(scene, draft.slots.actors) if trigger.type not in UNINTENDED else ()
        if said is not None and said.chain and not actors:
            actors = (said.chain[-1].span,)
        recipients = _spans(scene, draft.slots.recipients)
        out.append(
            Event(
                id=ids[id(draft)],
                event=ids[id(draft.same or draft)],
                trigger=draft.span,
                type=trigger.type,
                mode=draft.mode or trigger.mode,
                actors=actors,
                recipients=recipients,
                places=tuple(place.span for place in draft.map),
                place=draft.map[0].id if draft.map else None,
                actor_entries=_entries(scene, actors),
                recipient_entries=_entries(scene, recipients),
                time=None if draft.time is None else draft.time.id,
                earliest=None if draft.days is None else draft.days[0],
                latest=None if draft.days is None else draft.days[1],
                status=draft.status,
                killed=draft.counts.get("killed"),
                injured=draft.counts.get("injured"),
                arrested=draft.counts.get("arrested"),
                missing=draft.counts.get("missing"),
                attribution=None if draft.attribution is None else draft.attribution.id,
                rule=f"events.{trigger.form}",
            )
        )
    return tuple(out)


def _spans(scene: Scene, chunks: list[Chunk]) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(scene.span(chunk.start, chunk.end, chunk.letters) for chunk in chunks))


def _entries(scene: Scene, spans: tuple[Span, ...]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for span in spans:
        start, end, _ = scene.stretch(span)
        for at in range(start, end):
            if at in scene.entry_at:
                found.setdefault(scene.entry_at[at][2].id)
                break
    return tuple(found)
