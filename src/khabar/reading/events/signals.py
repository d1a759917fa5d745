"""What a text shows of whether it reports an event of a type: some hundred plain numbers, and its words and letters.

Everything is taken from the words, the lexicon's triggers and the reading that the rules made, whatever they are right
about. The learnt weights of `judge` follow the order of `signals`: a change here asks for a new training.
"""

from __future__ import annotations

import math
import zlib
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from khabar.arabic.text import ArabicText
from khabar.arabic.word_lists import WordList, folded_words, load_lexicon
from khabar.knowledge.event_types import load as load_triggers
from khabar.model import Event, Reading, Span

__all__ = ["BUCKETS", "hashed", "reports", "signals"]

Floats = NDArray[np.float64]

BUCKETS = 1 << 16
"""How many numbers the words and letters of a text are hashed to."""

_PREFIXES = ("وال", "بال", "فال", "كال", "لل", "ال", "و", "ب", "ل", "ف")
_SUFFIXES = ("ات", "ون", "ين", "ها", "هم", "وا", "ه", "ي", "ت")
_FORMS = ("perfect", "imperfect", "passive", "noun", "participle", "light")
_TYPES = ("ASSAULT", "PROTEST", "ACCUSE", "COERCE", "CONSULT", "ACCIDENT", "DISASTER", "REQUEST", "REJECT", "THREATEN",
          "MOBILIZE", "SANCTION")  # fmt: skip
_ROLES = ("killed", "injured", "arrested")
_NAMES = ("person", "organization", "misc")
_PAIRS = (
    ("crowd", "people", 2), ("gathering", "crowd", 4), ("gathering", "people", 4), ("gathering", "street", 10),
    ("people", "purpose", 8), ("gathering", "day", 4), ("attack", "victims", 8), ("victims", "attack", 10),
    ("attack", "day", 6), ("people", "deed", 3), ("deed", "people", 2),
)  # fmt: skip
"""A word of one class, and behind it, within so many words, one of the other."""
_QUOTES, _BULLETS = frozenset('«»"'), frozenset("*ـ-")
_NOWHERE = 60


def reports(event: Event, type: str) -> bool:
    """Whether the event is of the type and happened or goes on."""
    return event.type == type and event.status in ("happened", "ongoing")


def signals(text: ArabicText, reading: Reading, type: str) -> Floats:
    """The plain numbers; the last is the same for every text. `text` has at least one word."""
    words, classes = text.words, _classes(text)
    counts = Counter(name for at in classes for name in at)
    out: list[float] = []
    for name in _lexicon():
        count = counts[name]
        out += [count > 0, math.log1p(count)]
    out += [_follows(classes, *pair) for pair in _PAIRS]
    out += [
        any(word[0].isdigit() for word in words),
        any(len(word) == 4 and word.isdigit() and word[:2] in ("18", "19", "20") for word in words),
        "؟" in words,
        not _QUOTES.isdisjoint(words),
        math.log(len(words)),
        words[0][0] == "و",
        not _BULLETS.isdisjoint(words),
    ]
    out += _of_triggers(text, type)
    out += _of_events(text, reading, classes, type)
    out += [any(quantity.role == role for quantity in reading.quantities) for role in _ROLES]
    out += [any(name.kind == kind for name in reading.names) for kind in _NAMES]
    layers = (reading.times, reading.names, reading.places, reading.attributions, reading.quantities)
    out += [math.log1p(len(layer)) for layer in layers]
    return np.array([*out, 1.0], dtype=np.float64)


def _of_triggers(text: ArabicText, type: str) -> Iterator[float]:
    """The forms of the type's words, whether they are definite, and where the first stands."""
    every = load_triggers().find(text)
    own = [trigger for trigger in every if trigger.type == type and not trigger.negated]
    for form in _FORMS:
        yield any(trigger.form == form for trigger in own)
        yield bool(every) and every[0].type == type and every[0].form == form
    yield any(trigger.form in ("noun", "light") and not trigger.definite for trigger in own)
    yield all(trigger.definite for trigger in own)
    yield from (math.log1p(len(own)), math.log1p(len(every)), math.log1p(len(every) - len(own)))
    first = min((trigger.start for trigger in own), default=_NOWHERE)
    yield from (math.log1p(first), first < 4, first / len(text.words))


def _of_events(text: ArabicText, reading: Reading, classes: list[frozenset[str]], type: str) -> Iterator[float]:
    """What the rules found of the type, and what else happens."""
    own = [event for event in reading.events if event.type == type]
    real = [event for event in own if reports(event, type)]
    dates = {time.id for time in reading.times if time.type == "DATE"}
    yield from (bool(real), len(real) > 1, math.log1p(len(real)))
    yield any(event.status == "future" for event in own)
    yield any(event.status not in ("happened", "future") for event in own)
    yield any(event.status == "ongoing" for event in own)
    who = {event.id: (*event.actors, *event.recipients) for event in real}
    for told in (
        lambda event: event.actors,
        lambda event: event.recipients,
        lambda event: event.places,
        lambda event: event.time,
        lambda event: event.killed,
        lambda event: event.injured,
        lambda event: event.actors and event.recipients,
        lambda event: event.actors and event.places,
        lambda event: event.recipients and event.places,
        lambda event: event.attribution,
        lambda event: event.actor_entries,
        lambda event: event.recipient_entries,
        lambda event: event.time in dates,
        lambda event: event.mode,
        lambda event: any(_is_crowd(text, classes, span) for span in who[event.id]),
        lambda event: any(_is_definite(text, span) for span in event.actors),
        lambda event: any(not _is_definite(text, span) for span in event.actors),
    ):
        yield any(bool(told(event)) for event in real)
    yield all(event.attribution for event in real)
    yield from (any(event.type == other for event in reading.events) for other in _TYPES)


def _is_crowd(text: ArabicText, classes: list[frozenset[str]], span: Span) -> bool:
    start = text.stretch(span)[0]
    return text.words[start][0].isdigit() or "crowd" in classes[start]


def _is_definite(text: ArabicText, span: Span) -> bool:
    return text.words[text.stretch(span)[0]].startswith("ال")


def _follows(classes: list[frozenset[str]], first: str, second: str, within: int) -> bool:
    return any(
        first in here and any(second in there for there in classes[at + 1 : at + 1 + within])
        for at, here in enumerate(classes)
    )


def hashed(text: ArabicText, type: str) -> tuple[NDArray[np.int64], Floats]:
    """Buckets of stems, pairs of stems, sequences of letters and what stands around the type's words.

    Ascending, with the weight of each; the length of all weights is 1.
    """
    stems = [stem(word) for word in text.words]
    found = [f"w{word}" for word in stems]
    found += [f"p{one} {other}" for one, other in pairwise(stems)]
    found += _letters(text)
    found += _around(text, stems, type)
    counts = Counter(zlib.crc32(feature.encode()) % BUCKETS for feature in found)
    order = sorted(counts)
    values = 1 + np.log([counts[bucket] for bucket in order])
    return np.array(order, dtype=np.int64), values / np.sqrt((values**2).sum())


def _letters(text: ArabicText) -> Iterator[str]:
    for word in text.words:
        whole = f"^{word}$"
        for size in (3, 4, 5):
            yield from (whole[at : at + size] for at in range(len(whole) - size + 1))


def _around(text: ArabicText, stems: list[str], type: str) -> Iterator[str]:
    """The lemma and form of each word of the type, and three words on either side, with their places and without."""
    for trigger in load_triggers().find(text):
        if trigger.type != type or trigger.negated:
            continue
        yield f"t{trigger.frame.lemma}"
        yield f"t{trigger.frame.lemma} {trigger.form} {trigger.definite}"
        for step in (1, 2, 3):
            before, behind = trigger.start - step, trigger.end + step - 1
            last = stems[before] if before >= 0 else ""
            following = stems[behind] if behind < len(stems) else ""
            yield from (f"b{step}{last}", f"b{last}", f"a{step}{following}", f"a{following}")


@lru_cache(maxsize=1 << 13)
def stem(word: str) -> str:
    """A folded word without the commonest prefix and suffix; ``0`` for every number."""
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= 3:
            word = word[len(prefix) :]
            break
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            word = word[: -len(suffix)]
            break
    return "0" if word[:1].isdigit() else word


def _classes(text: ArabicText) -> list[frozenset[str]]:
    """The lexicon's classes of each word."""
    known, none = _classes_of(), frozenset[str]()
    return [known.get(word, none) | known.get(stem(word), none) for word in text.words]


@cache
def _classes_of() -> dict[str, frozenset[str]]:
    """The classes of each folded word of the lexicon, and of its stem."""
    out: dict[str, frozenset[str]] = {}
    for name, words in _lexicon().items():
        for word in words:
            out[word] = out.get(word, frozenset()) | {name}
    return out


@cache
def _lexicon() -> dict[str, frozenset[str]]:
    """By class, in the order of the file, the words and their stems."""
    raw = load_lexicon("signals", dict[str, WordList], Path(__file__).parent / "lexicon")
    lists = {name: folded_words(held.words) for name, held in raw.items()}
    return {name: held | {stem(word) for word in held} for name, held in lists.items()}
