"""Units: money, measures, percent and years of age, behind a number or in front of it."""

from __future__ import annotations

from typing import NamedTuple

from khabar.model import QuantityRole
from khabar.reading.quantities.amounts import Amount
from khabar.reading.quantities.scene import Scene, bare, stems
from khabar.reading.quantities.words import Measure, quantity_words

__all__ = ["Unit", "dual_unit", "unit_of"]

_NEAR = 7
_NEAR_HEAT = 16
_LARGEST_METRES = 300
_OLDEST = 125


class Unit(NamedTuple):
    """``start`` is the amount's own first token, or the sign's before it."""

    start: int
    end: int
    code: str | None
    role: QuantityRole


def unit_of(scene: Scene, amount: Amount) -> Unit | None:
    """The unit of `amount`, or None."""
    return _percent(scene, amount) or _sign(scene, amount) or _measured(scene, amount) or _age(scene, amount)


def dual_unit(scene: Scene, index: int, measure: Measure) -> Unit:
    """The unit that the dual at `index` names: «كيلومترين مربعين», «دولارين»."""
    return _refined(scene, index, index + 1, measure)


def _percent(scene: Scene, amount: Amount) -> Unit | None:
    for phrase in quantity_words().percent.get(scene.word(amount.end), ()):
        if scene.phrase_at(amount.end, phrase):
            return Unit(amount.start, amount.end + len(phrase), "%", "percent")
    if scene.word(amount.start - 1) == "%":
        return Unit(amount.start - 1, amount.end, "%", "percent")
    return None


def _sign(scene: Scene, amount: Amount) -> Unit | None:
    signs = quantity_words().signs
    if (code := signs.get(scene.word(amount.start - 1))) is not None:
        return Unit(amount.start - 1, amount.end, code, "money")
    if (code := signs.get(scene.word(amount.end))) is not None:
        return Unit(amount.start, amount.end + 1, code, "money")
    return None


def _measured(scene: Scene, amount: Amount) -> Unit | None:
    word = scene.word(amount.end)
    measure = quantity_words().units.get(word)
    if measure is None and amount.bound == "vague" and word.startswith("ال"):
        measure = quantity_words().units.get(bare(word))
    if measure is None:
        at = amount.end + 1
        if word == "من" and scene.word(at).startswith("ال"):
            word = scene.word(at)
            measure = quantity_words().units.get(bare(word))
            if measure is not None:
                return _refined(scene, amount.start, at + 1, measure)
        return None
    if word == "م" and (amount.high or 0) >= _LARGEST_METRES:
        return None  # «759م»: a year
    if measure.needs and not _is_near(scene, amount, measure.needs):
        return None
    return _refined(scene, amount.start, amount.end + 1, measure)


def _refined(scene: Scene, start: int, end: int, measure: Measure) -> Unit:
    for words, code, role in measure.after:
        if scene.phrase_at(end, words) or (len(words) == 1 and bare(scene.word(end)) == words[0]):
            return Unit(start, end + len(words), code or None, role)
    role = measure.role
    if role == "other":
        role = measured_by_surroundings(scene, start) or role
    code = "Cel" if role == "temperature" else measure.code
    return Unit(start, end, code or None, role)


def measured_by_surroundings(scene: Scene, start: int) -> QuantityRole | None:
    """Whether a bare number is a temperature or an earthquake's magnitude."""
    near = quantity_words().near
    before = []
    for at in range(start - 1, max(-1, start - _NEAR_HEAT), -1):
        if scene.ends_sentence(at):
            break
        before.append(scene.words[at])
    if any(not near["temperature"].isdisjoint(stems(word)) for word in before):
        return "temperature"
    before = before[:_NEAR]
    if any(word in near["magnitude"] or stems(word)[-1] in near["magnitude"] for word in before):
        return "magnitude"
    return None


def _age(scene: Scene, amount: Amount) -> Unit | None:
    code = quantity_words().age_units.get(scene.word(amount.end))
    if code is None or (amount.high or 0) > _OLDEST or amount.bound == "vague":
        return None
    end = amount.end + 1
    if scene.word(end) == "من" and bare(scene.word(end + 1)).startswith("عمر"):
        end += 2
    return Unit(amount.start, end, code, "age")


def _is_near(scene: Scene, amount: Amount, words: frozenset[str]) -> bool:
    around = range(max(0, amount.start - _NEAR), min(scene.count, amount.end + 3))
    return any(not words.isdisjoint(stems(scene.words[at])) for at in around)
