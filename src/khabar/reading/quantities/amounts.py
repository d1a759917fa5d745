"""How many: a number, two that bound a stretch, or a word that stands for a number nobody counted."""

from __future__ import annotations

from typing import NamedTuple

from khabar.arabic.number_words import number_words
from khabar.arabic.numerals import read_number
from khabar.model import QuantityBound
from khabar.reading.quantities.scene import ReadNumber, Scene, bare, stems
from khabar.reading.quantities.words import quantity_words

__all__ = ["Amount", "alternatives", "between", "few", "from_to", "number", "number_of", "vague", "with_dash"]


_OPENING = frozenset('«(“"')
_CLOSING = frozenset('»)”"')
_FIRST_YEAR, _LAST_YEAR = 600, 2100


class Amount(NamedTuple):
    """A number without what it counts."""

    start: int
    """Its first token, and how many of that token's letters are a particle before it."""
    shift: int
    end: int
    low: float | None
    high: float | None
    bound: QuantityBound
    rule: str


def number(scene: Scene, index: int) -> Amount | None:
    """«27», «1.5 مليون», «خمسة وعشرون ألفا»."""
    one = _read(scene, index)
    if one is None:
        return None
    rule = "digits" if scene.kind(index) == "number" else "words"
    return Amount(index, one.shift, one.end, one.value, one.value, "exact", rule)


def between(scene: Scene, index: int) -> Amount | None:
    """«بين 20 و30 قتيلا»."""
    before = scene.word(index - 1)
    if before not in ("بين", "وبين"):
        return None
    low = _read(scene, index)
    if low is None:
        return None
    following = scene.word(low.end)
    if not following.startswith("و"):
        return None
    high = _read(scene, low.end + 1 if following == "و" else low.end)
    if high is None or (following != "و" and high.shift == 0):
        return None
    start = index - 1
    if start and stems(scene.word(start - 1))[-1] == "ما" and before == "بين":
        start -= 1
    shift = 1 if scene.word(start)[:1] == "و" else 0
    return _range(scene, start, shift, low, high, "between")


def from_to(scene: Scene, index: int) -> Amount | None:
    """«من 5 إلى 7 كيلومترات», but not «ارتفع من 5 إلى 7»: a change is two numbers."""
    if scene.word(index - 1) not in ("من", "ومن"):
        return None
    low = _read(scene, index)
    if low is None or scene.word(low.end) != "الي":
        return None
    high = _read(scene, low.end + 1)
    if high is None or high.shift or _changes(scene, index - 2):
        return None
    return _range(scene, index, low.shift, low, high, "from_to")


def alternatives(scene: Scene, index: int) -> Amount | None:
    """«3 أو 4 سيارات»."""
    low = _read(scene, index)
    if low is None or scene.word(low.end) != "او":
        return None
    high = _read(scene, low.end + 1)
    if high is None or high.shift:
        return None
    return _range(scene, index, low.shift, low, high, "alternatives")


def with_dash(scene: Scene, index: int) -> Amount | None:
    """«5-7 أشخاص»: what is counted must follow, or it is a score."""
    if scene.kind(index) != "number" or scene.word(index + 1) not in ("-", "–", "—"):
        return None
    if scene.kind(index + 2) != "number" or scene.taken[index + 2]:
        return None
    low, high = _read(scene, index), _read(scene, index + 2)
    if low is None or high is None or low.end != index + 1:
        return None
    following = scene.word(high.end)
    if scene.kind(high.end) != "word" and following != "%":
        return None
    if following in quantity_words().no_noun or _FIRST_YEAR <= low.value < high.value <= _LAST_YEAR:
        return None
    return _range(scene, index, 0, low, high, "with_dash")


def vague(scene: Scene, index: int) -> Amount | None:
    """«عشرات», «مئات الآلاف», «بضع عشرات»."""
    words, numbers = quantity_words(), number_words()
    word = scene.word(index)
    for stem in stems(word):
        said = words.vague.get(bare(stem))
        if said is None:
            continue
        end = index + 1
        low, high = said
        for _ in range(2):
            following = scene.word(end)
            scale = numbers.scales_after.get(bare(following)) if following.startswith("ال") else None
            if scale is None:
                break
            low, high = low * scale, high * scale + scale - 1
            end += 1
        start, shift = index, len(word) - len(stem)
        if start and scene.word(start - 1) in words.few:
            start, shift = start - 1, 0
        return Amount(start, shift, end, low, high, "vague", "vague")
    return None


def few(scene: Scene, index: int) -> Amount | None:
    """«بضعة جنود», «عدة غارات»."""
    word = scene.word(index)
    for stem in stems(word):
        said = quantity_words().few.get(stem)
        if said and scene.kind(index + 1) == "word":
            return Amount(index, len(word) - len(stem), index + 1, said.low, said.high, "vague", "few")
    return None


def number_of(scene: Scene, index: int) -> Amount | None:
    """«عدد من الجنود», «بعض المباني»."""
    words = quantity_words()
    word = scene.word(index)
    for stem in stems(word):
        for phrase, said in words.number_of.items():
            if phrase[0] == stem and scene.phrase_at(index + 1, phrase[1:]):
                end = index + len(phrase)
                if scene.word(end) in words.no_amount_after:
                    return None
                return Amount(index, len(word) - len(stem), end, said.low, said.high, "vague", "number_of")
    return None


def _read(scene: Scene, index: int) -> ReadNumber | None:
    """The number at token `index`; every reader asks, so it is kept."""
    if index not in scene.numbers:
        scene.numbers[index] = _read_anew(scene, index)
    return scene.numbers[index]


def _read_anew(scene: Scene, index: int) -> ReadNumber | None:
    if index >= scene.count or scene.taken[index]:
        return None
    found = read_number(scene.tokens, index)
    if found is None:
        return None
    end = index + found.consumed
    if scene.taken[end - 1]:
        return None
    word, shift = scene.words[index], 0
    if scene.tokens[index].kind == "word":
        begins = number_words().begins
        shift = next((len(word) - len(stem) for stem in stems(word) if begins(bare(stem))), 0)
    value = found.value
    if end + 1 < scene.count and scene.word(end) in _CLOSING and scene.word(index - 1) in _OPENING:
        scale = number_words().scales_after.get(scene.word(end + 1))  # «(30) مليون دولار»
        if scale is not None and value < scale:
            value, end = value * scale, end + 2
    return ReadNumber(value, shift, end)


def _range(scene: Scene, start: int, shift: int, low: ReadNumber, high: ReadNumber, rule: str) -> Amount | None:
    """«20 و30 ألفا» is twenty thousand to thirty thousand."""
    least, most = low.value, high.value
    scales = number_words().scales_after
    scale = scales.get(scene.word(high.end - 1), 1)
    if scale > 1 and scene.word(low.end - 1) not in scales and least < scale and least <= most / scale:
        least *= scale
    if least >= most:
        return None
    return Amount(start, shift, high.end, least, most, "range", rule)


def _changes(scene: Scene, index: int) -> bool:
    for place in range(index, max(-1, index - 7), -1):
        if scene.ends_sentence(place):
            return False
        if any(stem.startswith(quantity_words().changes) for stem in stems(scene.words[place])):
            return True
    return False
