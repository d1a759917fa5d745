"""The page as a reader meets it: a flat list of lines, and over it the tree of the elements that hold them.

A page has hundreds of each: structs take a third of the time that dataclasses do. None is in a ring of references, and
so only boxes are left to the garbage collector, which frees a chain of thousands of them without recursion.
"""

from __future__ import annotations

from typing import NamedTuple

import msgspec
from selectolax.lexbor import LexborNode

__all__ = ["Box", "Inline", "Line", "Outline", "Picture", "Piece"]

_ADDRESSES = ("data-src", "data-original", "data-lazy-src", "src")


class Inline(msgspec.Struct, eq=False, gc=False):
    """An element inside a line that has a name, an address or a time of its own."""

    tag: str
    roles: int
    href: str | None = None
    datetime: str | None = None


class Box(msgspec.Struct, eq=False):
    """An element that stands as a block of its own. Its lines are ``outline.lines[start:end]``."""

    tag: str
    names: str
    roles: int
    parent: Box | None
    start: int
    end: int = 0
    href: str | None = None
    datetime: str | None = None
    apart: int = 0
    """The roles that set it, or an element around it, apart from the article. Given by `khabar.articles.html.apart`."""

    def inside(self, other: Box) -> bool:
        """Whether `other` holds it, at most sixty elements up."""
        box = self.parent
        for _ in range(60):
            if box is None:
                return False
            if box is other:
                return True
            box = box.parent
        return False

    def inside_named(self, role: int, *, without: int | None = None) -> bool:
        """Whether an element around it, at most six up, has the role by its name, and not the line `without` in it."""
        box = self.parent
        for _ in range(6):
            if box is None:
                return False
            if box.roles & role:
                return without is None or not box.start <= without < box.end
            box = box.parent
        return False

    def within(self, *tags: str) -> bool:
        """Whether it is one of these elements or lies in one, at most eight elements up."""
        box: Box | None = self
        for _ in range(8):
            if box is None:
                return False
            if box.tag in tags:
                return True
            box = box.parent
        return False


class Piece(NamedTuple):
    """A stretch of a line under one inline element."""

    text: str
    inline: Inline | None


class Line(msgspec.Struct, eq=False, gc=False):
    """Words that stand together between two block boundaries or line breaks, with single spaces."""

    text: str
    box: Box
    index: int
    words: int
    link_words: int
    bold: bool
    """Whether all of it is bold."""
    texts: list[str]
    owners: list[Inline | None]
    """The text nodes that the line was gathered from, and the inline element that each stands in."""
    roles: int
    """The roles of its box, and those of inline elements that hold all of it."""
    heading: bool
    prose: float = -1.0
    """The words of running text in it, once `khabar.articles.html.apart.prose` has told; -1 before."""

    @property
    def pieces(self) -> list[Piece]:
        """The line's text nodes, with the inline element that each stands in."""
        return list(map(Piece, self.texts, self.owners))

    @property
    def inline_roles(self) -> int:
        """The roles of all inline elements in it."""
        roles = 0
        for owner in self.owners:
            if owner is not None:
                roles |= owner.roles
        return roles

    @property
    def href(self) -> str | None:
        """Where its first link leads; ``None`` when it has none."""
        return next((owner.href for owner in self.owners if owner is not None and owner.href), None)


class Picture(msgspec.Struct, eq=False, gc=False):
    """An image, and how many lines came before it."""

    box: Box
    position: int
    node: LexborNode
    """Asked only for the few pictures that matter."""

    @property
    def url(self) -> str | None:
        """Where it lies, as the page writes it; ``None`` when the page holds it itself."""
        attributes = self.node.attributes
        for key in _ADDRESSES:
            url = attributes.get(key)
            if url and not url.startswith("data:"):
                return url
        return None

    @property
    def width(self) -> int | None:
        """Its width in pixels; ``None`` when the page does not tell."""
        value = self.node.attributes.get("width")
        return int(value) if value and value.isascii() and value.isdigit() and len(value) < 6 else None


class Outline(msgspec.Struct, eq=False):
    """A whole page's lines, boxes (outer before inner) and pictures, in the order of the page."""

    lines: list[Line] = msgspec.field(default_factory=list)
    boxes: list[Box] = msgspec.field(default_factory=list)
    pictures: list[Picture] = msgspec.field(default_factory=list)
    players: list[Box] = msgspec.field(default_factory=list)
    """The boxes that hold a video player or a frame of one."""
    hides: bool = False
    """Whether the page hides something by its own markup."""
