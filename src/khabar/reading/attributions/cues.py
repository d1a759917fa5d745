"""The words that signal that somebody says something: «قال», «مضيفا», «إعلان», «وفقا», «حسبما ذكر»."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from khabar.arabic.remembered import WordFinder
from khabar.arabic.text import ArabicText
from khabar.arabic.verbs import Gender, Number
from khabar.reading.attributions.frames import CueForm, Frame, Phrase, Reading, Word, lexicon

__all__ = ["Cue", "CueForm", "Frame", "find_cues"]

_CONJUNCTIONS = "وف"
_ON_NOUNS = "بلك"
_COMMAS = frozenset("،,")
_STOPS = frozenset(".؛\n")
_PREPOSITIONS = frozenset(
    {"في", "علي", "الي", "عن", "بعد", "قبل", "مع", "رغم", "عقب", "خلال", "اثر", "وسط", "منذ", "عبر", "دون", "حول"}
    | {"بشان", "بعيد", "قبيل", "غداه", "بدون", "اعاده", "تم", "يتم", "عدم", "لدي", "بين", "كل", "اي", "اول", "اكثر"}
    | {"ابو", "ابي", "ابا", "بن", "ابن"}
)
"""Behind these stands no verb: prepositions, first parts of noun phrases and of names."""
_CHANNELS = frozenset({"في", "وفي", "خلال", "وخلال", "عبر"})
_NEGATIONS = frozenset({"لم", "لن", "لا", "ولم", "ولن", "ولا", "فلم", "فلن", "فلا"})
_SUBJUNCTIVE = frozenset({"ان", "بان", "الا", "كي", "لكي"})
_OPENERS = frozenset(
    {"", "\n", "و", "ف", "،", ",", ".", "؛", ":", "قد", "وقد", "كما", "حيث", "فيما", "بينما", "كان", "وكان"}
)
"""Behind these a clause begins."""
_ALSO_SAYING = frozenset({"قاءلا", "قاءله", "قاءلين", "بالقول"})
_SAYING_ON = frozenset({"يقول", "تقول"})
_LED_BY_LAM = frozenset({"وفقا", "طبقا"})
_RESUMED = frozenset({"عنه", "عنها", "به", "بها", "اليه", "اليها", "عليه", "عليها", "فيه", "فيها"})
_IN = frozenset({"جاء", "ورد", "جاءت", "وردت"})
_SUBJECTS = ("", "ه", "ها", "هم", "هما", "نا", "ني", "ي", "ك", "كم")
_CLAUSE = frozenset({particle + pronoun for particle in ("ان", "بان") for pronoun in _SUBJECTS})
_CLAUSE_OF_ANOTHER = frozenset(
    {"بعد", "قبل", "الا", "غير", "بيد", "منذ", "دون", "رغم", "يمكن", "يجب", "يبدو", "يعني", "الممكن", "ورغم"}
    | {"المتوقع", "المقرر", "المنتظر", "المرجح", "ينبغي", "حين", "كما", "لدرجه", "بمجرد"}
)
_DESPITE = frozenset({"الرغم", "بالرغم", "وبالرغم"})
_SPEECH = frozenset(':"«“”„')
_QUESTION = frozenset({"هل", "كيف", "لماذا", "متي", "اين", "اذا", "عما"})
_SPEECH_WITHIN = 30
_MARK_WITHIN = 9
"""Tokens in which the speech must begin of a verb that takes nothing else."""
_PARTICIPLE_WITHIN = 8
_OPENING_WITHIN = 16
_PRONOUN_WITHIN = 4
_BEHIND_PHRASE = 12
_NEAR = 14
_NEXT = 3
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


def find_cues(text: ArabicText) -> tuple[Cue, ...]:
    """The cues of a text, in order; of those that overlap the longest. ``()`` when there are none."""
    cues: list[Cue] = []
    words = text.words
    free = line = 0
    for at, found in text.find(_CANDIDATES):
        word = words[at]
        if word[0] == "\n":
            line = at + 1
            continue
        if at < free:
            continue
        cue = _colon(words, at, line, cues) if word == ":" else _first(words, at, found)
        if cue is not None:
            cues.append(cue)
            free = cue.end
    return tuple(cues)


class _Candidate(NamedTuple):
    """What a word may be, without its first `letters`."""

    letters: int
    written: str
    word: Word


_LOOKED_AT = (_Candidate(0, "", Word()),)
"""What is no word of the lexicon and tells all the same: a colon, a line's end."""


def _candidates(word: str) -> tuple[_Candidate, ...] | None:
    """The ways to take a word apart that the lexicon knows, the whole word first; ``None`` when there are none."""
    if word == ":" or word[0] == "\n":
        return _LOOKED_AT
    if len(word) < 2:
        return None
    known, found = lexicon(), []
    for letters in (0, 1) if word[0] in _CONJUNCTIONS and word != "فحسب" else (0,):
        written = word[letters:]
        if written in known:
            found.append(_Candidate(letters, written, known[written]))
        elif len(written) > 3 and written[0] in _ON_NOUNS and written[1:] in known:
            inner = known[written[1:]]  # «لقوله», «بإعلان», «ليؤكد»
            verbs = (reading for reading in inner.verbs if written[0] == "ل" and reading.form == "imperfect")
            inner = Word(tuple(verbs), inner.noun)
            if any(inner):
                found.append(_Candidate(letters + 1, written[1:], inner))
    return tuple(found) or None


_CANDIDATES = WordFinder(_candidates)


def _first(words: Sequence[str], at: int, candidates: tuple[_Candidate, ...]) -> Cue | None:
    behind = words[at + 1] if at + 1 < len(words) else ""
    for candidate in candidates:
        word = candidate.word
        if word.phrases:
            for second in (behind, ""):
                cue = _phrase(words, at, candidate.letters, word.phrases[second]) if second in word.phrases else None
                if cue is not None:
                    return cue
        if word.verbs or word.noun is not None or word.passives:
            cue = _word(words, at, candidate, behind)
            if cue is not None:
                return cue
    return None


def _word(words: Sequence[str], at: int, candidate: _Candidate, behind: str) -> Cue | None:
    """A verb, participle or noun at `at`; ``None`` where the words around it make it something else."""
    letters, noun = candidate.letters, candidate.word.noun
    before = words[at - 1] if at and not letters else ""
    for needed, reading in candidate.word.passives:
        if needed in ("", behind):
            return Cue(at, at + 1, letters, reading.frame, reading.form)
    if behind in candidate.word.asides:
        return None
    mostly_verb = noun is not None and _mostly_verb(candidate.word)
    for reading in candidate.word.verbs:
        if mostly_verb and before and behind not in _CLAUSE and _governed(words, at):
            break
        if reading.object and noun is not None and (not noun.object or (before and before not in _OPENERS)):
            continue  # «دعوة» is no «دعوه»
        if _fits(words, at, reading, before, noun is not None) and _followed(words, at + 1, reading):
            more = behind in _ALSO_SAYING or (behind in _SAYING_ON and reading.form == "perfect")
            if reading.frame.weak and _near(words, at + 1, reading.frame):
                reading = reading._replace(frame=reading.frame._replace(weak=False))
            return _cue(at, at + 1 + more, letters, reading)
    if noun is None or (noun.channel and before in _CHANNELS):
        return None
    if mostly_verb and not _behind_preposition(before) and not (before and _governed(words, at)):
        return None
    return _cue(at, at + 1, letters, noun)


def _fits(words: Sequence[str], at: int, reading: Reading, before: str, noun: bool) -> bool:
    """Whether a verb can stand behind the words before it."""
    if reading.opens and not _opens(words, at, reading):
        return False
    if reading.led_by:
        return before == reading.led_by
    if reading.form == "participle":
        if before == "غير" or before.isdecimal() or (reading.gender == "f" and _is_indefinite(before)):
            return False  # «زيارة غير معلنة», «20 متهما», «زيادة متوقعة»
        return not noun or before == "" or before in _COMMAS
    if _behind_preposition(before) or (noun and before == "من"):
        return False
    if reading.form == "imperfect":
        if before in _NEGATIONS:
            return reading.frame.negated
        if before in _SUBJUNCTIVE:
            return at > 1 and words[at - 2] in ("قبل", "وقبل")
    return True


def _is_indefinite(word: str) -> bool:
    """Whether a word is a feminine noun without article."""
    return word[-1:] == "ه" and not word.startswith(("ال", "وال", "لل"))


def _mostly_verb(word: Word) -> bool:
    """Whether a noun is written like a perfect: «رفض», «طلب»."""
    return any(reading.form == "perfect" and not reading.object for reading in word.verbs)


def _governed(words: Sequence[str], at: int) -> bool:
    """Whether a verb of saying and its subject stand right before: «أدان المجلس رفض …»."""
    known = lexicon()
    for place in (at - 2, at - 3):
        if place >= 0 and words[place + 1] not in _COMMAS and words[place] not in _COMMAS:
            word = known.get(words[place]) or known.get(words[place][1:])
            if word is not None and any(reading.form in ("perfect", "imperfect") for reading in word.verbs):
                return True
    return False


def _behind_preposition(before: str) -> bool:
    return before in _PREPOSITIONS or before[1:] in _PREPOSITIONS


def _opens(words: Sequence[str], at: int, reading: Reading) -> bool:
    """Whether a clause begins here, or the very next word shows the verb: «وبين أن», «وعبر عن»."""
    before = words[at - 1] if at else ""
    if before in _OPENERS or before[:1] == "\n":
        return True
    behind = words[at + 1 : at + 2]
    return not reading.frame.near.isdisjoint(behind) or not _CLAUSE.isdisjoint(behind)


def _followed(words: Sequence[str], at: int, reading: Reading) -> bool:
    """Whether a verb that needs it has a clause, speech or one of its own words behind it; others always have."""
    frame = reading.frame
    if frame.after and frame.after.isdisjoint(words[at : at + 1]):
        return False
    if frame.near and _near(words, at, frame):
        return True
    if not frame.weak:
        return not frame.near
    clause, speech = "clause" in frame.takes, "speech" in frame.takes
    within = _SPEECH_WITHIN if clause else _MARK_WITHIN
    if reading.form == "participle":
        within = _PARTICIPLE_WITHIN
    if reading.opens:
        within = min(within, _OPENING_WITHIN)
    if reading.object:
        within = _PRONOUN_WITHIN
    return _speaks(words, at, clause, speech, within)


def _near(words: Sequence[str], at: int, frame: Frame) -> bool:
    return not frame.near.isdisjoint(words[at : at + (_NEXT if frame.weak else _NEAR)])


def _speaks(words: Sequence[str], at: int, clause: bool, speech: bool, within: int) -> bool:
    """Whether a clause or speech begins within so many tokens."""
    for place in range(at, min(at + within, len(words))):
        word = words[place]
        if word[0] in _STOPS and not (word == "." and len(words[place - 1]) == 1):  # «د. أحمد»
            return False
        if speech and word in _SPEECH:
            return True
        if clause and (word in _QUESTION or (word in _CLAUSE and not _of_another(words, place))):
            return True
    return False


def _of_another(words: Sequence[str], particle: int) -> bool:
    """Whether the clause belongs to what stands before it: «بعد أن», «على الرغم من أن»."""
    before = words[particle - 1]
    return before in _CLAUSE_OF_ANOTHER or (before == "من" and particle > 1 and words[particle - 2] in _DESPITE)


def _cue(at: int, end: int, letters: int, reading: Reading) -> Cue:
    frame = reading.frame
    if end > at + 1:
        frame = frame._replace(takes=frame.takes | {"clause", "speech"})
    first = True if reading.form == "participle" else None
    return Cue(at, end, letters, frame, reading.form, reading.gender, reading.number, first, reading.object)


def _phrase(words: Sequence[str], at: int, letters: int, phrases: tuple[Phrase, ...]) -> Cue | None:
    for phrase in phrases:
        end = at + len(phrase.words)
        if tuple(words[at + 1 : end]) != phrase.words[1:]:
            continue
        behind = words[end] if end < len(words) else ""
        if phrase.words[-1] in _LED_BY_LAM and behind[:1] != "ل":
            continue
        if not phrase.before_verb:
            return Cue(at, end, letters, phrase.frame, "preposition", speaker_first=False, object=phrase.object)
        if phrase.unless_clause and (not at or words[at - 1][0] in _STOPS):  # «كما قال» at the beginning compares
            continue
        cue = _with_verb(words, Cue(at, end, letters, phrase.frame, "preposition", speaker_first=False))
        if cue is not None and not (phrase.unless_clause and _speaks(words, cue.end, True, True, _BEHIND_PHRASE)):
            return cue
    return None


def _with_verb(words: Sequence[str], cue: Cue) -> Cue | None:
    """A phrase and the verb behind it: «حسبما ذكر», «وفقا لما جاء في»."""
    if cue.end >= len(words):
        return None
    verb = words[cue.end]
    for reading in known.verbs if (known := lexicon().get(verb)) else ():
        if reading.form in ("perfect", "imperfect") and not reading.opens:
            end = cue.end + 1
            if end < len(words) and (words[end] in _RESUMED or (words[end] == "في" and verb in _IN)):
                end += 1
            return cue._replace(
                end=end,
                frame=cue.frame._replace(act=reading.frame.act),
                gender=reading.gender,
                number=reading.number,
                object=reading.object,
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
