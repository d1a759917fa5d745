"""Everybody and everything of one article while it is read: the entries so far, and who stands on which word."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.model import EntryKind, MentionForm
from khabar.reading.coreference.bodies import Bodies
from khabar.reading.coreference.drafts import Draft
from khabar.reading.coreference.people import People
from khabar.reading.coreference.scene import Known, Scene, Stretch

__all__ = ["Cast"]


class Cast:
    """The entries of an article so far."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
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

    def actor(self, known: Known, stretch: Stretch, rule: str) -> Draft:
        """The entry of a body known across articles, with the mention `stretch` of it."""
        actor = known.actor
        key = f"={actor.id}" if actor.kind == "state" else f"actor {actor.id}"
        words = self.scene.stems(stretch)
        earlier = self.bodies.fixed(key) or (self.bodies.named(words) if actor.kind != "state" else None)
        draft = earlier or self.new(actor.kind, f"coreference.{rule}")
        if draft.actor is None:
            draft.kind, draft.actor, draft.country = actor.kind, actor.id, actor.country
        self.mention(draft, stretch, known.form, rule)
        self.bodies.keep(draft, words if actor.kind != "state" else (), (key,))
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
