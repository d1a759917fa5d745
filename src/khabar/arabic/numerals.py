"""Numbers in digits, in words, and in both: «1.5 مليون», «50 ألفا و759», «ثلاثمئة وخمسة وعشرون», «ربع مليون».

The rules of the language that decide where a number ends: parts below a scale grow smaller and are tied by «و», a unit
comes before its ten, and a number before a scale multiplies it. So «بين خمسين وستين» is two numbers. Duals of counted
things («ساعتين») and vague plurals («آلاف») are the callers' business.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from khabar.arabic.number_words import NumberWords, number_words
from khabar.arabic.tokens import Token

__all__ = ["Number", "read_number", "read_ordinal"]

_LARGEST_DIGITS = 18
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:[,،][0-9]{3})+(?:\.[0-9]+)?")
_THOUSANDS_IN_DOTS = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3}){2,}(?:,[0-9]+)?")
_ONE_ARABIC_COMMA = re.compile(r"[0-9]{1,3}،[0-9]{3}")
_ONE_DOT = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")


class Number(NamedTuple):
    """A number and how many tokens say it, from the one asked about on.

    ``value`` is an int when it is whole (1.5 million too), else a float. ``rule`` is "numerals.digits" when no word
    took part, else "numerals.words".
    """

    value: int | float
    consumed: int
    rule: str


class _Part(NamedTuple):
    value: Fraction
    end: int
    scale: int  # the last scale that multiplied it, 1 for none


def read_number(tokens: Sequence[Token], index: int) -> Number | None:
    """The longest number that begins at token `index`, or None.

    The first word may carry particles and the article («وبالخمسين»). A percent sign and the counted thing are left
    to the caller. Only an index within `tokens` is asked about.
    """
    words = number_words()
    first = tokens[index]
    if first.kind == "mark":
        return None
    if first.kind == "number":
        part = _read_scaled(tokens, index, first.text, words)
    else:
        part = next(
            (
                part
                for stem in _without_particles(first.text, words)
                if words.begins(stem) and (part := _read_scaled(tokens, index, stem, words))
            ),
            None,
        )
    if part is None:
        return None
    in_words = first.kind == "word" or any(token.kind == "word" for token in tokens[index + 1 : part.end])
    return Number(_plain(part.value), part.end - index, "numerals.words" if in_words else "numerals.digits")


def read_ordinal(tokens: Sequence[Token], index: int) -> Number | None:
    """The ordinal that begins at token `index` («الأول», «الحادية عشرة», «السابع والعشرين», «الخمسين»), or None.

    Tens and hundreds are ordinals only with the article. Whether «الثانية» is a second of time is for the caller.
    """
    words = number_words()
    if tokens[index].kind != "word":
        return None
    for stem in _without_particles(tokens[index].text, words):
        unit = words.ordinals.get(stem) or words.bound_units.get(stem)
        if unit is None:
            value = words.tens.get(stem) or words.hundreds.get(stem)
            if value and value > 10 and tokens[index].text.endswith(("ال" + stem, "لل" + stem)):
                return Number(value, 1, "numerals.ordinal")
            continue
        following = _word(tokens, index + 1)
        if words.tens.get(following) == 10 and unit < 10:
            return Number(unit + 10, 2, "numerals.ordinal")
        ten = words.tens.get(following.removeprefix("و").removeprefix("ال"), 0) if following.startswith("و") else 0
        if ten > 10 and unit < 10:
            return Number(unit + ten, 2, "numerals.ordinal")
        if stem in words.ordinals:
            return Number(unit, 1, "numerals.ordinal")
    return None


def _without_particles(word: str, words: NumberWords) -> list[str]:
    """The word and what is left of it without the particles and the article that it may begin with."""
    if word in words.no_numbers:
        return []
    stems = [word]
    rest = word[1:] if word[:1] in ("و", "ف") else word
    stems.append(rest)
    if rest[:2] == "لل":
        stems.append(rest[2:])
    rest = rest[1:] if rest[:1] in ("ب", "ل", "ك") else rest
    stems.append(rest)
    if rest[:2] == "ال":
        stems.append(rest[2:])
    return stems


def _read_scaled(tokens: Sequence[Token], index: int, text: str, words: NumberWords) -> _Part | None:
    """A whole number from token `index`, whose text without particles is `text`."""
    part = _read_group(tokens, index, text, words)
    if part is None:
        return None
    if text in words.tanwin and part.end == index + 1:  # «ألفا طن» is two, «ألفا وخمسمئة» one
        once = part._replace(value=Fraction(part.scale))
        if (added := _add(tokens, once, words)) is not None:
            part = added
    while part.scale > 1:
        added = _add(tokens, part, words)
        if added is None:
            return part
        part = added
    return part


def _add(tokens: Sequence[Token], part: _Part, words: NumberWords) -> _Part | None:
    following = _word(tokens, part.end)
    return _read_addition(tokens, part, following[1:], words) if following.startswith("و") else None


def _read_addition(tokens: Sequence[Token], part: _Part, text: str, words: NumberWords) -> _Part | None:
    """`part` and what «و» adds to it: a fraction of its scale, or something smaller than the scale."""
    index = part.end
    if text in words.fractions:
        end = index + 1
        again = _word(tokens, end)
        if words.scales_after.get(again.removeprefix("ال")) == part.scale:
            end += 1
        elif again in words.no_amount_before:
            return None
        return _Part(part.value + words.fractions[text] * part.scale, end, 1)
    if not text:  # «و759»: the digits are a token of their own
        index += 1
        if index >= len(tokens) or tokens[index].kind != "number" or tokens[index].start != tokens[index - 1].end:
            return None
        text = tokens[index].text
    added = _read_group(tokens, index, text, words)
    if added is None or added.value >= part.scale or added.value < 1 or added.value.denominator > 1:
        return None
    return _Part(part.value + added.value, added.end, added.scale)


def _read_group(tokens: Sequence[Token], index: int, text: str, words: NumberWords) -> _Part | None:
    """A number of at most one group of three digits in words, or digits, times the scales that follow it."""
    if text in words.scales_alone:
        times, scale = words.scales_alone[text]
        return _multiply(tokens, _Part(Fraction(times * scale), index + 1, scale), words)
    if text in words.fractions:
        following = _word(tokens, index + 1)
        if following in words.no_amount_before:
            return None
        part = _Part(words.fractions[text], index + 1, 1)
        return _multiply(tokens, part, words, article=True)
    if text[0] in "0123456789":
        text, end = _grouped(tokens, index, text)
        value = _digits(text, scaled=_word(tokens, end) in words.scales_after)
        return None if value is None else _multiply(tokens, _Part(value, end, 1), words)
    below = _read_below_thousand(tokens, index, text, words)
    if below is None:
        return None
    parts = words.parts.get(_word(tokens, below.end))
    if parts and below.value < parts:
        return _multiply(tokens, _Part(below.value / parts, below.end + 1, 1), words, article=True)
    part = _multiply(tokens, below, words)
    if part.scale == 1:
        return _and_a_half(tokens, part, words)
    return part


def _and_a_half(tokens: Sequence[Token], part: _Part, words: NumberWords) -> _Part:
    """«خمسة ونصف»: a fraction on top of a number without a scale."""
    following = _word(tokens, part.end)
    fraction = words.fractions.get(following[1:]) if following.startswith("و") else None
    if fraction is None or _word(tokens, part.end + 1) in words.no_amount_before:
        return part
    return _Part(part.value + fraction, part.end + 1, 1)


def _multiply(tokens: Sequence[Token], part: _Part, words: NumberWords, *, article: bool = False) -> _Part:
    """`part` times the scale words that follow: one, or a small one and a greater one («مئة ألف مليون»)."""
    value, end, last = part
    for _ in range(2):
        word = _word(tokens, end)
        scale = words.scales_after.get(word) or (words.scales_after.get(word.removeprefix("ال")) if article else None)
        if scale is None or scale <= last:
            break
        value, end, last = value * scale, end + 1, scale
    return _Part(value, end, last)


def _read_below_thousand(tokens: Sequence[Token], index: int, text: str, words: NumberWords) -> _Part | None:
    hundreds = words.hundreds.get(text)
    end = index + 1
    if hundreds is None and words.units.get(text, 0) > 2 and words.hundreds.get(_word(tokens, end)) == 100:
        hundreds = words.units[text] * 100
        end += 1
    if hundreds is None:
        return _read_below_hundred(tokens, index, text, words)
    following = _word(tokens, end)
    if following == "و" and _touching(tokens, end) and tokens[end + 1].kind == "number":
        rest = tokens[end + 1].text
        if rest.isdecimal() and len(rest) <= 2:
            return _Part(Fraction(hundreds + int(rest)), end + 2, 1)
    elif following.startswith("و"):
        below = _read_below_hundred(tokens, end, following[1:], words)
        if below is not None:
            return _Part(hundreds + below.value, below.end, 1)
    return _Part(Fraction(hundreds), end, 1)


def _read_below_hundred(tokens: Sequence[Token], index: int, text: str, words: NumberWords) -> _Part | None:
    unit = words.units.get(text) or words.bound_units.get(text)
    if unit is None:
        ten = words.tens.get(text)
        return None if ten is None else _Part(Fraction(ten), index + 1, 1)
    following = _word(tokens, index + 1)
    if words.tens.get(following) == 10:
        return _Part(Fraction(unit + 10), index + 2, 1)
    if following.startswith("و"):
        ten = words.tens.get(following[1:]) or words.tens.get(following[1:].removeprefix("ال"))
        if ten and ten > 10:
            return _Part(Fraction(unit + ten), index + 2, 1)
    return _Part(Fraction(unit), index + 1, 1) if text in words.units else None


def _grouped(tokens: Sequence[Token], index: int, text: str) -> tuple[str, int]:
    """The digits of a number that stands in several tokens, and the token past it: «12,34,567» and «10 000»."""
    end = index + 1
    if len(text) > 3 or not text.isdecimal() or text[0] == "0" or end >= len(tokens):
        return text, end
    following = tokens[end]
    if following.kind == "number":
        return _in_thousands(tokens, index, text)
    if following.text != "," or len(text) > 2:
        return text, end
    digits = text
    while (
        len(digits) < _LARGEST_DIGITS
        and end + 1 < len(tokens)
        and tokens[end].text == ","
        and _touching(tokens, end)
        and _touching(tokens, end - 1)
    ):
        group = tokens[end + 1].text
        if group.isdecimal() and len(group) == 2:
            digits += group
            end += 2
            continue
        if digits != text and group.isdecimal() and len(group) == 3:
            return digits + group, end + 2
        break
    return text, index + 1


def _in_thousands(tokens: Sequence[Token], index: int, text: str) -> tuple[str, int]:
    """«1 500 000»: groups of three with one space between them."""
    end = index + 1
    while (
        len(text) < _LARGEST_DIGITS
        and end < len(tokens)
        and len(tokens[end].text) == 3
        and tokens[end].text.isdecimal()
        and tokens[end].start == tokens[end - 1].end + 1
    ):
        text += tokens[end].text
        end += 1
    if end < len(tokens) and tokens[end].start <= tokens[end - 1].end + 1 and tokens[end].kind == "number":
        return tokens[index].text, index + 1
    return text, end


def _digits(text: str, *, scaled: bool) -> Fraction | None:
    """The value of a number token.

    A point or an Arabic comma before exactly three digits parts thousands unless a scale follows (117،901 مليون).
    """
    if len(text) > _LARGEST_DIGITS:
        return None
    if text.isdecimal():  # as most are; a Fraction of a string costs several times one of an int
        return Fraction(int(text))
    if _THOUSANDS.fullmatch(text) and not (scaled and _ONE_ARABIC_COMMA.fullmatch(text)):
        text = text.replace(",", "").replace("،", "")
    elif _THOUSANDS_IN_DOTS.fullmatch(text):
        text = text.replace(".", "").replace(",", ".")
    elif _ONE_DOT.fullmatch(text) and not scaled:
        text = text.replace(".", "")
    return Fraction(text.replace(",", ".").replace("،", "."))


def _word(tokens: Sequence[Token], index: int) -> str:
    """The word at `index`, or nothing when there is none."""
    return tokens[index].text if index < len(tokens) and tokens[index].kind == "word" else ""


def _touching(tokens: Sequence[Token], index: int) -> bool:
    return index + 1 < len(tokens) and tokens[index].end == tokens[index + 1].start


def _plain(value: Fraction) -> int | float:
    return value.numerator if value.denominator == 1 else float(value)
