"""What stands below the body of a dump: tags, related news, the source of the report, and nothing else of use."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from khabar.articles.bylines import Byline, find_byline
from khabar.articles.captions import split_credit
from khabar.articles.datelines import find_signature, is_agency
from khabar.articles.dates import PageDate
from khabar.articles.dumps.holes import cards
from khabar.articles.dumps.traits import Traits, content_words
from khabar.articles.dumps.writers import unlabelled_byline
from khabar.articles.furniture import heading_of_related, is_copyright
from khabar.articles.related import inline_related
from khabar.model import Dateline, Related

__all__ = ["Tail", "outlet_of", "read_tail"]

_TAG_MARK = re.compile(r"\s*[،,؛;|#•]\s*|\s+-\s+")
_LABEL = re.compile(r"^[^:]{2,40}:\s*")
_COUNT = re.compile(r"\s*\(\d+\)\s*$")
_LONGEST_TAG = 6
_NEAR = 8
"""Lines below the body in which a source, a byline or a date still belongs to it."""
_SIGNED_WITHIN = 2
"""Lines below the body in which its writer's name may stand without a word that introduces it."""
_MOST_RELATED = 30
_RIGHTS = re.compile(
    r"©|®|\(c\)|copyright|all rights reserved\.?|tous droits réservés|(?:19|20)\d\d"
    r"|(?:(?:جميع|كل|كافة)\s+)?(?:ال)?حقوق(?:\s+(?:النشر|الطبع|والنشر|الملكية|الفكرية|©)){0,4}(?:\s+محفوظ[ةه])?|محفوظ[ةه]",
    re.IGNORECASE,
)
_LAM = re.compile(r"^(?:لـ\s*|ل(?=[«\"“])|ل(?=(?:موقع|مؤسسة|شركة|دار|وكالة|صحيفة|جريدة|قناة|شبكة|مجموعة)\b))")


@dataclass(slots=True)
class Tail:
    """What was found below the body."""

    tags: tuple[str, ...] = ()
    tags_at: int = 0
    related: list[Related] = field(default_factory=list)
    dateline: Dateline | None = None
    byline: Byline | None = None
    byline_at: int = 0
    stamps: list[tuple[PageDate, int]] = field(default_factory=list)
    outlet: str | None = None
    outlet_at: int = 0


def read_tail(lines: list[Traits], end: int, body: set[str]) -> Tail:
    """The fields below line `end`. Gives every line there a role."""
    tail = Tail()
    _near(lines, end, tail, body)
    _bare_tags(lines, end, tail, body)
    index = end
    heading: str | None = None
    while index < len(lines):
        line = lines[index]
        if line.role is not None:
            index += 1
            continue
        if line.kind == "tags":
            index = _tags(lines, index, tail)
            continue
        if line.kind == "related" and len(tail.related) < _MOST_RELATED:
            stop = _end_of_list(lines, index)
            _related_or_topics(lines, index, stop, tail)
            heading = "related"
            index = stop
            continue
        if line.kind is not None:
            heading = line.kind if line.kind in ("popular", "comments", "login", "footer") else heading
            line.role = line.kind
        else:
            line.role = heading or "menu"
        index += 1
    for index in range(len(lines) - 1, -1, -1):
        outlet = outlet_of(lines[index].text) if lines[index].kind == "footer" else None
        if outlet is not None:
            tail.outlet, tail.outlet_at = outlet, index
            break
    return tail


def _near(lines: list[Traits], end: int, tail: Tail, body: set[str]) -> None:
    """The report's source, byline or date just below its body."""
    for index in range(end, min(end + _NEAR, len(lines))):
        line = lines[index]
        if line.kind in ("related", "popular", "comments", "footer"):
            return
        if line.kind is not None and line.kind not in ("meta", "share"):
            continue
        if line.stamp_line and line.stamps[0].role is not None:
            tail.stamps.extend((stamp, index) for stamp in line.stamps)
            line.role = "published"
            continue
        byline = find_byline(line.text)
        if byline is None and index < end + _SIGNED_WITHIN and line.words <= 6 and not line.line.bullet:
            byline = unlabelled_byline(line.text)
            # A name that the text has too is a tag.
            if byline is not None and content_words(byline.names[0]) <= body:
                byline = None
        if byline is not None:
            tail.byline, tail.byline_at, line.role = byline, index, "byline"
            continue
        caption, credit = split_credit(line.text)
        signature = find_signature(line.text) if line.words <= 6 else None
        if credit is not None and caption is None and is_agency(credit):
            tail.dateline, line.role = tail.dateline or Dateline(agency=credit), "dateline"
        elif signature is not None:
            tail.dateline, line.role = tail.dateline or signature, "dateline"


def _bare_tags(lines: list[Traits], end: int, tail: Tail, body: set[str]) -> None:
    """Two and more short lines right below the body, nearly all made of its own words, are its tags."""
    tags = []
    for index in range(end, min(end + 15, len(lines))):
        line = lines[index]
        if line.role is not None:
            continue
        if line.kind is not None or line.words > 4 or line.stamps or line.stop:
            break
        tags.append(index)
    shared = [index for index in tags if (words := lines[index].content) and len(words & body) * 2 >= len(words)]
    if len(tags) < 2 or len(shared) * 4 < len(tags) * 3:
        return
    for index in tags:
        lines[index].role = "tags"
    tail.tags, tail.tags_at = tuple(dict.fromkeys(lines[index].text.lstrip("#") for index in tags)), tags[0]


def _tags(lines: list[Traits], index: int, tail: Tail) -> int:
    """The tags in a heading's own line and the short lines below it; the line after them."""
    line = lines[index]
    line.role = "tags"
    label = _LABEL.match(line.text)
    tags = _split_tags(line.text[label.end() :]) if label is not None else []
    stop = index + 1
    while stop < len(lines) and stop - index < 25:
        other = lines[stop]
        pieces = _split_tags(other.text)
        if other.kind is not None or other.stamps or not pieces or max(len(p.split()) for p in pieces) > _LONGEST_TAG:
            break
        if other.words > _LONGEST_TAG and len(pieces) < 2:
            break
        tags.extend(pieces)
        other.role = "tags"
        stop += 1
        if len(pieces) > 1:
            break
    tail.tags_at = tail.tags_at if tail.tags else index
    tail.tags = tuple(dict.fromkeys((*tail.tags, *tags)))
    return stop


def _split_tags(text: str) -> list[str]:
    pieces = (_COUNT.sub("", piece).strip(" #.:").replace("_", " ") for piece in _TAG_MARK.split(text))
    return [piece for piece in pieces if piece and any(map(str.isalpha, piece))]


def _end_of_list(lines: list[Traits], index: int) -> int:
    stop = index + 1
    while stop < len(lines) and stop - index < 60:
        kind = lines[stop].kind
        if kind is not None and kind not in ("meta", "video", "advert", "share"):
            break
        stop += 1
    return stop


def _related_or_topics(lines: list[Traits], start: int, stop: int, tail: Tail) -> None:
    """Under one heading stand titles, or, when every line is a few words, the topics that the article belongs to."""
    texts = [line.text for line in lines[start + 1 : stop] if line.kind is None and not line.stamp_line]
    if heading_of_related(lines[start].text) and len(texts) >= 2 and all(text.count(" ") < 3 for text in texts):
        if not tail.tags:
            tail.tags, tail.tags_at = tuple(dict.fromkeys(texts)), start
        for line in lines[start:stop]:
            line.role = "tags"
        return
    if heading_of_related(lines[start].text) or inline_related(lines[start].text) is not None:
        known = {related.title for related in tail.related}
        tail.related.extend(card for card in cards(lines, start, stop) if card.title not in known)
    for line in lines[start:stop]:
        line.role = "related"


def outlet_of(line: str) -> str | None:
    """Who claims the rights in a footer's line («© 2025 شركة كذا» gives «شركة كذا»); ``None`` when it does not say."""
    if not is_copyright(line) or len(line) > 160:
        return None
    rest = " ".join(_RIGHTS.sub(" ", line).split()).strip(" .،,:-–—|/")
    rest = _LAM.sub("", rest).strip(" .،,:-–—|/")
    first = re.split(r"\.\s|\s[-–—|]\s|[،,]\s", rest)[0].strip(" .\"'«»“”")
    return first if 1 <= len(first.split()) <= 5 and sum(map(str.isalpha, first)) >= 3 else None
