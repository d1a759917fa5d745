"""Is this candidate a place on the map, or a government, a club, a person, a common word?

Each rule looks at one candidate and answers with what it decides, or ``None`` when it has nothing to say; the first to
answer wins. `RULES` is the order.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from khabar.arabic.fold import fold_text
from khabar.reading.places.candidates import Candidate
from khabar.reading.places.context import Context, is_cue
from khabar.reading.places.lexicon import cue, demonyms, given_names

__all__ = ["COMMAS", "RULES", "Decision", "Rule"]


class Decision(NamedTuple):
    """Whether a candidate is a place, and by which rule."""

    place: bool
    rule: str


COMMAS = ("،", ",")

Rule = Callable[[Candidate, Context, "Decision | None"], "Decision | None"]
"""The third argument is what was decided of the candidate that directly precedes in a list («حلب وحمص»), if any."""

_FROM, _TO, _ON, _BETWEEN, _WITH, _IN, _AT = map(fold_text, ("من", "إلى", "على", "بين", "مع", "في", "لدى"))


def _is_power(candidate: Candidate) -> bool:
    """Whether the news says the name for a government: a country, a capital, a continent's union."""
    first = candidate.entries[0]
    return first.feature in ("country", "capital", "continent")


def person(candidate: Candidate, context: Context, listed: Decision | None) -> Decision | None:
    """«جورج واشنطن», «آل الشيخ»: part of a person's name."""
    before = context.before(candidate.start)
    if not before or candidate.clitic:
        return None
    if before in cue("name_part") or before in given_names():
        return Decision(False, "person")
    return None


def club(candidate: Candidate, context: Context, listed: Decision | None) -> Decision | None:
    """«مانشستر يونايتد», and in a report of a match «فاز برشلونة»."""
    if context.after(candidate.end) in cue("club_after"):
        return Decision(False, "club")
    if context.about_sport and candidate.key in cue("clubs"):
        before = context.before(candidate.start)
        if not (is_cue(before, "generic_town") or (before == _IN and not candidate.clitic)):
            return Decision(False, "club")
    return None


def office(candidate: Candidate, context: Context, listed: Decision | None) -> Decision | None:
    """«جامعة دمشق», «حاكم تكساس»: the name of an office, a body, an event."""
    if candidate.clitic:
        return None
    before = context.before(candidate.start)
    if before and is_cue(before, "office") and not is_cue(before, "locative"):
        return Decision(False, "office")
    return None


def adjective(candidate: Candidate, context: Context, listed: Decision | None) -> Decision | None:
    """«القوات السعودية», «قوات سورية»: a name that is also an adjective, behind its noun."""
    if candidate.end - candidate.start > 1 or candidate.key.removeprefix("ال") not in demonyms():
        return None
    before = context.before(candidate.start)
    if candidate.clitic in ("", "و"):
        if not before or is_cue(before, "locative") or before in (_TO, _FROM, _IN):
            return None
        if not is_cue(before, "locative_verb"):
            return Decision(False, "adjective")
    return None


def clitic_letter(candidate: Candidate, context: Context, listed: Decision | None) -> Decision | None:
    """«كبيرا» is no ك with a town: only a well-known name is worth parting these letters from."""
    if candidate.clitic.endswith(("ك", "ف")) and candidate.entries[0].rank < 7:
        return Decision(False, "clitic_letter")
    return None


def compound(candidate: Candidate, context: Context, listed: Decision | None) -> Decision | None:
    """«جامعة باريس نانتير»: the rest of a name that was no place."""
    if (
        listed is not None
        and not listed.place
        and listed.rule in ("office", "person", "compound")
        and not candidate.clitic
    ):
        return Decision(False, "compound")
    return None


def generic(candidate: Candidate, context: Context, listed: Decision | None) -> Decision | None:
    """«مدينة الباب», «العاصمة بغداد»: the noun before it says that it is a place."""
    if candidate.clitic:
        return None
    before = context.before(candidate.start)
    if not before:
        return None
    if any(is_cue(before, t) for t in ("generic_town", "generic_division", "generic_district")):
        return Decision(True, "generic")
    if is_cue(before, "capital"):
        return Decision(any(e.level == "town" for e in candidate.entries), "generic")
    if before.removeprefix("ال") in demonyms() and any(
        is_cue(w, "capital") for w in context.words_before(candidate.start, 2)
    ):
        return Decision(True, "generic")
    if candidate.weak and candidate.entries[0].rank < 7:
        return None
    if is_cue(before, "generic_area"):
        return Decision(True, "generic")
    if is_cue(before, "part_of_name"):
        return Decision(True, "site")
    return None


def listing(candidate: Candidate, context: Context, listed: Decision | None) -> Decision | None:
    """«في حلب وحمص وحماة»: in a list a name is what the one before it is."""
    if listed is None or (candidate.weak and listed.place and candidate.entries[0].rank < 7):
        return None
    if candidate.clitic != "و" and context.tokens[candidate.start - 1].text not in COMMAS:
        return None
    if listed.place or _is_power(candidate):
        return Decision(listed.place, "listing")
    return None


def common_word(candidate: Candidate, context: Context, listed: Decision | None) -> Decision | None:
    """A name that usually means something else is a place only where the text names its country and says «في»."""
    if not candidate.weak:
        return None
    first = candidate.entries[0]
    before = context.before(candidate.start)
    known = first.rank >= 7 and (first.country is None or context.countries[first.country] > 2)
    inside = is_cue(before, "locative") if candidate.clitic == "" else candidate.clitic.endswith("ب")
    return Decision(known and inside, "common_word")


def dateline(candidate: Candidate, context: Context, listed: Decision | None) -> Decision | None:
    """«القاهرة (رويترز) -», «دبي، الإمارات (CNN)--» at a line's start."""
    if candidate.clitic or candidate.entries[0].rank < 5:
        return None
    if not context.line_start(candidate.start):
        return None
    after = [context.after(candidate.end + n) for n in range(4)]
    if after[0] in ("-", "–", "—", "(", ":", "/", "--") or after[0].startswith("-"):
        return Decision(True, "dateline")
    # A town, its country and the agency in brackets.
    if after[0] in ("،", ",") and "(" in after:
        return Decision(True, "dateline")
    return None


def power_in(candidate: Candidate, context: Context, listed: Decision | None) -> Decision | None:
    """«في سوريا», «سكان غزة», «الحدود مع الأردن»: a country or capital where something is."""
    if not _is_power(candidate):
        return None
    before = context.words_before(candidate.start, 4)
    nearest = before[0] if before else ""
    if candidate.clitic.endswith("ب"):
        return Decision(not (nearest and is_cue(nearest, "speaks_to")), "power_in")
    if candidate.clitic.endswith("ل"):
        return Decision(any(is_cue(w, "motion") for w in before[:2]), "power_motion")
    if candidate.clitic or not nearest:
        return None
    if nearest == _AT:
        return Decision(any(is_cue(w, "envoy") for w in before[1:]), "power_in")
    if is_cue(nearest, "locative") or nearest in cue("locative_verb") or nearest[1:] in cue("locative_verb"):
        return Decision(True, "power_in")
    if nearest == _TO:
        return Decision(not any(is_cue(w, "speaks_to") for w in before[1:]), "power_motion")
    if nearest == _FROM:
        moving = any(is_cue(w, "motion") for w in before[1:])
        return Decision(moving or not any(_partner(w) for w in before[1:3]), "power_motion")
    if nearest == _ON:
        return Decision(
            any(is_cue(w, "attack") for w in context.sentence_before(candidate.start, 10)), "power_attacked"
        )
    if nearest in (_BETWEEN, _WITH):
        return Decision(any(is_cue(w, "border") for w in before[1:3]), "power_border")
    if is_cue(nearest, "direction"):
        return Decision(True, "power_in")
    return None


def _partner(word: str) -> bool:
    return is_cue(word, "speaks_to") or word in _PARTNER


_PARTNER = frozenset(map(fold_text, ("كل", "كلا", "قبل", "أي", "أكثر", "ضوء", "بكل", "لكل", "جانب")))


def power_acts(candidate: Candidate, context: Context, listed: Decision | None) -> Decision | None:
    """«أعلنت واشنطن», «العقوبات على إيران»: otherwise a country or capital is a government."""
    return Decision(False, "power_acts") if _is_power(candidate) else None


def little_known(candidate: Candidate, context: Context, listed: Decision | None) -> Decision | None:
    """A name that few know is a place where the text is about its country and a word of place leads to it."""
    first = max(candidate.entries, key=lambda e: (context.countries[e.country or ""] > 0, e.rank))
    if first.rank >= 7:
        return None
    spoken_of = context.countries[first.country or ""] > 0
    several_words = " " in candidate.key
    led = _led_to(candidate, context)
    if first.rank == 6:
        return Decision(led or (spoken_of and candidate.clitic in ("", "و", "ل")), "little_known")
    if first.feature in ("neighbourhood", "microhood"):
        return Decision(False, "little_known")
    if first.rank >= 4:
        return Decision((led and (spoken_of or first.rank == 5)) or (spoken_of and several_words), "little_known")
    return Decision(spoken_of and led and (first.rank >= 2 or several_words), "little_known")


def _led_to(candidate: Candidate, context: Context) -> bool:
    """Whether a preposition or noun of place stands directly before."""
    if candidate.clitic:
        return candidate.clitic.endswith("ب")
    before = context.before(candidate.start)
    return bool(before) and (
        before in (_TO, _FROM)
        or any(is_cue(before, t) for t in ("locative", "direction", "near", "event"))
        or before in cue("locative_verb")
    )


def known(candidate: Candidate, context: Context, listed: Decision | None) -> Decision | None:
    """A well-known name with nothing against it."""
    return Decision(True, "known")


RULES: tuple[Rule, ...] = (
    person,
    club,
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
