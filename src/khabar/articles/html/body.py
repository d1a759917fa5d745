"""Which element holds the article's text, and which of its lines are the text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from khabar.articles.furniture import furniture_kind
from khabar.articles.html.apart import prose, sums
from khabar.articles.html.headline import Headline, words_of
from khabar.articles.html.outline import Box, Line, Outline
from khabar.articles.html.rest import kind_of
from khabar.articles.html.roles import Role

__all__ = ["Body", "find_body"]

_TEXT_TAGS = frozenset(("p", "blockquote", "li", "dd", "pre", "q"))
_RUNNING_TAGS = frozenset(("p", "blockquote", "ul", "ol", "table", "tbody", "tr", "td", "dl"))
_CELLS = frozenset(("td", "th"))
_STOPS = (".", "؟", "!", "?", '."', ".»", ".”", "۔")
_GOES_ON = re.compile(r"\W{0,2}و(?!(?:زار|زير|كال|اشنطن|صف|صل|قع|جه|ضع|افق|فاة|لد|لاي|حد)\w*\b)\w{3,}")
"""A first word that begins with «and», unless its waw is a letter of its own."""
_BODY_NAME = 1.35
_SCHEMA_BODY = 1.5
_ARTICLE_TAG = 1.08
_RULES_PAGE = re.compile(r"privacy|terms|guidelines|polic(?:y|ies)|conditions|disclaimer", re.IGNORECASE)
"""Addresses of an outlet's own rules."""
_POSTED = re.compile(r"[—–-]{1,2}\s?[^@]{1,80}\(@\w{1,30}\)")
"""Who wrote a post that is shown in the text: «— فلان (@falan)»."""
_NEAR = 15
"""Lines."""
_SKIPPED = 150
"""Words of running text between the headline and an element that halve its chance to be the article."""
_MOST_JUNK = 12
_JUNK = 0.5
"""What a word of labels and links costs against a word of running text."""


@dataclass(slots=True)
class Body:
    """The lines of the article's text, and those left out between them with the kind of furniture they are."""

    box: Box
    lines: list[Line]
    left_out: list[tuple[Line, str]] = field(default_factory=list)

    @property
    def named(self) -> bool:
        """Whether its element, or the one that holds all its lines, is named for an article's text."""
        return bool(self.box.roles & Role.BODY) or all(line.box.inside_named(Role.BODY) for line in self.lines)


def _factor(box: Box) -> float:
    if "articleBody" in box.names:
        return _SCHEMA_BODY
    if box.roles & Role.BODY:
        return _BODY_NAME
    return _ARTICLE_TAG if box.tag in ("article", "main") else 1.0


def _container(page: Outline, headline: Headline | None, captions: frozenset[int]) -> tuple[Box, float]:
    """The element with the most running text for the least of everything else."""
    good: list[float] = []
    bad: list[float] = []
    before = headline.first if headline is not None and headline.likeness > 0.6 else -1
    for line in page.lines:
        box, words = line.box, line.words
        weight = 0.0 if box.apart or line.index in captions else prose(line)
        if line.index < before:
            weight *= 0.2
        good.append(weight)
        harmless = weight or line.heading or (box.tag in _CELLS and not line.link_words)
        bad.append(0.0 if harmless else words if words < _MOST_JUNK else _MOST_JUNK)
    running, junk = sums(good), sums(bad)
    first_prose = _next_prose(good)
    best, score = page.boxes[0], -1.0
    for box in page.boxes:
        if box.apart:
            continue
        value = running[box.end] - running[box.start] - _JUNK * (junk[box.end] - junk[box.start])
        if value > 0:
            if value * _SCHEMA_BODY < score:  # no name could make it the best
                continue
            value *= _factor(box) * _nearness(box, headline, first_prose, running)
        if value >= score:
            best, score = box, value
    return best, running[best.end] - running[best.start]


def _next_prose(good: list[float]) -> list[int]:
    """For each line the index of the first line of prose from there on."""
    following = [len(good)] * (len(good) + 1)
    for index in range(len(good) - 1, -1, -1):
        following[index] = index if good[index] else following[index + 1]
    return following


def _nearness(box: Box, headline: Headline | None, first_prose: list[int], running: list[float]) -> float:
    """An article's text begins soon after its headline: 1 up to 15 lines below, falling from there."""
    if headline is None or headline.likeness < 0.6 or (headline.first < box.start and headline.last >= box.end):
        return 1.0
    begin = first_prose[max(box.start, headline.last + 1)]
    distance = begin - headline.last
    near = 1.0 if distance <= _NEAR else 1 / (1 + (distance - _NEAR) / 40)
    skipped = running[begin] - running[headline.last + 1] if begin > headline.last else 0.0
    return near / (1 + skipped / _SKIPPED)


def find_body(page: Outline, headline: Headline | None, captions: frozenset[int]) -> Body | None:
    """The article's text; ``None`` when the page holds no running text. `captions` are the pictures' lines."""
    box, weight = _container(page, headline, captions)
    if weight <= 0:
        return None
    body = Body(box, [])
    insets = _insets(page, box)
    title = words_of(headline.text) if headline is not None else []
    first = headline.last + 1 if headline is not None and box.start <= headline.first < box.end else box.start
    after_related = False
    for line in page.lines[first : box.end]:
        if line.index in captions:
            continue
        kind = "related" if line.index in insets else _furniture(line, after_related)
        if kind == "related" and not line.link_words:
            after_related = True
        elif kind is None and (prose(line) or (line.heading and not line.link_words)):
            after_related = False
        if (
            kind is None
            and title
            and line.words <= len(title) + 2
            and title[0] in line.text.casefold()
            and words_of(line.text) == title
        ):
            kind = "headline"
        if kind == "comments" and not line.box.apart and len(body.lines) > 1:
            break
        if kind is None:
            body.lines.append(line)
        else:
            body.left_out.append((line, kind))
    _drop_rules_of_the_site(body)
    _drop_labels_of_left_out(body)
    _drop_stray_labels(body)
    _trim(body)
    _drop_standfirst(body, headline)
    if not body.lines:
        return None
    _lead_in(page, body, headline, captions)
    return body


def _insets(page: Outline, container: Box) -> set[int]:
    """Lines of boxes within the text that mostly lead elsewhere: cards of articles, podcasts, newsletters."""
    inset: set[int] = set()
    # Outer elements come before inner ones: those within the container follow it.
    for box in page.boxes[page.boxes.index(container) + 1 :]:
        if box.start >= container.end:
            break
        if not 2 <= box.end - box.start <= 12 or box.end > container.end:
            continue
        if box.tag in _RUNNING_TAGS or not box.inside(container):
            continue
        lines = page.lines[box.start : box.end]
        words = sum(line.words for line in lines)
        links = sum(line.link_words for line in lines)
        if links > 0.25 * words and sum(map(prose, lines)) <= 45 and any(_is_link(line) for line in lines):
            inset.update(range(box.start, box.end))
    return inset


def _drop_labels_of_left_out(body: Body) -> None:
    """A heading or label right above something that was left out belongs to it."""
    out = {line.index: kind for line, kind in body.left_out}
    kept: list[Line] = []
    for line in reversed(body.lines):
        kind = out.get(line.index + 1)
        label = line.heading or line.box.tag not in _TEXT_TAGS
        if kind in ("related", "card") and label and line.words <= 8 and not prose(line):
            out[line.index] = "related"
            body.left_out.append((line, "related"))
        else:
            kept.append(line)
    body.lines = kept[::-1]


def _drop_standfirst(body: Body, headline: Headline | None) -> None:
    """A standfirst at the top, in an element named for one, is the lead and not the text.

    Within the text's own element, below the headline, a whole sentence is the text's first paragraph all the same.
    """
    while len(body.lines) > 1:
        line = body.lines[0]
        own = line.box.inside_named(Role.BODY, without=headline.first if headline is not None else None)
        if not _is_standfirst(line, body.lines[1]) or (own and line.text.endswith(_STOPS)):
            return
        body.left_out.append((body.lines.pop(0), "lead"))


def _is_standfirst(line: Line, following: Line) -> bool:
    """Whether an element named for a standfirst holds one: where the text goes on from it («وأضاف …»), it opens it."""
    parent = line.box.parent
    named = line.roles | (parent.roles if parent is not None and not parent.roles & Role.BODY else 0)
    if not named & Role.LEAD:
        return False
    return not (line.text.endswith(_STOPS) and _GOES_ON.match(following.text))


def _drop_rules_of_the_site(body: Body) -> None:
    """The last lines, where they send the reader to the site's own rules, go with the box that they stand in."""
    for line in body.lines[-4:]:
        if not any(owner is not None and owner.href and _RULES_PAGE.search(owner.href) for owner in line.owners):
            continue
        box = line.box.parent if line.box.tag == "p" and line.box.parent is not body.box else line.box
        dropped = [each for each in body.lines if box is not None and box.start <= each.index < box.end]
        if len(dropped) <= 4 and len(dropped) < len(body.lines):
            body.lines = [each for each in body.lines if each not in dropped]
            body.left_out += [(each, "disclaimer") for each in dropped]
        return


def _drop_stray_labels(body: Body) -> None:
    """Among paragraphs marked as such, a word or two in another element is a label of something that is not there."""
    paragraphs = sum(1 for line in body.lines if line.box.tag == "p" and prose(line))
    others = sum(1 for line in body.lines if line.box.tag not in _TEXT_TAGS and prose(line))
    if paragraphs < 3 or others > 0.3 * paragraphs:
        return
    kept: list[Line] = []
    for line in body.lines:
        stray = line.words <= 5 and not line.heading and not line.bold and line.box.tag not in _TEXT_TAGS | _CELLS
        if stray and not line.text.endswith((*_STOPS, ":")):
            body.left_out.append((line, "other"))
        else:
            kept.append(line)
    body.lines = kept


def _lead_in(page: Outline, body: Body, headline: Headline | None, captions: frozenset[int]) -> None:
    """Sentences between the headline and the element of the text begin the text, where they are paragraphs."""
    if headline is None or headline.last >= body.box.start or body.box.start - headline.last > 40:
        return
    for line in reversed(page.lines[headline.last + 1 : body.box.start]):
        if line.box.apart or line.index in captions or line.box.tag != "p" or line.words < 10 or line.bold:
            continue
        if _is_standfirst(line, body.lines[0]):
            continue
        if prose(line) and line.text.endswith(_STOPS) and line.text != body.lines[0].text:
            body.lines.insert(0, line)


def _by_place(line: Line) -> str | None:
    """What the elements around it say."""
    apart = line.box.apart
    if not apart:
        return None
    return kind_of(apart)


def _by_link(line: Line) -> str | None:
    """A line that is a link and nothing else."""
    if _is_link(line) and not (line.box.tag in _TEXT_TAGS and line.words <= 2):
        return "related"
    return None


def _is_link(line: Line) -> bool:
    if line.link_words >= 0.6 * line.words and any(owner is not None and owner.tag == "time" for owner in line.owners):
        return True
    return line.link_words >= 0.8 * line.words


def _by_words(line: Line) -> str | None:
    """What the words themselves say."""
    if line.words > 25:
        return None
    if line.text[0] in "—–-" and _POSTED.match(line.text):
        return "share"
    return furniture_kind(line.text)


def _by_name(line: Line) -> str | None:
    """A short line in an element that is named for a part of the article other than its text."""
    if line.roles & Role.DATE and line.words <= 24 and sum(map(str.isdigit, line.text)) >= 8 and not line.link_words:
        return "date"
    if line.words > 12 or line.box.tag in ("p", "li", "blockquote") or prose(line):
        return None
    box: Box | None = line.box
    roles = line.roles
    for _ in range(2):
        if box is None or box.roles & Role.BODY:
            break
        roles |= box.roles if box.end - box.start <= 8 else 0
        box = box.parent
    if roles & Role.AUTHOR:
        return "byline"
    if roles & Role.DATE:
        return "date"
    return "section" if roles & (Role.SECTION | Role.CREDIT) else None


_RULES: tuple[Callable[[Line], str | None], ...] = (_by_place, _by_link, _by_name, _by_words)


def _furniture(line: Line, after_related: bool) -> str | None:
    for rule in _RULES:
        kind = rule(line)
        if kind is not None:
            return kind
    if after_related and line.words < 10 and not line.heading and not line.text.endswith((".", "؟", "!")):
        return "related"
    return None


def _trim(body: Body) -> None:
    """Labels at either end that no sentence supports are not the text."""
    lines = body.lines
    while lines and not _sentence(lines[-1]):
        body.left_out.append((lines.pop(), "other"))
    while lines and not prose(lines[0]):
        body.left_out.append((lines.pop(0), "other"))


def _sentence(line: Line) -> bool:
    if line.heading:
        return False
    return prose(line) > 0 or line.box.tag in _TEXT_TAGS
