"""Atom feeds (RFC 4287): what a filter finds, and what pages have changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from xml.etree import ElementTree as Xml

import msgspec

from khabar.web.language import Language, Words
from khabar.web.views.lines import StoryLine

__all__ = ["FeedEntry", "atom", "story_summary"]

_ATOM = "http://www.w3.org/2005/Atom"


class FeedEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of a feed."""

    address: str
    """Of its page, below the server: also what it is known by."""
    title: str
    summary: str
    updated: dt.date | dt.datetime | None
    """A day counts from its midnight, in UTC; ``None`` is told as the beginning of 1970, for a feed needs a time."""


def atom(entries: Sequence[FeedEntry], *, title: str, lang: Language, base: str, here: str, page: str) -> bytes:
    """The feed: `here` is its own address and `page` that of what it follows, both below the server at `base`."""
    feed = Xml.Element("feed", {"xmlns": _ATOM, "xml:lang": lang.value})
    _text(feed, "id", f"{base}{here}")
    _text(feed, "title", title)
    _text(feed, "updated", max((_moment(entry.updated) for entry in entries), default=_moment(None)))
    Xml.SubElement(feed, "link", {"rel": "self", "href": f"{base}{here}"})
    Xml.SubElement(feed, "link", {"rel": "alternate", "href": f"{base}{page}"})
    _text(Xml.SubElement(feed, "author"), "name", "Khabar")
    for entry in entries:
        element = Xml.SubElement(feed, "entry")
        _text(element, "id", f"{base}{entry.address}")
        _text(element, "title", entry.title)
        _text(element, "updated", _moment(entry.updated))
        Xml.SubElement(element, "link", {"rel": "alternate", "href": f"{base}{entry.address}"})
        _text(element, "summary", entry.summary)
    body: bytes = Xml.tostring(feed, encoding="utf-8", xml_declaration=True)
    return body


def story_summary(story: StoryLine, words: Words) -> str:
    """«7 reports · 3 origins · 4 copies · contradicted»."""
    counts = [words.many("n_reports", story.reports)]
    if story.origins is not None:
        counts.append(words.many("n_origins", story.origins))
    if story.copies:
        counts.append(words.many("n_copies", story.copies))
    return " · ".join((*counts, *(words(f"badge.{badge}") for badge in story.badges)))


def _text(parent: Xml.Element, tag: str, text: str) -> None:
    # XML has no place for control characters, not even escaped.
    Xml.SubElement(parent, tag).text = "".join(
        c for c in text if c in "\t\n" or (c >= " " and c not in "\ufffe\uffff" and not "\ud800" <= c <= "\udfff")
    )


def _moment(when: dt.date | dt.datetime | None) -> str:
    if isinstance(when, dt.datetime):
        return f"{when.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}"
    return f"{when or dt.date(1970, 1, 1)}T00:00:00Z"
