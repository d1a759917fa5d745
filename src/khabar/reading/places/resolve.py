"""Which of the places of one name is meant."""

from __future__ import annotations

from itertools import pairwise

from khabar.knowledge.gazetteer import Entry
from khabar.knowledge.peoples import demonyms
from khabar.reading.places.candidates import Candidate
from khabar.reading.places.context import Context, is_cue

__all__ = ["ranked"]

# Points on the gazetteer's scale of 1 to 9. A noun that says what the place is («محافظة», «مدينة») outweighs fame; the
# country that the text is about outweighs the difference between a village and a city; nearness to other places of the
# text breaks ties between villages. A capital's or country's name is hardly ever a hamlet's, wherever the text plays.
_NOUN = 8.0
_COUNTRY = 6.0
_CAPITAL = 4.0
_KNOWN = 2.0
_NEAR = 3.0
_NEAR_DEGREES = 0.8
_AREA = 4.0
_SHADDA, _DAMMA = "\u0651", "\u064f"


def ranked(candidate: Candidate, context: Context) -> list[Entry]:
    """The places that the candidate may mean, likeliest first."""
    noun, _, name = candidate.key.partition(" ")
    if name and is_cue(noun, "region_noun"):
        context.divisions.add(name)
    if len(candidate.entries) == 1:
        return list(candidate.entries)
    before = context.noun(candidate)
    people = _people(candidate, context)
    town = people is not None and people[1]
    levels = ("town",) if town or context.opens_report(candidate) else _levels(before)
    small = bool(before) and is_cue(before, "small_town")
    area = bool(before) and any(is_cue(before, noun) for noun in ("generic_division", "region_noun"))
    if area:
        context.divisions.add(candidate.key)
    area = area or (not levels and candidate.key in context.divisions)
    marks = _marks(context.spelling(candidate.start, candidate.end))
    countries = context.spoken_of(candidate)
    most = max(countries.values(), default=0)
    # The candidate's own name must not vote for its own country.
    own = {(entry.lat, entry.lon) for entry in candidate.entries}
    anchors = [anchor for anchor in context.anchors if anchor not in own]
    countrys = any(entry.level == "country" for entry in candidate.entries)

    def score(entry: Entry) -> float:
        points = entry.rank + _CAPITAL * (entry.rank >= 8 and not small and not area)
        points += _KNOWN * (entry.rank >= 7 and not small)
        if levels:
            points += _NOUN * (entry.level in levels)
            points -= 2.0 * (small and entry.population > 100_000)
        elif area:
            points += _AREA * (entry.level in ("province", "area"))
        if people and people[0] == entry.country:
            points += _NOUN
        if marks and any(marks in _marks(name) for name in entry.arabic):
            points += _NOUN
        if entry.country is None:
            # A sea lies in no country and is not called like one by chance.
            points += _COUNTRY
        elif most:
            points += _COUNTRY * countries[entry.country] / most
        # What stands near a capital stands in its country as well: «تونس», «الجزائر».
        shared = entry.feature == "capital" and countrys
        if (
            not shared
            and entry.level not in ("country", "region", "water")
            and any(
                abs(lat - entry.lat) < _NEAR_DEGREES and abs(lon - entry.lon) < _NEAR_DEGREES for lat, lon in anchors
            )
        ):
            points += _NEAR
        return points

    return sorted(candidate.entries, key=lambda e: (-score(e), -e.population))


def _people(candidate: Candidate, context: Context) -> tuple[str, bool] | None:
    """The country that a people's name beside a candidate gives, and whether «العاصمة» stands with it.

    «العاصمة الأردنية عمان», «أنطاليا التركية».
    """
    peoples = demonyms()
    before = context.words_before(candidate.start, 2) if not candidate.clitic else []
    if not before and not candidate.clitic:
        # «العاصمة الأردنية، عمان»
        before = context.sentence_before(candidate.start, 2)
    if before and is_cue(before[-1], "capital") and (country := peoples.get(before[0].removeprefix("ال"))):
        return country, True
    after = context.after(candidate.end)
    if after.startswith("ال") and after.endswith("ه") and (country := peoples.get(after[2:])):
        return country, False
    return None


def _marks(spelling: str) -> str:
    """Shadda and damma with the letters that bear them: what tells «عمّان» from «عُمان»."""
    if _SHADDA not in spelling and _DAMMA not in spelling:
        return ""
    return "".join(a + b for a, b in pairwise(spelling) if b in (_SHADDA, _DAMMA))


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
