"""Where: the named places of a text, each with its point on the map and how exact that point is.

candidates   every stretch that some place is called
rules        is it a place here, or a government, a club, a person, a word?
resolve      which of the places of that name
directions   «شمال», «ريف», «مخيم»: how far the mention reaches, and where that lies
"""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

import msgspec

from khabar.arabic.fold import Folded
from khabar.arabic.text import ArabicText
from khabar.knowledge.gazetteer import Entry, load, name_key
from khabar.model import Place, Span
from khabar.reading.places.candidates import Candidate
from khabar.reading.places.case import DASHES, JOINERS, Case, Decision
from khabar.reading.places.context import Context, is_cue
from khabar.reading.places.described import descriptions
from khabar.reading.places.directions import extent, located
from khabar.reading.places.lexicon import cue
from khabar.reading.places.relations import between
from khabar.reading.places.resolve import ranked
from khabar.reading.places.rules import decide
from khabar.reading.places.unlisted import Neighbours, people_behind, unlisted

__all__ = ["find_places"]

_ALTERNATIVES = 4
_UNLISTED_KM = 50.0
_QUARTER = "places.quarter"
_QUARTER_KM = 20.0
_REFUSED = frozenset(("office", "person", "club", "compound", "fixed_phrase", "other_thing"))


def find_places(text: ArabicText, *, outlet_country: str | None = None) -> tuple[Place, ...]:
    """The mentions of places in `text`, in its order, none overlapping another.

    A country or capital that acts or speaks («أعلنت واشنطن»), a place inside an organisation's name («جامعة دمشق»)
    and a demonym adjective are none. `outlet_country`, ISO 3166-1 alpha-2, helps where a text leaves open which village
    of a name it means.
    """
    context = Context(text, outlet_country)
    found = list(_mentions(context, text.folded))
    if any(place.rule == _QUARTER for place in found):
        others = Neighbours([place for place in found if place.rule != _QUARTER])
        found = [_quarter(place, others) if place.rule == _QUARTER else place for place in found]
    found = between(found, text.source)
    taken = {index for place in found for index in range(place.span.start, place.span.end)}
    found += [p for p in _described(context, text.folded) if p.span.start not in taken and p.span.end - 1 not in taken]
    found.sort(key=attrgetter("span"))
    found += _unlisted(context, text.folded, found)
    found.sort(key=attrgetter("span"))
    return tuple(msgspec.structs.replace(place, id=f"p{n}") for n, place in enumerate(found, 1))


def _mentions(context: Context, folded: Folded) -> Iterator[Place]:
    last: tuple[Candidate, Decision] | None = None
    for candidate in context.candidates:
        listed = last[1] if last and _continues(last[0], candidate, context) else None
        if last and listed:
            context.inherit(candidate, last[0])
        decision = decide(Case(candidate, context, listed, context.before(candidate.start)))
        last = candidate, decision
        if decision.rule in _REFUSED:
            context.refused.update(range(candidate.start, candidate.end))
        if decision.place:
            yield _place(candidate, decision, context, folded)


def _quarter(place: Place, others: Neighbours) -> Place:
    """A quarter called after a city elsewhere, «حي الرياض» in Susa, put by the nearest place that the text names."""
    beside = others.nearest(place.span)
    if beside is None:
        return place
    return msgspec.structs.replace(
        place,
        level="district",
        country=beside.country,
        lat=beside.lat,
        lon=beside.lon,
        precision_km=max(beside.precision_km or 0.0, _QUARTER_KM),
        geonames=None,
        wof=None,
        alternatives=(f"{place.name}, {place.country}",) if place.country else (),
    )


def _continues(previous: Candidate, candidate: Candidate, context: Context) -> bool:
    """Whether the candidate goes on directly from `previous`: «حلب وحمص», «حلب، حمص», «باريس نانتير», «حلب - دمشق»."""
    gap = candidate.start - previous.end
    if candidate.clitic not in ("", "و"):
        return False
    return gap <= 2 and all(
        token.text in JOINERS or token.text in DASHES for token in context.tokens[previous.end : candidate.start]
    )


def _place(candidate: Candidate, decision: Decision, context: Context, folded: Folded) -> Place:
    entry, *others = ranked(candidate, context)
    reach = extent(candidate, context)
    first = context.tokens[reach.start]
    start = first.start + reach.letters
    if reach.start == candidate.start and reach.letters == len(candidate.clitic):
        # «لل» has swallowed the article's alef: the span begins at the ل that is left of it.
        start += _generic_letters(candidate, context)
    lat, lon, precision = located(entry, reach.relation)
    precision = round(precision * reach.around.factor + reach.around.km, 1)
    if reach.site and entry.level == "country" and is_cue(first.text, "landform"):
        # «خليج» of a country lies anywhere on its edge.
        return Place(
            id="",
            span=folded.source(start, context.tokens[reach.end - 1].end),
            name=entry.name,
            level="area",
            country=entry.country,
            relation=reach.relation,
            rule="places.landform",
        )
    return Place(
        id="",
        span=folded.source(start, context.tokens[reach.end - 1].end),
        name=entry.name,
        level="site" if reach.site else entry.level,
        country=entry.country,
        lat=lat,
        lon=lon,
        precision_km=max(precision, 10.0) if reach.site and entry.level != "site" else precision,
        relation=reach.relation,
        geonames=None if reach.site and entry.level != "site" else entry.geonames,
        wof=None if reach.site and entry.level != "site" else entry.wof,
        alternatives=_alternatives(entry, others),
        rule=f"places.{decision.rule}",
    )


def _generic_letters(candidate: Candidate, context: Context) -> int:
    """How much of a name of several words its generic noun takes, which stays out of the span: «ولاية نيويورك».

    «مدينة» goes only where the rest is a name as well: it belongs to «مدينة الصدر».
    """
    if candidate.end - candidate.start == 1:
        return 0
    first, *more = context.tokens[candidate.start : candidate.end]
    word = first.text[len(candidate.clitic) :]
    rest = name_key(" ".join(token.text for token in more))
    also = any(name_key(name) == rest for entry in candidate.entries for name in entry.arabic)
    if word in cue("outside") or (also and (word in cue("generic_town") or word in cue("capital"))):
        return more[0].start - first.start - len(candidate.clitic)
    return 0


def _alternatives(entry: Entry, others: list[Entry]) -> tuple[str, ...]:
    names = (f"{o.name}, {o.country}" if o.country else o.name for o in others if o.wof != entry.wof or not o.wof)
    return tuple(dict.fromkeys(names))[:_ALTERNATIVES]


def _described(context: Context, folded: Folded) -> Iterator[Place]:
    for found in descriptions(context):
        country = _country(found.country)
        if country is None:
            continue
        tokens = context.tokens
        span = folded.source(tokens[found.start].start + found.letters, tokens[found.end - 1].end)
        if found.other is not None:
            if (other := _country(found.other)) is not None:
                yield _border(span, country, other)
            continue
        lat, lon, precision = located(country, found.relation)
        yield Place(
            id="",
            span=span,
            name=country.name,
            level="country",
            country=country.country,
            lat=lat,
            lon=lon,
            precision_km=precision,
            relation=found.relation,
            geonames=country.geonames,
            rule="places.described",
        )


def _border(span: Span, country: Entry, other: Entry) -> Place:
    """Where two countries meet, put between their middles, nearer to the smaller one's."""
    share = country.radius_km / (country.radius_km + other.radius_km)
    return Place(
        id="",
        span=span,
        name=f"{country.name}\u2013{other.name} border",
        level="area",
        country=country.country,
        lat=round(country.lat + share * (other.lat - country.lat), 3),
        lon=round(country.lon + share * ((other.lon - country.lon + 180) % 360 - 180), 3),
        precision_km=max(country.radius_km, other.radius_km),
        relation="border",
        rule="places.described",
    )


def _unlisted(context: Context, folded: Folded, found: list[Place]) -> list[Place]:
    taken = {index for place in found for index in range(place.span.start, place.span.end)}
    out: list[Place] = []
    names = tuple(unlisted(context))
    if not names:
        return out
    neighbours = Neighbours(found)
    for name in names:
        first, last = context.tokens[name.start], context.tokens[name.end - 1]
        span = folded.source(first.start + name.letters, last.end)
        if taken.intersection(range(span.start, span.end)):
            continue
        taken.update(range(span.start, span.end))
        people = people_behind(context, name)
        beside = neighbours.nearest(span, people)
        if beside is None:
            if code := people or neighbours.country(span):
                out.append(
                    Place(
                        id="",
                        span=span,
                        name=span.of(context.source),
                        level=name.level,
                        country=code,
                        rule="places.unlisted",
                    )
                )
            continue
        out.append(
            Place(
                id="",
                span=span,
                name=span.of(context.source),
                level=name.level,
                country=beside.country,
                lat=beside.lat,
                lon=beside.lon,
                precision_km=max(beside.precision_km or 0.0, _UNLISTED_KM),
                rule="places.unlisted",
            )
        )
    return out


def _country(code: str) -> Entry | None:
    """The country itself, by its code."""
    return load().country(code)
