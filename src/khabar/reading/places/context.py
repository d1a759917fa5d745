"""What a rule may ask about the words around a candidate and about the text as a whole."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cached_property, lru_cache

from khabar.arabic.fold import fold_text
from khabar.arabic.text import ArabicText
from khabar.knowledge.gazetteer import Entry, load
from khabar.reading.places.candidates import Candidate, find_candidates
from khabar.reading.places.clitics import readings
from khabar.reading.places.known_words import known_words
from khabar.reading.places.lexicon import cue, tables_of

__all__ = ["Context", "cues_of", "is_cue"]

_TRANSPARENT = frozenset("\"'«»“”‘’()[]ـ")
"""Marks through which a word still governs the next: «في "دوما"»."""

_ANCHORS = 100
"""An article names fewer; a list of all the world's towns must not make reading it quadratic."""

_BESIDE = 0.3
"""Degrees."""

_ALIKE = 3
"""Times that a name must go on with the same noun before it is taken for another thing's."""

_IN = fold_text("في")
_HUNDRED = frozenset(map(fold_text, ("المائة", "المئة")))
_PERCENT = frozenset(("%", *map(fold_text, ("بالمائة", "بالمئة"))))
_ENDS = frozenset(".؟!;؛")
_DASHES = frozenset(("-", "–", "—", "--", "/", "|"))
_DATELINE_ENDS = frozenset(("-", "–", "—", "--", "/", ":", "("))
_DATELINE_WORDS = 9


@lru_cache(maxsize=1 << 14)
def cues_of(word: str) -> frozenset[str]:
    """The tables that a folded word is in, with or without the clitics before it."""
    out: set[str] = set()
    for _, rest in readings(word):
        out |= tables_of(rest)
    if word[:1] == "و":
        # «وفي» is too short for a name behind a clitic, not for a preposition.
        out |= tables_of(word[1:])
    return frozenset(out)


def is_cue(word: str, name: str) -> bool:
    """Whether a folded word, after at most two clitic letters, is in the table `name`."""
    return name in cues_of(word)


def _is_noun(word: str) -> bool:
    """Whether a definite word behind a town's name is no adjective: a town is feminine («القدس المحتلة»)."""
    return word.startswith("ال") and not word.endswith(("ه", "ي"))


class Context:
    """One text's tokens and candidates."""

    def __init__(self, text: ArabicText, outlet_country: str | None) -> None:
        self._text = text
        self.source = text.source
        self.tokens = text.tokens
        self.texts = text.words
        self.words = known_words(text)
        self.candidates: Sequence[Candidate] = find_candidates(text.tokens, self.words, load())
        self._outlet_country = outlet_country
        self.confirmed: set[str] = set()
        """Names that a noun («قرية») has introduced further up: a text means one place by one name."""
        self.divisions: set[str] = set()
        """Names that «منطقة» or «محافظة» has introduced further up."""
        self.refused: set[int] = set()
        """Tokens of names that belong to an office, a person or a club."""
        self._nouns: dict[int, str] = {}
        self._votes: Counter[str] = Counter()

    def noun(self, candidate: Candidate) -> str:
        """The word before a candidate, or before the first name of the list that it goes on; empty when none."""
        if candidate.start in self._nouns:
            return self._nouns[candidate.start]
        return "" if candidate.clitic else self.before(candidate.start)

    def inherit(self, candidate: Candidate, previous: Candidate) -> None:
        """Lets `candidate`, which goes on a list, stand under the noun of `previous`: «مناطق جازان وعسير»."""
        self._nouns[candidate.start] = self.noun(previous)

    def share(self, index: int) -> bool:
        """Whether token `index` and the next say a share of a hundred: «كينيا 11 في المائة», «كينيا 11%»."""
        if index >= len(self.tokens) or self.tokens[index].kind != "number":
            return False
        after = self.after(index + 1)
        return after in _PERCENT or (after == _IN and self.after(index + 2) in _HUNDRED)

    @cached_property
    def other_things(self) -> frozenset[str]:
        """The names that nearly every time go on with the same definite noun, no adjective of theirs."""
        times = Counter([candidate.key for candidate in self.candidates])
        if max(times.values(), default=0) < _ALIKE:
            return frozenset()
        following: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for candidate in self.candidates:
            if times[candidate.key] >= _ALIKE:
                following[candidate.key][self.after(candidate.end)] += 1
        out = set()
        for key, words in following.items():
            word, often = words.most_common(1)[0]
            if often >= _ALIKE and often * 4 >= times[key] * 3 and _is_noun(word):
                out.add(key)
        return frozenset(out)

    def ends_at(self, index: int) -> Candidate | None:
        """The candidate that ends directly before token `index`."""
        return self._ends.get(index)

    def starts_at(self, index: int) -> Candidate | None:
        """The candidate that begins at token `index`."""
        return self._starts.get(index)

    @cached_property
    def _starts(self) -> dict[int, Candidate]:
        return {candidate.start: candidate for candidate in self.candidates}

    @cached_property
    def _ends(self) -> dict[int, Candidate]:
        return {candidate.end: candidate for candidate in self.candidates}

    def spelling(self, start: int, end: int | None = None) -> str:
        """Token `start`, or those up to `end` (excluded), as the page spells them."""
        first, last = self.tokens[start], self.tokens[start if end is None else end - 1]
        return self._text.folded.source(first.start, last.end).of(self._text.source)

    def before(self, index: int) -> str:
        """The word that stands directly before token `index`; empty at a line's start and after a mark that parts."""
        at = self.before_index(index)
        return "" if at is None else self.texts[at]

    def before_index(self, index: int) -> int | None:
        """The number of that word."""
        at, texts = index - 1, self.texts
        while at >= 0 and texts[at] in _TRANSPARENT:
            at -= 1
        return at if at >= 0 and self.tokens[at].kind != "mark" else None

    def words_before(self, index: int, count: int) -> list[str]:
        """Up to `count` words before token `index` in its clause, nearest first."""
        out: list[str] = []
        texts = self.texts
        for at in range(index - 1, -1, -1):
            if texts[at] in _TRANSPARENT:
                continue
            if self.tokens[at].kind == "mark":
                break
            out.append(texts[at])
            if len(out) == count:
                break
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
        return self.texts[index] if index < len(self.texts) else ""

    def line_start(self, index: int) -> bool:
        """Whether token `index` is the first of its line, but for marks that open something."""
        at = index - 1
        while at >= 0 and self.tokens[at].text in _TRANSPARENT:
            at -= 1
        return at < 0 or self.tokens[at].text.startswith("\n")

    def opens_report(self, candidate: Candidate) -> bool:
        """Whether a candidate stands in a dateline: «القاهرة (رويترز) -», «سالم- وكالة- الرياض:», «عدن 25 مارس»."""
        at, end = candidate.start, candidate.end
        after = self.after(end)
        if candidate.clitic:
            return False
        if self.line_start(at):
            following = [self.after(end + n) for n in range(6)]
            return (
                after in _DATELINE_ENDS
                # A day, or the town's country and then the agency in brackets.
                or (end < len(self.tokens) and self.tokens[end].kind == "number" and len(after) < 3)
                or (after in ("،", ",") and "(" in following)
            )
        # Behind the reporter and the outlet, whose names are few words with dashes between.
        if self.tokens[at - 1].text not in _DASHES or (after and after not in (":", "-", "–", "—")):
            return bool(self.tokens[at - 1].text in _DASHES and after.startswith("\n") and self._line_begins(at - 1))
        return self._line_begins(at - 1)

    def _line_begins(self, index: int) -> bool:
        """Whether token `index` is among the first of its line, with words and dashes only before it."""
        for at in range(index - 1, max(-1, index - _DATELINE_WORDS), -1):
            token = self.tokens[at]
            if token.text.startswith("\n"):
                return True
            if token.kind != "word" and token.text not in _DASHES:
                return False
        return index < _DATELINE_WORDS

    def near(self, entry: Entry) -> bool:
        """Whether the text names another place beside `entry`, so that it may mean even a common word as a name."""
        return any(
            abs(lat - entry.lat) < _BESIDE and abs(lon - entry.lon) < _BESIDE and (lat, lon) != (entry.lat, entry.lon)
            for lat, lon in self.anchors
        )

    @cached_property
    def countries(self) -> Counter[str]:
        """How often the text speaks of each country, by its name, its people or a place that can be nowhere else."""
        count: Counter[str] = Counter()
        if self._outlet_country:
            count[self._outlet_country] += 1
        for _, word in self.words:
            if word.people:
                count[word.people] += 1
        for candidate in self.candidates:
            if candidate.weak:
                continue
            first, *others = candidate.entries
            if first.rank >= 7 and (only := first.country) and all(e.rank < 7 or e.country == only for e in others):
                count[only] += 2
                self._votes[candidate.key] += 2
        return count

    def spoken_of(self, candidate: Candidate) -> Counter[str]:
        """`countries` without the votes of the candidate's own name."""
        count = self.countries
        if votes := self._votes[candidate.key]:
            count = count.copy()
            count[candidate.entries[0].country or ""] -= votes
        return count

    @cached_property
    def about_sport(self) -> bool:
        """Whether a good part of the text is about a match, so that a city's name is likely its club."""
        words = cue("sport")
        hits = len([1 for text in self.texts if text in words])
        return hits >= 4 and hits * 60 >= len(self.texts)

    @cached_property
    def anchors(self) -> tuple[tuple[float, float], ...]:
        """The points of towns and provinces in the text whose name means one place only, not more than `_ANCHORS`."""
        out: dict[tuple[float, float], None] = {}
        for candidate in self.candidates:
            first, *others = candidate.entries
            if first.rank < 4 or first.weak or first.level not in ("town", "province", "district", "area", "site"):
                continue
            if all(o.rank < first.rank - 2 or abs(o.lat - first.lat) + abs(o.lon - first.lon) < 2 for o in others):
                out[first.lat, first.lon] = None
                if len(out) == _ANCHORS:
                    break
        return tuple(out)
