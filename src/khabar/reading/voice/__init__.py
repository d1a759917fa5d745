"""Who answers for what no attribution covers: the outlet, and the agency that the report is from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple
from urllib.parse import urlsplit

from khabar.knowledge.actors import Actor
from khabar.knowledge.actors import load as load_actors
from khabar.model import Article, Span, Voice, VoiceOrigin
from khabar.reading.voice.signatures import Stretch, head_sources, pieces, tail_sources
from khabar.reading.voice.words import Named, key, named, voice_words

__all__ = ["voice"]

_LATIN = re.compile(r"[a-z0-9]{3,}")
_AT_AN_END = 160
"""Code points of a text's beginning or end, where its rules have looked for whose it is."""

_LONGEST_NAME = 200
"""Code points of a name or a byline that are looked at."""


class _Source(NamedTuple):
    name: str
    named: Named
    origin: VoiceOrigin
    span: Span | None


def voice(article: Article) -> tuple[Voice, ...]:
    """The outlet first, then the agencies and outlets that the report says it is from, in the order of `_RULES`.

    An outlet's own name in its dateline («(CNN)») is no second voice. ``()`` when nobody is told.
    """
    outlet = _Outlet(article)
    voices = [] if outlet.voice is None else [outlet.voice]
    told = {(voice.actor or key(voice.name)) for voice in voices}
    for rule in _RULES:
        for source in rule(article):
            same = source.named.actor or key(source.name)
            if same in told or outlet.is_called(source):
                continue
            told.add(same)
            voices.append(
                Voice(
                    name=source.name,
                    kind=source.named.kind,
                    naming=source.named.naming,
                    origin=source.origin,
                    actor=source.named.actor,
                    span=source.span,
                )
            )
    return tuple(voices)


class _Outlet:
    """The article's outlet with all that it is called."""

    def __init__(self, article: Article) -> None:
        self._host = (_host(article.url) or "").removeprefix("www.")[:_LONGEST_NAME]
        self._name = article.outlet or self._host
        outlet = (article.outlet or "")[:_LONGEST_NAME]
        known = list(_actors_of(self._host))
        by_name = load_actors().outlet(outlet) if outlet else None
        if by_name is not None:
            known.append(by_name)
        self._actors = {actor.id for actor in known}
        self._first = known[0] if known else None
        words = [word.removeprefix("ال") for word in key(outlet).split()]
        self._words = words[1:] if words and words[0] in voice_words().media_nouns else words
        self._letters = "".join(word[0] for word in key(outlet).split() if word.isascii())

    @property
    def voice(self) -> Voice | None:
        """The outlet as the first voice; ``None`` when nobody knows it."""
        if not self._name:
            return None
        kind: Literal["media", "agency"] = "agency" if self._first and self._first.kind == "agency" else "media"
        actor = self._first.id if self._first else None
        return Voice(name=self._name, kind=kind, naming="named", origin="outlet", actor=actor)

    def is_called(self, source: _Source) -> bool:
        """Whether a source's name is the outlet's own."""
        if source.named.naming == "anonymous":
            return False
        if source.named.actor in self._actors:
            return True
        name = key(source.name)
        words = [word.removeprefix("ال") for word in name.split()]
        if words[0] in voice_words().media_nouns:
            words = words[1:]
        starts = range(len(self._words) - len(words) + 1)
        if words and any(self._words[at : at + len(words)] == words for at in starts):
            return True
        # «CNN» of «CNNArabic», of arabic.cnn.com, of «Cable News Network».
        letters = name.replace(" ", "")
        if not _LATIN.fullmatch(letters):
            return False
        return letters == self._letters or letters in "".join(self._words) or letters in self._host.split(".")


def _host(url: str | None) -> str | None:
    try:
        return urlsplit(url or "").hostname
    except ValueError:  # «http://[»
        return None


def _actors_of(host: str) -> Iterator[Actor]:
    """The outlets of a host and of the hosts above it: arabic.cnn.com is CNN Arabic, and CNN."""
    while "." in host:
        actor = load_actors().outlet(host)
        if actor is not None:
            yield actor
        host = host.partition(".")[2]


def _byline(article: Article) -> Iterator[_Source]:
    """«وكالات», «رويترز - سي إن إن», «سمير ناجي - وكالات» in place of the writer."""
    for line in (line[:_LONGEST_NAME] for line in article.byline):
        for part in pieces(line, Span(0, len(line))):
            words = part.of(line)
            found = named(words, sure=True)
            if found is not None:
                yield _Source(words, found, "byline", None)


def _dateline(article: Article) -> Iterator[_Source]:
    """«دبي (رويترز) -», «واس - الرياض:», «سبق - وكالات:» in front of the first sentence."""
    yield from _in_text(article, head_sources(article.text), "dateline")


def _signature(article: Article) -> Iterator[_Source]:
    """«(أ ف ب)», «/بترا/», «المصدر: وكالات», «-وات-» at the end of the text."""
    yield from _in_text(article, tail_sources(article.text), "signature")


def _taken_out(article: Article) -> Iterator[_Source]:
    """The agency that `articles` found, when its words stand outside of the text, or in front of it in another form."""
    agency = article.dateline.agency if article.dateline is not None else None
    if (
        agency is None or agency in article.text[max(_AT_AN_END, len(article.text) - _AT_AN_END) :]
    ):  # there `_signature` has judged it
        return
    agency = agency[:_LONGEST_NAME]
    start = article.text[:_AT_AN_END].find(agency)
    for part in pieces(agency, Span(0, len(agency))):
        words = part.of(agency)
        found = named(words, sure=True)
        if found is None and article.outlet is None and article.url is None:
            found = Named("media", "named", None)  # nobody else says whose page it is
        if found is not None:
            span = None if start < 0 else Span(start + part.start, start + part.end)
            yield _Source(words, found, "dateline", span)


def _in_text(article: Article, stretches: Iterator[Stretch], origin: VoiceOrigin) -> Iterator[_Source]:
    for span, found in stretches:
        yield _Source(span.of(article.text), found, origin, span)


_RULES: tuple[Callable[[Article], Iterator[_Source]], ...] = (_byline, _dateline, _taken_out, _signature)
