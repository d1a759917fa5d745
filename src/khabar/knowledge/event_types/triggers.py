"""Finds the words that name events."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Sequence
from functools import cache
from typing import NamedTuple

from khabar.arabic.remembered import WordFinder
from khabar.arabic.text import ArabicText
from khabar.knowledge.event_types.analysis import Candidate, candidates, light, telling
from khabar.knowledge.event_types.context import (
    SENTENCE_ENDS,
    behind_preposition,
    is_day,
    is_negated,
    is_sport,
    names_no_happening,
    opens_clause,
    shows_passive,
)
from khabar.knowledge.event_types.frames import Frame, Trigger
from khabar.knowledge.event_types.lexicon import Light, TypeWords, lexicon

__all__ = ["Triggers", "load"]

_NEAR = 8
_IN_SPORT = frozenset({"ASSAULT", "COERCE", "ACCIDENT", "DISASTER"})
_MODE_BEHIND = 10
_MODE_BEFORE = 5
_LIGHT_BEFORE = 9
_UNLESS, _UNLESS_NOUN = 5, 2
_DEEDS = frozenset({"ASSAULT", "ACCIDENT", "DISASTER", "COERCE", "PROTEST", "MOBILIZE"})
_CIRCUMSTANCES = frozenset({"في", "خلال", "اثناء", "اثر", "جراء", "امس", "اليوم"})
"""Folded words behind a verb of dying that no noun has behind it."""
_BETWEEN = frozenset({"حاله", "حادث", "عمليه", "محاوله", "حادثه"})
"""Folded nouns that may stand between a light verb's preposition and the noun that it carries."""

_DAWN = "فجر"
"""Also «blew up», which tells of explosives."""


class Triggers:
    """The lexicon of event types, ready to look words up in."""

    def __init__(self) -> None:
        lexicon()

    def find(self, text: ArabicText, passives: Container[int] = ()) -> tuple[Trigger, ...]:
        """The triggers in a text, by its tokens, in order, the longest of those that overlap; ``()`` for none.

        `passives` are the tokens that a vowel sign shows to be passive verbs: «قُتل».

        Raises:
            LexiconError: a file of words is missing or wrong.
        """
        words, told = text.words, text.find(_LOOKS)
        hits = [(at, look[0]) for at, look in told if look[0]]
        if not hits:
            return ()
        ends = [at + 1 for at, look in told if look[2]]
        ends.append(len(words))
        looks = dict(told)
        for at, look in told:
            if words[at] == _DAWN and at + 1 < len(words) and is_day(words[at + 1]):
                looks[at] = look._replace(telling=_NOTHING)  # «فجر الثلاثاء»
        found: list[Trigger] = []
        free, sentence = 0, _Sentence(looks, 0, ends[0])
        for at, ways in hits:
            if at < free:
                continue
            if at >= sentence.end:
                place = bisect_right(ends, at)
                sentence = _Sentence(looks, ends[place - 1], ends[place])
            trigger = _best(words, at, ways, sentence, at in passives)
            if trigger is not None:
                found.append(trigger)
                free = trigger.end
        if found and is_sport(sum([look[3] for _, look in told]), len(words)):
            found = [trigger for trigger in found if trigger.type in _IN_SPORT and not trigger.frame.weak]
        return tuple(found)


class _Look(NamedTuple):
    """All that a word is asked for, worked out once."""

    ways: tuple[Candidate, ...]
    telling: frozenset[str]
    ends_sentence: bool
    of_sport: bool


_NOTHING: frozenset[str] = frozenset()


def _look(word: str) -> _Look | None:
    told = telling(word)
    of_sport = bool(told) and not told.isdisjoint(lexicon().sport)
    look = _Look(candidates(word), told, word[0] in SENTENCE_ENDS, of_sport)
    return look if any(look) else None


_LOOKS = WordFinder(_look)


@cache
def load() -> Triggers:
    """All event types.

    Raises:
        LexiconError: a file of words is missing or wrong.
    """
    return Triggers()


class _Sentence:
    """Tokens `start` to `end`, with what its words tell of triggers among them."""

    def __init__(self, looks: dict[int, _Look], start: int, end: int) -> None:
        self.start, self.end = start, end
        self._looks = looks
        self._telling = [looks[at][1] if at in looks else _NOTHING for at in range(start, end)]
        self._all = frozenset().union(*filter(None, self._telling))

    def ways(self, at: int) -> tuple[Candidate, ...]:
        """What the word at token `at` may be."""
        return self._looks[at].ways if at in self._looks else ()

    def tells(self, start: int, end: int) -> list[frozenset[str]]:
        """What the words from token `start` to `end` tell, as far as they are the sentence's."""
        return self._telling[max(start - self.start, 0) : max(end - self.start, 0)]

    def holds_any(self, of: frozenset[str]) -> bool:
        return not of.isdisjoint(self._all)

    def holds_between(self, start: int, end: int, of: frozenset[str]) -> bool:
        """Whether one of the words stands from token `start` to `end`."""
        if of.isdisjoint(self._all):
            return False
        return any(not of.isdisjoint(told) for told in self.tells(start, end))

    def near(self, at: int, end: int, of: frozenset[str]) -> bool:
        """Whether one of the words stands near tokens `at` to `end`."""
        return self.holds_between(at - _NEAR, at, of) or self.holds_between(end, end + _NEAR, of)


def _best(
    words: Sequence[str], at: int, ways: tuple[Candidate, ...], sentence: _Sentence, passive: bool
) -> Trigger | None:
    """The longest; of those as long one that the words around it ask for, then the first."""
    best: tuple[int, bool, Candidate] | None = None
    for way in ways:
        end = _end(words, at, way, sentence)
        if not end or (way.known.form != "noun" and not passive and _is_noun(words, at, way, ways)):
            continue
        entry = way.known.entry
        asked = bool(entry.near or entry.then or entry.after)
        if best is None or (end, asked) > best[:2]:
            best = (end, asked, way)
    return _trigger(words, at, best[0], best[2], sentence, passive) if best is not None else None


def _end(words: Sequence[str], at: int, way: Candidate, sentence: _Sentence) -> int:
    """The trigger's end; 0 where the words around it make it none."""
    entry, end = way.known.entry, at + 1
    before = words[at - 1] if at > sentence.start and not way.letters else ""
    behind = words[end] if end < sentence.end else ""
    if entry.then:
        rows = [row for row in entry.then if tuple(words[end : end + len(row)]) == row]
        if not rows:
            return 0
        end += len(rows[0])
    elif entry.unless:
        reach = _UNLESS_NOUN if way.known.form == "noun" else _UNLESS
        if sentence.holds_between(end, end + reach, entry.unless):
            return 0
    if entry.after and before not in entry.after:
        return 0
    if entry.not_after and sentence.holds_between(at - 1, at, entry.not_after):
        return 0
    if entry.near and not sentence.near(at, end, entry.near):
        return 0
    if entry.words.not_near and sentence.holds_any(entry.words.not_near) and not sentence.holds_any(lexicon().court):
        return 0
    if entry.not_near and sentence.holds_any(entry.not_near):
        return 0
    if way.known.written is not None:
        if behind_preposition(before):
            return 0
        if way.known.written.written in entry.opens and (not (way.letters or opens_clause(before)) or is_day(behind)):
            return 0
    if way.known.form == "noun" and not way.letters and before and names_no_happening(before):
        return 0
    if way.known.form == "noun" and not entry.then and behind and end < sentence.end:
        adjectives = entry.words.adjectives
        if not way.object and behind[0] not in "وف" and sentence.holds_between(end, end + 1, adjectives):
            end += 1
    return end


def _is_noun(words: Sequence[str], at: int, way: Candidate, ways: tuple[Candidate, ...]) -> bool:
    """Whether a form that may be a verb or a noun is the noun here: «إثر قصف», «تهمة قتل»."""
    if not any(other.known.form == "noun" and other.letters == way.letters for other in ways):
        return False
    if way.letters:
        return bool(way.object)
    before = words[at - 1] if at else ""
    carried = at > 1 and light(words[at - 2]) is not None  # «استأنف الجيش قصف القرية»
    behind = words[at + 1] if at + 1 < len(words) else ""
    if way.known.entry.active.victims and behind in _CIRCUMSTANCES and before.endswith(("ين", "ان")):
        return False  # «إن جنديين قتلا في غارة»
    return carried or behind_preposition(before) or not opens_clause(before)


def _trigger(words: Sequence[str], at: int, end: int, way: Candidate, sentence: _Sentence, passive: bool) -> Trigger:
    known, entry = way.known, way.known.entry
    before = words[at - 1] if at > sentence.start else ""
    negated = is_negated(before, known.form == "noun")
    mode = entry.mode or _mode(at, end, entry.words, sentence)
    form, frame, verb = known.form, entry.active, None
    if form == "noun":
        frame = entry.noun
        carrier = _light(words, at, way, sentence)
        if carrier is not None:
            verb, told = carrier
            if told.roles:
                form, frame = "light", _turned(frame, told)
        return Trigger(
            at,
            end,
            way.letters,
            entry.words.type,
            mode,
            form,
            frame,
            None,
            way.number,
            way.object,
            negated,
            way.definite,
            verb,
        )
    may_be = form == "perfect" and entry.often_passive and not way.object
    if form == "passive" or (form == "perfect" and passive) or (may_be and shows_passive(words, end, sentence.end)):
        form, frame = "passive", entry.passive
    written = known.written
    gender = written.gender if written is not None else None
    return Trigger(at, end, way.letters, entry.words.type, mode, form, frame, gender, way.number, way.object, negated)


def _mode(at: int, end: int, of: TypeWords, sentence: _Sentence) -> str | None:
    """The mode that the words around tell, those behind the trigger before those in front of it."""
    if not of.modes:
        return None
    for around in (sentence.tells(at, end + _MODE_BEHIND), sentence.tells(at - _MODE_BEFORE, at)):
        told = [of.modes[word] for words in around if words for word in words if word in of.modes]
        if told:
            return min(told)[1]
    return None


def _light(words: Sequence[str], at: int, way: Candidate, sentence: _Sentence) -> tuple[int, Light] | None:
    """The light verb that leads to the noun at `at`, or that leads its relative clause: «هجوم شنه الجيش»."""
    place, floor = at, max(sentence.start, at - _LIGHT_BEFORE)
    while place > floor:
        place -= 1
        if words[place][0] in "،," and place > 2 and is_day(words[place - 1]) and words[place - 2] == words[place]:
            place -= 2  # «أعلن الأمن، السبت، القبض على …»
            continue
        told = light(words[place])
        if told is not None and told.spoken and way.known.entry.words.type in _DEEDS:
            break
        if told is not None and not told.written.object:
            led = told.preposition
            if not led and not way.governed:
                return place, told
            governed = way.governed and words[at][max(way.letters - 1, 0)] == led
            governed = governed or (words[at - 1][:1] == led and words[at - 1][1:] in _BETWEEN)  # «تعرض لحادث غرق»
            between = words[max(place + 1, at - 2) : at]
            if led and (governed or led in between or (led == "ل" and "الي" in between)):  # «تعرض إلى حالة غرق»
                return place, told
            break
        if words[place][0] in "،,؛:" or (sentence.ways(place) and place != at - 1):
            break
    return None


def _turned(frame: Frame, told: Light) -> Frame:
    """The noun's frame with the light verb's subject; its genitive is no actor then."""
    taken = set(told.roles.values())
    kept = {key: slot for key, slot in frame.roles.items() if slot not in taken or key not in ("genitive",)}
    return frame._replace(roles=kept | dict(told.roles))
