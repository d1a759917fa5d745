"""What is left of the page: its furniture, told by kind and kept short."""

from __future__ import annotations

from functools import lru_cache

from khabar.articles.html.outline import Line, Outline
from khabar.articles.html.roles import Role
from khabar.model import Furniture

__all__ = ["KINDS", "kind_of", "name_the_rest"]

_LONGEST = 300
_MOST = 60

_ORDER: tuple[tuple[int, str], ...] = (
    (Role.COOKIES, "cookies"),
    (Role.LOGIN, "login"),
    (Role.SEARCH, "search"),
    (Role.COMMENTS, "comments"),
    (Role.SHARE, "share"),
    (Role.TAGS, "tags"),
    (Role.AUTHOR_BOX, "author"),
    (Role.NEWSLETTER, "newsletter"),
    (Role.TICKER, "ticker"),
    (Role.ADVERT, "advert"),
    (Role.FOOTER, "footer"),
    (Role.MENU, "menu"),
    (Role.RELATED, "related"),
    (Role.CARD, "related"),
    (Role.SIDEBAR, "sidebar"),
    (Role.WIDGET, "sidebar"),
    (Role.DISCLAIMER, "disclaimer"),
    (Role.OUTLET, "outlet"),
    (Role.UNSEEN, "hidden"),
)
"""The kinds of furniture by the roles that make them; of several the first tells most."""

KINDS = frozenset(kind for _, kind in _ORDER)


@lru_cache(maxsize=4096)
def kind_of(apart: int) -> str:
    """The kind of furniture that a box with these roles holds."""
    return next((kind for role, kind in _ORDER if apart & role), "other")


def name_the_rest(page: Outline, used: set[int], known: dict[int, str]) -> tuple[Furniture, ...]:
    """The lines that are not `used`, in page order; neighbours of one kind are one entry, shortened.

    `known` tells the kind of lines that were left out of the text.
    """
    entries: list[tuple[str, list[Line]]] = []
    last, neighbours = "", list[Line]()
    for line in page.lines:
        index = line.index
        if index in used:
            last = ""
            continue
        kind = known[index] if index in known else kind_of(line.box.apart)
        if kind == last:
            neighbours.append(line)
        elif len(entries) == _MOST:
            break
        else:
            last, neighbours = kind, [line]
            entries.append((kind, neighbours))
    return tuple(
        Furniture(kind=kind, text=_text(lines), rule="html.left_out" if lines[0].index in known else "html.apart")
        for kind, lines in entries
    )


def _text(lines: list[Line]) -> str:
    text = " | ".join([line.text for line in lines[:_LONGEST]])
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
