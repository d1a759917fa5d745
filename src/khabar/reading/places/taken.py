"""What makes a name a place: the noun before it, the list that it goes on, a dateline, how well it is known."""

from __future__ import annotations

from khabar.knowledge.peoples import demonyms
from khabar.reading.places.case import JOINERS, Case, Decision, in_it, is_power, led_to
from khabar.reading.places.context import cues_of, is_cue
from khabar.reading.places.lexicon import cue

__all__ = ["common_word", "dateline", "generic", "known", "listing", "little_known", "meeting"]

_SEVERAL = frozenset(("generic_plural", "countries_noun"))
_LARGE = frozenset(("town", "country", "province", "region"))
_DIVISIONS = frozenset(("generic_town", "generic_division", "generic_district"))


def generic(case: Case) -> Decision | None:
    """«مدينة الباب», «العاصمة بغداد»: the noun before it says that it is a place."""
    candidate, context = case.candidate, case.context
    if candidate.clitic:
        return None
    before = case.before
    if not before:
        return _behind_comma(case)
    tables = cues_of(before)
    if not tables:
        return _capital(case) if before.startswith("ال") else None
    first = candidate.entries[0]
    if "such_as" in tables and before in cue("such_as") and not candidate.weak:
        further = map(cues_of, context.sentence_before(candidate.start, 5)[1:])
        return None if all(_SEVERAL.isdisjoint(kinds) for kinds in further) else Decision(True, "generic_list")
    weak = candidate.weak and first.rank < 7
    # «مدن جديدة» is no town of that name; «بلدة الزيتون» is.
    adjective = (
        weak
        and not candidate.key.startswith("ال")
        and candidate.key.endswith(("ه", "ي"))
        and "generic_district" not in tables
    )
    sure = not _DIVISIONS.isdisjoint(tables) and not adjective
    if sure or (not weak and "generic_area" in tables):
        if is_cue(context.words_before(candidate.start, 2)[-1], "title"):
            return Decision(False, "office")
        if "part_of_town" in tables and first.rank >= 7 and first.level in _LARGE:
            return Decision(True, "quarter")
        if sure:
            context.confirmed.add(candidate.key)
        return Decision(True, "generic_list" if "generic_plural" in tables else "generic")
    if "capital" in tables:
        return Decision(True, "generic")
    if named := _capital(case):
        return named
    if "stadium" in tables and is_power(candidate):
        return Decision(False, "namesake")
    if not weak and "part_of_name" in tables:
        return Decision(True, "generic_list" if "generic_plural" in tables else "site")
    return None


def _capital(case: Case) -> Decision | None:
    """«العاصمة السورية دمشق», «عاصمة الضباب لندن»."""
    candidate, before = case.candidate, case.before
    if not is_cue(case.context.words_before(candidate.start, 2)[-1], "capital"):
        return None
    capital = candidate.entries[0].feature == "capital" and before.startswith("ال")
    return Decision(True, "generic") if capital or before.removeprefix("ال") in demonyms() else None


def _behind_comma(case: Case) -> Decision | None:
    """«العاصمة الأردنية، عمان»."""
    candidate = case.candidate
    if not any(entry.feature == "capital" for entry in candidate.entries):
        return None
    apart = case.context.sentence_before(candidate.start, 2)
    named = len(apart) == 2 and is_cue(apart[1], "capital") and apart[0].removeprefix("ال") in demonyms()
    return Decision(True, "generic") if named else None


def meeting(case: Case) -> Decision | None:
    """«مفاوضات فيينا», «قمة كامب ديفيد»: a gathering called after the town where it meets."""
    candidate = case.candidate
    first = candidate.entries[0]
    if candidate.clitic or candidate.weak or first.rank < 7 or first.level not in ("town", "site"):
        return None
    before = case.before
    return Decision(True, "meeting") if before and is_cue(before, "meeting") else None


def listing(case: Case) -> Decision | None:
    """«في حلب وحمص وحماة»: in a list a name is what the one before it is."""
    candidate, context, listed = case.candidate, case.context, case.listed
    if listed is None:
        return None
    if not candidate.clitic and listed.place and not candidate.weak and is_cue(context.noun(candidate), "road"):
        # «طريق حلب دمشق»
        return Decision(True, "listing")
    if candidate.weak and listed.place:
        # After «قريتي» even a common word is a village; otherwise only what is famous goes on behind «و».
        first = candidate.entries[0]
        famous = first.rank >= 7 and candidate.clitic == "و" and context.countries[first.country or ""] > 2
        if not (famous or listed.rule == "generic_list"):
            return None
    if candidate.clitic != "و" and context.tokens[candidate.start - 1].text not in JOINERS:
        return None
    if listed.place or is_power(candidate) or listed.rule == "club":
        return Decision(listed.place, listed.rule if listed.rule in ("generic_list", "club") else "listing")
    return None


def common_word(case: Case) -> Decision | None:
    """A name that usually means something else is a place only where the text names its country and says «في»."""
    candidate, context = case.candidate, case.context
    if not candidate.weak:
        return None
    if candidate.key in context.confirmed:
        return Decision(led_to(candidate, context), "common_word")
    first = candidate.entries[0]
    famous = first.rank >= 7 and (context.countries[first.country or ""] > 2 or context.near(first))
    return Decision(famous and in_it(candidate, context), "common_word")


def dateline(case: Case) -> Decision | None:
    """«القاهرة (رويترز) -», «دبي، الإمارات (CNN)--» at a line's start."""
    candidate, context = case.candidate, case.context
    if candidate.clitic or candidate.entries[0].rank < 5:
        return None
    return Decision(True, "dateline") if context.opens_report(candidate) else None


def little_known(case: Case) -> Decision | None:
    """A name that few know is a place where the text is about its country and a word of place leads to it."""
    candidate, context = case.candidate, case.context
    if candidate.entries[0].rank >= 7:
        return None
    if candidate.key in context.confirmed:
        return Decision(True, "little_known")
    first = max(candidate.entries, key=lambda e: (context.countries[e.country or ""] > 0, e.rank))
    spoken_of = context.countries[first.country or ""] > 0
    noun, _, several_words = candidate.key.partition(" ")
    if several_words and is_cue(noun, "part_of_name"):
        # «مطار العريش الدولي»: its own noun says what it is.
        return Decision(True, "little_known")
    led = led_to(candidate, context)
    if first.rank == 6:
        # A bare town may be a surname («أوستن»).
        plain = first.level != "town" or candidate.key.startswith("ال") or bool(several_words)
        return Decision(led or (spoken_of and plain and candidate.clitic in ("", "و", "ل")), "little_known")
    if first.feature in ("neighbourhood", "microhood"):
        return Decision(False, "little_known")
    if first.rank >= 4:
        return Decision((led and (spoken_of or first.rank == 5)) or (spoken_of and bool(several_words)), "little_known")
    return Decision(spoken_of and led and (first.rank >= 2 or bool(several_words)), "little_known")


def known(_case: Case) -> Decision | None:
    """A well-known name with nothing against it."""
    return Decision(True, "known")
