"""Is this candidate a place on the map, or a government, a club, a person, a common word?

The first rule to answer wins; `RULES` is the order.
"""

from __future__ import annotations

from khabar.reading.places.case import Case, Decision, Rule
from khabar.reading.places.powers import power_acts, power_in
from khabar.reading.places.taken import common_word, dateline, generic, known, listing, little_known, meeting
from khabar.reading.places.turned_down import (
    adjective,
    clitic_letter,
    club,
    compound,
    fixed_phrase,
    office,
    other_thing,
    person,
    quoted,
)

__all__ = ["RULES", "decide"]

RULES: tuple[Rule, ...] = (
    person,
    quoted,
    fixed_phrase,
    other_thing,
    club,
    meeting,
    office,
    adjective,
    compound,
    clitic_letter,
    generic,
    listing,
    common_word,
    dateline,
    power_in,
    power_acts,
    little_known,
    known,
)


def decide(case: Case) -> Decision:
    """What the first rule that answers says. The last rule always does."""
    for rule in RULES:
        if (decision := rule(case)) is not None:
            return decision
    raise AssertionError("the last rule answers always")
