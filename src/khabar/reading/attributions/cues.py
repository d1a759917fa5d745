"""The words that signal that somebody says something: «قال», «مضيفا», «إعلان», «وفقا», «حسبما ذكر»."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from khabar.arabic.verbs import Gender, Number
from khabar.reading.attributions.frames import CueForm, Frame, Phrase, Reading, lexicon

__all__ = ["Cue", "CueForm", "Frame", "find_cues"]

_CONJUNCTIONS = "وف"
_WITH_NOUNS = "بلك"
_PREPOSITIONS = frozenset("في علي الي عن بعد قبل مع رغم عقب خلال اثر وسط منذ عبر دون حول بشان بعيد قبيل غداه".split())
_NEGATIONS = frozenset({"لم", "لن", "ولم", "ولن", "فلم", "فلن"})
_SUBJUNCTIVE = frozenset({"ان", "بان", "الا", "كي", "لكي"})
_OPENERS = frozenset({"", "،", ",", ".", "؛", ":", "\n", "قد", "وقد", "كما", "حيث", "فيما", "بينما", "كان", "وكان"})
_ALSO_SAYING = frozenset({"قاءلا", "قاءله", "قاءلين", "بالقول"})
_SAYING_ON = frozenset({"يقول", "تقول"})
_LED_BY_LAM = frozenset({"وفقا", "طبقا"})
_RESUMED = frozenset({"عنه", "عنها", "به", "بها", "اليه", "اليها", "عليه", "عليها", "فيه", "فيها"})
_HEADLINE = 9
"""Tokens of a line before its colon, at the most, that may be a speaker."""


class Cue(NamedTuple):
    """One cue. Positions are tokens, ends excluded."""

    start: int
    end: int
    letters: int
    """Of the first word, letters that are conjunctions or prepositions and stay out."""
    frame: Frame
    form: CueForm
    gender: Gender | None = None
    number: Number | None = None
    speaker_first: bool | None = None
    """Whether the speaker stands before it; ``None``: on either side."""
    object: str = ""
    """The pronoun on its end."""


def find_cues(words: Sequence[str]) -> tuple[Cue, ...]:
    """The cues among folded `words`, in order; of those that overlap the longest. ``()`` when there are none."""
    known = lexicon()
    cues: list[Cue] = []
    at, count = 0, len(words)
    line = 0
    while at < count:
        word = words[at]
        cue = None
        if word == ":":
            cue = _colon(words, at, line, cues)
        elif word[0] == "\n":
            line = at + 1
        elif len(word) > 1:
            for letters in (0, 1):
                if letters and (word[0] not in _CONJUNCTIONS or len(word) < 3):
                    break
                bare = word[letters:]
                if bare in known.phrases:
                    cue = _phrase(words, at, letters, known.phrases[bare])
                if cue is None and (bare in known.passives or bare in known.verbs or bare in known.nouns):
                    cue = _word(words, at, letters, bare)
                if cue is None and bare[0] in _WITH_NOUNS and len(bare) > 3:
                    cue = _after_preposition(at, letters, bare)
                if cue is not None:
                    break
        if cue is None:
            at += 1
        else:
            cues.append(cue)
            at = cue.end
    return tuple(cues)


def _word(words: Sequence[str], at: int, letters: int, bare: str) -> Cue | None:
    """A verb, participle or noun at `at`; ``None`` where the words around it make it something else."""
    known = lexicon()
    before = words[at - 1] if at and not letters else ""
    behind = words[at + 1] if at + 1 < len(words) else ""
    if (bare, behind) in known.asides:
        return None
    for needed, reading in known.passives.get(bare, ()):
        if needed in ("", behind):
            return Cue(at, at + 1, letters, reading.frame, reading.form)
    noun = known.nouns.get(bare)
    for reading in known.verbs.get(bare, ()):
        if _fits(words, at, reading, before, noun is not None):
            if reading.opens and not letters and before not in _OPENERS:
                continue
            end = at + 1
            if behind in _ALSO_SAYING or (behind in _SAYING_ON and reading.form == "perfect"):
                end += 1
            return _cue(at, end, letters, reading)
    return None if noun is None else _cue(at, at + 1, letters, noun)


def _fits(words: Sequence[str], at: int, reading: Reading, before: str, noun: bool) -> bool:
    if reading.form == "participle":
        return not noun or before in ("", "،", ",")
    if before in _PREPOSITIONS or (noun and before == "من"):
        return False
    if reading.form == "imperfect":
        if before in _NEGATIONS:
            return reading.frame.negated
        if before in _SUBJUNCTIVE:
            return at > 1 and words[at - 2] in ("قبل", "وقبل")
    return True


def _cue(at: int, end: int, letters: int, reading: Reading) -> Cue:
    frame = reading.frame
    if end > at + 1:
        frame = frame._replace(takes=frame.takes | {"clause", "speech"})
    first = True if reading.form == "participle" else None
    return Cue(at, end, letters, frame, reading.form, reading.gender, reading.number, first, reading.object)


def _after_preposition(at: int, letters: int, bare: str) -> Cue | None:
    """«لقوله», «بإعلان», «ليؤكد»."""
    known, rest = lexicon(), bare[1:]
    noun = known.nouns.get(rest)
    if noun is not None:
        return _cue(at, at + 1, letters + 1, noun)
    if bare[0] == "ل":
        for reading in known.verbs.get(rest, ()):
            if reading.form == "imperfect":
                return _cue(at, at + 1, letters + 1, reading)
    return None


def _phrase(words: Sequence[str], at: int, letters: int, phrases: tuple[Phrase, ...]) -> Cue | None:
    for phrase in phrases:
        end = at + len(phrase.words)
        if tuple(words[at + 1 : end]) != phrase.words[1:] or (letters and words[at] == "فحسب"):
            continue
        behind = words[end] if end < len(words) else ""
        if phrase.words[-1] in _LED_BY_LAM and behind[:1] != "ل":
            continue
        if not phrase.before_verb:
            return Cue(at, end, letters, phrase.frame, "preposition", speaker_first=False, object=phrase.object)
        for reading in lexicon().verbs.get(behind, ()):
            if reading.form in ("perfect", "imperfect"):
                frame = phrase.frame._replace(act=reading.frame.act)
                end += 1
                if end < len(words) and (words[end] in _RESUMED or (words[end] == "في" and behind[0] in "جوتي")):
                    end += 1
                return Cue(
                    at, end, letters, frame, "preposition", reading.gender, reading.number, False, reading.object
                )
    return None


_COLON = Frame(":", "state", frozenset({"speech"}), True)


def _colon(words: Sequence[str], at: int, line: int, cues: list[Cue]) -> Cue | None:
    """The colon of a headline: «رئيس البلدية: الجسر آمن»."""
    if not 0 < at - line <= _HEADLINE or (cues and cues[-1].start >= line) or at + 3 >= len(words):
        return None
    if words[at + 1][0] == "\n" or words[line].isdecimal():
        return None
    return Cue(at, at + 1, 0, _COLON, "colon", speaker_first=True)
