"""Mentions of one happening, which share what the article tells of it only once."""

from __future__ import annotations

from khabar.reading.events.chunks import Chunk
from khabar.reading.events.drafts import Draft
from khabar.reading.scene import Scene

__all__ = ["join"]

_NOT_JOINED = frozenset({"REQUEST", "ACCUSE", "SUPPORT", "REJECT", "THREATEN", "CONSULT", "AGREE", "COOPERATE"})


def join(scene: Scene, drafts: list[Draft]) -> None:
    """Tells each draft the earlier mention of the same happening, and gives it that one's days and mode."""
    for place, draft in enumerate(drafts):
        if draft.trigger.type in _NOT_JOINED:
            continue
        for other in reversed(drafts[:place]):
            if _same(scene, draft, other):
                draft.same = other.same or other
                break
    for draft in drafts:
        first = draft.same
        if first is None:
            continue
        if draft.days is None:
            draft.time, draft.days = first.time, first.days
        elif first.days is None:
            first.time, first.days = draft.time, draft.days
        draft.mode = draft.mode or draft.trigger.mode or first.trigger.mode


def _same(scene: Scene, draft: Draft, other: Draft) -> bool:
    """Of one type, with a place or a participant in common, no day told that differs, and no number that differs."""
    if draft.trigger.type != other.trigger.type or draft.status != other.status:
        return False
    if draft.days and other.days and (draft.days[1] < other.days[0] or other.days[1] < draft.days[0]):
        return False
    if any(kind in other.counts and other.counts[kind] != value for kind, value in draft.counts.items()):
        return False
    if draft.trigger.mode and other.trigger.mode and draft.trigger.mode != other.trigger.mode:
        return False
    if _spots(draft) & _spots(other) or _toll(draft) & _toll(other):
        return True
    met, before = _entries(scene, draft.slots.recipients), _entries(scene, other.slots.recipients)
    if met and before:
        return bool(met & before)
    mine, theirs = met | _entries(scene, draft.slots.actors), before | _entries(scene, other.slots.actors)
    named_alike = draft.trigger.frame.lemma == other.trigger.frame.lemma
    return _definite(scene, draft) and (bool(mine & theirs) or (named_alike and not (mine and theirs)))


def _spots(draft: Draft) -> set[str]:
    """Its places that are finer than a country."""
    return {place.name for place in draft.map if place.level not in ("country", "region")}


def _toll(draft: Draft) -> set[tuple[str, int, int]]:
    """Its numbers of victims, from two on."""
    return {
        (kind, value.low, value.high)
        for kind, value in draft.counts.items()
        if value.low > 1 and kind in ("killed", "injured")
    }


def _definite(scene: Scene, draft: Draft) -> bool:
    return scene.words[draft.trigger.start][draft.trigger.letters :].startswith("ال")


def _entries(scene: Scene, chunks: list[Chunk]) -> set[str]:
    return {
        scene.entry_at[at][2].id for chunk in chunks for at in range(chunk.start, chunk.end) if at in scene.entry_at
    }
