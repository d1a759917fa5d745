"""Whom information goes back to: the ends of chains, under one id wherever the articles of a story mean the same one.

A body is itself under all of its names and through its spokespeople; a person is who the fullest name in the story
says; an office without a name is the one person whom the story calls so. Those who are not named are one for each kind
and description («شهود عيان», «مصادر عسكرية»): whom nothing tells apart are not counted as several. The outlet, or the
agency whose report it prints, is an origin only where nobody else is said to be; a copy speaks with the voice of what
it was copied from.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from khabar.arabic.analyser import analyse
from khabar.model import Attribution, Copy, Document, Entry, Event, Link, Origin, Voice
from khabar.record.origins.copied import sources
from khabar.record.origins.names import Terms, fullest, inside, same_letters
from khabar.record.origins.words import body_behind, description, is_said_before, office_alone, several

__all__ = ["Origins", "each_once", "sources"]

_PAST = 30
"""Code points behind the words of a spokesperson's office, which may stop short of the body."""


class Origins:
    """The origins of one story's articles, of which `copies` are copies of each other.

    Those of whom people say that the two are not independent, in `dependent`, are one, under the id and the name of the
    one that comes first.
    """

    def __init__(
        self,
        documents: Iterable[Document],
        copies: Iterable[Copy] = (),
        dependent: Iterable[tuple[str, str]] = (),
    ) -> None:
        self._groups = _groups(dependent)
        self._first_of: dict[str, Origin] = {}
        self._documents = {document.article.id: document for document in documents}
        self._sources = sources(list(self._documents), copies)
        self._people: dict[Terms, None] = {}
        self._bodies: dict[Terms, None] = {}
        self._holders: dict[tuple[str, str | None], set[Terms]] = {}
        self._titles: dict[Terms, set[Terms]] = {}
        self._hidden: set[tuple[str, Terms]] = set()
        self._speaks_for: dict[Terms, Counter[Origin]] = {}
        self._known: dict[str, Origin] = {}
        self._entries = {
            id: {entry.id: entry for entry in document.reading.entries} for id, document in self._documents.items()
        }
        self._ends: dict[tuple[str, str], Origin] = {}
        """By article and attribution; an article's are asked for once for each of its events."""
        self._full_names: dict[Terms, Terms] = {}
        for document in self._documents.values():
            for entry in document.reading.entries:
                self._learn(document, entry)
        for document in self._documents.values():
            self._learn_speakers(document)
            for attribution in document.reading.attributions:
                for link in attribution.chain[-1:]:
                    words = link.span.of(document.article.text)
                    if link.naming == "anonymous" and not several(words):
                        self._hidden.add((link.kind, description(words)))

    def _learn(self, document: Document, entry: Entry) -> None:
        terms = tuple(analyse(entry.label))
        if not terms:
            return
        if entry.kind == "person":
            if _has_name(entry):
                self._people[terms] = None
                for office in entry.offices:
                    self._holders.setdefault((office.role, office.country), set()).add(terms)
                    title = tuple(analyse(office.span.of(document.article.text)))
                    self._titles.setdefault(title, set()).add(terms)
        elif entry.kind not in ("place", "misc") and entry.actor is None:
            self._bodies[terms] = None

    def _learn_speakers(self, document: Document) -> None:
        """For which body everybody speaks who is named: one body each, whatever article tells it."""
        for entry in document.reading.entries:
            if entry.kind == "person" and _has_name(entry):
                body = self._spoken_for(document, entry)
                if body is not None:
                    self._speaks_for.setdefault(self._person(entry), Counter())[body] += 1

    def of(self, document: Document, attribution: Attribution) -> Origin | None:
        """The end of its chain; ``None`` when nobody stands there."""
        if not attribution.chain:
            return None
        key = document.article.id, attribution.id
        found = self._ends.get(key)
        if found is None:
            found = self._ends[key] = self._of_link(document, attribution.chain[-1])
        return found

    def of_mention(self, document: Document, mention: Event) -> Origin:
        """Who answers for a mention of an event: the end of its attribution's chain, else `own`."""
        attribution = next((a for a in document.reading.attributions if a.id == mention.attribution), None)
        return (self.of(document, attribution) if attribution is not None else None) or self.own(document)

    def behind(self, document: Document, mentions: Iterable[Event]) -> list[Origin]:
        """All whom what the article says goes back to: those of its `mentions` of an event first, each once.

        Its own voice is among them only where it tells the event itself and quotes nobody at all; a copy that has lost
        those whom its source quotes still has it all from them.
        """
        found = self._quoted(document, mentions)
        above = self._source(document)
        while not found and above is not None:
            found = self._quoted(above, ())
            above = self._source(above)
        return found or [self.own(document)]

    def _quoted(self, document: Document, mentions: Iterable[Event]) -> list[Origin]:
        quoted = [self.of(document, attribution) for attribution in document.reading.attributions]
        first = [self.of_mention(document, mention) for mention in mentions if mention.attribution is not None]
        return list(each_once([*first, *(origin for origin in quoted if origin is not None)]))

    def by_id(self, id: str) -> Origin:
        """The origin that has been told of before under this id."""
        return self._known[id]

    def own(self, document: Document) -> Origin:
        """Who answers for what no attribution covers: the agency that the report is from, else the outlet.

        Those of the article's source, when it is a copy that names no agency itself.
        """
        agency = _agency(document)
        above = self._source(document)
        while agency is None and above is not None:
            document, agency, above = above, _agency(above), self._source(above)
        voice = agency or next(iter(document.reading.voice), None)
        if voice is None:
            name = document.article.outlet or document.article.id
            return self._as("outlet", name, name)
        return self._as("outlet", voice.actor or " ".join(analyse(voice.name)), voice.name)

    def _source(self, document: Document) -> Document | None:
        id = self._sources.get(document.article.id)
        return self._documents[id] if id is not None else None

    def _of_link(self, document: Document, link: Link) -> Origin:
        text = document.article.text
        words = " ".join(link.span.of(text).split())
        entry = self._entries[document.article.id].get(link.entry or "")
        if link.naming == "anonymous":
            return self._of_hidden(document, link, words)
        if entry is None or entry.kind in ("place", "misc"):
            return self._of_words(link, words)
        if entry.kind == "person":
            return self._of_person(document, entry, words)
        return self._of_body(entry)

    def _of_words(self, link: Link, words: str) -> Origin:
        """Of one whom only words name: by the office of somebody in the story, else as a body."""
        terms = tuple(analyse(words))
        if link.naming == "role":
            holders = self._holding(terms)
            if len(holders) == 1:
                return self._of_named(holders.pop(), words)
        body = body_behind(words) or words
        return self._as("body", " ".join(fullest(tuple(analyse(body)), self._bodies)), body)

    def _holding(self, title: Terms) -> set[Terms]:
        """Who in the story has an office of these words, or one of these words somewhere, for «محافظ المنطقة»."""
        office = office_alone(title)
        return {
            self._one_person(name)
            for other, names in self._titles.items()
            if office and inside(office, other)
            for name in names
        }

    def _of_hidden(self, document: Document, link: Link, words: str) -> Origin:
        terms = description(words)
        if is_said_before(words):
            before = self._hidden_before(document, link)
            if before is not None:
                return before
        fuller = {other for kind, other in self._hidden if kind == link.kind and terms and set(terms) < set(other)}
        longest = max(fuller, key=lambda other: (len(other), other), default=terms)
        if all(set(other) <= set(longest) for other in fuller):
            terms = longest
        return self._as("unnamed", " ".join((link.kind, *terms)), words)

    def _hidden_before(self, document: Document, link: Link) -> Origin | None:
        """The last one before it in the text who is hidden, too, and described."""
        text = document.article.text
        before = [
            other
            for attribution in document.reading.attributions
            for other in attribution.chain[-1:]
            if other.naming == "anonymous" and other.span.end <= link.span.start and description(other.span.of(text))
        ]
        if not before:
            return None
        last = max(before, key=lambda other: other.span)
        return self._of_hidden(document, last, " ".join(last.span.of(text).split()))

    def _of_body(self, entry: Entry) -> Origin:
        if entry.actor is not None:
            return self._as("actor", entry.actor, entry.label)
        return self._as("body", " ".join(fullest(tuple(analyse(entry.label)), self._bodies)), entry.label)

    def _of_person(self, document: Document, entry: Entry, words: str) -> Origin:
        if _has_name(entry):
            return self._of_named(self._person(entry), entry.label)
        spoken_for = self._spoken_for(document, entry)
        if spoken_for is not None:
            return spoken_for
        for office in entry.offices:
            holders = {self._one_person(name) for name in self._holders.get((office.role, office.country), ())}
            if len(holders) == 1:
                return self._of_named(holders.pop(), words)
        return self._as("office", " ".join(analyse(entry.label)), words)

    def _of_named(self, name: Terms, label: str) -> Origin:
        """A person, or the body that the person speaks for: one that the knowledge has, else the most frequent one."""
        bodies = self._speaks_for.get(name)
        if bodies:
            return max(bodies, key=lambda body: (body.id.startswith("actor:"), bodies[body], body.id))
        return self._as("person", " ".join(name), label)

    def _person(self, entry: Entry) -> Terms:
        return self._one_person(tuple(analyse(entry.label)))

    def _one_person(self, name: Terms) -> Terms:
        """The fullest form of a name, the one that came first of those that differ by letters changing places."""
        found = self._full_names.get(name)
        if found is None:
            full = fullest(name, self._people)
            found = next((other for other in self._people if same_letters(full, other)), full)
            self._full_names[name] = found
        return found

    def _spoken_for(self, document: Document, entry: Entry) -> Origin | None:
        """The body whose spokesperson somebody is."""
        for office in entry.offices:
            if office.role != "spokesperson":
                continue
            body = next((each for each in document.reading.entries if each.id == office.body), None)
            if body is not None:
                return self._of_body(body)
            words = body_behind(document.article.text[office.span.start : office.span.end + _PAST].split("\n")[0])
            if words:
                return self._as("body", " ".join(fullest(tuple(analyse(words)), self._bodies)), words)
        return None

    def _as(self, kind: str, key: str, label: str) -> Origin:
        id = f"{kind}:{key}"
        known = self._known.get(id)
        if known is None:
            known = Origin(id=id, label=label)
            group = self._groups.get(id)
            if group is not None:
                known = self._first_of.setdefault(group, known)
            self._known[id] = known
        return known


def _groups(dependent: Iterable[tuple[str, str]]) -> dict[str, str]:
    """By the id of each that is not independent of another the least id of all that hang together with it."""
    group: dict[str, str] = {}
    for pair in dependent:
        merged = {group.get(id, id) for id in pair}
        for id in {*pair, *(id for id, least in group.items() if least in merged)}:
            group[id] = min(merged)
    return group


def _agency(document: Document) -> Voice | None:
    return next((each for each in document.reading.voice if each.kind == "agency"), None)


def _has_name(entry: Entry) -> bool:
    return any(mention.form in ("name", "part") for mention in entry.mentions)


def each_once(origins: Iterable[Origin]) -> Iterator[Origin]:
    """The origins, each the first time that it comes."""
    seen = set()
    for origin in origins:
        if origin.id not in seen:
            seen.add(origin.id)
            yield origin
