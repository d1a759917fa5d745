"""How far a speaker's phrase reaches: office, name, apposition, brackets, complements, coordination."""

from __future__ import annotations

from khabar.model import Naming
from khabar.reading.attributions.appositions import apposed_name, behind_bracket
from khabar.reading.attributions.markers import markers
from khabar.reading.attributions.noun_phrase import NounPhrase
from khabar.reading.attributions.phrase_growth import close_quotation, go_on
from khabar.reading.attributions.phrase_starts import begin, determined
from khabar.reading.attributions.source_words import head_of, source_words
from khabar.reading.scene import Scene

__all__ = ["NounPhrases"]

_LONGEST = 28
_DEEPEST = 3
_BEFORE_NAME = 10
"""Tokens that may describe somebody before the name."""
_COMMAS = frozenset("،,")


class NounPhrases:
    """Reads the phrases of one scene."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._words = scene.words

    def read(
        self, at: int, limit: int, *, led: bool = False, joined: bool = False, depth: int = 0, apposed: bool = False
    ) -> NounPhrase | None:
        """The phrase at `at`, none of it at or behind `limit`.

        `led`: a «ل» may be written onto its first word. `joined`: a «و» or «ف» may.
        """
        limit = min(limit, len(self._words), at + _LONGEST)
        if at >= limit or at in self._scene.time_at:
            return None
        words = self._words
        place, hidden, counted = determined(self._scene, at, limit)
        phrase = begin(self._scene, place, limit, led, joined)
        if phrase is None:
            return None
        phrase.first = phrase.start
        pointing = place > at and words[at] in source_words().pointing
        if place > at and not (pointing and not phrase.definite):  # «أكد ذلك أشخاص»: what is confirmed comes first
            phrase.start, phrase.letters = at, 0
        phrase.hidden, phrase.apposed = hidden, apposed
        if hidden:
            phrase.number, phrase.gender = "s", "f" if words[at] == "احدي" else "m"
        if counted and phrase.number != "p" and phrase.head is not None and phrase.head.type == "person":
            phrase.number = "p"
        while phrase.end < limit and go_on(self._scene, phrase, limit):
            pass
        at = behind_bracket(self._scene, phrase, limit)
        if at < limit and not hidden:
            if phrase.named and (phrase.entry is None or phrase.entry.kind == "person"):
                self._office_behind(phrase, at, limit)
            else:
                apposed_name(self._scene, phrase, at, limit)
        close_quotation(self._scene, phrase, limit)
        if pointing and phrase.head is not None:
            phrase.named = False
        phrase.naming = self._naming(phrase)
        phrase.resume = max(phrase.resume, phrase.end)
        if depth < _DEEPEST:
            self._coordination(phrase, limit, depth)
        return phrase

    def described(self, name: int) -> NounPhrase | None:
        """The phrase that leads up to a name at `name`: «المحامي عن الشركة سامي البدري»."""
        for start in range(max(0, name - _BEFORE_NAME), name):
            if head_of(self._words[start]) is not None:
                phrase = self.read(start, min(len(self._words), name + 1), led=True, joined=True, depth=_DEEPEST)
                if (
                    phrase is not None
                    and phrase.head is not None
                    and phrase.head.type == "person"
                    and phrase.end >= name
                ):
                    return phrase
        return None

    def _office_behind(self, phrase: NounPhrase, at: int, limit: int) -> None:
        """«سامي البدري، رئيس الاتحاد،»"""
        words = self._words
        comma = words[at] in _COMMAS
        start = at + comma
        if start >= limit or (phrase.head is not None and phrase.head.kind not in ("person", "military", "expert")):
            return
        found = head_of(words[start])
        if found is None or found.letters or found.head.type != "person" or found.owned:
            return
        office = self.read(start, limit, depth=_DEEPEST, apposed=True)
        if office is None or (office.named and not comma) or (office.end == start + 1 and not found.definite):
            return
        behind = words[office.end] if office.end < limit else ""
        goes_on = behind[:1].isalnum() and office.end not in self._scene.time_at
        if comma and goes_on and behind not in markers().clause and behind not in markers().adjunct:
            return
        phrase.end, phrase.head = office.end, found.head
        phrase.gender = found.head.gender
        phrase.bodies += office.bodies
        phrase.resume = office.end

    def _coordination(self, phrase: NounPhrase, limit: int, depth: int) -> None:
        """«بريطانيا وفرنسا», «مسؤول ومصدر»."""
        words = self._words
        while phrase.resume == phrase.end < limit and words[phrase.end][0] == "و" and len(words[phrase.end]) > 2:
            at = phrase.end
            if at in self._scene.time_at:
                return
            known, found = self._scene.entry_at.get(at), head_of(words[at])
            count = source_words().determiner.at([words[at][1:], *words[at + 1 : at + 3]], 0)
            if count and at + count < limit:
                inner = self.read(at + count, limit, depth=depth + 1)
                if inner is None or (inner.guessed and not inner.definite):
                    return
                phrase.end, phrase.resume, phrase.number = inner.end, inner.resume, "p"
                continue
            joined = (known is not None and known[1] == 1) or (found is not None and found.letters == 1)
            if not joined and self._scene.office_at.get(at, (0, 0))[1] != 1:
                return
            other = self.read(at, limit, joined=True, depth=depth + 1)
            if other is None:
                return
            same_body = other.head is not None and other.head.type == "document"
            if same_body and (phrase.head is None or phrase.head.type != "document"):
                return
            phrase.end, phrase.resume = other.end, other.resume
            phrase.number, phrase.gender = "p", phrase.gender
            phrase.bodies += other.bodies
            plain = phrase.named or phrase.head is None or phrase.head.type != "person"
            if other.naming == "named" and (plain or other.head is not None):  # not «وزراء خارجية مصر والأردن»
                phrase.naming = "named"
                title = phrase.head is not None and other.head is not None and phrase.entry is None
                if title and other.entry is not None and other.entry.kind == "person":  # «الباحث والكاتب سامي البدري»
                    phrase.entry, phrase.named, phrase.number = other.entry, True, "s"
            phrase.joint = phrase.number == "p"

    def _another(self, phrase: NounPhrase) -> bool:
        """«مغرد آخر»"""
        return not phrase.definite and self._words[phrase.end - 1] in source_words().another

    def _naming(self, phrase: NounPhrase) -> Naming:
        if phrase.named:
            return "named"
        if phrase.hidden or self._another(phrase):
            return "anonymous"
        if phrase.head is None:
            return "role"
        return phrase.head.naming
