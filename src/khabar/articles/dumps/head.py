"""What stands above the body of a dump: headline, section, date line, byline, standfirst, the picture's words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from khabar.articles.bylines import Byline, find_bare_byline, find_byline
from khabar.articles.captions import split_credit
from khabar.articles.datelines import find_dateline, is_agency, is_dateline_place
from khabar.articles.dates import PageDate
from khabar.articles.dumps.traits import Traits, content_words
from khabar.articles.sections import is_section, section_of_breadcrumb
from khabar.model import Dateline, Image

__all__ = ["Head", "choose_headline", "read_head", "start_of_body"]

_REACH = 160
"""Lines above the body among which the headline is looked for, besides the dump's first three."""
_TITLE_SUFFIX = re.compile(r"\s+(?:[-–—|•:]|::)\s+")
_TICKER = re.compile(r"^\s*(?:عاجل|خبر عاجل|الآن)\b")
_PIECES = re.compile(r"\s*[|•·]\s*")
_LONGEST_CAPTION = 30
_NEAR = 40
"""Lines below the headline and above the body in which its fields stand."""
_STANDFIRST = 18
_WORTH_A_LOOK = 0.5
"""Points below which a line is not asked what costs time to know; no headline has fewer."""
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
    return None if best is None or best[0] < 0 else (best[1], best[2])


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
    if _TICKER.match(text):
        points -= 3
    if points < _WORTH_A_LOOK:
        return points - _WORTH_A_LOOK
    if split_credit(text)[1] is not None:
        points -= 6
    if is_section(text) or section_of_breadcrumb(text) is not None:
        points -= 6
    if line.says_byline or find_bare_byline(text) is not None:
        points -= 6
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


def read_head(lines: list[Traits], headline: tuple[str, int], start: int, body: set[str]) -> Head:
    """The fields between the headline and the body, and the section above. Gives every line that it reads a role."""
    text, at = headline
    head = Head(text, at)
    lines[at].role = "headline"
    _section_above(lines, head)
    _read_stamps_above(lines, head)
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


def _section_above(lines: list[Traits], head: Head) -> None:
    """A section's name just above the headline: a line of its own, or the end of a breadcrumb."""
    at = head.headline_at
    for index in range(at - 1, max(-1, at - 4), -1):
        line = lines[index]
        crumb = section_of_breadcrumb(line.text)
        if crumb is not None:
            _set_section(lines, head, crumb, index, "sections.breadcrumb")
            return
        if line.stamps or line.words > 4:
            if line.stamp_line:
                continue
            return
        way_home = any(section_of_breadcrumb(f"{lines[i].text} > x") for i in range(max(0, index - 3), index))
        # One item of a menu is no section: what stands above it must not be a list of such names.
        if (way_home and _is_breadcrumb(lines, index)) or (is_section(line.text) and not _in_menu(lines, index)):
            _set_section(lines, head, line.text.rstrip(" :|>/"), index, "sections.above_headline")
            return
        if line.kind is None and not is_section(line.text):
            return


def _is_breadcrumb(lines: list[Traits], index: int) -> bool:
    """Whether the line ends a short list that begins with the way home."""
    for up in range(1, 4):
        if index - up < 0:
            return False
        if section_of_breadcrumb(f"{lines[index - up].text} > x") is not None:
            return True
        if lines[index - up].words > 4:
            return False
    return False


def _in_menu(lines: list[Traits], index: int) -> bool:
    """Whether it is the last of a list: three and more short lines without a gap between them or all with bullets."""
    run = [index]
    for up in range(index - 1, max(-1, index - 4), -1):
        if lines[up].words > 4 or lines[up].stamps:
            break
        run.append(up)
    if len(run) < 3:
        return False
    if lines[index].line.bullet or not lines[index].line.blank_before:
        return True
    # Set apart by a gap that the list itself does not have.
    return any(lines[up].line.blank_before and not lines[up].line.bullet for up in run[1:3])


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
            _byline(head, find_byline(piece) or find_bare_byline(piece), index)
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
    caption, credit = split_credit(text)
    if credit is not None and line.words <= _LONGEST_CAPTION:
        if caption is None or _shared(caption, body) >= _OF_THE_ARTICLE:
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
    if head.byline is None and (near_stamp or index == head.headline_at + 1) and line.words <= 6:
        byline = find_bare_byline(line.text)
        # A name that the headline has too is the one in the picture.
        if byline is not None and not line.content <= content_words(head.headline):
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
