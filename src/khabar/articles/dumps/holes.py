"""What stands between the paragraphs of a body: subheadings, pictures' words, cards of related news, furniture."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from khabar.articles.bylines import find_bare_byline
from khabar.articles.captions import is_labelled_caption, split_credit
from khabar.articles.dumps.traits import Traits, titleness
from khabar.articles.furniture import heading_of_related
from khabar.articles.related import inline_related, split_video_mark
from khabar.articles.sections import is_section
from khabar.model import Image, Related

__all__ = ["Body", "cards", "read_body"]

_PICTURES = re.compile(r"^(?:بال)?(?:صور|صورة)\s?(?:\.{2,}|[:|…])")
_TITLE_MARK = re.compile(r"[.:؟?…«»\"“”]")
_LONGEST_SUBHEADING = 8
_STOP_HABIT = 0.8


@dataclass(slots=True)
class Body:
    """The body's paragraphs by line, and what was found between them."""

    paragraphs: list[int] = field(default_factory=list)
    images: list[tuple[Image, int]] = field(default_factory=list)
    related: list[Related] = field(default_factory=list)


def read_body(lines: list[Traits], start: int, end: int) -> Body:
    """Sort the lines of the stretch. Gives each that is no paragraph a role; paragraphs get ``body``."""
    body = Body()
    prose = [line for line in lines[start:end] if line.prose]
    stops = sum(line.stop for line in prose)
    habit = len(prose) >= 3 and stops >= _STOP_HABIT * len(prose)
    _rescue(lines, start, end)
    index = start
    while index < end:
        if _is_paragraph(lines, index, body):
            lines[index].role = "body"
            body.paragraphs.append(index)
            index += 1
            continue
        stop, in_cards = index, False
        while stop < end and not _is_paragraph(lines, stop, body, in_cards=in_cards):
            in_cards = in_cards or lines[stop].kind in ("related", "popular")
            stop += 1
        _hole(lines, index, stop, body, habit, last=stop >= end)
        index = stop
    body.paragraphs.sort()
    return body


def _rescue(lines: list[Traits], start: int, end: int) -> None:
    """A paragraph that speaks of privacy or rights is no furniture when paragraphs stand on either side of it."""
    for index in range(start + 1, end - 1):
        line = lines[index]
        if line.kind is not None and line.words >= 14 and line.stop and not line.line.bullet:
            line.prose = lines[index - 1].prose and lines[index + 1].prose
            if line.prose:
                line.kind = None


def _is_paragraph(lines: list[Traits], index: int, body: Body, *, in_cards: bool = False) -> bool:
    line = lines[index]
    if line.signature and body.paragraphs:
        return True
    if not line.prose:
        return False
    if inline_related(line.text) is not None:
        return False
    # Under the heading of related news a line must look more like prose than a title can.
    return not in_cards or line.stop or line.opens or line.words >= 30


def _hole(lines: list[Traits], start: int, end: int, body: Body, habit: bool, *, last: bool) -> None:
    heading = next((i for i in range(start, end) if lines[i].kind is not None), end)
    _cards_without_heading(lines, start, heading, body)
    run = sum(lines[index].role is None for index in range(start, end))
    for index in range(start, heading):
        if lines[index].role is None:
            _between(lines, index, end, body, habit, run, last=last)
    if heading == end:
        return
    if not last and _is_subheading_after_cards(lines, heading, end):
        lines[end - 1].role = "body"
        body.paragraphs.append(end - 1)
        end -= 1
    if any(lines[i].kind == "related" for i in range(heading, end)):
        first = next(i for i in range(heading, end) if lines[i].kind == "related")
        body.related.extend(cards(lines, first, end))
    for index in range(heading, end):
        if lines[index].role is None:
            lines[index].role = lines[index].kind or "related"


def _cards_without_heading(lines: list[Traits], start: int, end: int, body: Body) -> None:
    """Single cards between two paragraphs: a section's name over a title, or a title that says it has pictures."""
    for index in range(start, end):
        line, above = lines[index], lines[index - 1]
        if line.role is not None or line.words < 4 or line.stop or line.line.bullet or line.stamps:
            continue
        under_section = index > start and is_section(above.text)
        if under_section or _PICTURES.match(line.text) or split_video_mark(line.text)[1]:
            line.role = "related"
            body.related.append(_related(line.text))
            if under_section:
                above.role = "related"


def _is_subheading_after_cards(lines: list[Traits], start: int, end: int) -> bool:
    """Whether the last line before a paragraph is its subheading: shorter than every card's title and no title."""
    line = lines[end - 1]
    if line.kind is not None or line.role is not None or line.words > 3 or _TITLE_MARK.search(line.text):
        return False
    if any(line.text.startswith(other.text) for other in lines[start : end - 1]):
        # «مختارات نهاية» closes the list.
        return False
    if line.stamps or line.line.bullet or is_section(line.text) or find_bare_byline(line.text) is not None:
        return False
    titles = [other for other in lines[start : end - 1] if other.kind is None and not other.stamp_line]
    return bool(titles) and all(other.words > line.words for other in titles)


def _between(lines: list[Traits], index: int, end: int, body: Body, habit: bool, run: int, *, last: bool) -> None:
    """One line between paragraphs that no furniture precedes."""
    line = lines[index]
    caption, credit = split_credit(line.text)
    if credit is not None and line.words <= 40:
        following = lines[index + 1] if index + 1 < end else None
        if caption is None and following is not None and following.kind is None and following.role is None:
            if (
                not is_labelled_caption(following.text)
                and titleness(following.text)
                and not split_credit(following.text)[1]
            ):
                # The picture of a card, and its title.
                line.role = following.role = "related"
                body.related.append(_related(following.text))
                return
            caption, following.role = split_credit(following.text)[0], "caption"
        line.role = "caption"
        body.images.append((Image(caption=caption, credit=credit), index))
        return
    if line.stamp_line:
        line.role = "meta"
        return
    if line.stamps and line.words >= 6 and not line.stop:
        title = line.text[: line.stamps[0].start].strip(" -–—|،,")
        line.role = "related"
        if len(title.split()) >= 4:
            body.related.append(_related(title))
        return
    if caption is not None and len(caption) < len(line.text) - 5 and credit is None and line.text.endswith(caption):
        line.role = "caption"
        body.images.append((Image(caption=caption), index))
        return
    above = lines[body.paragraphs[-1]] if body.paragraphs else None
    introduced = above is not None and (
        above.text.endswith((":", "؛", "،")) or (line.line.bullet and above.line.bullet and not above.prose)
    )
    if last:
        keep = line.stop or (line.line.bullet and introduced)
    elif introduced or line.stop or line.text.endswith((":", "؟", "؛", "،", "!")):
        keep = True
    elif line.line.bullet:
        keep = False
    elif line.words <= _LONGEST_SUBHEADING:
        keep = run <= 2
    else:
        keep = line.opens or not habit
    if keep:
        line.role = "body"
        body.paragraphs.append(index)
    elif line.words > _LONGEST_SUBHEADING and not titleness(line.text) and run <= 2 and not line.line.bullet:
        line.role = "caption"
        body.images.append((Image(caption=line.text), index))
    else:
        line.role = "related" if line.words > 3 else "menu"
        if line.words > 4 and titleness(line.text):
            body.related.append(_related(line.text))


def _related(title: str, caption: str | None = None) -> Related:
    bare, video = split_video_mark(title)
    return Related(title=bare, video=video, caption=caption)


def cards(lines: list[Traits], start: int, end: int) -> list[Related]:
    """The cards under a heading of related news at `start`, up to the next furniture of another kind.

    A card may show its picture's words above its title: of two lines the barer one that stands first is those words.
    """
    found: list[Related] = []
    run: list[str] = []
    for index in range(start, end):
        line = lines[index]
        if line.kind == "related":
            found.extend(_pair(run))
            run = []
            title = None if heading_of_related(line.text) else inline_related(line.text)
            if title is not None:
                found.append(_related(title))
            line.role = "related"
            continue
        if line.kind is not None:
            if line.kind in ("meta", "video", "advert", "share"):
                if line.kind == "meta":
                    found.extend(_pair(run))
                    run = []
                line.role = line.kind
                continue
            break
        line.role = "related"
        if line.stamp_line or line.words > 40 or (line.prose and line.stop):
            # A date, or the teaser under a title: the card is over.
            found.extend(_pair(run))
            run = []
            continue
        text = line.text[: line.stamps[0].start].strip(" -–—|،,") if line.stamps else line.text
        text = text.removesuffix("...").rstrip() if text.endswith("...") else text
        if text and not text.isdigit():
            run.append(text)
    found.extend(_pair(run))
    return found


def _pair(run: list[str]) -> list[Related]:
    """Titles out of the lines of a list, each with the picture's words that stand above it."""
    bare = [titleness(text) == 0 for text in run]
    if run and len(run) % 2 == 0 and all(bare[::2]) and not any(bare[1::2]):
        return [_related(title, caption) for caption, title in zip(run[::2], run[1::2], strict=True)]
    # A few words without a verb among titles are a name under a picture, a section or a button.
    return [_related(text) for text, plain in zip(run, bare, strict=True) if not plain or text.count(" ") >= 3]
