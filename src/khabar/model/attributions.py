"""Who says so: stretches of an article that somebody else answers for."""

from __future__ import annotations

from typing import Literal

import msgspec

from khabar.model.span import Span

__all__ = ["Act", "Attribution", "Firmness", "Link", "Naming", "Quotation", "SourceKind", "Voice", "VoiceOrigin"]

Act = Literal[
    "state", "announce", "confirm", "deny", "warn", "threaten", "promise", "request", "accuse", "condemn", "praise",
    "condole", "estimate", "ask",
]  # fmt: skip
"""What saying it does, by what is said rather than by a neutral verb: «تابع» with a warning warns."""

Quotation = Literal["direct", "indirect", "mixed"]
"""All of it in quotation marks, none of it, or some."""

SourceKind = Literal[
    "government", "military", "official", "armed_group", "international_org", "ngo", "monitor", "media", "agency",
    "company", "medical", "legal", "expert", "witness", "party", "religious", "person", "other",
]  # fmt: skip
"""What the source is; ``official``: an office holder, named or not; ``other``: a document, footage, vague sources."""

Naming = Literal["named", "role", "anonymous"]
"""A proper name of a person or body; only an office or a group («وزير الدفاع»); or hidden («مصادر», «شهود عيان»)."""

Firmness = Literal["asserted", "hedged", "denied", "conditional"]
"""How firmly the source holds it: «قد», «يُعتقد», «مزعوم» hedge; «نفى أن» denies; «إذا» makes it hang on something."""


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """One speaker of a chain."""

    span: Span
    """The noun phrase that names the speaker, without its relative clause; for a pronoun or a dropped subject the
    nearest earlier one that does."""
    kind: SourceKind
    naming: Naming
    entry: str | None = None
    """The `Entry` that it is a mention of, when it is one."""
    reason: Span | None = None
    """Why a source is not named, where the article says: «طلب عدم الكشف عن هويته»."""


class Attribution(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of the article, and who answers for it."""

    id: str
    """``a1``, ``a2``, … in the order of their contents."""
    content: Span
    """What is said, without cue and source; a direct quotation without its quotation marks."""
    cue: Span
    """The words that signal it: «قال», «وفق», «مضيفا»."""
    act: Act
    quotation: Quotation
    chain: tuple[Link, ...] = ()
    """From the source nearest the outlet to the origin; ``()`` where nobody stands («أُعلن»). The outlet itself, which
    is before them all, is `Reading.voice`."""
    medium: Span | None = None
    """The channel, when it is said: «بيان», «مؤتمر صحفي», «حسابها على إكس»."""
    said: str | None = None
    """The `Time` of the saying («وقال الاثنين»), when the words tell it."""
    firmness: Firmness = "asserted"
    within: str | None = None
    """The attribution in whose content this one stands: speech in a speech."""
    rule: str


VoiceOrigin = Literal["outlet", "dateline", "signature", "byline"]


class Voice(msgspec.Struct, frozen=True, kw_only=True):
    """Who answers for what no attribution covers: the outlet, and the agency that the report is from."""

    name: str
    kind: Literal["media", "agency"]
    naming: Naming
    """``anonymous`` for «وكالات»."""
    origin: VoiceOrigin
    actor: str | None = None
    """Its canonical entry in `knowledge.actors`, when it is known there."""
    span: Span | None = None
    """Its words in the text; ``None`` when they stand outside of it."""
