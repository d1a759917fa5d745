"""«شمال شرق سوريا», «ريف حلب الشمالي»: the words around a name that move or widen what it means."""

from __future__ import annotations

import math
from typing import NamedTuple

from khabar.arabic.fold import fold_text
from khabar.knowledge.gazetteer import Entry
from khabar.reading.places.candidates import Candidate
from khabar.reading.places.clitics import readings
from khabar.reading.places.context import Context, is_cue
from khabar.reading.places.lexicon import cue
from khabar.reading.places.relations import NO_RELATION, Relation, relation_before

__all__ = ["Extent", "extent", "located", "relation_of"]

_ROOTS = {
    fold_text(word): name for word, name in (("شمال", "north"), ("جنوب", "south"), ("شرق", "east"), ("غرب", "west"))
}
_CENTRAL = frozenset(map(fold_text, ("وسط", "الأوسط")))
_TOWARDS = {"north": (1, 0), "south": (-1, 0), "east": (0, 1), "west": (0, -1)}
_KM_A_DEGREE = 111.2
_STEPPED_OVER = ("generic_town", "generic_division")
"""Nouns between a direction and the name: «جنوب ولاية كاليفورنيا»."""


class Extent(NamedTuple):
    """From which token, after how many letters of it, to which (excluded) a mention reaches."""

    start: int
    letters: int
    end: int
    relation: str | None
    """``north``, …, ``central``, ``countryside``, ``near``; ``None`` for the place itself."""
    around: Relation
    """What the words before the mention say of how far from it something lies."""
    site: bool
    """Whether a noun of the name makes it a site («مطار دمشق») rather than the town that it is called after."""


def extent(candidate: Candidate, context: Context) -> Extent:
    """How far the mention of a place reaches around its name."""
    start, letters, end = candidate.start, len(candidate.clitic), candidate.end
    words: list[str] = []
    site = countryside = False
    if not candidate.clitic:
        at = context.before_index(start)
        if at is not None and at == start - 1:
            noun = context.tokens[at].text
            if is_cue(noun, "part_of_name"):
                start, letters = at, _clitic(noun, "part_of_name")
                countryside = noun[letters:] == "ريف"
                site = not countryside
                end = _adjectives(context, end, words)
            else:
                first = at - 1 if at and any(is_cue(noun, kind) for kind in _STEPPED_OVER) else at
                while first >= 0 and is_cue(context.tokens[first].text, "direction"):
                    noun = context.tokens[first].text
                    start, letters = first, _clitic(noun, "direction")
                    words.append(noun[letters:])
                    if letters:
                        break
                    first -= 1
    elif candidate.clitic == "ل" and (noun_at := _part_of(candidate, context)) is not None:
        words = [token.text for token in context.tokens[noun_at:start]]
        start, letters = noun_at, _clitic(words[0], "direction_noun")
    named_site = " " in candidate.key and is_cue(candidate.key.partition(" ")[0], "part_of_name")
    if (site or named_site) and context.after(end) in cue("site_adjective"):
        end += 1
    around = NO_RELATION if letters else relation_before(context, start)
    relation = relation_of(words) if words else "countryside" if countryside else around.name
    return Extent(start, letters, end, relation, around, site)


def _part_of(candidate: Candidate, context: Context) -> int | None:
    """The token of «الحدود» in «الحدود الشمالية لكينيا»; ``None`` where no such words stand directly before."""
    at = candidate.start - 1
    while at > 0 and candidate.start - at < 3 and context.tokens[at].text in cue("middle_adjective"):
        at -= 1
    named = at >= 0 and is_cue(context.tokens[at].text, "direction_noun") and candidate.entries[0].level == "country"
    return at if named else None


def relation_of(words: list[str]) -> str | None:
    """The name of a direction given by one word or two: «شمال», «شمالي شرق», «الشمال الشرقي»."""
    found = [name for root, name in _ROOTS.items() if any(root in word for word in words)]
    if found:
        return "".join(found)
    return "central" if any(word in _CENTRAL for word in words) else None


def located(entry: Entry, relation: str | None) -> tuple[float, float, float]:
    """Latitude, longitude and precision in km of what lies in `relation` to a place.

    Within a country or province a direction names a part of it, whose middle lies half a radius from the middle of the
    whole; seen from a town it names what lies beside it, and only the town's own point is sure.
    """
    if relation is None or relation == "border":
        return entry.lat, entry.lon, entry.radius_km
    towards = [_TOWARDS[name] for name in _TOWARDS if name in relation]
    wide = entry.level in ("country", "province", "region", "area") and entry.radius_km > 40
    if not wide:
        return entry.lat, entry.lon, max(entry.radius_km * 2, 15.0)
    if not towards:
        return entry.lat, entry.lon, entry.radius_km * (0.6 if relation == "central" else 1.0)
    shift = entry.radius_km / 2 / math.sqrt(len(towards)) / _KM_A_DEGREE
    lat = entry.lat + shift * sum(t[0] for t in towards)
    lon = entry.lon + shift * sum(t[1] for t in towards) / max(0.2, math.cos(math.radians(entry.lat)))
    return round(max(-90.0, min(90.0, lat)), 4), round((lon + 180) % 360 - 180, 4), round(entry.radius_km * 0.6, 1)


def _clitic(word: str, table: str) -> int:
    """How many letters of clitics stand before the word of a table."""
    words = cue(table)
    return next((len(clitic) for clitic, rest in readings(word) if rest in words and word.endswith(rest)), 0)


def _adjectives(context: Context, end: int, words: list[str]) -> int:
    """Takes «الشمالي الشرقي» after a name into the mention."""
    while end < len(context.tokens) and context.tokens[end].text in cue("direction_adjective") and len(words) < 2:
        words.append(context.tokens[end].text)
        end += 1
    return end
