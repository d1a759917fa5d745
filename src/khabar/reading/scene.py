"""What the rules look at: the words of a text with the sentences, quotations, times, names and entries on them."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from khabar.arabic.text import ArabicText, Stretch
from khabar.arabic.tokens import Token
from khabar.model import Entry, Mention, Name, Span, Time
from khabar.reading.quotes import pairs

__all__ = ["Scene"]

_DATELINE = 16
"""Tokens that a dateline may have."""
_DAMMA = "\u064f"
_DASHES = frozenset("-–—")


class Scene:
    """A text's tokens by index, ends excluded, and what stands on each."""

    def __init__(
        self,
        text: ArabicText,
        *,
        times: tuple[Time, ...] = (),
        names: tuple[Name, ...] = (),
        entries: tuple[Entry, ...] = (),
    ) -> None:
        self.text = text
        self.tokens: tuple[Token, ...] = text.tokens
        self.words = text.words
        self.entries = {entry.id: entry for entry in entries}
        self.time_at: dict[int, tuple[int, Time]] = {}
        """By the time's first token: the token behind it, and the time."""
        for time in times:
            start, end, _ = self.stretch(time.span)
            self.time_at[start] = end, time
        self.name_at: dict[int, tuple[int, int, Name]] = {}
        """By the name's first token: the token behind it, the letters of the first that are no part of it, the name."""
        for name in names:
            start, end, letters = self.stretch(name.span)
            self.name_at.setdefault(start, (end, letters, name))
        self.entry_at: dict[int, tuple[int, int, Entry, Mention]] = {}
        """The same for the mentions of entries; the longest where several begin."""
        for entry in entries:
            for mention in entry.mentions:
                start, end, letters = self.stretch(mention.span)
                if start not in self.entry_at or self.entry_at[start][0] < end:
                    self.entry_at[start] = end, letters, entry, mention
        self.quote_end = pairs(text)
        """By an opening mark's token, its closing mark's."""
        self.quote_start = {end: start for start, end in self.quote_end.items()}
        self._sentences = text.sentence_tokens
        self._sentence_ends = [end for _, end in self._sentences]

    @cached_property
    def _inside_names(self) -> frozenset[int]:
        people = ((start, end) for start, (end, _, name) in self.name_at.items() if name.kind == "person")
        return frozenset(at for start, end in people for at in range(start, end) if end - start > 1)

    def in_name(self, at: int) -> bool:
        """Whether the token is a part of a person's name: «أبو طالب»."""
        return at in self._inside_names

    @cached_property
    def dateline(self) -> int:
        """The token behind «القدس (CNN)--», «مسقط -» at the text's beginning; 0 when there is none."""
        for at in range(1, min(_DATELINE, len(self.words) - 1)):
            if self.words[at] in _DASHES:
                if self.words[at + 1] in _DASHES:
                    return at + 2
                place = self.entry_at.get(0)
                filed = place is not None and place[0] == at and place[2].kind in ("place", "state")
                return at + 1 if filed or self.words[at - 1] == ")" else 0
            if self.words[at][0] == "\n":
                break
        return 0

    @cached_property
    def office_at(self) -> dict[int, tuple[int, int, Entry]]:
        """By an office's first token: the token behind it, the letters that are no part of it, whose it is."""
        found: dict[int, tuple[int, int, Entry]] = {}
        for entry in self.entries.values():
            for office in entry.offices:
                start, end, letters = self.stretch(office.span)
                if start not in found or found[start][0] < end:
                    found[start] = end, letters, entry
        return found

    def bodies(self, start: int, end: int) -> list[Entry]:
        """The bodies named between two tokens."""
        known = (self.entry_at.get(at) for at in range(start, end))
        return [mention[2] for mention in known if mention is not None and mention[2].kind != "person"]

    def word(self, at: int) -> str:
        """The folded word or mark at `at`; ``""`` outside of the text."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def written(self, at: int) -> str:
        """The word at `at` as the source writes it."""
        return self.span(at, at + 1).of(self.text.source)

    def shows_passive(self, at: int, letters: int) -> bool:
        """Whether a damma on the first letter shows the verb at `at` to be passive: «زُعم». `letters` come before it."""
        return self.written(at)[letters + 1 : letters + 2] == _DAMMA

    def stretch(self, span: Span) -> Stretch:
        """The tokens that a span of the source touches."""
        return self.text.stretch(span)

    def span(self, start: int, end: int, letters: int = 0) -> Span:
        """Where tokens `start` to `end` stand in the source, the first without its `letters` first letters."""
        first = self.tokens[start]
        begin = first.start + min(letters, len(first.text) - 1)
        return self.text.folded.source(begin, self.tokens[max(start, end - 1)].end)

    def sentence(self, at: int) -> tuple[int, int]:
        """The tokens of the sentence that token `at` stands in; a line's end is in none and gives itself."""
        place = bisect_right(self._sentence_ends, at)
        if place < len(self._sentences) and self._sentences[place][0] <= at:
            return self._sentences[place]
        return at, at + 1

    @cached_property
    def quoted(self) -> list[int]:
        """For each token, the opening mark of the innermost quotation that it stands in, or -1."""
        inside = [-1] * len(self.words)
        for start, end in sorted(self.quote_end.items()):
            inside[start + 1 : end] = [start] * (end - start - 1)
        return inside
