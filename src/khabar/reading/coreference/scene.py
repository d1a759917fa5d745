"""What the rules look at: the words of a text, and which names and places stand on them."""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

from khabar.arabic.text import ArabicText, Stretch
from khabar.arabic.tokens import Token
from khabar.knowledge.actors import Actor, ActorMatch, Actors
from khabar.model import MentionForm, Name, Place, Span

__all__ = ["Known", "Scene", "Stretch"]

_SHORTEST_FAMILY = 4


class Known(NamedTuple):
    """A body known across articles, where the text names it."""

    actor: Actor
    stretch: Stretch
    form: MentionForm
    sure: bool
    """Whether the words can hardly mean anything else."""


class Scene:
    """A text's words by index, with the names and places that begin at each."""

    def __init__(
        self,
        text: ArabicText,
        names: tuple[Name, ...],
        places: tuple[Place, ...],
        actors: Actors,
        outlet_country: str | None,
    ) -> None:
        self._outlet_country = outlet_country
        self.text = text
        self.tokens: tuple[Token, ...] = text.tokens
        self.words = text.words
        found = actors.find_all(text)
        self._matches = [(at, match) for at, match in found if text.tokens[at].kind == "word"]
        self.name_at: dict[int, tuple[Name, Stretch]] = {}
        """The name that begins with the word."""
        self.name_over: dict[int, int] = {}
        """For each word of a name, the word that the name begins with."""
        self.place_at: dict[int, tuple[Place, Stretch]] = {}
        self.place_over: dict[int, int] = {}
        self.name_stretches = [self.stretch(name.span) for name in names]
        """Where each of the names stands, those that overlap another too."""
        for name, stretch in zip(names, self.name_stretches, strict=True):
            if stretch.start not in self.name_over:
                self.name_at[stretch.start] = name, stretch
                self.name_over.update(dict.fromkeys(range(stretch.start, stretch.end), stretch.start))
        self.families = self._families()
        """The last words of the persons' names."""
        for place in places:
            stretch = self.stretch(place.span)
            if stretch.start not in self.place_over:
                self.place_at[stretch.start] = place, stretch
                self.place_over.update(dict.fromkeys(range(stretch.start, stretch.end), stretch.start))

    def _families(self) -> frozenset[str]:
        people = (stretch for name, stretch in self.name_at.values() if name.kind == "person")
        words = (self.words[stretch.end - 1] for stretch in people if stretch.end - stretch.start > 1)
        return frozenset(word for word in words if len(word) >= _SHORTEST_FAMILY)

    def stretch(self, span: Span) -> Stretch:
        """The words that a span of the source touches."""
        return self.text.stretch(span)

    @cached_property
    def all_known(self) -> dict[int, Known]:
        """The bodies known across articles, by the word that the name of each begins at."""
        known = ((at, self._resolved(at, match)) for at, match in self._matches)
        return {at: body for at, body in known if body is not None}

    def known(self, at: int) -> Known | None:
        """The body known across articles whose name begins at `at`."""
        return self.all_known.get(at)

    def _resolved(self, at: int, match: ActorMatch) -> Known | None:
        over = self.name_over.get(match.end - 1)
        if over is not None and self.name_at[over][1].end > match.end:
            return None  # it would cut a longer name in two
        actor = match.actor
        if match.alternatives:
            same = [a for a in (actor, *match.alternatives) if a.country and a.country == self._outlet_country]
            if len(same) != 1:
                return None
            actor = same[0]
        return Known(actor, Stretch(at, match.end, match.stripped), match.form, not match.weak)

    def word(self, at: int) -> str:
        """The folded word or mark at `at`, empty outside the text."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def span(self, stretch: Stretch) -> Span:
        """Where a stretch stands in the source."""
        first = self.tokens[stretch.start]
        start = first.start + min(stretch.letters, len(first.text) - 1)
        return self.text.folded.source(start, self.tokens[stretch.end - 1].end)

    def stems(self, stretch: Stretch) -> list[str]:
        """The stretch's words, the first without its clitic, marks left out."""
        words = self.words[stretch.start : stretch.end]
        if stretch.letters and words:
            cut = words[0][stretch.letters :]
            # «للأمم» keeps of its article only the second ل.
            words[0] = "ا" + cut if words[0][stretch.letters - 1] == "ل" == cut[:1] and len(cut) > 2 else cut
        return [word for word in words if word[0].isalnum()]
