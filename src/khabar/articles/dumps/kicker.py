"""The section's name above a dump's headline: a line of its own, or the end of a breadcrumb."""

from __future__ import annotations

import re
from typing import NamedTuple

from khabar.articles.bylines import find_bare_byline
from khabar.articles.dumps.traits import Traits
from khabar.articles.sections import is_section, section_of_breadcrumb

__all__ = ["Kicker", "section_above"]

_LONGEST = 4
_LONGEST_UNKNOWN = 3
_REACH = 4
_MENU = 4
"""Short lines that are a menu whatever they say."""
_PLAIN = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)*")


class Kicker(NamedTuple):
    """A section's name and the line that says it."""

    section: str
    at: int
    rule: str


def section_above(lines: list[Traits], at: int) -> Kicker | None:
    """The section that stands just above the headline in line `at`; names of writers between the two are passed."""
    named = False
    for index in range(at - 1, max(-1, at - _REACH), -1):
        line = lines[index]
        crumb = section_of_breadcrumb(line.text)
        if crumb is not None:
            return Kicker(crumb, index, "sections.breadcrumb")
        if line.stamps or line.words > _LONGEST:
            if line.stamp_line:
                continue
            return None
        if find_bare_byline(line.text) is not None:
            named = True
            continue
        way_home = any(section_of_breadcrumb(f"{lines[i].text} > x") for i in range(max(0, index - 3), index))
        # One item of a menu is no section: what stands above it must not be a list of such names.
        if way_home and _is_breadcrumb(lines, index):
            return _kicker(lines, index)
        if is_section(line.text) and (named or not _in_menu(lines, index)):
            return _kicker(lines, _first_of_two(lines, index))
        if is_section(line.text) and len(_run(lines, index)) == _MENU:
            return None
        if line.kind is None and not is_section(line.text):
            own = index == at - 1 and not _in_menu(lines, index) and _is_used_as_section(lines, index)
            return _kicker(lines, index) if own else None
    return None


def _kicker(lines: list[Traits], index: int) -> Kicker:
    return Kicker(lines[index].text.rstrip(" :|>/"), index, "sections.above_headline")


def _first_of_two(lines: list[Traits], index: int) -> int:
    """Of two sections of the same rank («اقتصاد | مصر») the first; a mark alone between them leaves a gap."""
    above = lines[index - 1] if index else None
    if above is None or not is_section(above.text) or not lines[index].line.blank_before or above.line.bullet:
        return index
    return index - 1 if not (index > 1 and lines[index - 2].words <= _LONGEST) else index


def _is_used_as_section(lines: list[Traits], index: int) -> bool:
    """Whether an unknown name set above the headline stands in a menu, over another article or in «المزيد من …» too."""
    line = lines[index]
    if line.words > _LONGEST_UNKNOWN or not _PLAIN.fullmatch(line.text):
        return False
    if line.repeated:
        return True
    ending = f" {line.text}"
    return any(other.kind in ("popular", "related") and other.text.endswith(ending) for other in lines[index + 1 :])


def _is_breadcrumb(lines: list[Traits], index: int) -> bool:
    """Whether the line ends a short list that begins with the way home."""
    for up in range(1, 4):
        if index - up < 0:
            return False
        if section_of_breadcrumb(f"{lines[index - up].text} > x") is not None:
            return True
        if lines[index - up].words > _LONGEST:
            return False
    return False


def _in_menu(lines: list[Traits], index: int) -> bool:
    """Whether it is the last of a list: three and more short lines without a gap between them."""
    run = _run(lines, index)
    if len(run) < 3:
        return False
    if not lines[index].line.blank_before:
        return True
    # Set apart by a gap that the list itself does not have.
    bullet = lines[index].line.bullet
    return any(lines[up].line.blank_before and (bullet or not lines[up].line.bullet) for up in run[1:3])


def _run(lines: list[Traits], index: int) -> list[int]:
    """The line and the short lines just above it, `_MENU` of them at most."""
    run = [index]
    for up in range(index - 1, max(-1, index - _MENU), -1):
        if lines[up].words > _LONGEST or lines[up].stamps:
            break
        run.append(up)
    return run
