"""What a line of a dump looks like by itself: prose, furniture, a stamp, a byline, a title."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import msgspec

from khabar.arabic.fold import fold_text
from khabar.articles.bylines import find_byline
from khabar.articles.captions import is_labelled_caption
from khabar.articles.datelines import find_dateline, find_signature
from khabar.articles.dates import PageDate, find_page_dates
from khabar.articles.dumps.lines import RawLine
from khabar.articles.dumps.menus import is_menu_line
from khabar.articles.furniture import furniture_kind
from khabar.articles.lexicons import fold_entry, read_lexicon
from khabar.articles.related import split_video_mark

__all__ = ["Traits", "content_words", "ends_with_stop", "titleness", "traits_of"]

_STOP = re.compile(r"[.。][\s\"'”»)\]’]{0,4}$")
_WEAK_STOP = re.compile(r"[؟?!…:؛][\s\"'”»)\]’]{0,4}$")
_WORD = re.compile(r"[^\W_]+")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_ADDRESS = re.compile(r"^(?:https?://|www\.)\S+$|^\S+@\S+\.\w+$")
_PRESENT_VERB = re.compile(r"^(?:ي\w{3,}|ت(?!\w{2}ي\w$|\w{1,2}$|\w[^ا]?ا\w$)\w{3,})$")
_AGO = re.compile(r"^(?:منذ|قبل) (?:\d+ )?(?:ساع|دقيق|دقاءق|يوم|ايام|اسبوع|اسابيع|شهر|اشهر|سن)")
_PARTICLES = frozenset(
    ("في", "من", "علي", "الي", "عن", "ان", "هذا", "هذه", "ذلك", "التي", "الذي", "مع", "بعد", "قبل", "بين", "كما", "وقد")
)
_TITLES_APART = re.compile(r"\s(?:\||\*{1,3}|•|·|●|■|◄|«|»|/{2,3})\s")
_LONGEST_STAMP = 18
_SHORTEST_MENU = 6
LONG = 22
"""Words from which on a line is prose even without a stop."""
FAIR = 9
"""Words from which on a line with a stop is prose."""


class _Openings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    verbs: str
    phrases: list[str]


@cache
def _openings() -> tuple[frozenset[str], tuple[str, ...]]:
    table = read_lexicon("openings.toml", _Openings)
    return (
        frozenset(fold_entry(verb, "openings.toml") for verb in table.verbs.split()),
        tuple(fold_entry(phrase, "openings.toml") + " " for phrase in table.phrases),
    )


@dataclass(slots=True)
class Traits:
    """A line and what it looks like. `role` is what the article step makes of it in the end."""

    line: RawLine
    words: int
    kind: str | None
    """The furniture that its words name."""
    stamps: tuple[PageDate, ...] = ()
    stamp_line: bool = False
    """Hardly more than a stamp: the page's date line."""
    stop: bool = False
    prose: bool = False
    opens: bool = False
    """It begins as the paragraphs of a report do."""
    signature: bool = False
    repeated: bool = False
    """The same words stand elsewhere in the dump."""
    role: str | None = None
    _says_byline: bool | None = None
    _content: set[str] | None = None

    @property
    def text(self) -> str:
        """The line's text."""
        return self.line.text

    @property
    def content(self) -> set[str]:
        """Its `content_words`."""
        if self._content is None:
            self._content = content_words(self.line.text)
        return self._content

    @property
    def says_byline(self) -> bool:
        """Whether it is a byline with words that introduce one."""
        if self._says_byline is None:
            may = self.kind is None and self.words <= 16 and not self.prose
            self._says_byline = may and find_byline(self.line.text) is not None
        return self._says_byline


def ends_with_stop(text: str) -> bool:
    """Whether the line ends with a full stop, quotes and brackets after it aside."""
    return _STOP.search(text[-8:]) is not None and not text.endswith(("..", "...", "…"))


def _opens_like_prose(text: str) -> bool:
    folded = fold_text(text[:60])
    words = _WORD.findall(folded)
    if not words:
        return False
    verbs, phrases = _openings()
    first = words[0]
    if first in verbs or (len(first) > 3 and first[0] in "وف" and first[1:] in verbs):
        return True
    start = " ".join(words) + " "
    return start.startswith(phrases) or (first[0] in "وف" and start[1:].startswith(phrases))


def traits_of(lines: list[RawLine]) -> list[Traits]:
    """The traits of all lines; whether one repeats needs the others."""
    seen: dict[str, int] = {}
    for line in lines:
        seen[line.text] = seen.get(line.text, 0) + 1
    return [_traits(line, seen[line.text] > 1) for line in lines]


def _traits(line: RawLine, repeated: bool) -> Traits:
    text = line.text
    words = text.count(" ") + 1
    traits = Traits(line, words, None, repeated=repeated)
    if words <= 60:
        traits.kind = furniture_kind(text)
        if traits.kind is None and words == 1 and _ADDRESS.match(text):
            traits.kind = "menu"
        if (
            traits.kind is None
            and words <= 5
            and ((text[0] in "مق" and _AGO.match(fold_text(text))) or not any(map(str.isalpha, text)))
        ):
            traits.kind = "meta"
    if words <= 40:
        traits.stamps = find_page_dates(text)
        if traits.stamps:
            rest = len(_LETTERS.findall(text)) - sum(len(_LETTERS.findall(stamp.words)) for stamp in traits.stamps)
            labelled = traits.stamps[0].role is not None and words <= _LONGEST_STAMP
            traits.stamp_line = rest <= 5 or (labelled and rest <= 9 and not ends_with_stop(text))
    traits.stop = ends_with_stop(text)
    if traits.kind is None and words >= _SHORTEST_MENU and not traits.stop and is_menu_line(text):
        traits.kind = "menu"
    if words > 4 and not (traits.kind and words < FAIR):
        traits.opens = _opens_like_prose(text)
    if traits.kind is not None and traits.opens and traits.stop and words >= FAIR and not line.bullet:
        # A paragraph of a report that speaks of privacy or rights.
        traits.kind = None
    if words <= 12 and find_signature(text) is not None and not line.bullet:
        traits.signature = words <= 3
    traits.prose = traits.kind is None and not traits.stamp_line and _is_prose(traits)
    return traits


def _is_prose(traits: Traits) -> bool:
    words, text = traits.words, traits.text
    if traits.line.heading or (words < 80 and is_labelled_caption(text)):
        return False
    if not traits.stop and len(_TITLES_APART.findall(text)) >= 2:
        # Titles in a row, as tickers show them.
        return False
    if traits.line.bullet:
        return words >= LONG or (words >= 12 and traits.stop)
    if words >= LONG or (words >= FAIR and traits.stop):
        return True
    if words >= 16 and _WEAK_STOP.search(text[-8:]):
        return True
    return words >= FAIR and (traits.opens or find_dateline(text) is not None)


def content_words(text: str) -> set[str]:
    """The folded words of a text that carry meaning, common proclitics taken off, for measuring overlap."""
    found = set()
    for word in _WORD.findall(fold_text(text)):
        if len(word) < 3 or word in _PARTICLES:
            continue
        if len(word) > 4 and word[0] in "وفبلك":
            word = word[1:]
        if (len(word) > 4 and word.startswith("ال")) or (len(word) > 4 and word.startswith("لل")):
            word = word[2:]
        found.add(word)
    return found


def titleness(text: str) -> int:
    """How much a line looks like a headline rather than the words under a picture; 0 for a bare noun phrase."""
    points = 0
    if ".." in text or "…" in text or "؟" in text or "?" in text:
        points += 1
    if ":" in text or "|" in text:
        points += 1
    if '"' in text or "«" in text or "“" in text:
        points += 1
    if split_video_mark(text)[1]:
        points += 2
    if any(_PRESENT_VERB.match(word) for word in _WORD.findall(fold_text(text))):
        points += 1
    return points
