"""One spelling for matching, with a way back to the page's own.

Arabic news spells one word many ways: أ إ آ ٱ or a bare ا, ة or ه, ى or ي, a hamza on this seat or that, with harakat,
tatweel, presentation forms or Arabic-Indic digits. Folding makes these one. Everything that Khabar looks up is folded,
lexicon and text by the same function, and matched folded against folded; `Folded.source` leads back to the code points
that the page really has.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from khabar.model import Span

__all__ = ["Folded", "fold", "fold_text"]

_LETTERS = {
    **dict.fromkeys("أإآٱٲٳٵ", "ا"),
    **dict.fromkeys("ؤئٶٸ", "ء"),  # one hamza, whatever its seat: مسؤول and مسئول
    **dict.fromkeys("ىیېۍۑےۓٮۧ", "ي"),
    **dict.fromkeys("ةۀۂۃەہھ", "ه"),
    **dict.fromkeys("کڪګڬڭڮ", "ك"),
    **dict.fromkeys("ۋۅۆۇۈۉۊٷ", "و"),
}
_MARKS = {"٪": "%", "٫": ".", "٬": ",", "‐": "-", "‑": "-", "−": "-"}
_LINE_ENDS = "\n\x85\u2028\u2029"
_LATIN_ACCENTS = re.compile("[\u0300-\u036f]")
# A hamza typed as a mark of its own on waw or ya: «مسوٴول» in two code points is «مسؤول».
_SEATED_HAMZA = re.compile("[ويىی]([\u064b-\u0652]{0,3}\u0654)")
# All but the characters that most of a text is made of and that folding leaves alone: a fifth of the time of `set`.
_UNUSUAL = re.compile("[^\n -@\\[-~ءابتثجحخدذرزسشصضطظعغفقكلمنهوي،؛؟«»]")
# Presentation forms of a haraka alone, which Unicode writes as a space with the mark on it.
_LONE_HARAKA = re.compile("[\ufc5e-\ufc63\ufe70-\ufe7f]")


def _is_mark(character: str) -> bool:
    """Whether a character carries no word: harakat, Qur'anic signs, tatweel, bidi controls, joiners, soft hyphen."""
    category = unicodedata.category(character)
    if category == "Mn":
        return "\u0600" <= character <= "\u08ff" or "\ufe00" <= character <= "\ufe0f"
    return category == "Cf" or character == "\u0640"


def _folded_character(character: str) -> str:
    """What one source character becomes: usually one character, for a ligature several, for a mark none."""
    out = []
    for c in unicodedata.normalize("NFKC", character):
        if _is_mark(c):
            continue
        if c in _LINE_ENDS:
            out.append("\n")
        elif c.isspace() or unicodedata.category(c) == "Cc":
            out.append(" ")
        elif c.isdecimal():
            out.append(str(unicodedata.decimal(c)))
        else:
            c = _LETTERS.get(c) or _MARKS.get(c) or c.lower()
            if not c.isascii():
                c = unicodedata.normalize("NFC", _LATIN_ACCENTS.sub("", unicodedata.normalize("NFD", c)))
                c = _LETTERS.get(c, c)
            out.append(c)
    folded = "".join(out)
    return "" if folded == " " and _LONE_HARAKA.match(character) else folded


class _Table(dict[str, str]):
    """Characters and what they become, filled as characters are met."""

    def __missing__(self, character: str) -> str:
        value = self[character] = _folded_character(character)
        return value


_TABLE = _Table()


class Folded:
    """A text in folded spelling, and where each of its characters stood in the source."""

    __slots__ = ("_gains", "_ligatures", "_places", "source_length", "text")

    def __init__(self, text: str, source_length: int, moved: Sequence[tuple[int, int]] = ()) -> None:
        """`moved`: source index of each character that did not become exactly one, ascending, and what it became."""
        self.text = text
        self.source_length = source_length
        self._places: list[int] = []  # where in the source something vanished or grew,
        self._ligatures: list[int] = []  # where its folded form begins,
        self._gains: list[int] = []  # and by how much the folded text is longer from there on
        gain = 0
        for place, length in moved:
            self._places.append(place)
            self._ligatures.append(place + gain)
            gain += length - 1
            self._gains.append(gain)

    def source(self, start: int, end: int) -> Span:
        """The source's code points that folded characters ``start`` to ``end`` came from.

        A mark that follows a letter belongs to it: the end of «سوريّاً» takes its tanwin along. An empty stretch gives
        an empty span.
        """
        if not self._places:
            return Span(start, end)
        before = bisect_right(self._ligatures, start) - 1
        gain = self._gains[before] if before >= 0 else 0
        behind = before < 0 or start - gain > self._places[before]
        if behind and start < end and (before + 1 == len(self._ligatures) or end < self._ligatures[before + 1]):
            return Span(start - gain, end - gain)  # so nearly always: nothing vanished or grew between the two
        first = self._source_index(start)
        if start >= end:
            return Span(first, first)
        # All characters of a ligature stand at one place: an end inside it is moved past it.
        last, stop = self._source_index(end - 1), self._source_index(end)
        while stop == last:
            end += 1
            stop = self._source_index(end)
        return Span(first, stop)

    def folded(self, span: Span) -> tuple[int, int]:
        """The folded stretch that a source span became: the inverse of `source`."""
        start, end = span.start, span.end
        before = bisect_left(self._places, start) - 1
        gain = self._gains[before] if before >= 0 else 0
        if before + 1 == len(self._places) or end <= self._places[before + 1]:
            return start + gain, end + gain  # so nearly always
        return start + gain, self._folded_index(end)

    def _source_index(self, index: int) -> int:
        before = bisect_right(self._ligatures, index) - 1
        if before < 0:
            return index
        # Within a ligature the difference falls short of the place where it stands.
        return max(self._places[before], index - self._gains[before])

    def _folded_index(self, index: int) -> int:
        before = bisect_left(self._places, index) - 1
        return index if before < 0 else index + self._gains[before]


def fold_text(text: str) -> str:
    """`text` in folded spelling, when nobody needs the way back (lexicon entries, look-up keys)."""
    return _replace(_seat_hamza(text), _changes(text))


def fold(text: str) -> Folded:
    """`text` in folded spelling with its offset map."""
    seated = _seat_hamza(text)
    changes = _changes(seated)
    moved = [
        (place, len(folded))
        for character, folded in changes
        if len(folded) != 1
        for place in _occurrences(character, seated)
    ]
    moved.sort()
    return Folded(_replace(seated, changes), len(text), moved)


def _seat_hamza(text: str) -> str:
    """The same text at the same length, its waws and yas under a free hamza turned into a hamza."""
    return _SEATED_HAMZA.sub(r"ء\1", text) if "\u0654" in text else text


def _changes(text: str) -> list[tuple[str, str]]:
    table = _TABLE
    return [(character, table[character]) for character in set(_UNUSUAL.findall(text)) if table[character] != character]


def _replace(text: str, changes: list[tuple[str, str]]) -> str:
    """`text` with every change made; one after the other is safe, since nothing folded changes when folded again."""
    if len(changes) > 32:  # as many passes would cost more than a look at each character
        return text.translate({ord(character): folded for character, folded in changes})
    for character, folded in changes:
        text = text.replace(character, folded)
    return text


def _occurrences(character: str, text: str) -> list[int]:
    places = []
    place = text.find(character)
    while place >= 0:
        places.append(place)
        place = text.find(character, place + 1)
    return places
