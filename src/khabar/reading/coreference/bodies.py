"""Bodies, states and places: which mention means which."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.model import EntryKind
from khabar.reading.coreference.drafts import Draft
from khabar.reading.coreference.lexicon import Noun, bare_nouns

__all__ = ["Bodies", "key_of"]

_LONGEST_PREFIX = 6


def key_of(words: Sequence[str]) -> str:
    """The spelling under which a name is one, with or without article on its first word."""
    first, *rest = words or [""]
    if first.startswith("ال") and len(first) > 4:
        first = first[2:]
    return " ".join([first, *rest])


class Bodies:
    """All that is no person, so far."""

    def __init__(self) -> None:
        self._by_key: dict[str, Draft] = {}
        self._by_prefix: dict[str, Draft] = {}
        self._by_noun: dict[str, Draft] = {}
        self._by_kind: dict[EntryKind, Draft] = {}
        self._fixed: dict[str, Draft] = {}

    def fixed(self, key: str) -> Draft | None:
        """The entry of a canonical key: an actor's id, a place's number."""
        return self._fixed.get(key)

    def named(self, words: Sequence[str]) -> Draft | None:
        """The entry of this name, or the last whose name begins with it."""
        key = key_of(words)
        return self._by_key.get(key) or self._by_prefix.get(key)

    def referred(self, noun: Noun) -> Draft | None:
        """What «التنظيم» means: the last body called by the noun, else the last of its kinds."""
        if own := self._by_noun.get(noun.word):
            return own
        of_kind = [self._by_kind[kind] for kind in noun.kinds if kind in self._by_kind]
        of_kind = [draft for draft in of_kind if draft.noun in ("", noun.word)]
        return max(of_kind, key=lambda draft: draft.mentions[-1][0].start, default=None)

    def keep(self, draft: Draft, words: Sequence[str], fixed: Sequence[str] = ()) -> None:
        """Keeps the name of `draft`, as the last mentioned."""
        for key in fixed:
            self._fixed.setdefault(key, draft)
        if words:
            self._keep_name(draft, words)
            first = words[0].removeprefix("ال")
            if first in bare_nouns() and len(words) > 1:
                draft.noun = draft.noun or first
                self._keep_name(draft, words[1:])
        self.mentioned(draft)

    def mentioned(self, draft: Draft) -> None:
        """The last mentioned of its noun and kind."""
        if draft.noun:
            self._by_noun[draft.noun] = draft
        kind = draft.kind
        if kind not in ("person", "place", "misc", "state"):
            self._by_kind[kind] = draft

    def _keep_name(self, draft: Draft, words: Sequence[str]) -> None:
        self._by_key.setdefault(key_of(words), draft)
        for length in range(2, min(len(words), _LONGEST_PREFIX)):
            self._by_prefix[key_of(words[:length])] = draft
