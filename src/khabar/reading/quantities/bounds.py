"""The words before and behind a number that loosen it."""

from __future__ import annotations

from khabar.model import QuantityBound
from khabar.reading.quantities.amounts import Amount
from khabar.reading.quantities.scene import Scene, stems
from khabar.reading.quantities.words import quantity_words

__all__ = ["bounded_after", "bounded_before"]


def bounded_before(scene: Scene, amount: Amount) -> Amount:
    """`amount` with the bound that stands before it: «نحو 20», «ما لا يقل عن 20»."""
    found = _before(scene, amount)
    if found is None:
        return amount
    start, shift, bound = found
    if amount.bound == "vague" or amount.bound == "range":  # «نحو عشرات», «ما بين 20 و30»: still as vague
        return amount._replace(start=start, shift=shift)
    return _with(amount._replace(start=start, shift=shift), bound)


def bounded_after(scene: Scene, amount: Amount, end: int) -> tuple[Amount, int]:
    """`amount` and its new end, with the bound that stands at `end`: «20 جنديا على الأقل»."""
    for words, bound in quantity_words().bounds_after.get(scene.word(end), ()):
        if scene.phrase_at(end, words):
            end += len(words)
            return (_with(amount, bound) if amount.bound in ("exact", "about") else amount), end
    return amount, end


def _before(scene: Scene, amount: Amount) -> tuple[int, int, QuantityBound] | None:
    last = amount.start - 1
    while last >= 0 and scene.words[last] in ("ال", "«", '"', "“"):
        last -= 1
    if last < 0:
        return None
    found = _ending_at(scene, amount, last)
    if found is None and last > 0 and scene.word(last) in quantity_words().count_words:  # «لا يتعدى عددهم 300»
        found = _ending_at(scene, amount, last - 1)
    return found


def _ending_at(scene: Scene, amount: Amount, last: int) -> tuple[int, int, QuantityBound] | None:
    phrases = quantity_words().bounds_before
    if amount.shift and scene.word(amount.start)[0] == "ب" and (found := _ending(scene, last, phrases.get("ب", ()), 1)):
        return found
    for stem in stems(scene.word(last)) if scene.word(last) else ():
        found = _ending(scene, last, phrases.get(stem, ()), 0)
        if found:
            return found
    return None


def _ending(
    scene: Scene, last: int, phrases: tuple[tuple[tuple[str, ...], QuantityBound], ...], fused: int
) -> tuple[int, int, QuantityBound] | None:
    """The longest of `phrases` that ends at token `last`; `fused`: its last word is written on to the number."""
    for words, bound in phrases:
        words = words[: len(words) - fused]
        start = last - len(words) + 1
        if start < 0 or not words or not scene.phrase_at(start + 1, words[1:]):
            continue
        first = scene.word(start)
        for stem in stems(first) if first else ():
            if stem == words[0]:
                return start, len(first) - len(stem), bound
    return None


def _with(amount: Amount, bound: QuantityBound) -> Amount:
    low, high = amount.low, amount.high
    if bound in ("at_least", "more_than"):
        high = None
    elif bound in ("at_most", "less_than"):
        low = None
    return amount._replace(low=low, high=high, bound=bound)
