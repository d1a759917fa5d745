"""What was collected, before anything in it is understood; and what could not be used."""

from __future__ import annotations

import hashlib
from typing import Literal

import msgspec

__all__ = ["Failure", "Page", "PageFormat"]

PageFormat = Literal["html", "text", "record"]
"""``html``: a saved page. ``text``: a dump of a page's visible text. ``record``: one line of JSON that holds an article
which somebody else has already extracted."""


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """The bytes of one page, as they were saved.

    ``id`` is the SHA-256 of the bytes in lower-case hex: the same bytes are the same page wherever they lie.
    """

    id: str
    content: bytes
    format: PageFormat
    path: str | None = None
    """Where the bytes lay, as the user named it; ``None`` for standard input. A record also tells its line."""
    line: int | None = None
    """For a record: its line in the file, counted from 1."""
    url: str | None = None
    """Where the page was fetched from, when the collector knows; the article step may find it in the page."""

    @classmethod
    def from_bytes(
        cls,
        content: bytes,
        *,
        format: PageFormat,
        path: str | None = None,
        line: int | None = None,
        url: str | None = None,
    ) -> Page:
        """The page that `content` is, with its identity computed."""
        return cls(
            id=hashlib.sha256(content).hexdigest(), content=content, format=format, path=path, line=line, url=url
        )

    @property
    def name(self) -> str:
        """How to speak of the page to a person: its path (and line), else its URL, else its short id."""
        if self.path is not None:
            return self.path if self.line is None else f"{self.path}:{self.line}"
        return self.url or self.id[:12]


class Failure(msgspec.Struct, frozen=True, kw_only=True):
    """A page that could not be used, in the place in the stream where its article would have stood."""

    page: str
    """The page's name, as `Page.name` gives it, or the input that never became a page."""
    step: str
    """Where it stopped: ``collect``, ``articles``, ``read`` or ``store``."""
    reason: str
    """One sentence for a person."""
