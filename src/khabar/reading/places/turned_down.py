"""Names that are no place here: a person's, a club's, an office's, an adjective, letters that only look like a name."""

from __future__ import annotations

from khabar.arabic.fold import fold_text
from khabar.knowledge.peoples import demonyms, given_names
from khabar.reading.places.case import Case, Decision, introduced, is_power, named_with_seat, of_body, particle
from khabar.reading.places.context import is_cue
from khabar.reading.places.lexicon import cue

__all__ = [
    "adjective",
    "clitic_letter",
    "club",
    "compound",
    "fixed_phrase",
    "office",
    "other_thing",
    "person",
    "quoted",
]

_FROM, _TO, _IN = map(fold_text, ("من", "إلى", "في"))
_TANWIN = "\u064b"
_THAT = frozenset(map(fold_text, ("فان", "بان")))
_OPPONENT = frozenset(map(fold_text, ("مع", "ضد", "أمام", "على", "بين")))
_OPENING, _CLOSING = frozenset("\"«“'"), frozenset("\"»”'")
_PHRASES = frozenset(
    tuple(fold_text(p).split())
    for p in ("مسقط رأس", "مسقط رأسه", "مسقط رأسها", "حماة الوطن", "حماة الديار", "صور أرشيفية")
)
_BEGIN_PHRASES = frozenset(phrase[0] for phrase in _PHRASES)


def person(case: Case) -> Decision | None:
    """«جورج واشنطن», «آل الشيخ», «توني بلير»: part of a person's name."""
    candidate, context = case.candidate, case.context
    before = case.before
    first, _, more = candidate.key.partition(" ")
    if more and candidate.entries[0].rank < 7 and first in given_names() and not introduced(before):
        return Decision(False, "person")
    if not before or not (before in cue("name_part") or before in given_names()):
        return None
    if is_power(candidate) and is_cue(before, "locative"):
        # «في كامل سوريا»
        return None
    if candidate.entries[0].rank == 9 and context.words_before(candidate.start, 2)[-1] in cue("locative_verb"):
        # «زارت سلمى كينيا»
        return None
    at = context.before_index(candidate.start)
    if at is not None and (
        not {"أ", "إ"}.isdisjoint(context.spelling(at)) or (is_power(candidate) and before in _THAT)
    ):
        # «فإن», «بأن», not «فان», «بان».
        return None
    # «أحمد ودمشق» are two, but «جوزيف بلاتر» went to no town of لاتر.
    if candidate.clitic == "" or (candidate.clitic in ("ب", "ل") and candidate.entries[0].rank < 7):
        return Decision(False, "person")
    return None


def club(case: Case) -> Decision | None:
    """«مانشستر يونايتد», «ليون الفرنسي», and in a report of a match «فاز برشلونة»."""
    candidate, context = case.candidate, case.context
    before = case.before
    after = context.after(candidate.end)
    if after in cue("club_after") or (not candidate.clitic and before in cue("club_before")):
        return Decision(False, "club")
    # A town is feminine: a masculine people's name behind it speaks of its club.
    masculine = after.startswith("ال") and after.endswith("ي") and after[2:] in demonyms()
    one_town = candidate.entries[0].level == "town" and candidate.end - candidate.start == 1
    if masculine and one_town and not introduced(before):
        return Decision(False, "club")
    if candidate.key not in cue("clubs"):
        return None
    if particle(before) in _OPPONENT and any(is_cue(w, "played") for w in context.sentence_before(candidate.start, 6)):
        return Decision(False, "club")
    if not introduced(before) and (candidate.clitic or particle(before) != _IN) and context.about_sport:
        return Decision(False, "club")
    return None


def quoted(case: Case) -> Decision | None:
    """«ذكرت "الشرق الأوسط"»: a name alone in quotation marks is a newspaper's, a film's, an operation's."""
    candidate, context = case.candidate, case.context
    tokens, start, end = context.tokens, candidate.start, candidate.end
    if start and end < len(tokens) and tokens[end].text in _CLOSING and tokens[start - 1].text in _OPENING:
        before = case.before
        if not (is_cue(before, "locative") or introduced(before)):
            return Decision(False, "quoted")
    return None


def other_thing(case: Case) -> Decision | None:
    """«سوسة النخيل» again and again: a town's name that always goes on with the same noun names something else."""
    candidate = case.candidate
    if candidate.key not in case.context.other_things or candidate.end - candidate.start > 1:
        return None
    first = candidate.entries[0]
    return Decision(False, "other_thing") if first.level == "town" and first.feature != "capital" else None


def fixed_phrase(case: Case) -> Decision | None:
    """«مسقط رأسه», «حماة الوطن»: a word of the name's spelling in a phrase of its own."""
    candidate, context = case.candidate, case.context
    if candidate.key in _BEGIN_PHRASES and (candidate.key, context.after(candidate.end)) in _PHRASES:
        return Decision(False, "fixed_phrase")
    if candidate.key.endswith("ا") and _TANWIN in context.spelling(candidate.start, candidate.end):
        # «درعًا تذكاريا»: no name of a place bears a tanwin.
        return Decision(False, "fixed_phrase")
    return None


def office(case: Case) -> Decision | None:
    """«جامعة دمشق», «حاكم تكساس»: the name of an office, a body, an event."""
    candidate, context = case.candidate, case.context
    if candidate.clitic:
        # «المحكمة الابتدائية ببنزرت»
        return (
            Decision(False, "office")
            if candidate.clitic == "ب" and named_with_seat(context, candidate.start, "body_with_seat")
            else None
        )
    before = case.before
    if before.startswith(("ب", "ل")) and introduced(before):
        at = context.before_index(candidate.start)
        if at is not None and of_body(context, at):
            return Decision(False, "office")
    further = context.words_before(candidate.start, 2)
    if before and is_cue(before, "direction") and is_cue(further[-1], "titled"):
        # «مستشفى شرق عرفات»
        return Decision(False, "office")
    if before and is_cue(before, "office") and not is_cue(before, "locative"):
        return Decision(False, "office")
    # «معرض رام عسير»: one word more in the name of a thing that has one.
    if len(further) == 2 and further[1] in cue("titled") and not (is_cue(before, "locative") or introduced(before)):
        plain = not before.startswith("ال") and not particle(before) and before not in demonyms()
        if plain and candidate.entries[0].feature != "country":
            return Decision(False, "office")
    return None


def adjective(case: Case) -> Decision | None:
    """«القوات السعودية», «قوات سورية»: a name that is also an adjective, behind its noun."""
    candidate = case.candidate
    if candidate.end - candidate.start > 1 or candidate.key.removeprefix("ال") not in demonyms():
        return None
    before = case.before
    if candidate.clitic in ("", "و"):
        if not before or is_cue(before, "locative") or particle(before) in (_TO, _FROM, _IN):
            return None
        if is_cue(before, "part_of_name") and not candidate.key.startswith("ال"):
            # «جبال تشيلي»
            return None
        if not is_cue(before, "locative_verb"):
            return Decision(False, "adjective")
    return None


def clitic_letter(case: Case) -> Decision | None:
    """«كبيرا», «وجده», «ركود»: a short or little-known name is not worth parting letters from a word for."""
    candidate, context, listed = case.candidate, case.context, case.listed
    clitic, key = candidate.clitic, candidate.key
    if not clitic:
        return None
    word = context.tokens[candidate.start].text
    if word in given_names() or word in cue("whole_word"):
        return Decision(False, "clitic_letter")
    if clitic == "ف" and listed is None and candidate.entries[0].rank < 8:
        return Decision(False, "clitic_letter")
    rank = candidate.entries[0].rank
    article = key.startswith("ال") or " " in key
    if clitic.endswith("ك"):
        return None if rank >= 8 else Decision(False, "clitic_letter")
    if clitic.endswith("ب") or article:
        return Decision(False, "clitic_letter") if rank < 7 and len(key) < 5 else None
    if clitic == "و" and listed is not None:
        return None
    if len(key) <= 3 or (rank < 7 and len(key) < 5):
        if rank == 9 and clitic == "ل":
            # «لمصر»: whether it is the land or the government is asked further down.
            return None
        moving = clitic.endswith("ل") and any(is_cue(w, "motion") for w in context.words_before(candidate.start, 2))
        return None if moving and rank >= 7 else Decision(False, "clitic_letter")
    return None


def compound(case: Case) -> Decision | None:
    """«جامعة باريس نانتير»: the rest of a name that was no place."""
    candidate, context, listed = case.candidate, case.context, case.listed
    if (
        listed is not None
        and not listed.place
        and listed.rule in ("office", "person", "compound")
        and not candidate.clitic
    ):
        return Decision(False, "compound")
    # «الحدود الشمالية لكينيا» is not the Saudi province.
    if candidate.end - candidate.start > 1 and is_cue(context.tokens[candidate.start].text, "direction_noun"):
        owner = context.starts_at(candidate.end)
        if owner is not None and owner.clitic == "ل" and owner.entries[0].level == "country":
            return Decision(False, "compound")
    return None
