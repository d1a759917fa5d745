"""A country or capital is a place where something is in it, and a government where it acts or is spoken to."""

from __future__ import annotations

from khabar.arabic.fold import fold_text
from khabar.knowledge.gazetteer import load
from khabar.knowledge.peoples import given_names
from khabar.reading.places.case import DASHES, Case, Decision, is_power, particle
from khabar.reading.places.context import cues_of, is_cue
from khabar.reading.places.lexicon import cue

__all__ = ["power_acts", "power_in"]

_FROM, _TO, _ON, _BETWEEN, _WITH, _AT, _AGAINST, _ABOUT, _IN = map(
    fold_text, ("من", "إلى", "على", "بين", "مع", "لدى", "ضد", "عن", "في")
)
_BRACKETS = frozenset("()")
_EACH = fold_text("كل")
_PARTNER = frozenset(map(fold_text, ("كل", "كلا", "قبل", "أي", "أكثر", "ضوء", "بكل", "لكل", "جانب")))


def power_in(case: Case) -> Decision | None:
    """«في سوريا», «سكان غزة», «الحدود مع الأردن»: a country or capital where something is."""
    candidate, context = case.candidate, case.context
    if not is_power(candidate):
        return None
    before = context.words_before(candidate.start, 4)
    nearest = before[0] if before else ""
    preposition = particle(nearest)
    if candidate.clitic.endswith("ب"):
        return Decision(not (nearest and is_cue(nearest, "speaks_to")), "power_in")
    if candidate.clitic.endswith("ل"):
        moved = any(is_cue(w, "motion") for w in before[:2]) or any(
            is_cue(w, "invades") or w in cue("part_of_land") for w in context.sentence_before(candidate.start, 3)
        )
        moved = moved or any(w in cue("visit") for w in context.sentence_before(candidate.start, 8))
        return Decision(moved, "power_motion")
    if candidate.clitic.endswith("ك"):
        # «دول كاليونان»
        return Decision(
            any(is_cue(w, "countries_noun") for w in context.sentence_before(candidate.start, 8)), "power_in"
        )
    if _scene(case):
        return Decision(True, "power_in")
    if candidate.clitic or not nearest:
        return None
    if len(before) > 1 and nearest in cue("state_noun") and is_cue(before[1], "head_of"):
        return Decision(False, "office")
    if preposition == _AT:
        return Decision(any(is_cue(w, "envoy") for w in before[1:]), "power_in")
    struck = is_cue(nearest, "strikes_it") and not context.after(candidate.end).startswith("ل")
    if struck or is_cue(nearest, "land_noun"):
        return Decision(True, "power_land")
    if is_cue(nearest, "locative") or nearest.lstrip("وف") in cue("locative_verb") or nearest in cue("locative_verb"):
        return Decision(True, "power_in")
    if len(before) > 1 and before[1] in cue("locative_verb") and (nearest.startswith("ال") or nearest in given_names()):
        # «غادر الوفد بغداد», «زارت سلمى كينيا»
        return Decision(True, "power_in")
    if preposition == _TO:
        return Decision(not any(is_cue(w, "speaks_to") for w in before[1:]), "power_motion")
    if preposition == _FROM and len(before) > 2 and before[1] == _EACH and is_cue(before[2], "locative"):
        # «في كل من كينيا وأوغندا»
        return Decision(True, "power_in")
    if preposition == _FROM:
        moving = any(is_cue(w, "motion") for w in before[1:])
        return Decision(moving or not any(_partner(w) for w in before[1:3]), "power_motion")
    if preposition == _ABOUT:
        return Decision(any(is_cue(w, "parted") for w in before[1:3]), "power_motion")
    if preposition == _ON and len(before) > 1 and is_cue(before[1], "overlooks"):
        return Decision(True, "power_in")
    if preposition in (_ON, _AGAINST):
        return Decision(
            any(is_cue(w, "attack") for w in context.sentence_before(candidate.start, 10)), "power_attacked"
        )
    if preposition in (_BETWEEN, _WITH):
        near = before[1:3] if preposition == _WITH else context.sentence_before(candidate.start, 8)
        return Decision(any(is_cue(w, "border") for w in near), "power_border")
    if is_cue(nearest, "direction"):
        return Decision(True, "power_in")
    return None


def _scene(case: Case) -> bool:
    """Whether what follows makes it the scene: «كينيا شهدت», «حلت كينيا في المركز الأول», «تالين بإستونيا»."""
    context, end = case.context, case.candidate.end
    after, next_one = context.after(end), context.after(end + 1)
    if after in cue("happens") or after in cue("ranked") or (after == _IN and next_one in cue("ranked")):
        return True
    if case.context.share(end):
        return True
    among = cues_of(after)
    if "place_among" in among and case.before and is_cue(case.before, "counts_as"):
        return True
    if (
        ("counts_as" in among and is_cue(next_one, "place_among"))
        or (after in _BRACKETS and _bracketed(case))
        or _behind_dash(case)
    ):
        return True
    country = case.candidate.entries[0].country
    if case.candidate.entries[0].feature != "capital" or not after.startswith("ب"):
        return False
    return any(entry.rank == 9 and entry.country == country for entry in load().find(after[1:]))


def _bracketed(case: Case) -> bool:
    """«سنة 1993 (كينيا)», «ثم كينيا (2004)», «مومباسا (كينيا)»."""
    candidate, context = case.candidate, case.context
    tokens, end = context.tokens, candidate.end
    if context.after(end) == "(":
        return end + 2 < len(tokens) and tokens[end + 2].text == ")" and _year(tokens[end + 1].text)
    if candidate.clitic or candidate.start < 2 or context.after(end) != ")" or tokens[candidate.start - 1].text != "(":
        return False
    if _year(tokens[candidate.start - 2].text):
        return True
    return _lies_in(case, candidate.start - 1)


def _behind_dash(case: Case) -> bool:
    """«لندن - المملكة المتحدة», «بليفربول/المملكة المتحدة»: a country behind a place in it."""
    candidate, context = case.candidate, case.context
    at = candidate.start - 1
    return at > 0 and not candidate.clitic and context.tokens[at].text in DASHES and _lies_in(case, at)


def _lies_in(case: Case, index: int) -> bool:
    """Whether a place of the candidate's country ends directly before token `index`."""
    context, country = case.context, case.candidate.entries[0].country
    inside = context.ends_at(index)
    return (
        inside is not None
        and context.refused.isdisjoint(range(inside.start, inside.end))
        and any(entry.country == country and entry.feature != "country" for entry in inside.entries)
    )


def _year(text: str) -> bool:
    return len(text) == 4 and text.isdecimal()


def power_acts(case: Case) -> Decision | None:
    """«أعلنت واشنطن», «العقوبات على إيران»: otherwise a country or capital is a government."""
    candidate = case.candidate
    return Decision(False, "power_acts") if is_power(candidate) else None


def _partner(word: str) -> bool:
    return word in _PARTNER or is_cue(word, "speaks_to") or is_cue(word, "composed")
