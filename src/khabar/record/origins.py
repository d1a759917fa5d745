"""Whom information goes back to: the ends of chains, under one id wherever the articles of a story mean the same one.

A body is itself under all of its names and through its spokespeople; a person is who the fullest name in the story
says; an office without a name is the one person whom the story calls so. Those who are not named are one where they
are said to be the same («مصدر أمني» and «مصادر أمنية», «شهود عيان» and «ثلاثة شهود»): they cannot be told apart, and
are not counted as several. The outlet, or the agency whose report it prints, is an origin only where nobody else is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from khabar.arabic.analyser import analyse
from khabar.arabic.word_lists import WordList, load_lexicon
from khabar.model import Attribution, Document, Entry, Event, Link, Origin, Span

__all__ = ["Origins", "each_once"]

_LEXICON = Path(__file__).parent / "lexicon"

Terms = tuple[str, ...]


class _Lexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    on_behalf: WordList
    source_nouns: WordList


@cache
def _terms(name: Literal["on_behalf", "source_nouns"]) -> frozenset[str]:
    """The words of one list, as they are compared."""
    words: WordList = getattr(load_lexicon("origins", _Lexicon, _LEXICON), name)
    return frozenset(term for word in words.words for term in analyse(word))


class Origins:
    """The origins of one story's articles."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._people: dict[Terms, None] = {}
        self._bodies: dict[Terms, None] = {}
        self._holders: dict[tuple[str, str | None], set[Terms]] = {}
        self._known: dict[str, Origin] = {}
        for document in documents:
            for entry in document.reading.entries:
                self._learn(entry)

    def _learn(self, entry: Entry) -> None:
        terms = tuple(analyse(entry.label))
        if not terms:
            return
        if entry.kind == "person":
            if _has_name(entry):
                self._people[terms] = None
                for office in entry.offices:
                    self._holders.setdefault((office.role, office.country), set()).add(terms)
        elif entry.kind not in ("place", "misc") and entry.actor is None:
            self._bodies[terms] = None

    def of(self, document: Document, attribution: Attribution) -> Origin | None:
        """The end of its chain; ``None`` when nobody stands there."""
        if not attribution.chain:
            return None
        return self._of_link(document, attribution.chain[-1])

    def of_mention(self, document: Document, mention: Event) -> Origin:
        """Who answers for a mention of an event: the end of its attribution's chain, else `own`."""
        attribution = next((a for a in document.reading.attributions if a.id == mention.attribution), None)
        return (self.of(document, attribution) if attribution is not None else None) or self.own(document)

    def behind(self, document: Document, mentions: Iterable[Event]) -> list[Origin]:
        """All whom what the article says goes back to: those of its `mentions` of an event first, each once.

        Its own voice is among them only where it tells the event itself and quotes nobody at all.
        """
        quoted = [self.of(document, attribution) for attribution in document.reading.attributions]
        first = [self.of_mention(document, mention) for mention in mentions if mention.attribution is not None]
        found = list(each_once([*first, *(origin for origin in quoted if origin is not None)]))
        return found or [self.own(document)]

    def by_id(self, id: str) -> Origin:
        """The origin that has been told of before under this id."""
        return self._known[id]

    def own(self, document: Document) -> Origin:
        """Who answers for what no attribution covers: the agency that the report is from, else the outlet."""
        voices = document.reading.voice
        voice = next((each for each in voices if each.kind == "agency"), None) or next(iter(voices), None)
        if voice is None:
            name = document.article.outlet or document.article.id
            return self._as("outlet", name, name)
        return self._as("outlet", voice.actor or " ".join(analyse(voice.name)), voice.name)

    def _of_link(self, document: Document, link: Link) -> Origin:
        text = document.article.text
        words = " ".join(link.span.of(text).split())
        entry = next((each for each in document.reading.entries if each.id == link.entry), None)
        if link.naming == "anonymous":
            told = (term for term in analyse(words) if term not in _terms("source_nouns"))
            return self._as("unnamed", next((term.removesuffix("ه") for term in told), link.kind), words)
        if entry is None or entry.kind in ("place", "misc"):
            return self._as("body", " ".join(_fullest(tuple(analyse(words)), self._bodies)), words)
        if entry.kind == "person":
            return self._of_person(document, entry, words)
        return self._of_body(entry)

    def _of_body(self, entry: Entry) -> Origin:
        if entry.actor is not None:
            return self._as("actor", entry.actor, entry.label)
        return self._as("body", " ".join(_fullest(tuple(analyse(entry.label)), self._bodies)), entry.label)

    def _of_person(self, document: Document, entry: Entry, words: str) -> Origin:
        spoken_for = self._spoken_for(document, entry)
        if spoken_for is not None:
            return spoken_for
        if _has_name(entry):
            return self._as("person", " ".join(_fullest(tuple(analyse(entry.label)), self._people)), entry.label)
        for office in entry.offices:
            holders = {_fullest(name, self._people) for name in self._holders.get((office.role, office.country), ())}
            if len(holders) == 1:
                [name] = holders
                return self._as("person", " ".join(name), words)
        return self._as("office", " ".join(analyse(entry.label)), words)

    def _spoken_for(self, document: Document, entry: Entry) -> Origin | None:
        """The body whose spokesperson somebody is."""
        for office in entry.offices:
            if office.role != "spokesperson":
                continue
            body = next((each for each in document.reading.entries if each.id == office.body), None)
            if body is not None:
                return self._of_body(body)
            terms = _behind(office.span, document.article.text)
            if terms:
                return self._as("body", " ".join(_fullest(terms, self._bodies)), " ".join(terms))
        return None

    def _as(self, kind: str, key: str, label: str) -> Origin:
        return self._known.setdefault(f"{kind}:{key}", Origin(id=f"{kind}:{key}", label=label))


def _behind(office: Span, text: str) -> Terms:
    """The words behind «باسم», to the end of the sentence's first few: the office's span may stop short of them."""
    words = text[office.start : office.end + 30].split("\n")[0].split()
    for number, word in enumerate(words):
        if set(analyse(word)) & _terms("on_behalf"):
            return tuple(term for each in words[number + 1 : number + 3] for term in analyse(each))
    return ()


def _has_name(entry: Entry) -> bool:
    return any(mention.form in ("name", "part") for mention in entry.mentions)


def _fullest(terms: Terms, known: Iterable[Terms]) -> Terms:
    """The longest known name that has all of these words in a row, when all such names are parts of one."""
    holding = [other for other in known if len(other) > len(terms) and _inside(terms, other)]
    if not holding:
        return terms
    longest = max(holding, key=lambda other: (len(other), other))
    return longest if all(_inside(other, longest) for other in holding) else terms


def _inside(terms: Sequence[str], other: Sequence[str]) -> bool:
    return any(tuple(other[at : at + len(terms)]) == tuple(terms) for at in range(len(other) - len(terms) + 1))


def each_once(origins: Iterable[Origin]) -> Iterator[Origin]:
    """The origins, each the first time that it comes."""
    seen = set()
    for origin in origins:
        if origin.id not in seen:
            seen.add(origin.id)
            yield origin
