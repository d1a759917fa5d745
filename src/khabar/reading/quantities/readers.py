"""The ways to say a quantity, each a function that reads one at a token or passes on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from khabar.arabic.number_words import number_words
from khabar.model import QuantityRole
from khabar.reading.quantities import amounts
from khabar.reading.quantities.amounts import Amount
from khabar.reading.quantities.bounds import bounded_after, bounded_before
from khabar.reading.quantities.counted import Counted, counted_after, counted_before, has_article, noun, with_adjectives
from khabar.reading.quantities.found import Found
from khabar.reading.quantities.refusals import is_refused
from khabar.reading.quantities.roles import Counting, Said, adjacent, role_of
from khabar.reading.quantities.scene import Scene, bare, stems
from khabar.reading.quantities.starts import DIGITS, DUAL, FEW, NUMBER_WORD, SINGLE, VAGUE
from khabar.reading.quantities.units import Unit, dual_unit, measured_by_surroundings, unit_of
from khabar.reading.quantities.words import quantity_words

__all__ = ["READERS"]

Reader = Callable[[Scene, int, Sequence[Said]], Found | None]

_STRETCHES = (amounts.between, amounts.from_to, amounts.alternatives, amounts.with_dash)
_MONEY_REACH = 16
_OPENING = frozenset("«(“")
_CLOSING = frozenset("»)”")
_SINGLED = frozenset(("killed", "injured", "missing", "arrested", "abducted", "freed", "rescued"))


def stretch(scene: Scene, index: int, said: Sequence[Said]) -> Found | None:
    """Two numbers that bound one: «بين 20 و30 قتيلا», «5-7 أشخاص»."""
    for read in _STRETCHES:
        amount = read(scene, index)
        if amount is not None:
            found = _complete(scene, amount, said)
            if found is not None:
                return found
    return None


def one_of_its_kind(scene: Scene, index: int, said: Sequence[Said]) -> Found | None:
    """«جندي واحد», «كيلومتر واحد»."""
    word = scene.word(index)
    if number_words().units.get(word) != 1:
        return None
    before = scene.word(index - 1)
    measure = quantity_words().units.get(before)
    amount = Amount(index - 1, 0, index + 1, 1, 1, "exact", "one")
    if measure is not None and measure.number in ("one", "accusative"):
        return _finish(
            scene, bounded_before(scene, amount), Unit(index - 1, index + 1, measure.code, measure.role), None, said
        )
    stem, known = (
        next(((stem, one) for stem in stems(before) if (one := noun(stem))), ("", None)) if before else ("", None)
    )
    start = index - 1
    if index > 1 and is_adjective_of(scene, index - 2):  # «جندي أفغاني واحد»
        start, before = index - 2, scene.word(index - 2)
        stem, known = next(((stem, one) for stem in stems(before) if (one := noun(stem))), ("", None))
    if known is None or known.number not in ("one", "accusative"):
        return None
    shift = len(before) - len(stem)
    counted = Counted(start, index, known.role, known.kind, shift)
    amount = amount._replace(start=start, shift=shift)
    return _finish(scene, bounded_before(scene, amount), None, counted, said)


def is_adjective_of(scene: Scene, at: int) -> bool:
    """Whether a noun in the singular at `at` takes the word behind it as its adjective."""
    word = scene.word(at)
    for stem in stems(word) if word else ():
        known = noun(stem)
        if known is not None and known.number in ("one", "accusative"):
            return with_adjectives(scene, at, known).end == at + 2
    return False


def number(scene: Scene, index: int, said: Sequence[Said]) -> Found | None:
    """«27 قتيلا», «خمسة وعشرون ألف دولار», «الأسرى الـ39»."""
    amount = amounts.number(scene, index)
    return None if amount is None else _complete(scene, amount, said)


def vague(scene: Scene, index: int, said: Sequence[Said]) -> Found | None:
    """«عشرات القتلى», «مئات الآلاف»."""
    amount = amounts.vague(scene, index)
    if amount is None:
        return None
    if scene.word(amount.end) in quantity_words().no_amount_after:
        return None
    amount = bounded_before(scene, amount)
    unit = unit_of(scene, amount)
    return _finish(scene, amount, unit, None if unit else counted_after(scene, amount), said, or_else="people")


def few(scene: Scene, index: int, said: Sequence[Said]) -> Found | None:
    """«بضعة جنود», «غارات عدة», «عدد من الجنود»."""
    word = scene.word(index)
    if word in quantity_words().trailing:
        before = noun(bare(scene.word(index - 1)))
        if before is not None and before.number == "many" and noun(scene.word(index + 1)) is None:
            low, high = quantity_words().trailing[word]
            of = Counted(index - 1, index, before.role, before.kind)
            amount = Amount(index - 1, 0, index + 1, low, high, "vague", "few")
            first = scene.word(index - 1)
            shift = len(first) - len(stems(first)[-1]) if noun(bare(first)) is None else 0
            return _finish(scene, amount._replace(shift=shift), None, of, said)
    few_amount = amounts.few(scene, index)
    amount_or_none = few_amount or amounts.number_of(scene, index)
    if amount_or_none is None:
        return None
    amount = amount_or_none
    if bare(scene.word(amount.end)) in quantity_words().vague:
        return None
    unit = unit_of(scene, amount)
    counted = None if unit else counted_after(scene, amount)
    if unit is None and (
        counted is None or (few_amount is None and counted.kind is None and amount.end == amount.start + 1)
    ):
        return None
    return _finish(scene, amount, unit, counted, said)


def dual(scene: Scene, index: int, said: Sequence[Said]) -> Found | None:
    """«جنديين», «صاروخان», «مسلحين اثنين», «دولارين».

    What has the article is no count unless something befell it («مقتل الجنديين»).
    """
    word = scene.word(index)
    for stem in stems(word):
        shift = len(word) - len(stem)
        end = index + 1
        two = number_words().units.get(scene.word(end)) == 2
        measure = quantity_words().units.get(stem)
        if measure is not None and measure.number == "two":
            unit = dual_unit(scene, index, measure)
            amount = bounded_before(scene, Amount(index, shift, end, 2, 2, "exact", "dual"))
            return _finish(scene, amount, unit._replace(start=amount.start), None, said)
        known = noun(bare(stem))
        if known is None or known.number not in ("two", "dual_or_plural"):
            continue
        if known.number == "dual_or_plural" and not two:
            return None
        if stem.startswith("ال") and (known.kind not in ("human", "fixed") or adjacent(scene, index) is None):
            return None
        counted = with_adjectives(scene, index, known, shift)
        amount = Amount(index, shift, max(counted.end, end + two), 2, 2, "exact", "dual")
        return _finish(scene, bounded_before(scene, amount), None, counted, said)
    return None


def single(scene: Scene, index: int, said: Sequence[Said]) -> Found | None:
    """«مقتل جندي»: one person without the article, right behind a word that says what befell him."""
    known = noun(scene.word(index))
    if known is None or known.kind != "human" or known.number not in ("one", "accusative"):
        return None
    before = adjacent(scene, index)
    role = (before.noun or before.verb) if before else None
    if role not in _SINGLED:
        return None
    counted = with_adjectives(scene, index, known)
    after = scene.word(counted.end)
    if number_words().units.get(after) == 1:
        return None
    if counted.end == index + 1 and (after.startswith("ال") or scene.kind(counted.end) == "number"):
        return None  # «مقتل قائد الجيش»: a person, not a count
    return _finish(scene, Amount(index, 0, counted.end, 1, 1, "exact", "single"), None, counted, said)


READERS: tuple[tuple[int, Reader], ...] = (
    (DIGITS | NUMBER_WORD, stretch),
    (NUMBER_WORD, one_of_its_kind),
    (DIGITS | NUMBER_WORD, number),
    (VAGUE, vague),
    (FEW, few),
    (DUAL, dual),
    (SINGLE, single),
)
"""Every reader with the kinds of words that it is asked about, in the order in which they are asked."""


def _complete(scene: Scene, amount: Amount, said: Sequence[Said]) -> Found | None:
    """A number with its bound, its unit or what it counts; None when it turns out to count nothing."""
    bare_amount = amount
    amount = bounded_before(scene, amount)
    unit = unit_of(scene, bare_amount) or _same_money(scene, bare_amount, said)
    if unit is not None:
        unit = unit._replace(start=min(unit.start, amount.start))
    measured = unit is not None
    if amount.bound != "range" and is_refused(scene, bare_amount.start, bare_amount.end, measured=measured):
        return None
    counted = None
    if unit is None:
        definite = _is_definite(scene, bare_amount)
        counted = counted_after(scene, bare_amount)
        if counted is None and definite:
            counted = counted_before(scene, bare_amount.start - (scene.word(bare_amount.start - 1) == "ال"))
        share = _share(scene, bare_amount)
        if share is not None:
            return share
        if amount.rule == "words" and amount.low == 1 and (counted is None or scene.word(amount.end) != "من"):
            return None
        if amount.rule == "words" and scene.word(bare_amount.end) in quantity_words().no_amount_after:
            return None
        if counted is None and amount.low is not None and amount.low < 1:
            return None
        if definite and counted is None and adjacent(scene, amount.start) is None:
            return None
    return _finish(scene, amount, unit, counted, said)


def _finish(
    scene: Scene,
    amount: Amount,
    unit: Unit | None,
    counted: Counted | None,
    said: Sequence[Said],
    *,
    or_else: QuantityRole | None = None,
) -> Found | None:
    start, end = amount.start, amount.end
    if unit is not None:
        start, end = min(start, unit.start), max(end, unit.end)
    if counted is not None:
        end = max(end, counted.end)
    if scene.kind(start) == "number" and scene.word(start - 1) == "ال":
        start -= 1
    if scene.word(start - 1) in _OPENING and not _CLOSING.isdisjoint(scene.words[start:end]):
        start -= 1  # «(30) مليون دولار»
    shift = amount.shift if start == amount.start else 0
    if counted is not None and counted.start < start:
        start, shift = counted.start, counted.shift
    amount, end = bounded_after(scene, amount, end)
    rule, governed = amount.rule, False
    if unit is not None:
        role = unit.role
    else:
        answer = role_of(scene, Counting(start, end, counted, amount.high, said))
        if answer is None:
            if counted is None:
                measured = measured_by_surroundings(scene, start) if amount.bound != "vague" else None
                if measured is None and amount.bound == "exact" and not _is_scaled(scene, amount):
                    return None
                if amount.rule == "words" and or_else is None:
                    return None
                role = measured or or_else or "other"
            else:
                role = "other"
        else:
            role = answer[0]
            rule = f"{rule}_{answer[1]}"
            governed = answer[1] != "noun"
    human = unit is None and (counted is None or counted.kind in ("human", "prisoner", "fixed"))
    place = (counted.start, counted.end, counted.shift) if counted is not None else None
    code = unit.code if unit is not None else None
    return Found(
        start, shift, end, amount.low, amount.high, amount.bound, role, place, code or None, human, governed, rule
    )


def _same_money(scene: Scene, amount: Amount, said: Sequence[Said]) -> Unit | None:
    """«من 19 مليار دولار إلى 159 مليارا»: a scale without a noun, behind money in the same sentence."""
    if not said or said[-1].role != "money" or amount.start - said[-1].end > _MONEY_REACH:
        return None
    scales = number_words().scales_after
    if scene.word(amount.end - 1) not in scales or counted_after(scene, amount) is not None:
        return None
    if any(scene.ends_sentence(at) for at in range(said[-1].end, amount.start)):
        return None
    return Unit(amount.start, amount.end, said[-1].unit, "money")


def _is_scaled(scene: Scene, amount: Amount) -> bool:
    """«وصل الرقم إلى 900 ألف»: digits with a scale are no rank and no name, whatever they count."""
    return scene.kind(amount.end - 2) == "number" and scene.word(amount.end - 1) in number_words().scales_after


def _is_definite(scene: Scene, amount: Amount) -> bool:
    """«الـ39», «الخمسة»."""
    if scene.kind(amount.start) == "number":
        return scene.word(amount.start - 1) == "ال"
    return has_article(scene.word(amount.start)[amount.shift :])


def _share(scene: Scene, amount: Amount) -> Found | None:
    """«ثلث السكان»: a part of what is named, in percent."""
    word = bare(scene.word(amount.start)[amount.shift :])
    if (
        amount.low is None
        or amount.low >= 1
        or (word not in number_words().fractions and amount.end == amount.start + 1)
    ):
        return None
    following = scene.word(amount.end)
    if (
        scene.kind(amount.start) == "number"
        or len(following) < 5
        or not (following.startswith("ال") or following.endswith(("ها", "هم")))
    ):
        return None
    if has_article(scene.word(amount.start)[amount.shift :]):
        return None
    share = round(amount.low * 100, 2)
    counted = (amount.end, amount.end + 1, 0)
    return Found(
        amount.start,
        amount.shift,
        amount.end + 1,
        share,
        share,
        "exact",
        "percent",
        counted,
        "%",
        False,
        False,
        "share",
    )
