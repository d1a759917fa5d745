"""Stories as an Atom feed (RFC 4287)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from urllib.parse import urlencode
from xml.etree import ElementTree as Xml

from khabar.web.language import Language, words_of
from khabar.web.views.lines import StoryLine

__all__ = ["atom"]

_ATOM = "http://www.w3.org/2005/Atom"


def atom(stories: Sequence[StoryLine], *, lang: Language, base: str, asked: Mapping[str, str]) -> bytes:
    """The feed of `stories`, whose links begin with `base`; `asked` is the filter that found them."""
    words = words_of(lang)
    query = f"?{urlencode(asked)}" if asked else ""
    here = f"{base}/{lang.value}/stories.atom{query}"
    feed = Xml.Element("feed", {"xmlns": _ATOM, "xml:lang": lang.value})
    _text(feed, "id", here)
    _text(feed, "title", " · ".join((words("name"), *asked.values())))
    _text(feed, "updated", _moment(max((story.last_day for story in stories if story.last_day), default=None)))
    Xml.SubElement(feed, "link", {"rel": "self", "href": here})
    Xml.SubElement(feed, "link", {"rel": "alternate", "href": f"{base}/{lang.value}{query}"})
    author = Xml.SubElement(feed, "author")
    _text(author, "name", words("name"))
    for story in stories:
        address = f"{base}/{lang.value}/stories/{story.address}"
        entry = Xml.SubElement(feed, "entry")
        _text(entry, "id", address)
        _text(entry, "title", story.headline or words("no_headline"))
        _text(entry, "updated", _moment(story.last_day))
        Xml.SubElement(entry, "link", {"rel": "alternate", "href": address})
        counts = [words.many("n_reports", story.reports)]
        if story.origins is not None:
            counts.append(words.many("n_origins", story.origins))
        if story.copies:
            counts.append(words.many("n_copies", story.copies))
        _text(entry, "summary", " · ".join((*counts, *(words(f"badge.{badge}") for badge in story.badges))))
    body: bytes = Xml.tostring(feed, encoding="utf-8", xml_declaration=True)
    return body


def _text(parent: Xml.Element, tag: str, text: str) -> None:
    # XML has no place for control characters, not even escaped.
    Xml.SubElement(parent, tag).text = "".join(c for c in text if c in "\t\n" or (c >= " " and c not in "\ufffe\uffff"))


def _moment(day: dt.date | None) -> str:
    return f"{day or dt.date(1970, 1, 1)}T00:00:00Z"
