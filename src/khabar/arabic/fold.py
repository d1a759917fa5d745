"""One spelling for matching, with a way back to the page's own.

Arabic news spells one word many ways: أ إ آ ٱ or a bare ا, ة or ه, ى or ي, a hamza on this seat or that, with harakat,
tatweel, presentation forms or Arabic-Indic digits. Folding makes these one. Everything that Khabar looks up is folded,
lexicon and text by the same function, and matched folded against folded; `Folded.source` leads back to the code points
that the page really has.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from functools import cache

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
_DIGITS = {chr(zero + n): str(n) for zero in (0x0660, 0x06F0) for n in range(10)}
_MARKS = {"٪": "%", "٫": ".", "٬": ",", "‐": "-", "‑": "-", "−": "-"}
# Harakat, Qur'anic marks, tatweel, bidi controls, joiners, the byte-order mark and the soft hyphen carry no word.
_DELETED = re.compile(
    "[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
    "\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad\ufe00-\ufe0f]"
)


@cache
def _folded_character(character: str) -> str:
    """What one source character becomes: usually one character, for a ligature several, for a mark none."""
    out = []
    for c in unicodedata.normalize("NFKC", character):
        if _DELETED.match(c):
            continue
        c = _LETTERS.get(c) or _DIGITS.get(c) or _MARKS.get(c) or c
        out.append(" " if c.isspace() and c not in "\n" else c.lower())
    return "".join(out)


class _Table(dict[int, str]):
    """A ``str.translate`` table that fills itself as characters are met."""

    def __missing__(self, code: int) -> str:
        value = self[code] = _folded_character(chr(code))
        return value


_TABLE = _Table()


class Folded:
    """A text in folded spelling, and where each of its characters stood in the source."""

    __slots__ = ("_offsets", "source_length", "text")

    def __init__(self, text: str, offsets: array[int] | None, source_length: int) -> None:
        self.text = text
        self.source_length = source_length
        # None when folding moved nothing, which spares most articles the table.
        self._offsets = offsets

    def source(self, start: int, end: int) -> Span:
        """The source's code points that folded characters ``start`` to ``end`` came from.

        A mark that follows a letter belongs to it: the end of «سوريّاً» takes its tanwin along. An empty stretch gives
        an empty span.
        """
        if self._offsets is None:
            return Span(start, end)
        if start >= end:
            return Span(self._offsets[start], self._offsets[start])
        # Both characters of a ligature stand at one place: an end inside it is moved past it.
        last, stop = self._offsets[end - 1], end
        while stop < len(self.text) and self._offsets[stop] == last:
            stop += 1
        return Span(self._offsets[start], self._offsets[stop])

    def folded(self, span: Span) -> tuple[int, int]:
        """The folded stretch that a source span became: the inverse of `source`."""
        if self._offsets is None:
            return span.start, span.end
        from bisect import bisect_left

        return bisect_left(self._offsets, span.start), bisect_left(self._offsets, span.end)


def fold_text(text: str) -> str:
    """`text` in folded spelling, when nobody needs the way back (lexicon entries, look-up keys)."""
    return text.translate(_TABLE)


def fold(text: str) -> Folded:
    """`text` in folded spelling with its offset map."""
    folded = text.translate(_TABLE)
    if len(folded) == len(text) and not _moves(text):
        return Folded(folded, None, len(text))
    offsets = array("I")
    append = offsets.append
    for index, character in enumerate(text):
        for _ in _TABLE[ord(character)]:
            append(index)
    append(len(text))
    return Folded(folded, offsets, len(text))


def _moves(text: str) -> bool:
    """Whether some character of `text` vanishes or grows; one of each would hide in the total length."""
    return any(len(_TABLE[ord(c)]) != 1 for c in set(text))
