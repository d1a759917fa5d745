"""The toll that a report gives of an event: killed and injured."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

import msgspec

from khabar.arabic.fold import fold_text
from khabar.arabic.sentences import sentences
from khabar.arabic.word_lists import WordList, folded_words, load_lexicon
from khabar.model import Count, Document, EventType
from khabar.record.same_event.mentions import Told

__all__ = ["precise", "toll"]

_LEXICON = Path(__file__).parents[1] / "lexicon"
_WITHIN = 6
"""Words from the word that denies to what is denied: «لم ينتج عن الحادث أي إصابات»."""
_HARMING: tuple[EventType, ...] = ("ASSAULT", "ACCIDENT", "DISASTER", "PROTEST", "COERCE", "MOBILIZE", "RETREAT")
"""What people may be hurt in."""
_BEFORE, _BEHIND = 150, 300
"""Code points around an event's word within which «no casualties» is of it."""
_NOBODY = Count(low=0, high=0)


class _Lexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    denying: WordList
    harm: WordList
    losses: WordList
    of_people: WordList


@cache
def _words() -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    lexicon = load_lexicon("tolls", _Lexicon, _LEXICON)
    denying, harm, losses, people = (
        folded_words(each.words) for each in (lexicon.denying, lexicon.harm, lexicon.losses, lexicon.of_people)
    )
    return denying, harm, losses, people


def toll(document: Document, told: Sequence[Told], *, whole: bool) -> tuple[Count | None, Count | None]:
    """How many the article says were killed and injured in the event, which it tells by `told`.

    The first number that is one, «dozens» and the like only having no part in it. Nobody where the article has no
    number and says near the event, or anywhere when the `whole` article is on it, that there were no casualties.
    ``None`` where it says nothing.
    """
    killed = _first(event.killed for one in told for event in one.mentions)
    injured = _first(event.injured for one in told for event in one.mentions)
    if killed is not None or injured is not None or any(one.first.type not in _HARMING for one in told):
        return killed, injured
    text = document.article.text
    near = (text[max(0, e.trigger.start - _BEFORE) : e.trigger.end + _BEHIND] for one in told for e in one.mentions)
    if says_nobody(text) and (whole or any(map(says_nobody, near))):
        return _NOBODY, _NOBODY
    return None, None


def _first(counts: Iterable[Count | None]) -> Count | None:
    return next((count for count in counts if count is not None and precise(count)), None)


def precise(count: Count) -> bool:
    """Whether it is a number, or as good as one: «عشرات», 20 to 99, is none."""
    return count.high <= max(count.low + 3, count.low * 1.25)


def says_nobody(text: str) -> bool:
    """Whether somewhere it says that nobody was hurt: «دون إصابات», «لا خسائر بشرية», «لم تقع خسائر في الأرواح»."""
    denying, harm, losses, people = _words()
    if (harm | losses).isdisjoint(_words_of(text)):
        return False  # which is soon told
    for sentence in sentences(text):
        tokens = _words_of(sentence.of(text))
        deny = [at for at, token in enumerate(tokens) if token in denying]
        for at in deny:
            following = tokens[at + 1 : at + 1 + _WITHIN]  # «خسائر في الأرواح»
            if any(token in harm for token in following):
                return True
            for place, token in enumerate(following):
                if token in losses and people.intersection(following[place + 1 : place + 3]):
                    return True
    return False


def _words_of(text: str) -> list[str]:
    return fold_text(text).replace("،", " ").replace(".", " ").split()
