"""Who and what an article speaks of: all mentions of one person, body or place under one entry."""

from __future__ import annotations

from typing import Literal

import msgspec

from khabar.model.span import Span

__all__ = ["ActorKind", "Entry", "EntryKind", "Mention", "MentionForm", "Office"]

ActorKind = Literal[
    "state", "government", "military", "police", "armed_group", "international_org", "ngo", "monitor", "media",
    "agency", "company", "medical", "legal", "party", "religious", "sport", "education", "other",
]  # fmt: skip
"""What a body is. ``state`` is a country as an actor; ``agency`` a news agency; ``monitor`` an observatory."""

EntryKind = Literal["person", "place", "misc", ActorKind]
"""``misc``: whatever else has a name."""

MentionForm = Literal["name", "part", "acronym", "office", "noun", "capital"]
"""How the words mean it: a whole name, a part of one («هيغسيث»), letters or a short name («داعش»), an office
(«الوزير»), a bare noun («التنظيم», «الوزارة»), a capital for its state («واشنطن»)."""


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """One place of the text that means an entry."""

    span: Span
    form: MentionForm
    rule: str


class Office(msgspec.Struct, frozen=True, kw_only=True):
    """What a person is called to: «وزير الدفاع الأمريكي»."""

    span: Span
    """The words of the office with its body and country, without the person's name."""
    role: str
    """The office in English, as `knowledge.actors` names its pattern: ``minister``, ``president``, ``spokesperson``."""
    country: str | None = None
    """ISO 3166-1 alpha-2, when the words tell it."""
    body: str | None = None
    """The entry of the body that the office belongs to, when the article names one."""
    rule: str


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One person, body or place that an article names or calls by an office."""

    id: str
    """``e1``, ``e2``, … in the order of their first mentions."""
    kind: EntryKind
    label: str
    """The fullest name that the article gives, as it is written there; the office's words when it gives none."""
    actor: str | None = None
    """The canonical entry in `knowledge.actors`, for a body that is known there; joins articles."""
    country: str | None = None
    """ISO 3166-1 alpha-2 of the state it is or belongs to, when the words or `knowledge.actors` tell it."""
    offices: tuple[Office, ...] = ()
    """A person's, in the order of the text; ``()`` for anything else."""
    mentions: tuple[Mention, ...]
    """In the order of the text, none overlapping another; at least one."""
    rule: str
    """What the first mention was found by."""
