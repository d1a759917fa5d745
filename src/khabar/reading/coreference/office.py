"""The words of an office: «وزير الدفاع الأمريكي السابق», without the person's name."""

from __future__ import annotations

from typing import NamedTuple

from khabar.knowledge.peoples import demonyms
from khabar.reading.coreference.lexicon import Head, bare_nouns, heads, words
from khabar.reading.coreference.scene import Scene, Stretch
from khabar.reading.coreference.states import country_of

__all__ = ["OfficeWords", "demonym_country", "read_office"]

_LONGEST = 12
_OPENING = frozenset('"«“')
_CLOSING = frozenset('"»”')
_NAMED_AFTER = frozenset(("باسم", "لدي", "في", "الي", "علي", "بلسان"))


class OfficeWords(NamedTuple):
    """An office as the text words it."""

    stretch: Stretch
    role: str
    feminine: bool
    definite: bool
    portfolio: frozenset[str]
    """The content words after the head, less nationality and qualifiers; empty for «الوزير»."""
    country: str | None
    former: bool
    body: Stretch | None
    """The words of a named body inside the office."""
    reach: int
    """The word up to which the phrase may go when a person's name follows right there,"""
    reached: frozenset[str]
    """and its content words then."""
    weak: bool

    @property
    def bare(self) -> bool:
        """Nothing but the head: «الوزير»."""
        return not self.portfolio and self.country is None and self.body is None


def demonym_country(word: str) -> str | None:
    """The country of a demonym adjective, with or without article."""
    table = demonyms()
    return table.get(word[2:]) if word.startswith("ال") else table.get(word)


class _Reading:
    """One office phrase while it is read."""

    def __init__(self, scene: Scene, at: int, head: Head) -> None:
        self.scene = scene
        self.head = head
        self.at = at
        self.end = at
        self.portfolio: list[tuple[int, str]] = []
        self.country: str | None = None
        self.former = False
        self.definite = head.definite
        self.tentative = False
        """Whether the words since the last sure one belong here only if a person's name follows them."""
        self.body: Stretch | None = None
        self.chained = not head.definite
        """Whether the word before takes a definite word as its complement."""

    def add(self, at: int, *content: str) -> None:
        """Content words that stand at `at`."""
        self.portfolio += [(at, word) for word in content]

    def sure(self) -> None:
        """The phrase goes at least to here."""
        if not self.tentative:
            self.end = self.at


def read_office(scene: Scene, at: int) -> OfficeWords | None:
    """The office that begins with the word at `at`; ``None`` when none does."""
    for head in heads().get(scene.words[at], ()):
        found = _head(scene, at, head)
        if found:
            return found
    return None


def _head(scene: Scene, at: int, head: Head) -> OfficeWords | None:
    after = at + 1
    for word in head.then:
        if word == "ل" and scene.word(after).startswith("لل"):
            break
        if scene.word(after) != word:
            return None
        after += 1
    reading = _Reading(scene, after, head)
    reading.sure()
    linked = bool(head.then) and head.then[-1] in _NAMED_AFTER
    if head.then and not linked:
        reading.definite = head.definite or head.then[-1].startswith("ال")
        reading.chained = not head.then[-1].startswith("ال") and head.then[-1] not in ("عام", "عامه", "تنفيذي")
    if linked:
        reading.chained = True
    inner = read_office(scene, after) if head.wraps and after < len(scene.words) else None
    if inner and inner.stretch.letters == 0:
        reading.at = inner.stretch.end
        reading.add(inner.stretch.start, *inner.portfolio, inner.role)
        reading.country, reading.definite, reading.former = inner.country, inner.definite, inner.former
        reading.body = inner.body
        reading.sure()
    while reading.at < min(len(scene.words), at + _LONGEST) and any(step(reading) for step in _STEPS):
        pass
    return _finished(reading, at, head, inner)


def _finished(reading: _Reading, at: int, head: Head, inner: OfficeWords | None) -> OfficeWords:
    content = frozenset(word for place, word in reading.portfolio if place < reading.end)
    role = f"{head.role} {inner.role}" if inner else head.role
    if role == "president" and content and not head.then:
        role = "head"
    return OfficeWords(
        stretch=Stretch(at, reading.end, head.letters),
        role=role,
        feminine=head.feminine,
        definite=reading.definite,
        portfolio=content,
        country=reading.country,
        former=reading.former,
        body=reading.body if reading.body and reading.body.end <= reading.end else None,
        reach=reading.at,
        reached=frozenset(word for _, word in reading.portfolio),
        weak=head.weak,
    )


def _qualifier(reading: _Reading) -> bool:
    """«السابق», «التنفيذي»."""
    word = reading.scene.words[reading.at]
    former = word in words().former
    if not former and word not in words().qualifier:
        return False
    reading.former |= former
    reading.at += 1
    if reading.at == reading.end + 1:
        reading.sure()
    return True


def _demonym(reading: _Reading) -> bool:
    """«الأمريكي»."""
    word = reading.scene.words[reading.at]
    country = demonym_country(word)
    if country is None or reading.country is not None:
        return False
    if not word.startswith("ال") and reading.definite:
        return False
    if reading.scene.name_over.get(reading.at, reading.at) != reading.at:
        return False
    reading.country = country
    reading.at += 1
    reading.sure()
    return True


def _portfolio(reading: _Reading) -> bool:
    """«الدفاع», «الخارجية والمغتربين»."""
    word = reading.scene.words[reading.at]
    bare = word[1:] if word.startswith("و") and reading.portfolio and word[1:] in words().portfolio else word
    if bare not in words().portfolio or (bare == word and reading.head.definite and not reading.portfolio):
        return False
    reading.definite |= bare.startswith("ال")
    reading.add(reading.at, bare.removeprefix("ال"))
    reading.chained = not bare.startswith("ال")
    reading.at += 1
    reading.sure()
    return True


def _name(reading: _Reading) -> bool:
    """«الأمم المتحدة», «تركيا»: a body or a country that the office is of."""
    scene, at = reading.scene, reading.at
    found = scene.name_at.get(at)
    if found is None:
        return False
    name, stretch = found
    word = scene.words[at]
    attached = word[: stretch.letters]
    if name.kind == "person" or attached not in ("", "ل", "ب", "و"):
        return False
    if not attached and not reading.chained and scene.name_over.get(at - 1, at) == at:
        return False
    if attached == "و" or (attached == "ب" and reading.chained):
        reading.tentative = True
    if stretch.end > at + _LONGEST:
        return False
    place = scene.place_at.get(at)
    country = country_of(scene.stems(stretch)) or (place[0].country if place else None)
    if name.kind == "location":
        if reading.country is not None and country != reading.country and not reading.portfolio and not attached:
            return False
        reading.country = reading.country or country
        if country_of(scene.stems(stretch)) is None:
            reading.add(at, *scene.stems(stretch))
    else:
        reading.body = reading.body or stretch
        reading.add(at, *scene.stems(stretch))
    reading.definite = True
    reading.chained = False
    reading.at = stretch.end
    if scene.word(reading.at) in _CLOSING and scene.word(at - 1) in _OPENING:
        reading.at += 1
    reading.sure()
    return True


def _country(reading: _Reading) -> bool:
    """«خارجية تركيا», «شرطة بسوسة», where the place is no name of the recogniser's."""
    scene, at = reading.scene, reading.at
    if at in scene.name_at or at not in scene.place_at:
        return False
    place, stretch = scene.place_at[at]
    attached = scene.words[at][: stretch.letters]
    if attached not in ("", "ل", "ب", "و") or not (attached or reading.chained):
        return False
    if attached in ("و", "ب"):
        reading.tentative = True
    if place.level == "country":
        reading.country = reading.country or place.country
    else:
        reading.add(at, *scene.stems(stretch))
    reading.definite, reading.chained = True, False
    reading.at = stretch.end
    reading.sure()
    return True


def _chain(reading: _Reading) -> bool:
    """«حزب», «مجلس»: what goes on to the body's own name."""
    word = reading.scene.words[reading.at]
    if reading.at in reading.scene.name_over:
        return False
    bare = word[1:] if word.startswith("ل") and word[1:] in words().chain else word
    if bare not in words().chain or (bare == word and not reading.chained):
        return False
    reading.add(reading.at, bare)
    reading.chained = True
    reading.at += 1
    return True


def _quote(reading: _Reading) -> bool:
    """The opening quotation mark before a body's name: «رئيس حزب "النهار"»."""
    scene, at = reading.scene, reading.at
    if scene.words[at] not in '"«“' or not reading.chained:
        return False
    if at + 1 not in scene.name_at or scene.name_at[at + 1][1].letters:
        return False
    reading.at += 1
    return True


def _preposition(reading: _Reading) -> bool:
    """«باسم», «لدى», «في»: only before something that can follow."""
    scene, at = reading.scene, reading.at
    word = scene.words[at]
    if word not in _NAMED_AFTER or at in scene.name_over:
        return False
    following = scene.word(at + 1)
    named = at + 1 in scene.name_at and scene.name_at[at + 1][0].kind != "person"
    named = named or at + 1 in scene.place_at
    if word not in ("باسم", "بلسان") and not named:
        reading.tentative = True
    if not named and not (following.startswith("ال") or following in bare_nouns() or following in words().chain):
        return False
    reading.chained = True
    reading.at += 1
    return True


def _definite(reading: _Reading) -> bool:
    """Any definite word: the complement of what stands before, or one more adjective."""
    scene, at = reading.scene, reading.at
    word = scene.words[at]
    attached = word.startswith("لل")
    if not (
        attached or word.startswith("ال") or (word.startswith("وال") and reading.portfolio and not reading.chained)
    ):
        return False
    if len(word) < 4 or word in words().not_in_office or at in scene.name_over:
        return False
    if word in heads() or scene.tokens[at].kind != "word":
        return False
    complement = (reading.chained and not attached and word[0] != "و") or (attached and at == reading.end)
    reading.definite |= complement
    reading.add(at, word[2:] if attached else word.removeprefix("و").removeprefix("ال"))
    reading.chained = False
    reading.at += 1
    if complement:
        reading.sure()
    return True


def _known(reading: _Reading) -> bool:
    """«لإيران», «الأمم المتحدة»: a state or body known across articles that the recogniser has passed over."""
    scene, at = reading.scene, reading.at
    if at in scene.name_over or (known := scene.known(at)) is None or not known.sure or known.form == "capital":
        return False
    attached = scene.words[at][: known.stretch.letters]
    if attached not in ("", "ل") or not (attached or reading.chained):
        return False
    if known.actor.kind == "state":
        reading.country = reading.country or known.actor.country
    else:
        reading.body = reading.body or known.stretch
        reading.add(at, *scene.stems(known.stretch))
    reading.definite, reading.chained = True, False
    reading.at = known.stretch.end
    reading.sure()
    return True


def _attached(reading: _Reading) -> bool:
    """«بالمحكمة», «بشرطة»: where the office is, when a name follows."""
    scene, at = reading.scene, reading.at
    word = scene.words[at]
    bare = word[1:]
    if word[0] != "ب" or at in scene.name_over or not (word.startswith("بال") or bare in bare_nouns()):
        return False
    if len(word) < 5 or scene.tokens[at].kind != "word":
        return False
    reading.tentative = True
    reading.add(at, bare.removeprefix("ال"))
    reading.chained = bare in bare_nouns() or bare in words().chain
    reading.at += 1
    return True


def _unknown(reading: _Reading) -> bool:
    """One indefinite word that no list has, between an office and what is named: «مدير بناء "مرصد النور"»."""
    scene, at = reading.scene, reading.at
    word = scene.words[at]
    if not reading.chained or reading.tentative or at in scene.name_over or scene.tokens[at].kind != "word":
        return False
    if word in heads() or word in words().not_in_office or len(word) < 3 or word.startswith("ال"):
        return False
    following = scene.word(at + 1)
    if not (following.startswith("ال") or following in '"«“' or following in words().chain):
        return False
    reading.tentative = True
    reading.add(at, word)
    reading.at += 1
    return True


_STEPS = (
    _qualifier,
    _demonym,
    _portfolio,
    _name,
    _country,
    _known,
    _quote,
    _chain,
    _preposition,
    _definite,
    _attached,
    _unknown,
)
"""Tried in this order at each word after the head; the phrase ends where none takes the word."""
