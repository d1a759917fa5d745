"""Which of the words behind it a speaker's phrase takes in."""

from __future__ import annotations

from khabar.model import Entry
from khabar.reading.attributions.adjectives import is_definite_adjective, is_indefinite_adjective
from khabar.reading.attributions.frames import says
from khabar.reading.attributions.markers import markers
from khabar.reading.attributions.noun_phrase import NounPhrase
from khabar.reading.attributions.phrase_complements import (
    LONGEST_QUOTED,
    complement,
    joined_complement,
    joins,
    led_on,
)
from khabar.reading.attributions.source_words import head_of, source_words
from khabar.reading.quotes import CLOSING, OPENING
from khabar.reading.scene import Scene

__all__ = ["close_quotation", "go_on"]

_SHORTEST_VERB = 3
"""Letters of a noun that may end in «ت»: «بيت»."""


def go_on(scene: Scene, phrase: NounPhrase, limit: int) -> bool:
    """Takes the next words in, when they belong to the phrase."""
    words, known = scene.words, source_words()
    at = phrase.end
    word = words[at]
    if at in scene.time_at or word in markers().clause or word in markers().relative:
        return False
    if word in OPENING or word in CLOSING:
        return _quoted(scene, phrase, limit)
    if not word[0].isalnum():
        return False
    entry = scene.entry_at.get(at)
    if entry is not None and not entry[1] and entry[0] <= limit and entry[3].form != "office":
        if _entry(phrase, entry[0], entry[2]):
            return True
        return entry[0] == at + 1 and word.startswith("ال") and _definite(scene, phrase, at)
    name = scene.name_at.get(at)
    if name is not None and not name[1] and name[2].kind == "person" and name[0] <= limit and _takes_name(phrase):
        phrase.end, phrase.named, phrase.open, phrase.definite = name[0], True, False, True
        return True
    if word == "باسم" and _is_name(scene, at + 1):
        phrase.end, phrase.named, phrase.open, phrase.definite = scene.name_at[at + 1][0], True, False, True
        if at + 1 in scene.entry_at:
            phrase.entry = scene.entry_at[at + 1][2]
        return True
    if _is_person(phrase) or (phrase.head is not None and phrase.head.type == "body"):
        behind = known.versed.get(word)
        following = words[at + 1] if behind and at + 1 < limit else ""
        for preposition in behind or ():
            if following == preposition and len(preposition) > 1:
                return complement(scene, phrase, at + 2, limit)
            if len(preposition) == 1 and following.startswith(preposition) and len(following) > 2:
                return complement(scene, phrase, at + 1, limit)
    if word in known.link and (_is_person(phrase) or word == "لدي"):
        return complement(scene, phrase, at + 1, limit)
    if word in known.inside and joins(phrase, word):
        return complement(scene, phrase, at + 1, limit)
    if phrase.apposed and word[0] == "ب" and len(word) > 3 and phrase.definite:
        return complement(scene, phrase, at, limit)
    if word[0] == "ل" and len(word) > 2 and led_on(scene, phrase, at):
        return complement(scene, phrase, at, limit)
    if phrase.apposed and word[0] == "و" and entry is not None and entry[1] == 1 and phrase.bodies:
        phrase.end = entry[0]
        return True
    if phrase.definite and not phrase.open and _is_person(phrase):
        if word.startswith("ال") and _is_name(scene, at + 1) and head_of(word) is not None:  # «وزير الري الدكتور …»
            phrase.end = at + 1
            return True
        office, first = scene.office_at.get(at), scene.office_at.get(phrase.first)
        if office is not None and first is not None and not office[1] and office[2] is first[2]:
            phrase.end = min(office[0], limit)
            return True
    if word in known.reflexive and phrase.definite:
        phrase.end = at + 1
        return True
    if word.startswith("ال") and word not in ("الي", "الا") and not word.startswith(known.article_like):
        return _definite(scene, phrase, at)
    if word[0] == "و" and len(word) > 4 and word[1:].startswith("ال"):
        return joined_complement(scene, phrase, at)
    return _indefinite(scene, phrase, at, limit)


def _is_name(scene: Scene, at: int) -> bool:
    name = scene.name_at.get(at)
    return name is not None and name[2].kind == "person" and not name[1]


def _is_person(phrase: NounPhrase) -> bool:
    return not phrase.named and (phrase.head is None or phrase.head.type == "person")


def _takes_name(phrase: NounPhrase) -> bool:
    if phrase.named or phrase.hidden:
        return False
    return phrase.open or (phrase.head is not None and phrase.head.type == "person") or phrase.head is None


def _entry(phrase: NounPhrase, end: int, entry: Entry) -> bool:
    if entry.kind == "person":
        if not _takes_name(phrase):
            return False
        if phrase.head is None or phrase.head.type == "person":
            phrase.entry, phrase.named = entry, True
        else:
            phrase.bodies.append(entry)
    elif phrase.open:
        phrase.bodies.append(entry)
        if phrase.head is not None and phrase.head.type == "body":
            phrase.named = True
            if phrase.entry is None and phrase.end == phrase.start + 1:
                phrase.entry = None
    else:
        return False
    phrase.end, phrase.open, phrase.definite = end, False, True
    return True


def _quoted(scene: Scene, phrase: NounPhrase, limit: int) -> bool:
    """A name in quotation marks behind what it names: «حركة "البناء"»."""
    words = scene.words
    at = phrase.end
    closing = scene.quote_end.get(at)
    if closing is None or closing >= limit or closing - at > LONGEST_QUOTED or words[at + 1] in markers().clause:
        return False
    before = head_of(words[at - 1])
    thing = before is not None and before.head.type == "body" and not before.owned
    entry = scene.entry_at.get(at + 1)
    named = entry is not None and entry[2].kind != "person" and closing - 1 <= entry[0] <= closing + 1
    if not (thing or (named and phrase.open) or (phrase.head is None and phrase.entry is None and closing + 1 < limit)):
        return False
    if closing - at == 1:
        return False
    if named and entry is not None:
        phrase.bodies.append(entry[2])
        if phrase.entry is None and phrase.end == phrase.start + 1 and thing:
            phrase.entry = entry[2]
    if phrase.head is not None and phrase.head.type == "body":
        phrase.named = True
    phrase.end, phrase.open, phrase.definite = closing + 1, False, True
    return True


def _definite(scene: Scene, phrase: NounPhrase, at: int) -> bool:
    """«الدفاع» behind «وزير», «الأمريكي» behind «المسؤول»."""
    word = scene.words[at]
    if phrase.open:
        phrase.end, phrase.open, phrase.definite = at + 1, False, True
        if phrase.head is not None and phrase.head.type == "body" and not phrase.head.many:
            phrase.named = True
        return True
    if phrase.definite and is_definite_adjective(word[2:]):
        if phrase.named and phrase.entry is not None and phrase.entry.kind in ("person", "state", "place"):
            return False
        phrase.end = at + 1
        if phrase.head is not None and phrase.head.type == "body" and not phrase.head.many:
            phrase.named = True
        return True
    return False


def _indefinite(scene: Scene, phrase: NounPhrase, at: int, limit: int) -> bool:
    """«أمريكي» behind «مسؤول»; «مجلس» between «رئيس» and «النواب»."""
    if not phrase.open:
        return False
    word, known = scene.words[at], source_words()
    count = 2 if word == "غير" and at + 1 < limit else known.adjective.at(scene.words, at)
    if count:
        phrase.end = at + count
        return True
    if word in known.suspended or word in markers().adjunct or _is_verb(word):
        return False
    if is_indefinite_adjective(word, phrase.gender):
        phrase.end = at + 1
        return True
    found = head_of(word)
    behind = scene.words[at + 1] if at + 1 < limit else ""
    leads = behind.startswith(("ال", "لل")) or at + 1 in scene.entry_at or at + 1 in scene.quote_end
    if phrase.head is not None and phrase.head.type == "person" and phrase.head.naming == "anonymous":
        return False
    if found is not None and not found.letters:
        phrase.end = at + 1
        phrase.open = not found.owned
        phrase.definite = phrase.definite or found.owned
        return True
    if phrase.head is not None and (leads or phrase.end == phrase.start + 1) and not word.endswith("ا"):
        phrase.end = at + 1
        return leads
    return False


def _is_verb(word: str) -> bool:
    """«نقلت»: a verb without a relative pronoun behind an indefinite noun."""
    return says(word) or (len(word) > _SHORTEST_VERB and word[-1] == "ت" and word[-2] != "ا")


def close_quotation(scene: Scene, phrase: NounPhrase, limit: int) -> None:
    """Takes in the rest of a quoted name that was cut."""
    for at in range(phrase.start, phrase.end):
        closing = scene.quote_end.get(at, 0)
        if phrase.end <= closing < limit and closing - at <= LONGEST_QUOTED + 1:
            phrase.end = closing + 1
            while phrase.end < limit and go_on(scene, phrase, limit):
                pass
            return
