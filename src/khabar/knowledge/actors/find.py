"""Where a body is named in a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

import msgspec

from khabar.arabic.fold import fold_text
from khabar.arabic.remembered import WordFinder
from khabar.arabic.text import ArabicText
from khabar.arabic.word_lists import WordList, folded_words, load_lexicon
from khabar.knowledge.actors.actor import Actor
from khabar.knowledge.actors.tables import ActorForm, Row, rows

__all__ = ["ActorForm", "ActorMatch", "Actors", "load"]

_SHORTEST = 3
"""Letters that a word keeps when clitics come off it."""


class ActorMatch(NamedTuple):
    """A name of a body in a sequence of words."""

    actor: Actor
    end: int
    """The word after its last one."""
    stripped: int
    """Letters of its first word that are a conjunction or preposition."""
    form: ActorForm
    weak: bool
    """Whether the name is also a common word or another name, and no word before it says that it is this body."""
    alternatives: tuple[Actor, ...]
    """Others of the same name."""


class _Name(NamedTuple):
    rest: tuple[str, ...]
    """Its folded words after the first."""
    actor: Actor
    form: ActorForm
    weak: bool


_Group = dict[str, list[_Name]]
"""Names of one first word, by their second; under ``""`` those of one word."""


class Actors:
    """All known bodies. Safe to share between threads."""

    def __init__(self, table: Iterable[Row], strengthening: frozenset[str]) -> None:
        self._rows = list(table)
        self._strengthening = strengthening
        self._begun = WordFinder(self._begin)
        # All names are folded in one go, a line each, and those of one first word are taken apart when it is first met:
        # a run of the program meets few of them.
        names = [(row.actor, form, weak, name) for row in self._rows for name, form, weak in row.names]
        self._folded = _normal(fold_text("\n".join(name for _, _, _, name in names))).split("\n")
        self._names: dict[str, list[tuple[str, Actor, ActorForm, bool]]] = {}
        for folded, (actor, form, weak, _) in zip(self._folded, names, strict=True):
            first, _, rest = folded.partition(" ")
            self._names.setdefault(first, []).append((rest, actor, form, weak))

    @cached_property
    def _actors(self) -> dict[str, Actor]:
        return {row.actor.id: row.actor for row in self._rows}

    @cached_property
    def _outlets(self) -> dict[str, Actor]:
        out: dict[str, Actor] = {}
        folded = iter(self._folded)
        for actor, names, domains in self._rows:
            called = [next(folded) for _ in names]
            if actor.kind in ("media", "agency"):
                for key in (*domains, actor.id, *called):
                    out.setdefault(key, actor)
        return out

    def _group(self, first: str) -> _Group:
        group: _Group = {}
        for rest, actor, form, weak in self._names[first]:
            words = tuple(rest.split())
            group.setdefault(words[0] if words else "", []).append(_Name(words, actor, form, weak))
        for found in group.values():
            found.sort(key=lambda name: -len(name.rest))  # stable: of one length, the table's order
        return group

    def __iter__(self) -> Iterator[Actor]:
        return iter(self._actors.values())

    def get(self, id: str) -> Actor | None:
        """The body with this id."""
        return self._actors.get(id)

    def outlet(self, name: str) -> Actor | None:
        """The outlet or agency of a host («www.aljazeera.net»), of an outlet's name («Erem News»), or of a slug."""
        host = name.strip().lower()
        while "." in host:
            if host in self._outlets:
                return self._outlets[host]
            host = host.partition(".")[2]
        return self._outlets.get(name) or self._outlets.get(_normal(fold_text(name)))

    def find_all(self, text: ArabicText) -> list[tuple[int, ActorMatch]]:
        """What `find` answers at each of a text's words, where it answers something, in order."""
        begins, words = text.find(self._begun), text.words
        return [(at, match) for at, begun in begins if (match := self._longest(words, at, begun)) is not None]

    def find(self, words: Sequence[str], at: int) -> ActorMatch | None:
        """The longest name that begins at folded word `at`, clitics on its first word or not; ``None`` for none."""
        return self._longest(words, at, self._begun[words[at]] or ())

    def _longest(self, words: Sequence[str], at: int, begun: tuple[tuple[_Group, int], ...]) -> ActorMatch | None:
        best: ActorMatch | None = None
        for group, letters in begun:
            names = self._standing(group, words, at + 1)
            if not names or (best is not None and at + 1 + len(names[0].rest) <= best.end):
                continue
            first, others = names[0], {name.actor.id: name.actor for name in names[1:]}
            others.pop(first.actor.id, None)
            weak = first.weak and not (at and not letters and words[at - 1] in self._strengthening)
            best = ActorMatch(first.actor, at + 1 + len(first.rest), letters, first.form, weak, tuple(others.values()))
        return best

    def _begin(self, word: str) -> tuple[tuple[_Group, int], ...]:
        """The names that a word may begin, with its letters that are then clitics."""
        return tuple([(self._group(stem), letters) for stem, letters in _stems(word) if stem in self._names])

    @staticmethod
    def _standing(group: _Group, words: Sequence[str], at: int) -> list[_Name]:
        """The longest names of a group whose further words stand at `at`."""
        longer = group.get(_normal(words[at]), ()) if at < len(words) else ()
        for name in longer:
            rest = name.rest
            if tuple(map(_normal, words[at : at + len(rest)])) == rest:
                return [other for other in longer if other.rest == rest]
        return group.get("", [])


def _normal(word: str) -> str:
    """«أميركي» is «أمريكي» to whoever looks for a name."""
    return word.replace("اميرك", "امريك")


def _stems(word: str) -> tuple[tuple[str, int], ...]:
    """`word`, and what is left of it when a conjunction and a preposition come off, with the letters that came off."""
    word = _normal(word)
    out = [(word, 0)]
    if len(word) <= _SHORTEST:
        return tuple(out)
    rest, letters = word, 0
    if word[0] in "وف":
        rest, letters = word[1:], 1
        out.append((rest, 1))
    if rest[0] in "بلك" and len(rest) > _SHORTEST:
        out.append((rest[1:], letters + 1))
        if rest.startswith("لل"):
            out.append(("ا" + rest[1:], letters + 1))
    return tuple(out)


class _Lexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    strengthens: WordList


@cache
def load() -> Actors:
    """The bodies that ship with Khabar.

    Raises:
        LexiconError: a data file is missing or wrong.
    """
    lexicon = load_lexicon("actors", _Lexicon, Path(__file__).parent / "lexicon")
    return Actors(rows(), folded_words(lexicon.strengthens.words))
