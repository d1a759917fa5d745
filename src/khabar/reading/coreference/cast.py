"""Everybody and everything of one article while it is read: the entries so far, and who stands on which word."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.model import EntryKind, MentionForm
from khabar.reading.coreference.actors import Actors
from khabar.reading.coreference.bodies import Bodies
from khabar.reading.coreference.drafts import Draft
from khabar.reading.coreference.people import People
from khabar.reading.coreference.scene import Scene, Stretch

__all__ = ["Cast"]


class Cast:
    """The entries of an article so far."""

    def __init__(self, scene: Scene, actors: Actors) -> None:
        self.scene = scene
        self.actors = actors
        self.people = People()
        self.bodies = Bodies()
        self.drafts: list[Draft] = []
        self.on: dict[int, Draft] = {}
        """Whose mention stands on the word; the innermost one's."""

    def new(self, kind: EntryKind, rule: str) -> Draft:
        """An entry more, still without a mention."""
        draft = Draft(kind, rule)
        self.drafts.append(draft)
        return draft

    def mention(self, draft: Draft, stretch: Stretch, form: MentionForm, rule: str) -> None:
        """One mention more of `draft`; none where one of its own stands."""
        if draft.mentions and draft.mentions[-1][0].end > stretch.start:
            return
        draft.mentions.append((stretch, form, f"coreference.{rule}"))
        self.on.update(dict.fromkeys(range(stretch.start, stretch.end), draft))

    def fixed(self, key: str, kind: EntryKind, rule: str) -> Draft:
        """The entry of a canonical key, made when it is new."""
        draft = self.bodies.fixed(key)
        if draft is None:
            draft = self.new(kind, rule)
            self.bodies.keep(draft, (), (key,))
        return draft

    def body(self, stretch: Stretch, kind: EntryKind, rule: str, *, words: Sequence[str] = ()) -> Draft:
        """The body that the words of `stretch` name, with this mention of it."""
        words = words or self.scene.stems(stretch)
        draft = self.bodies.named(words)
        if draft is None or draft.kind in ("place", "state"):
            draft = self.new(kind, rule)
        part = bool(draft.mentions) and len(words) < max(m[0].end - m[0].start for m in draft.mentions)
        self.mention(draft, stretch, "part" if part else "name", rule)
        self.bodies.keep(draft, words)
        return draft
