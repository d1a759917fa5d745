"""News that a page offers beside its article: the marks of a video, and headings glued to a title."""

from __future__ import annotations

import re

from khabar.arabic.fold import fold
from khabar.articles.furniture import furniture_kind, heading_of_related

__all__ = ["inline_related", "split_video_mark"]

_VIDEO = r"(?:بال)?(?:فيديو(?:هات)?|فيديو\s?جراف|video|vidéo)"
_WITH = rf"{_VIDEO}(?:\s{{1,3}}و\s?(?:ال)?صور)?"
_BRACKETED = re.compile(rf"\s*[(\[{{«]\s*(?:صور\s{{1,3}}و\s?)?{_WITH}\s*[)\]}}»]\s*[.…]?\s*$")
_AT_END = re.compile(rf"\s*(?:\.{{2,4}}|[|:،\-–—…])\s*(?:صور\s{{1,3}}و\s?)?{_WITH}\s*[.…]?\s*$|\s+بالفيديو\s*$")
_BEFORE = re.compile(
    rf"^\s*[(\[{{«]?\s*(?:شاهد\s{{1,3}})?(?:بالصور\s{{1,3}}و\s?)?{_WITH}\s*[)\]}}»]?\s*(?:\.{{2,4}}|[|:،\-–—…])\s*"
)
_BEFORE_BRACKETED = re.compile(rf"^\s*[(\[{{]\s*{_WITH}\s*[)\]}}]\s*")
_MARKS = "[\\Wـ]{0,4}"
_MAY_TELL = re.compile(f"ف{_MARKS}[يىیېۍۑےۓٮۧ]{_MARKS}د|[\ufb50-\uffef]|[vV]{_MARKS}[iI]{_MARKS}[dD]")
"""Without this a title says nothing of a video, whatever its spelling."""
_HEADING_MARK = re.compile(r"\s*(?:[:|؛»>←]|\.{2,}|\s[-–—]\s)\s*")


def split_video_mark(title: str) -> tuple[str, bool]:
    """The title without its mark of a video («(فيديو)», «بالفيديو..», «| فيديو»), and whether it had one.

    A title that is only the mark keeps it.
    """
    title = " ".join(title.split())
    if _MAY_TELL.search(title) is None:
        return title, False
    folded = fold(title)
    for pattern in (_BRACKETED, _AT_END, _BEFORE, _BEFORE_BRACKETED):
        match = pattern.search(folded.text)
        if match is None:
            continue
        mark = folded.source(match.start(), match.end())
        rest = (title[: mark.start] + title[mark.end :]).strip()
        return (rest, True) if rest else (title, True)
    return title, False


def inline_related(line: str) -> str | None:
    """The title in a line that begins with a heading («اقرأ أيضاً: …»); ``None`` when it has none or stands alone."""
    if len(line) > 400:
        return None
    for match in _HEADING_MARK.finditer(line, 0, 60):
        head, title = line[: match.start()], line[match.end() :].strip()
        if heading_of_related(head):
            return title if len(title.split()) > 2 and furniture_kind(title) is None else None
    words = line.split()
    for count in (2, 3):
        if heading_of_related(" ".join(words[:count])) and len(words) - count >= 4:
            return " ".join(words[count:]).lstrip(":|-–—. ") or None
    return None
