"""Noun phrases that name a speaker."""

from __future__ import annotations

from typing import NamedTuple

from khabar.model import Entry, Naming, SourceKind
from khabar.reading.attributions.frames import says
from khabar.reading.attributions.markers import markers
from khabar.reading.attributions.noun_phrase import NounPhrase
from khabar.reading.attributions.noun_phrases import NounPhrases
from khabar.reading.attributions.source_kinds import kind_of_body, kind_of_office, kind_of_part
from khabar.reading.attributions.source_words import Gender, Head, Number, head_of, source_words
from khabar.reading.scene import Scene

__all__ = ["Source", "Sources"]

_FARTHEST = 16
"""Tokens that the subject before a verb may have."""
_COMMAS = frozenset("،,")
_CONJUNCTIONS = frozenset("وف")
_STOPS = frozenset('.؛:!؟?\n()[]«»“”"') | {"..", "...", "…"}
_LONGEST_CLAUSE = 40
_REASON = 14
"""Tokens behind a source in which it may say why it has no name."""


class Source(NamedTuple):
    """A speaker's phrase. Positions are tokens, ends excluded."""

    start: int
    end: int
    letters: int
    """Clitics of its first word that stay out; a fused «لل» stays in."""
    kind: SourceKind
    naming: Naming
    entry: str | None
    """The `Entry` that speaks."""
    reason: tuple[int, int] | None
    """The words on why it is not named: «طلب عدم الكشف عن هويته»."""
    gender: Gender | None
    number: Number | None
    resume: int
    """The token at which reading goes on: behind the phrase, its brackets and its relative clause."""


class Sources:
    """The speakers of one text. What a phrase was read as is kept, so that «المصدر» is what its source was."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._phrases = NounPhrases(scene)
        self._called: dict[str, SourceKind] = {}
        """By the entry of a person, or the head of somebody unnamed, the kind that it was found to be."""
        self._entries = scene.entries

    def after(self, at: int, limit: int) -> Source | None:
        """The phrase that begins at `at`, not going past `limit`; ``None`` when nobody who may speak begins there."""
        words = self._scene.words
        before = words[at - 1] if at else ""
        known = source_words()
        led = before in known.led_by_lam or before in known.documents
        phrase = self._phrases.read(at, limit, led=led)
        if phrase is not None and phrase.guessed and before in known.leads_source:
            phrase.guessed = False
        if phrase is None or (phrase.guessed and not self._speaks(phrase)):
            return None
        return self._source(phrase, limit)

    def before(self, at: int, limit: int) -> Source | None:
        """The phrase that ends right before `at`, not beginning before `limit`; ``None`` when none does."""
        words = self._scene.words
        low = max(limit, at - _FARTHEST)
        end = at - 1 if at - 1 > low and words[at - 1] in _COMMAS else at
        for start in range(low, end):
            if not self._begins_clause(start, limit):
                continue
            phrase = self._phrases.read(start, at, joined=True)
            if phrase is None or phrase.guessed:
                continue
            # a comma before the verb only closes one that the phrase has opened
            if phrase.resume == at or (phrase.resume == end and any(word in _COMMAS for word in words[start:end])):
                return self._source(phrase, at)
        return None

    def _begins_clause(self, at: int, limit: int) -> bool:
        """Whether a subject may begin there: not behind a preposition, nor as the complement of a noun."""
        words, marks = self._scene.words, markers()
        if not words[at][0].isalnum() and at not in self._scene.quote_end:
            return False
        if at <= limit + 1 or words[at][0] in _CONJUNCTIONS:
            return True
        before = words[at - 1]
        if not before[0].isalnum() or not words[at - 2][0].isalnum():
            return True
        return before in marks.clause or before in marks.relative or bool(marks.connective.before(words, at))

    def _speaks(self, phrase: NounPhrase) -> bool:
        """Whether a word that no list holds speaks: by its ending («عارضون»), or by what follows."""
        word = self._scene.words[phrase.first]
        if says(word) or says(word[1:]):
            return False
        if word.endswith("ون") and len(word) > 4 and word[0] not in "يت":
            return True
        if phrase.named and word.startswith("ال"):  # «المفاوض الكيني سامي البدري»
            return True
        return self._content_follows(phrase.resume)

    def _content_follows(self, at: int) -> bool:
        scene = self._scene
        while at in scene.time_at:
            at = max(at + 1, scene.time_at[at][0])
        word = scene.word(at)
        return word in markers().clause or word == ":" or at in scene.quote_end

    def _source(self, phrase: NounPhrase, limit: int) -> Source:
        reason, resume = self._reason(phrase.resume, limit)
        naming = "anonymous" if reason is not None and phrase.naming != "named" else phrase.naming
        return Source(
            start=phrase.start,
            end=phrase.end,
            letters=phrase.letters,
            kind=self._kind(phrase),
            naming=naming,
            entry=None if phrase.entry is None or phrase.joint else phrase.entry.id,
            reason=reason,
            gender=phrase.gender,
            number=phrase.number,
            resume=resume,
        )

    def _kind(self, phrase: NounPhrase) -> SourceKind:
        entry, head = phrase.entry, phrase.head
        body = entry is not None and entry.kind not in ("person", "misc", "other")
        if entry is not None and body and (head is None or head.type != "person"):
            return kind_of_body(entry)
        key = entry.id if entry is not None and entry.kind == "person" else "" if head is None else head.word
        if entry is not None and entry.kind == "person" and head is not None and head.type != "person":
            return head.kind
        if head is not None and not (head.kind == "person" and entry is not None and key in self._called):
            inner = self._scene.words[phrase.first + 1 : phrase.end]
            title = head.word == "استاذ" and phrase.first + 1 in self._scene.entry_at
            kind = (
                kind_of_office(head, inner, phrase.bodies, named_next=title)
                if head.type == "person"
                else self._body(head, phrase)
            )
            bare = head.type == "person" and not phrase.bodies and phrase.end <= phrase.first + 1 + self._echoes(phrase)
            if bare and key in self._called:
                return self._called[key]
            if not bare or entry is not None:
                self._called[key] = kind
                self._called.setdefault(head.word, kind)
            return kind
        if key in self._called:
            return self._called[key]
        if entry is not None and entry.kind == "person":
            kind = self._by_offices(entry)
            self._called[key] = kind
            return kind
        if head is None and entry is None and self._scene.words[phrase.first].isascii():
            return "media"
        return "person" if head is None and (entry is None or entry.kind == "misc") else "other"

    def _echoes(self, phrase: NounPhrase) -> bool:
        """«المصادر ذاتها»"""
        return self._scene.words[phrase.end - 1] in source_words().reflexive

    def _body(self, head: Head, phrase: NounPhrase) -> SourceKind:
        if head.word in source_words().part:
            inner = self._scene.words[phrase.first + 1 : phrase.end]
            return kind_of_part(head, inner, phrase.bodies)
        return head.kind

    def _by_offices(self, entry: Entry) -> SourceKind:
        """By the first of a person's offices that tells more than that it is a person."""
        found: SourceKind = "person"
        for office in entry.offices:
            start, end, letters = self._scene.stretch(office.span)
            head = head_of(self._scene.words[start][letters:])
            if head is None:
                continue
            bodies = [self._entries[office.body]] if office.body in self._entries else self._scene.bodies(start, end)
            kind = kind_of_office(head.head, self._scene.words[start + 1 : end], bodies)
            if kind != "person":
                return kind
        for mention in entry.mentions:
            described = self._phrases.described(self._scene.stretch(mention.span)[0])
            if described is not None and described.head is not None:
                inner = self._scene.words[described.start + 1 : described.end]
                found = kind_of_office(described.head, inner, described.bodies)
                if found != "person":
                    break
        return found

    def _reason(self, at: int, limit: int) -> tuple[tuple[int, int] | None, int]:
        """The words on why there is no name, and the token behind them and any relative clause."""
        scene, words = self._scene, self._scene.words
        refused, marks = source_words().naming_refused, markers()
        resume = at
        place = at
        while place < min(limit, at + _REASON):
            if refused.at(words, place):
                end = place + 1
                while (
                    end < min(limit, place + _LONGEST_CLAUSE)
                    and words[end] not in _COMMAS
                    and words[end] not in _STOPS
                    and words[end] not in marks.clause
                ):
                    if end in scene.time_at and end > place + 3:
                        break
                    end += 1
                return (place, end), end
            if words[place] in marks.clause or words[place] in _STOPS:
                break
            place += 1
        start = at + 1 if at < limit and words[at] in _COMMAS else at
        if start < limit and words[start] in marks.relative:
            resume = start + 1
            while (
                resume < min(limit, start + _LONGEST_CLAUSE)
                and words[resume] not in _COMMAS
                and words[resume] not in _STOPS
            ):
                if words[resume] in marks.clause:
                    break
                resume += 1
        return None, resume
