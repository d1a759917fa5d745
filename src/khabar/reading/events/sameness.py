"""Mentions of one happening, which share what the article tells of it only once."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from khabar.reading.events.chunks import Chunk
from khabar.reading.events.drafts import Draft
from khabar.reading.events.words import clause_words
from khabar.reading.scene import Scene

__all__ = ["join", "share_days"]

_NOT_JOINED = frozenset({"REQUEST", "ACCUSE", "SUPPORT", "REJECT", "THREATEN", "CONSULT", "AGREE", "COOPERATE"})
_SHORT = 3
"""Letters of a word that tells nothing."""


class _Mention(NamedTuple):
    """What tells one mention from another."""

    draft: Draft
    spots: set[str]
    """Its places that are finer than a country."""
    words: set[str]
    """Of those whom it met."""
    met: set[str]
    """The entries of those whom it met."""
    all: set[str]
    """The same, and of those who did it."""
    definite: bool


def join(scene: Scene, drafts: list[Draft]) -> None:
    """Tells each draft the earlier mention of the same happening, and gives it that one's mode."""
    before: defaultdict[tuple[str, str], list[_Mention]] = defaultdict(list)
    for draft in drafts:
        if draft.trigger.type in _NOT_JOINED:
            continue
        mention, alike = _mention(scene, draft), before[draft.trigger.type, draft.status]
        known = next((other.draft for other in reversed(alike) if _same(mention, other)), None)
        if known is not None:
            draft.same = known.same or known
        alike.append(mention)
    for draft in drafts:
        if draft.same is not None:
            draft.mode = draft.mode or draft.trigger.mode or draft.same.trigger.mode


def share_days(drafts: list[Draft]) -> None:
    """Gives each draft without days those that another mention of the same happening has."""
    for draft in drafts:
        if draft.same is not None and draft.same.days is None:
            draft.lend_days(draft.same)
    for draft in drafts:
        if draft.same is not None and draft.days is None:
            draft.same.lend_days(draft)


def _same(mention: _Mention, other: _Mention) -> bool:
    """Of two of one type and status: a place or a participant in common, no day and no number told that differs."""
    if _differ(mention.draft, other.draft) or (other.draft.same and _differ(mention.draft, other.draft.same)):
        return False
    if mention.spots & other.spots or _toll(mention.draft) & _toll(other.draft):
        return True
    named_alike = mention.draft.trigger.frame.lemma == other.draft.trigger.frame.lemma
    if not (mention.spots and other.spots):
        if mention.words & other.words:
            return True
        if named_alike and mention.definite and not other.definite:
            return True  # «غارة … الغارة»
    if mention.met and other.met:
        return bool(mention.met & other.met)
    return mention.definite and (bool(mention.all & other.all) or (named_alike and not (mention.all and other.all)))


def _differ(draft: Draft, other: Draft) -> bool:
    if draft.days and other.days and (draft.days[1] < other.days[0] or other.days[1] < draft.days[0]):
        return True
    if draft.trigger.mode and other.trigger.mode and draft.trigger.mode != other.trigger.mode:
        return True
    return any(kind in other.counts and other.counts[kind] != value for kind, value in draft.counts.items())


def _mention(scene: Scene, draft: Draft) -> _Mention:
    met = _entries(scene, draft.slots.recipients)
    return _Mention(
        draft,
        {place.name for place in draft.map if place.level not in ("country", "region")},
        _words(scene, draft.slots.recipients),
        met,
        met | _entries(scene, draft.slots.actors),
        scene.words[draft.trigger.start][draft.trigger.letters :].startswith("ال"),
    )


def _words(scene: Scene, chunks: list[Chunk]) -> set[str]:
    """The words that tell who they are, without their article: «أبناء الوزير», not «ثلاثة أشخاص»."""
    anybody = clause_words().anybody
    words = {word for chunk in chunks for word in scene.words[chunk.start : chunk.end] if len(word) > _SHORT}
    return {word.removeprefix("و").removeprefix("ال") for word in words if word not in anybody}


def _toll(draft: Draft) -> set[tuple[str, int, int]]:
    """Its numbers of victims, from two on."""
    return {
        (kind, value.low, value.high)
        for kind, value in draft.counts.items()
        if value.low > 1 and kind in ("killed", "injured")
    }


def _entries(scene: Scene, chunks: list[Chunk]) -> set[str]:
    return {
        scene.entry_at[at][2].id for chunk in chunks for at in range(chunk.start, chunk.end) if at in scene.entry_at
    }
