"""What a rule may ask about the words around a candidate and about the text as a whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property, lru_cache

from khabar.arabic.tokens import Token
from khabar.reading.places.candidates import Candidate, readings
from khabar.reading.places.lexicon import cue, demonyms

__all__ = ["Context", "is_cue"]

_TRANSPARENT = frozenset("\"'«»“”‘’()[]ـ")
"""Marks through which a word still governs the next: «في "دوما"»."""

_ANCHORS = 100
"""An article names fewer; a list of all the world's towns must not make reading it quadratic."""

_ENDS = frozenset(".؟!;؛")


@lru_cache(maxsize=1 << 14)
def is_cue(word: str, name: str) -> bool:
    """Whether a folded word, after at most two clitic letters, is in the table `name`."""
    words = cue(name)
    if word in words:
        return True
    # «وفي» is too short for a name behind a clitic, not for a preposition.
    return word[1:] in words if word[:1] == "و" else any(rest in words for _, rest in readings(word))


@lru_cache(maxsize=1 << 14)
def _people(word: str) -> str | None:
    """The country whose people or adjective a word names."""
    known = demonyms()
    return next((known[r] for _, rest in readings(word) if (r := rest.removeprefix("ال")) in known), None)


class Context:
    """One text's tokens and candidates."""

    def __init__(self, tokens: Sequence[Token], candidates: Sequence[Candidate], outlet_country: str | None) -> None:
        self.tokens = tokens
        self.candidates = candidates
        self._outlet_country = outlet_country
        self.confirmed: set[str] = set()
        """Names that a noun («قرية») has introduced further up: a text means one place by one name."""

    def before(self, index: int) -> str:
        """The word that stands directly before token `index`; empty at a line's start and after a mark that parts."""
        at = self.before_index(index)
        return "" if at is None else self.tokens[at].text

    def before_index(self, index: int) -> int | None:
        """The number of that word."""
        at = index - 1
        while at >= 0 and self.tokens[at].text in _TRANSPARENT:
            at -= 1
        return at if at >= 0 and self.tokens[at].kind != "mark" else None

    def words_before(self, index: int, count: int) -> list[str]:
        """Up to `count` words before token `index` in its clause, nearest first."""
        out: list[str] = []
        at = self.before_index(index)
        while at is not None and len(out) < count:
            out.append(self.tokens[at].text)
            at = self.before_index(at)
        return out

    def sentence_before(self, index: int, count: int) -> list[str]:
        """Up to `count` words before token `index` in its sentence, commas and numbers passed over."""
        out: list[str] = []
        for at in range(index - 1, max(-1, index - 2 * count), -1):
            token = self.tokens[at]
            if token.kind == "mark" and (token.text.startswith("\n") or token.text in _ENDS):
                break
            if token.kind == "word" and len(out) < count:
                out.append(token.text)
        return out

    def after(self, index: int) -> str:
        """The token at `index`, empty past the end."""
        return self.tokens[index].text if index < len(self.tokens) else ""

    def around(self, candidate: Candidate) -> tuple[str, str] | None:
        """The tokens directly before and behind a candidate; ``None`` at the text's edges."""
        if candidate.start == 0 or candidate.end >= len(self.tokens):
            return None
        return self.tokens[candidate.start - 1].text, self.tokens[candidate.end].text

    def line_start(self, index: int) -> bool:
        """Whether token `index` is the first of its line, but for marks that open something."""
        at = index - 1
        while at >= 0 and self.tokens[at].text in _TRANSPARENT:
            at -= 1
        return at < 0 or self.tokens[at].text.startswith("\n")

    @cached_property
    def countries(self) -> Counter[str]:
        """How often the text speaks of each country, by its name, its people or a place that can be nowhere else."""
        count: Counter[str] = Counter()
        if self._outlet_country:
            count[self._outlet_country] += 1
        for token in self.tokens:
            if token.kind == "word" and (country := _people(token.text)):
                count[country] += 1
        for candidate in self.candidates:
            if candidate.weak:
                continue
            famous = {e.country for e in candidate.entries if e.rank >= 7}
            if len(famous) == 1 and (only := next(iter(famous))):
                count[only] += 2
        return count

    @cached_property
    def about_sport(self) -> bool:
        """Whether a good part of the text is about a match, so that a city's name is likely its club."""
        words = cue("sport")
        hits = sum(1 for token in self.tokens if token.text in words)
        return hits >= 4 and hits * 60 >= len(self.tokens)

    @cached_property
    def anchors(self) -> tuple[tuple[float, float], ...]:
        """The points of towns and provinces in the text whose name means one place only, not more than `_ANCHORS`."""
        out: dict[tuple[float, float], None] = {}
        for candidate in self.candidates:
            first, *others = candidate.entries
            if first.rank < 4 or first.weak or first.level not in ("town", "province", "district", "area"):
                continue
            if all(o.rank < first.rank - 2 or abs(o.lat - first.lat) + abs(o.lon - first.lon) < 2 for o in others):
                out[first.lat, first.lon] = None
                if len(out) == _ANCHORS:
                    break
        return tuple(out)
