"""Where in the page a value stands, as a selector that a person can follow."""

from __future__ import annotations

from khabar.articles.html.outline import Box

__all__ = ["where"]


def where(box: Box) -> str:
    """A short CSS-like selector of an element: its tag and first name, under its nearest named parent."""
    own = _part(box)
    at = box.parent
    for _ in range(4):
        if at is None:
            break
        if at.names:
            return f"{_part(at)} > {own}" if at is box.parent else f"{_part(at)} {own}"
        at = at.parent
    return own


def _part(box: Box) -> str:
    name = box.names.split(" ", 1)[0][:60]
    return f"{box.tag}.{name}" if name else box.tag
