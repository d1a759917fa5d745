"""Texts whose names and places are marked: «قال [p سامي البدري] في [T TN سوسة]»."""

from __future__ import annotations

import re

from khabar.model import Name, NameKind, Place, PlaceLevel, Span

_MARK = re.compile(r"\[(?:(?P<name>[polm])|(?P<level>[TC]) (?P<country>[A-Z]{2})) (?P<words>[^\]]+)\]")
_KINDS: dict[str, NameKind] = {"p": "person", "o": "organization", "l": "location", "m": "misc"}


def unmarked(marked: str) -> tuple[str, tuple[Name, ...], tuple[Place, ...]]:
    """The text without its marks, and what they mark."""
    text, end = "", 0
    names: list[Name] = []
    places: list[Place] = []
    for match in _MARK.finditer(marked):
        text += marked[end : match.start()]
        span = Span(len(text), len(text) + len(match["words"]))
        text += match["words"]
        end = match.end()
        if match["name"]:
            names.append(Name(id=f"n{len(names) + 1}", span=span, kind=_KINDS[match["name"]], rule="test.marked"))
        else:
            level: PlaceLevel = "town" if match["level"] == "T" else "country"
            place = Place(
                id=f"p{len(places) + 1}",
                span=span,
                name=match["words"],
                level=level,
                country=match["country"],
                rule="test.marked",
            )
            places.append(place)
    return text + marked[end:], tuple(names), tuple(places)
