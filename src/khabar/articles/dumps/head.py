"""What stands above the body of a dump: headline, section, date line, byline, standfirst, the picture's words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from khabar.articles.bylines import Byline, find_bare_byline, find_byline
from khabar.articles.captions import split_credit, split_own_credit
from khabar.articles.datelines import find_dateline, is_agency, is_dateline_place
from khabar.articles.dates import PageDate
from khabar.articles.dumps.kicker import section_above
from khabar.articles.dumps.outlets import own_names
from khabar.articles.dumps.traits import Traits, content_words
from khabar.articles.dumps.writers import unlabelled_byline
from khabar.articles.sections import is_section
from khabar.model import Dateline, Image

__all__ = ["Head", "read_head", "start_of_body"]

_PIECES = re.compile(r"\s*[|•·]\s*")
_MAY_CREDIT = re.compile(r"[)\]]\.?$|^صورة?\s?:")
_LONGEST_CAPTION = 30
_NEAR = 40
"""Lines below the headline and above the body in which its fields stand."""
_STANDFIRST = 18
_OF_THE_ARTICLE = 0.34
"""The share of a caption's words that the body must hold too."""
_PICTURE = re.compile(r"©|الصور|تصوير|عدسة|getty|shutterstock|photo|credit|image|/", re.IGNORECASE)


@dataclass(slots=True)
class Head:
    """What was found above the body, and at which line."""

    headline: str
    headline_at: int
    section: str | None = None
    section_at: int = 0
    section_rule: str = ""
    stamps: list[tuple[PageDate, int]] = field(default_factory=list)
    byline: Byline | None = None
    byline_at: int = 0
    lead: str | None = None
    lead_at: int = 0
    images: list[tuple[Image, int]] = field(default_factory=list)
    dateline: Dateline | None = None
    outlets: tuple[str, ...] = ()
    """What the page calls its outlet: a credit may be one of these."""


def start_of_body(lines: list[Traits], start: int, end: int) -> int:
    """`start`, or the first prose under a date line or byline that stands among the stretch's first lines.

    What is above those, a question as headline or a standfirst, is no body; nor is the paragraph of a summary.
    """
    prose_above = 0
    behind = sum(1 for line in lines[start:end] if line.prose)
    moved = start
    for index in range(start, min(end, start + 9)):
        line = lines[index]
        if line.prose:
            prose_above += 1
            behind -= 1
        elif (line.stamp_line or line.says_byline) and prose_above <= 2 and behind >= 2:
            following = next((i for i in range(index, end) if lines[i].prose), None)
            if following is not None:
                moved = following
    if any(line.kind == "summary" for line in lines[max(0, moved - 3) : moved]):
        return next((i for i in range(moved + 1, end) if lines[i].prose), moved)
    return moved


def read_head(lines: list[Traits], headline: tuple[str, int], start: int, body: set[str]) -> Head:
    """The fields between the headline and the body, and the section above. Gives every line that it reads a role."""
    text, at = headline
    head = Head(text, at)
    if any(_MAY_CREDIT.search(line.text) for line in lines[at + 1 : start]):
        head.outlets = own_names(lines)
    lines[at].role = "headline"
    kicker = section_above(lines, at)
    if kicker is not None:
        _set_section(lines, head, *kicker)
    _read_stamps_above(lines, head)
    _name_above(lines, head, body)
    between = [*range(at + 1, min(at + _NEAR, start)), *range(max(at + _NEAR, start - _NEAR), start)]
    for index in between:
        if lines[index].text == text:
            lines[index].role = "headline"
        elif lines[index].role is None:
            _labelled(lines, index, head, body)
    for index in between:
        if lines[index].role is None and lines[index].kind is None:
            _by_position(lines, index, head, start, body)
    return head


def _set_section(lines: list[Traits], head: Head, section: str, index: int, rule: str) -> None:
    head.section, head.section_at, head.section_rule = section, index, rule
    lines[index].role = "section"


def _read_stamps_above(lines: list[Traits], head: Head) -> None:
    """A date line at most two lines above the headline; the page's own clock stands further up, above a menu."""
    for index in range(head.headline_at - 1, max(-1, head.headline_at - 3), -1):
        line = lines[index]
        if line.stamp_line and index > 2:
            head.stamps.extend((stamp, index) for stamp in line.stamps)
            line.role = "published"


def _name_above(lines: list[Traits], head: Head, body: set[str]) -> None:
    """A writer's name over the headline, as columns have it; one that the text has too is its subject."""
    for index in range(head.headline_at - 1, max(2, head.headline_at - 3), -1):
        line = lines[index]
        byline = find_bare_byline(line.text) if line.kind is None and line.role is None and line.words <= 5 else None
        if byline is not None and not line.repeated and not content_words(byline.names[0]) <= body:
            head.byline, head.byline_at, line.role = byline, index, "byline"
            return


def _labelled(lines: list[Traits], index: int, head: Head, body: set[str]) -> None:
    """The lines that say by themselves what they are."""
    line = lines[index]
    text = line.text
    if line.stamps and (line.stamp_line or (line.words <= 20 and _is_stamped(line))):
        head.stamps.extend((stamp, index) for stamp in line.stamps)
        line.role = "published"
        rest = text
        for stamp in line.stamps:
            rest = rest.replace(stamp.words, " ")
        for piece in _PIECES.split(rest):
            piece = piece.strip(" -–—،,:")
            _byline(head, find_byline(piece) or unlabelled_byline(piece), index)
        return
    byline = find_byline(text) if line.kind is None or line.kind == "meta" else None
    if byline is not None:
        _byline(head, byline, index)
        line.role = "byline"
        return
    if line.kind == "tags":
        _topics(lines, index)
        return
    if line.kind is not None or line.prose or line.role is not None:
        return
    caption, credit = credited(text, head.outlets)
    if credit is not None and line.words <= _LONGEST_CAPTION:
        if caption is None or index <= head.headline_at + 3 or _shared(caption, body) >= _OF_THE_ARTICLE:
            _credit(lines, index, head, caption, credit)
        return
    if is_agency(text) or (find_dateline(f"{text} - ") is not None and line.words <= 4):
        head.dateline = head.dateline or find_dateline(f"{text} - ") or Dateline(agency=text)
        line.role = "dateline"
        return
    if is_section(text):
        line.role = "section"
        if head.section is None:
            _set_section(lines, head, text, index, "sections.under_headline")


def credited(text: str, outlets: tuple[str, ...]) -> tuple[str | None, str | None]:
    """A picture's caption and credit, which may be one of the `outlets`."""
    caption, credit = split_credit(text)
    if caption is None or credit is not None:
        return caption, credit
    for outlet in outlets:
        rest, own = split_own_credit(caption, outlet)
        if own is not None:
            return rest, own
    return caption, None


def _is_stamped(line: Traits) -> bool:
    """Whether a stamp among other words is the page's: a label or a mark sets it apart from them."""
    if _caption_label(line) is not None or split_credit(line.text)[1] is not None:
        return False
    stamp = line.stamps[0]
    if stamp.role is not None or "|" in line.text or find_byline(line.text) is not None:
        return True
    rest = line.text[: stamp.start] + line.text[stamp.end :]
    return rest.count(" ") <= 8 and ":" in stamp.words


def _topics(lines: list[Traits], index: int) -> None:
    """The few words under «الموضوع:» above the body."""
    if index + 1 < len(lines) and lines[index + 1].kind is None and lines[index + 1].words <= 7:
        lines[index + 1].role = "tags"


def _byline(head: Head, byline: Byline | None, index: int) -> None:
    if byline is not None and head.byline is None:
        head.byline, head.byline_at = byline, index


def _credit(lines: list[Traits], index: int, head: Head, caption: str | None, credit: str) -> None:
    line = lines[index]
    if caption is None:
        previous = lines[index - 1]
        following = lines[index + 1] if index + 1 < len(lines) else None
        if following is not None and (labelled := _caption_label(following)) is not None:
            caption, following.role = labelled, "caption"
        elif index - 1 > head.headline_at and previous.role is None and previous.kind is None and not previous.prose:
            if 2 <= previous.words <= _LONGEST_CAPTION and not is_section(previous.text):
                caption, previous.role = previous.text, "caption"
        elif is_agency(credit) and _PICTURE.search(line.text) is None:
            # The source of a report, or the outlet's own name, but not of a picture.
            if index - 2 <= head.headline_at or lines[index - 1].role in ("published", "byline"):
                head.dateline = head.dateline or Dateline(agency=credit)
                line.role = "dateline"
            return
    line.role = "caption"
    head.images.append((Image(caption=caption, credit=credit), index))


def _shared(text: str, body: set[str]) -> float:
    """The share of the text's words that the body holds too."""
    words = content_words(text)
    return len(words & body) / len(words) if words else 0.0


def _caption_label(line: Traits) -> str | None:
    """The caption of a line that says that it is one («التعليق على الصورة، …»)."""
    caption, credit = split_credit(line.text)
    return caption if credit is None and caption is not None and len(caption) < len(line.text) - 5 else None


def _by_position(lines: list[Traits], index: int, head: Head, start: int, body: set[str]) -> None:
    """The lines that only their place and their words' meaning tell: a writer's name, a caption, a standfirst."""
    line = lines[index]
    near_stamp = any(lines[i].role == "published" for i in range(max(0, index - 2), min(start, index + 3)))
    if head.byline is None and line.words <= 6:
        byline = unlabelled_byline(line.text)
        # A name that the headline has too is the one in the picture; away from the date, one that the body has too.
        others = content_words(head.headline) if near_stamp or index == head.headline_at + 1 else body
        if byline is not None and not content_words(byline.names[0]) <= others:
            head.byline, head.byline_at = byline, index
            line.role = "byline"
            return
    labelled = _caption_label(line)
    if labelled is not None:
        line.role = "caption"
        head.images.append((Image(caption=labelled), index))
        return
    if line.prose or line.words >= _STANDFIRST or line.line.bullet:
        if not line.line.bullet and head.lead is None and line.words >= 6:
            head.lead, head.lead_at, line.role = line.text, index, "lead"
        return
    shared = _shared(line.text, body)
    under_headline = index == head.headline_at + 1
    below = range(index + 1, min(index + _NEAR, start))
    fields_below = under_headline and any(lines[i].role in ("published", "byline") for i in below)
    if under_headline and fields_below and line.words >= 6:
        head.lead, head.lead_at, line.role = line.text, index, "lead"
    elif (
        line.words >= 2 and shared >= (_OF_THE_ARTICLE if line.words > 2 else 0.99) and not is_dateline_place(line.text)
    ):
        line.role = "caption"
        head.images.append((Image(caption=line.text), index))
