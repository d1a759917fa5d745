"""Names and rows that would find more people and common words than places."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from gazetteer.rows import GENERIC, Row
from khabar.knowledge.gazetteer import name_key

# At most so many villages of one name in one country: with more, a name by itself could not be resolved anyway.
NAMESAKES = 3
# Words of Arabic in the names of other countries; their غ is no transcription.
NATIVE = ("غرب", "صغر", "غاب", "أفغان")
# Countries whose own names have the sound غ.
ARAB = frozenset(("AE", "BH", "DJ", "DZ", "EG", "EH", "IL", "IQ", "IR", "JO", "KM", "KW", "LB", "LY", "MA", "MR", "OM"))
ARAB |= {"PS", "QA", "SA", "SD", "SO", "SY", "TN", "TR", "YE"}


class Unusable(NamedTuple):
    """Words that make a source's name useless, all as keys."""

    common: set[str]
    """Common words."""
    never: set[str]
    """Words that are no name by themselves."""
    persons: set[str]
    """Given names and what stands between them."""
    openers: set[str]
    """Words that open a phrase rather than a name."""
    vague: set[str]
    """Directions and kinds of place: names of nothing else are none."""


def shadowed(rows: list[Row], reviewed: dict[int, frozenset[str]]) -> None:
    """Take from hamlets the names that are a noun and a better known place's name: «مدينة الرياض»."""
    best: dict[str, int] = defaultdict(int)
    for row in rows:
        for name in row.ar:
            best[name_key(name)] = max(best[name_key(name)], row.rank)
    nouns = {name_key(noun) for several in GENERIC.values() for noun in several}
    for row in rows:
        own = reviewed.get(id(row), frozenset())
        row.ar = [
            name
            for name in row.ar
            if (key := name_key(name)) in own
            or key.partition(" ")[0] not in nouns
            or best[key.partition(" ")[2]] <= row.rank
        ]


def transcribed(rows: list[Row], common: set[str]) -> None:
    """Give well-known foreign places the other spelling of their g: «ريغا» and «ريجا», «غرينلاند» and «جرينلاند»."""
    taken = {name_key(name) for row in rows for name in row.ar} | common
    for row in rows:
        if row.rank < 7 or not row.country or row.country in ARAB:
            continue
        for name in list(row.ar):
            other = " ".join(w if any(root in w for root in NATIVE) else w.replace("غ", "ج") for w in name.split(" "))
            if other != name and len(other) >= 5 and name_key(other) not in taken:
                row.ar.append(other)
                taken.add(name_key(other))


def unfit(row: Row, key: str, unusable: Unusable) -> bool:
    """Whether a name from a source would find more people and common words than places."""
    words = key.split()
    # A variant without its article («رقة» beside «الرقة») is a common word more often than not.
    if key in unusable.never or any(name_key(other) == "ال" + key for other in row.ar):
        return True
    if all(word in unusable.vague for word in words) or (key in unusable.common and (row.rank >= 7 or row.rank <= 1)):
        return True
    if sum(map(len, words)) < (3 if row.rank >= 4 else 4):
        return True
    if len(words) == 1:
        return False
    # «على غزة» is no hamlet; and a hamlet of two given names is called after its owner.
    return words[0] in unusable.openers or (row.rank <= 2 and all(word in unusable.persons for word in words))


def thinned(rows: list[Row]) -> list[Row]:
    """The rows without namesakes among the little-known that nothing in a text could tell apart."""
    count: dict[tuple[str, str], int] = defaultdict(int)
    kept = []
    for row in sorted(rows, key=lambda r: (-r.rank, -r.population, r.wof, r.geonames)):
        group = name_key(row.ar[0]), row.country
        count[group] += 1
        if row.rank > 2 or count[group] <= NAMESAKES:
            kept.append(row)
    return kept
