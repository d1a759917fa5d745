"""Which line above the body is its headline."""

from __future__ import annotations

import re

from khabar.articles.bylines import find_bare_byline
from khabar.articles.captions import split_credit
from khabar.articles.dumps.traits import Traits, content_words, titleness
from khabar.articles.related import split_video_mark
from khabar.articles.sections import is_section, section_of_breadcrumb

__all__ = ["choose_headline"]

_REACH = 160
"""Lines above the body among which the headline is looked for, besides the dump's first three."""
_TITLE_SUFFIX = re.compile(r"\s+(?:[-–—|•:]|::)\s+")
_TICKER = re.compile(r"^\s*(?:عاجل|خبر عاجل|الآن)\b")
_DASHED = re.compile(r"^\s*[-–—]\s")
_CREDITED = re.compile(r"[(\[]\s?[^()\[\]\d]{2,30}\s?[)\]]\.?$")
_WORTH_A_LOOK = 0.5
"""Points below which a line is not asked what costs time to know; no headline has fewer."""


def choose_headline(lines: list[Traits], start: int, end: int) -> tuple[str, int] | None:
    """The headline of the body ``lines[start:end]`` and its line; ``None`` when nothing above can be it."""
    body = set[str]()
    for line in lines[start:end]:
        if line.prose:
            body |= line.content
    texts = _beginnings(lines[:start])
    best: tuple[float, str, int] | None = None
    above = range(max(0, start - _REACH), start)
    for index in (*range(min(3, above.start)), *above):
        text, bonus = _candidate(lines, index, texts)
        if text is None:
            continue
        points = bonus + _points(lines, index, text, start, body)
        if best is None or points > best[0]:
            best = (points, text, index)
    if best is None or best[0] < 0:
        return None
    again = range(3, start) if best[2] < 3 else ()
    # The title that browsers show stands again over the article.
    return best[1], next((index for index in again if lines[index].text == best[1]), best[2])


def _beginnings(lines: list[Traits]) -> dict[str, int]:
    """How often each line's text stands above the body, a title's text before the outlet's name counted too."""
    counts: dict[str, int] = {}
    for line in lines:
        counts[line.text] = counts.get(line.text, 0) + 1
    for line in lines[:4]:
        for match in _TITLE_SUFFIX.finditer(line.text):
            base = line.text[: match.start()]
            counts[base] = counts.get(base, 0) + 1
    return counts


def _candidate(lines: list[Traits], index: int, texts: dict[str, int]) -> tuple[str | None, float]:
    line = lines[index]
    text = line.text
    if line.stamp_line or line.words > 40 or line.words < 2 or len(text) > 300:
        return None, 0
    if line.kind is not None and (line.words < 4 or line.kind in ("footer", "cookies", "login", "related")):
        return None, 0
    if index < 3:
        # The title that browsers show: «headline - outlet».
        cuts = list(_TITLE_SUFFIX.finditer(text))
        for cut in cuts:
            base = text[: cut.start()]
            if texts.get(base, 0) > 1:
                return None, 0
        if cuts and cuts[0].start() > 15 and len(text) - cuts[-1].end() < 40:
            return text[: cuts[-1].start() if len(cuts) == 1 else cuts[0].start()], 2
    bonus = 0.0
    if texts.get(text, 0) > 1:
        bonus += 3
    elif line.repeated:
        bonus += 1.5
    return text, bonus


def _points(lines: list[Traits], index: int, text: str, start: int, body: set[str]) -> float:
    line = lines[index]
    points = 0.0
    words = line.content if text == line.text else content_words(text)
    if words:
        shared = len(words & body) / len(words)
        points += 7 * shared - (2 if shared < 0.25 else 0)
    count = text.count(" ") + 1
    if 5 <= count <= 20:
        points += 2
    elif count < 4:
        points -= 3
    points -= min(6.0, 0.3 * (start - index))
    if line.line.heading:
        points += 6 if line.line.heading == 1 else 2
    if line.line.bullet:
        points -= 4
    if line.kind is not None:
        points -= 3
    if line.stop:
        points -= 2
    if line.prose and count > 24:
        points -= 3
    if _TICKER.match(text) or _DASHED.match(text):
        points -= 3
    points += min(2, titleness(text))
    if points < _WORTH_A_LOOK:
        return points - _WORTH_A_LOOK
    if split_credit(text)[1] is not None:
        points -= 6
    if is_section(text) or section_of_breadcrumb(text) is not None:
        points -= 6
    if line.says_byline or find_bare_byline(text) is not None:
        points -= 6
    if _CREDITED.search(text) and not split_video_mark(text)[1]:
        points -= 4
    if index and _is_title_over(lines[index - 1], body):
        # The line under a headline is its standfirst.
        points -= 2
    below = lines[index + 1 : min(index + 5, start)]
    if any(other.stamp_line for other in below):
        points += 3
    elif any(other.says_byline for other in below):
        points += 2
    if any(other.stamp_line or other.says_byline for other in lines[max(0, index - 2) : index]):
        points -= 1
    if index and (is_section(lines[index - 1].text) or section_of_breadcrumb(lines[index - 1].text) is not None):
        points += 1.5
    return points


def _is_title_over(line: Traits, body: set[str]) -> bool:
    """Whether the line over another one can be the headline that it stands under."""
    if line.kind is not None or line.stamps or line.stop or line.line.bullet or not 5 <= line.words <= 20:
        return False
    words = line.content
    return bool(words) and len(words & body) * 4 >= len(words)
