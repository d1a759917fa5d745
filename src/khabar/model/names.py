"""Names that an article mentions."""

from __future__ import annotations

from typing import Literal

import msgspec

from khabar.model.span import Span

__all__ = ["Name", "NameKind"]

NameKind = Literal["person", "organization", "location", "misc"]
"""ANERcorp's four kinds; ``misc`` is whatever else has a name: works, products, events, …"""


class Name(msgspec.Struct, frozen=True, kw_only=True):
    """One mention of a name."""

    id: str
    """``n1``, ``n2``, … in the order of the text."""
    span: Span
    """The name's words, without the conjunction or preposition that is written onto the first."""
    kind: NameKind
    entry: str | None = None
    """The `Entry` that it is a mention of; ``None`` only before entries are made."""
    rule: str
