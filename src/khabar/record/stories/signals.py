"""What two profiles show of whether their articles belong to one story: some forty plain numbers.

The learnt weights of `ties` follow the order of `SIGNALS`: a change here asks for a new training.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from math import log, sqrt
from weakref import WeakKeyDictionary

from khabar.model import Profile
from khabar.record.rarity import rarity

__all__ = ["SIGNALS", "Prepared", "likeness", "prepared", "signals"]

_COMMON = 0.65
"""The rarity up to which a word tells nothing: two articles of nine have it."""
_TELLS = 0.45
"""How much a word of the headline or the lead must tell to be a key word,"""
_TELLS_MUCH = 1.3
"""and how much one must tell that two articles share, wherever it stands."""
_LEAD = 50
_WINDOW, _STEP = 50, 25
"""Words of a passage, and how far the next one begins behind it."""
_HEAVY = frozenset(("ASSAULT", "ACCIDENT", "DISASTER"))

Vector = dict[str, float]


def _told(term: str) -> float:
    return max(0.0, rarity(term) - _COMMON)


class Prepared:
    """A profile with what is worked out of it for every comparison."""

    def __init__(self, profile: Profile) -> None:
        words = (*profile.headline, *profile.text)
        lead = profile.text[:_LEAD]
        self.passages = _passages(words)
        self.rare = {
            word: (told, log(1 + count))
            for word, count in Counter(words).items()
            if len(word) > 1 and (told := _told(word)) > _TELLS_MUCH
        }
        self.keys = _telling((*profile.headline, *lead))
        self.headline_keys = _telling(profile.headline)
        self.whole = _vector(((profile.headline, 3), (lead, 2), (profile.text[_LEAD:], 1)))
        self.lead = _vector(((profile.headline, 2), (lead, 1)))
        self.headline = _vector(((profile.headline, 1),))


def _passages(words: tuple[str, ...]) -> dict[str, tuple[int, ...]]:
    """In which passages each word stands that may be a key word; each stands in two, but at the ends."""
    last = max(0, (len(words) - _STEP - 1) // _STEP)
    passages: dict[str, dict[int, None]] = {}
    for at, word in enumerate(words):
        if len(word) > 1 and _told(word) > _TELLS:
            inside = passages.setdefault(word, {})
            for passage in range(max(0, at // _STEP - _WINDOW // _STEP + 1), min(last, at // _STEP) + 1):
                inside[passage] = None
    return {word: tuple(inside) for word, inside in passages.items()}


_prepared: WeakKeyDictionary[Profile, Prepared] = WeakKeyDictionary()


def prepared(profile: Profile) -> Prepared:
    """The profile with what is worked out of it, kept as long as the profile is."""
    known = _prepared.get(profile)
    if known is None:
        known = _prepared[profile] = Prepared(profile)
    return known


def _telling(words: Iterable[str]) -> Vector:
    return {word: told for word in dict.fromkeys(words) if len(word) > 1 and (told := _told(word)) > _TELLS}


def _vector(parts: Iterable[tuple[tuple[str, ...], int]]) -> Vector:
    counts: Counter[str] = Counter()
    for words, weight in parts:
        for word in words:
            counts[word] += weight
    vector = {
        word: (1 + log(count)) * told for word, count in counts.items() if len(word) > 1 and (told := _told(word))
    }
    length = sqrt(sum(value * value for value in vector.values())) or 1.0
    return {word: value / length for word, value in vector.items()}


def _cosine(one: Vector, other: Vector) -> float:
    if len(one) > len(other):
        one, other = other, one
    return sum(value * other[word] for word, value in one.items() if word in other)


def _inside(keys: Vector, passages: Mapping[str, tuple[int, ...]]) -> tuple[float, float]:
    """How much of the key words stands in one passage of a text at the most, and how much in all of it."""
    by_passage: dict[int, float] = {}
    whole = 0.0
    for word, told in keys.items():
        inside = passages.get(word)
        if inside is not None:
            whole += told
            for passage in inside:
                by_passage[passage] = by_passage.get(passage, 0.0) + told
    return max(by_passage.values(), default=0.0), whole


def _share(part: float, keys: Vector) -> float:
    return part / whole if (whole := sum(keys.values())) else 0.0


def _common(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """How much what both have tells."""
    return sum(told for key, told in one.items() if key in other)


SIGNALS = (
    "whole", "lead", "headline", "lead in a passage, more", "lead in a passage, less", "lead in the text, more",
    "lead in the text, less", "headline in a passage, more", "headline in a passage, less", "told by a passage",
    "told of the headline", "rare words", "towns", "other towns", "towns nowhere", "towns anywhere", "main country",
    "other main country", "no common country", "parties", "first parties", "first parties anywhere",
    "share of first parties", "no first party", "killed", "other killed", "numbers", "both heavy", "one heavy", "types",
    "deeds", "days", "other days", "days apart", "shorter", "longer", "where", "when", "tolls", "odd numbers",
)  # fmt: skip
"""What each number is, in order."""


def likeness(one: Profile, other: Profile) -> float:
    """How alike the words of two articles are, 0 to 1: the first of the signals."""
    return _cosine(prepared(one).whole, prepared(other).whole)


def signals(one: Profile, other: Profile) -> list[float]:
    """The numbers, the same whichever of the two comes first, to the last bit."""
    if (other.headline, other.text) < (one.headline, one.text):
        one, other = other, one
    a, b = prepared(one), prepared(other)
    return [*_of_words(a, b), *_of_readings(one, other)]


def _of_words(a: Prepared, b: Prepared) -> list[float]:
    leads = [_inside(x.keys, y.passages) for x, y in ((a, b), (b, a))]
    heads = [_inside(x.headline_keys, y.passages)[0] for x, y in ((a, b), (b, a))]
    shares = [_share(part, x.keys) for (part, _), x in zip(leads, (a, b), strict=True)]
    texts = [_share(part, x.keys) for (_, part), x in zip(leads, (a, b), strict=True)]
    head_shares = [_share(part, x.headline_keys) for part, x in zip(heads, (a, b), strict=True)]
    rare = 0.0
    for word, (told, times) in a.rare.items():
        also = b.rare.get(word)
        if also is not None:
            rare += told * min(3.0, times * also[1])
    return [
        _cosine(a.whole, b.whole),
        _cosine(a.lead, b.lead),
        _cosine(a.headline, b.headline),
        max(shares),
        min(shares),
        max(texts),
        min(texts),
        max(head_shares),
        min(head_shares),
        max(part for part, _ in leads),
        max(heads),
        rare,
    ]


def _of_readings(p: Profile, q: Profile) -> list[float]:
    towns = p.towns.keys() & q.towns.keys()
    anywhere = {**_only(p.towns, q.places), **_only(q.towns, p.places)}
    first = _common(p.first_parties, q.first_parties)
    crossed = {**_only(p.first_parties, q.parties), **_only(q.first_parties, p.parties)}
    fewer = min(sum(p.first_parties.values()), sum(q.first_parties.values()))
    heavy = bool(p.types & _HEAVY), bool(q.types & _HEAVY)
    both_towns, both_first = bool(p.towns and q.towns), bool(p.first_parties and q.first_parties)
    mains = _main_country(p), _main_country(q)
    return [
        _common(p.towns, q.towns),
        both_towns and not towns,
        both_towns and not anywhere,
        sum(anywhere.values()),
        mains[0] is not None and mains[0] == mains[1],
        None not in mains and mains[0] != mains[1],
        bool(p.countries and q.countries) and not p.countries.keys() & q.countries.keys(),
        _common(p.parties, q.parties),
        first,
        sum(crossed.values()),
        first / fewer if fewer else 0.0,
        both_first and not crossed,
        bool(p.killed & q.killed),
        bool(p.killed and q.killed) and not p.killed & q.killed,
        _common(p.numbers, q.numbers),
        all(heavy),
        heavy[0] != heavy[1],
        len(p.types & q.types) / (1 + min(len(p.types), len(q.types))),
        min(6, len(p.deeds & q.deeds)),
        bool(p.days & q.days),
        bool(p.days and q.days) and not p.days & q.days,
        abs((p.day - q.day).days) if p.day and q.day else 0,
        log(1 + min(len(p.text), len(q.text))),
        log(1 + max(len(p.text), len(q.text))),
        _common(p.where, q.where),
        _common(p.when, q.when),
        _common(p.tolls, q.tolls),
        _common(p.odd_numbers, q.odd_numbers),
    ]


def _only(one: Mapping[str, float], other: Mapping[str, float]) -> dict[str, float]:
    return {key: told for key, told in one.items() if key in other}


def _main_country(profile: Profile) -> str | None:
    countries = profile.countries
    return min(countries, key=lambda code: (-countries[code], code)) if countries else None
