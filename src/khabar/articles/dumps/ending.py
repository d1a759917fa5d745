"""Where the article ends inside its stretch, and which paragraphs in its middle are not its own.

Between one paragraph and the next the article goes on or something else begins: a list with teasers, comments, an
author's life, a second article. Each paragraph weighs for the article by how much of the vocabulary so far it goes on
with and by whether it opens as a following paragraph does; what stands between two paragraphs (headings of furniture,
dates, titles) weighs against. The best way through all paragraphs, two states and one pass, says which are the
article's.
"""

from __future__ import annotations

import math
import re
from collections.abc import Set
from dataclasses import dataclass
from functools import cache

import msgspec

from khabar.arabic.fold import fold_text
from khabar.articles.bylines import find_bare_byline
from khabar.articles.captions import is_labelled_caption, split_credit
from khabar.articles.dumps.traits import Traits
from khabar.articles.lexicons import fold_entry, read_lexicon
from khabar.articles.related import inline_related

__all__ = ["end_of_article"]

# From logistic regressions on 6,000 articles of fourteen outlets, a later paragraph of the same article against the
# words of another one of the same outlet (0.88 of held-out ones told rightly). How a paragraph opens weighs between
# what it does there against first sentences, as teasers are, and against paragraphs of a second article.
_SHARED = 2.7
_AND = 2.0
_CONNECTIVE = 2.6
_VOCABULARY = -0.7
_REPEATED = -3.0
_BEFOREHAND = -2.0
_WORD = re.compile(r"[^\W_]+")
_STEM = 4
"""Letters by which two words count as the same: Arabic words differ at their ends."""
_FURTHEST = 4.0
"""Bound of what one paragraph's own words weigh, both ways."""

_NEIGHBOURS = 4.0
"""What speaks for a paragraph that follows the last one with nothing between."""
_RUN = 0.4
"""What it gains at least: lists have a title between their paragraphs."""
_END = 7.0
"""What a heading that usually stands behind an article speaks against its going on."""
_ENDS = frozenset(("comments", "popular", "author", "tags", "footer", "cookies", "login"))
_PAUSE = 2.0
_PAUSES = frozenset(("related", "newsletter", "share"))
"""Furniture that stands as often between two paragraphs as behind the last."""
_OTHER_FURNITURE = 1.0
_MOST_PAUSES = 3.0
"""Bound of what all furniture that usually ends nothing speaks against the article's going on."""
_AGAINST_STAMP = 3.0
_AGAINST_BYLINE = 2.0
_AGAINST_TITLE = 1.5
_AGAINST_SHORT = 0.5
_LONGEST_SUBHEADING = 4
_MOST_TITLES = 4.0
_SHORT = 14
"""Words up to which a line with a stamp and no stop is a date line or a title with its date."""
_LIST_IN_TEXT = 5
"""Lines that cards between two paragraphs may have; more are a menu."""
_BACK = 2.0
_BACK_FROM_END = 5.0
"""What speaks against the article's coming back, and behind the headings that usually end it."""
_SURE = 2
"""Paragraphs at the start that are the article's in any case."""


class _Connectives(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    connectives: list[str]


@cache
def _connectives() -> tuple[str, ...]:
    table = read_lexicon("connectives.toml", _Connectives)
    return tuple(fold_entry(phrase, "connectives.toml") + " " for phrase in table.connectives)


@dataclass(slots=True)
class _Way:
    """The best sum over the paragraphs so far that ends in or out of the article, and the paragraphs it takes."""

    weight: float
    taken: tuple[int, _Way | None] | None = None
    """The last paragraph taken and the way to it, shared between ways."""


def end_of_article(lines: list[Traits], start: int, end: int, headline: Set[str]) -> int:
    """The line behind the article's last in ``lines[start:end]``. Prose in between that is not its own gets a role."""
    prose = [index for index in range(start, end) if lines[index].prose or lines[index].signature]
    if not prose:
        return end
    known = _stems(headline)
    inside, outside = _Way(0.0), _Way(-math.inf)
    ended = False
    for number, index in enumerate(prose):
        line = lines[index]
        before = prose[number - 1] + 1 if number else index
        between = lines[before:index]
        ended = ended or any(other.kind in _ENDS for other in between)
        if number < _SURE and not ended:
            weigh, gap = 1.0, 0.0
        else:
            weigh, gap = (0.0 if line.signature else _weigh(line, known)), _gap(between)
        on = inside.weight + _going_on(weigh, _NEIGHBOURS - gap)
        back = outside.weight + weigh - (_BACK_FROM_END if ended else _BACK)
        source = inside if on >= back else outside
        taken = _Way(max(on, back), (index, _way_of(source)))
        outside = outside if outside.weight > inside.weight else inside
        inside = taken
        if weigh > 0:
            known |= _stems(line.content)
    best = inside if inside.weight >= outside.weight else outside
    own = set[int]()
    step = best.taken
    while step is not None:
        own.add(step[0])
        step = step[1].taken if step[1] is not None else None
    last = max(own, default=prose[-1])
    for index in prose:
        if start <= index < last and index not in own:
            lines[index].prose = False
            lines[index].signature = False
            lines[index].role = "related"
    return _with_short_lines(lines, last + 1, end)


def _going_on(weigh: float, near: float) -> float:
    """What a paragraph adds that follows the article's last one: nearness excuses foreign words but is little gain."""
    if near < 0:
        return weigh + near
    return min(weigh + near, max(weigh, _RUN if near == _NEIGHBOURS else 0.0))


def _way_of(way: _Way) -> _Way | None:
    return way if way.taken is not None else None


def _stems(words: Set[str]) -> set[str]:
    return {word[:_STEM] for word in words}


def _weigh(line: Traits, known: set[str]) -> float:
    """The log-odds that a paragraph belongs to an article with these words rather than to another one."""
    weight = _SHARED * math.sqrt(len(_stems(line.content) & known)) + _BEFOREHAND
    opening = " ".join(_WORD.findall(fold_text(line.text[:60]))) + " "
    if opening.startswith("و") and opening.find(" ") > 3:
        weight += _AND
    if opening.startswith(_connectives()):
        weight += _CONNECTIVE
    if line.repeated:
        weight += _REPEATED
    weight += _VOCABULARY * math.log(max(len(known), 1))
    return max(-_FURTHEST, min(_FURTHEST, weight))


def _gap(between: list[Traits]) -> float:
    """How much the lines between two paragraphs speak for an end of the article."""
    weight = pauses = titles = 0.0
    short = 0
    for line in between:
        if line.kind in _ENDS:
            return weight + pauses + _END
        if line.kind is not None:
            pauses += _PAUSE if line.kind in _PAUSES and inline_related(line.text) is None else _OTHER_FURNITURE
        elif line.stamp_line or (line.stamps and line.words <= _SHORT and not line.stop):
            weight += _AGAINST_STAMP
        elif line.says_byline or (line.words <= 4 and find_bare_byline(line.text) is not None):
            weight += _AGAINST_BYLINE
        elif not line.line.bullet and not line.stop and line.text[-1] not in "؟:!" and not _of_picture(line):
            short += 1
            titles += _AGAINST_TITLE if line.words > _LONGEST_SUBHEADING else _AGAINST_SHORT
    most = _MOST_PAUSES + _AGAINST_SHORT * max(0, short - _LIST_IN_TEXT) if pauses else _MOST_TITLES
    return weight + min(most, pauses + titles)


def _of_picture(line: Traits) -> bool:
    return is_labelled_caption(line.text) or split_credit(line.text)[1] is not None


def _with_short_lines(lines: list[Traits], index: int, end: int) -> int:
    """Behind the lines that close the article and are no paragraphs: a list's last items, a short sentence."""
    last = index
    while index < end and lines[index].kind is None and not lines[index].prose and not lines[index].stamp_line:
        index += 1
        if lines[index - 1].stop or lines[index - 1].line.bullet:
            last = index
    return last
