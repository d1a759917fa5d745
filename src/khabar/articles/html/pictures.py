"""The article's pictures: which lines are a picture's words, and what they say."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from khabar.articles.captions import split_credit, split_own_credit
from khabar.articles.furniture import furniture_kind
from khabar.articles.html.apart import prose
from khabar.articles.html.outline import Box, Line, Outline, Picture
from khabar.articles.html.roles import Role
from khabar.model import Image

__all__ = ["Legend", "find_legends", "read_legends"]

_FIGURES = frozenset(("figure", "figcaption"))
_NAMED = Role.CAPTION | Role.CREDIT
_WIDE = frozenset(("body", "article", "main", "header"))
_OTHER = Role.SECTION | Role.DATE | Role.AUTHOR | Role.TAGS
"""Roles of lines beside a picture that are not its words."""
_LONGEST = 70
"""Words. What is longer is a text with a picture beside it."""
_UNNAMED_LONGEST = 35
_MOST = 300
_SMALL = 90
"""Pixels. A narrower image is an icon or a face beside a name."""
_MOSTLY = 0.5


@dataclass(frozen=True, slots=True)
class Legend:
    """The lines that stand with one picture."""

    lines: tuple[Line, ...]
    picture: Picture | None


def find_legends(page: Outline, running: list[float]) -> tuple[Legend, ...]:
    """The lines of the page that belong to pictures, by picture, in page order. `running` sums the lines' prose."""
    total = running[-1]
    found: dict[int, Legend] = {}

    def take(start: int, end: int, picture: Picture | None) -> None:
        lines = tuple(line for line in page.lines[start:end] if line.index not in found)
        if lines:
            legend = Legend(lines, picture)
            for line in lines:
                found[line.index] = legend

    for box in page.boxes:
        if not (box.roles & _NAMED or box.tag in _FIGURES) or box.end <= box.start:
            continue
        if (box.roles & _OTHER and not box.roles & Role.CAPTION) or _dated(page, box):
            continue
        text = running[box.end] - running[box.start]
        if (text > _MOSTLY * total and total > _LONGEST) or _words(page, box) > _longest(box):
            continue
        figure = _figure(box)
        if figure is not None:
            take(figure.start, figure.end, _picture_in(page, figure))
        elif box.tag == "figcaption" or not box.roles & Role.BODY:
            take(box.start, box.end, _nearest(page, box.start))
    for line in page.lines:
        if not line.roles & _NAMED or line.index in found or line.words > _LONGEST:
            continue
        if not (line.roles & _OTHER or _dated(page, line.box)):
            take(line.index, line.index + 1, _nearest(page, line.index))
    looked_at = -1
    for picture in page.pictures:
        for line in page.lines[max(looked_at + 1, picture.position - 1) : picture.position + 2]:
            looked_at = line.index
            if not line.link_words and looked_at not in found and _only_credit(line):
                take(line.index, line.index + 1, picture)
        beside = _beside(picture, page.lines, running)
        if beside is not None:
            take(beside.start, beside.end, picture)
    ordered = dict.fromkeys(id(legend) for _, legend in sorted(found.items()))
    by_id = {id(legend): legend for legend in found.values()}
    return tuple(by_id[key] for key in ordered)


def _dated(page: Outline, box: Box) -> bool:
    """Whether the box holds a time element: then its credits are those of the article."""
    return box.tag != "figure" and any(
        owner is not None and owner.tag == "time" for line in page.lines[box.start : box.end] for owner in line.owners
    )


def _only_credit(line: Line) -> bool:
    """Whether a short line by a picture, itself no link, says who took it and nothing else."""
    if line.words > 12 or line.heading or line.box.apart or (line.box.within("p") and line.words > 8):
        return False
    caption, credit = split_credit(line.text)
    return caption is None and credit is not None and furniture_kind(line.text) is None


def _longest(box: Box) -> int:
    return 3 * _LONGEST if box.tag in _FIGURES else _LONGEST


def _words(page: Outline, box: Box) -> int:
    return sum(line.words for line in page.lines[box.start : box.end])


def _figure(box: Box) -> Box | None:
    """The ``figure`` around a box, when it holds only a picture and its words."""
    at: Box | None = box
    for _ in range(5):
        if at is None:
            return None
        if at.tag == "figure":
            return at if at.end - at.start <= 6 else None
        at = at.parent
    return None


def _picture_in(page: Outline, box: Box) -> Picture | None:
    for picture in _pictures_between(page, box.start, box.end):
        at: Box | None = picture.box
        for _ in range(8):
            if at is box:
                return picture
            at = at.parent if at is not None else None
    return None


def _pictures_between(page: Outline, first: int, last: int) -> list[Picture]:
    begin = bisect_left(page.pictures, first, key=_position)
    return page.pictures[begin : bisect_right(page.pictures, last, lo=begin, key=_position)][:50]


def _position(picture: Picture) -> int:
    return picture.position


def _nearest(page: Outline, position: int) -> Picture | None:
    """The picture that stands right before a line, else the one right after it."""
    best = None
    for picture in _pictures_between(page, position - 2, position + 1):
        if picture.position <= position:
            best = picture
        elif best is None:
            return picture
    return best


def _beside(picture: Picture, lines: list[Line], running: list[float]) -> Box | None:
    """The smallest element around a picture that has words, when they are few enough to be its own."""
    at: Box | None = picture.box
    for _ in range(5):
        if at is None or at.apart or at.tag in _WIDE:
            return None
        if at.end > at.start:
            break
        at = at.parent
    else:
        return None
    if at is None or at.end - at.start > 2:
        return None
    text = running[at.end] - running[at.start]
    if text > _UNNAMED_LONGEST or text > _MOSTLY * running[-1] or not all(map(_fits, lines[at.start : at.end])):
        return None
    width = picture.width
    return None if width is not None and width < _SMALL else at


def _fits(line: Line) -> bool:
    """Whether a line beside a picture, in an element that no name marks, can be its caption."""
    if line.heading or line.link_words > 0.5 * line.words:
        return False
    if line.roles & _OTHER or line.inline_roles & _OTHER or furniture_kind(line.text) is not None:
        return False
    return not (line.words > 14 and line.text.endswith((".", "؟", "!")) and line.box.tag == "p" and prose(line) > 0)


def read_legends(legends: tuple[Legend, ...], outlet: str | None) -> tuple[Image, ...]:
    """What the pictures' lines say, without lines that say nothing. The `outlet` may credit itself."""
    images: dict[Image, None] = {}
    for legend in legends[:_MOST]:
        captions: list[str] = []
        credits: list[str] = []
        for line in legend.lines:
            caption, credit = _read(line)
            if caption and not credit and outlet:
                caption, credit = split_own_credit(caption, outlet)
            if caption and caption not in captions:
                captions.append(caption)
            if credit and credit not in credits:
                credits.append(credit)
        if captions or credits:
            url = legend.picture.url if legend.picture is not None else None
            image = Image(caption=" ".join(captions) or None, credit="، ".join(credits) or None, url=url)
            images[image] = None
    return tuple(images)


def _read(line: Line) -> tuple[str | None, str | None]:
    if line.roles & Role.CREDIT and not line.roles & Role.CAPTION:
        caption, credit = split_credit(line.text)
        return (None, credit) if credit else (None, caption)
    if not line.inline_roles & Role.CREDIT:
        return split_credit(line.text)
    said = [p.text for p in line.pieces if p.inline is not None and p.inline.roles & Role.CREDIT]
    if len(said) < len(line.pieces):
        rest = "".join(p.text for p in line.pieces if p.inline is None or not p.inline.roles & Role.CREDIT)
        credit = " ".join("".join(said).split())
        return " ".join(rest.split()) or None, split_credit(credit)[1] or credit or None
    return split_credit(line.text)
