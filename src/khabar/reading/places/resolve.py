"""Which of the places of one name is meant."""

from __future__ import annotations

from khabar.knowledge.gazetteer import Entry
from khabar.reading.places.candidates import Candidate
from khabar.reading.places.context import Context, is_cue

__all__ = ["ranked"]

# Points on the gazetteer's scale of 1 to 9. A noun that says what the place is («محافظة», «مدينة») outweighs fame; the
# country that the text is about outweighs the difference between a village and a city; nearness to other places of the
# text breaks ties between villages. A capital's or country's name is hardly ever a hamlet's, wherever the text plays.
_NOUN = 8.0
_COUNTRY = 6.0
_CAPITAL = 4.0
_NEAR = 3.0
_NEAR_DEGREES = 0.8


def ranked(candidate: Candidate, context: Context) -> list[Entry]:
    """The places that the candidate may mean, likeliest first."""
    if len(candidate.entries) == 1:
        return list(candidate.entries)
    before = context.before(candidate.start) if not candidate.clitic else ""
    levels = _levels(before)
    small = bool(before) and is_cue(before, "small_town")
    most = max(context.countries.values(), default=0)
    # The candidate's own name must not vote for its own country.
    anchors = [a for a in context.anchors if all(a != (e.lat, e.lon) for e in candidate.entries)]

    def score(entry: Entry) -> float:
        points = entry.rank + _CAPITAL * (entry.rank >= 8 and not small)
        if levels:
            points += _NOUN * (entry.level in levels)
            points -= 2.0 * (small and entry.population > 100_000)
        if entry.country is None:
            # A sea lies in no country and is not called like one by chance.
            points += _COUNTRY
        elif most:
            points += _COUNTRY * context.countries[entry.country] / most
        if entry.level not in ("country", "region", "water") and any(
            abs(lat - entry.lat) < _NEAR_DEGREES and abs(lon - entry.lon) < _NEAR_DEGREES for lat, lon in anchors
        ):
            points += _NEAR
        return points

    return sorted(candidate.entries, key=lambda e: (-score(e), -e.population))


def _levels(noun: str) -> tuple[str, ...]:
    """What kind of place a noun before the name allows; empty when it says nothing."""
    if not noun:
        return ()
    if is_cue(noun, "generic_town") or is_cue(noun, "capital"):
        return ("town",)
    if is_cue(noun, "generic_division"):
        return ("province",)
    if is_cue(noun, "generic_district"):
        return ("district",)
    return ()
