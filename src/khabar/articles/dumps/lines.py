"""A dump's text as lines, whatever tool left it: wrapped at a width, as Markdown, in cells, or as one line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from khabar.arabic.fold import fold
from khabar.articles.captions import is_credit_label
from khabar.articles.dates import find_page_dates
from khabar.articles.furniture import heading_entries

__all__ = ["RawLine", "split_lines"]


@dataclass(slots=True)
class RawLine:
    """A line with words in it. `number` counts the dump's own lines from 1."""

    number: int
    text: str
    """Single spaces, without a bullet, Markdown or the number of a link."""
    bullet: bool = False
    heading: int = 0
    """The level of a Markdown heading, else 0."""
    blank_before: bool = False


_BULLET = re.compile(r"^\s*(?:[•·●▪◦‣∙■□►▶➤○❖✓✔➢⬤]\s*|[*+o»]\s+)+")
_LINK_NUMBER = re.compile(r"\[\d{1,4}\](?=\S)")
_IMAGE = re.compile(r"!\[[^\[\]\n]{0,400}\]\([^()\n]*\)")
_LINK = re.compile(r"\[([^\[\]\n]{0,400})\]\([^()\n]*\)")
_ESCAPED = re.compile(r"\\([-*_.#+()\[\]!>~`])")
_HEADING = re.compile(r"^\s{0,3}(#{1,6})\s+")
_EMPHASIS = re.compile(r"\*\*|__")
_IN_BRACKETS = re.compile(r"^\[([^\[\]]+)\]$")
_PICTURE_FILE = re.compile(r"^\S{1,80}\.(?:jpe?g|png|gif|webp|svg|avif|bmp|ico)$", re.IGNORECASE)
_HAS_WORD = re.compile(r"[^\W_]")
_CELLS = re.compile(r"\t+|\s{4,}")
_INVISIBLE = " \u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
_MARKS = re.compile("[\u064b-\u0652\u0670\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_REFERENCES = re.compile(r"^\s*(?:References|Visible links|Références|Liens visibles|المراجع)\s*$")
_SENTENCE_END = re.compile(r"(?<=[.؟!])\s+(?=\S)")
_WORD = re.compile(r"\S+")
_STOPS = (".", "؟", "!", ":", "»", '"')

_UNBROKEN = re.compile(r"\S{41}|\]\(|https?:")
_STARTS = re.compile(r"^\s*(?:[•·●▪◦‣∙■□►▶➤○❖✓✔➢⬤]|[*+o»]\s|#{1,6}\s)")
_SURELY_BROKEN = 100
_WIDEST = 140
"""Columns from which on nobody breaks lines."""
_LONG_LINE = 1500
"""Characters from which on a line that holds most of the dump is taken for many lines run together."""
_PARAGRAPH_CELL = 160
"""A line with a cell longer than this is a paragraph with stray spaces, not a row of cells."""


def split_lines(text: str) -> list[RawLine]:
    """The lines of a dump that have words in them, in order."""
    raw = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n").split("\n")
    markdown = "](" in text
    numbered = len(_LINK_NUMBER.findall(text, 0, 200_000)) >= 5
    if numbered:
        raw = _without_references(raw)
    pieces = _unwrapped(raw)
    longest = max((len(line) for _, line in pieces), default=0)
    run_together = longest > _LONG_LINE and longest * 2 > len(text)
    lines: list[RawLine] = []
    blank = True
    label: RawLine | None = None
    for number, line in pieces:
        if markdown:
            # The words that stand for a picture are not shown to a reader.
            line = _ESCAPED.sub(r"\1", _LINK.sub(r"\1", _IMAGE.sub("", line)))
        if numbered:
            line = _LINK_NUMBER.sub("", line)
        if not _HAS_WORD.search(line):
            blank = True
            continue
        parts = _parts(line, run_together)
        for part in parts:
            made = _line(number, part, blank)
            if made is None:
                continue
            blank = False
            if label is not None and not is_credit_label(made.text) and len(made.text) < _PARAGRAPH_CELL:
                # «صدر الصورة،» on a line of its own belongs to the next one.
                label.text = f"{label.text} {made.text}"
                label = None
                continue
            label = made if made.text[-1] in ":،," and is_credit_label(made.text) else None
            lines.append(made)
    return lines


def _line(number: int, text: str, blank: bool) -> RawLine | None:
    heading = 0
    if "#" in text[:7]:
        match = _HEADING.match(text)
        if match is not None:
            heading, text = len(match.group(1)), text[match.end() :]
    bullet = _BULLET.match(text)
    if bullet is not None:
        text = text[bullet.end() :]
    if "**" in text or "__" in text:
        text = _EMPHASIS.sub("", text)
    text = " ".join(text.split()).strip(_INVISIBLE)
    if text.startswith("["):
        text = _IN_BRACKETS.sub(r"\1", text)
    if not _HAS_WORD.search(text) or _PICTURE_FILE.match(text):
        # A picture's file name is what text browsers show for it.
        return None
    return RawLine(number, text, bullet is not None, heading, blank)


def _parts(line: str, run_together: bool) -> list[str]:
    """The cells of a row; the sentences and headings of a page that was run together."""
    if run_together and len(line) > _LONG_LINE:
        return _run_together(line)
    if "\t" in line or "    " in line:
        cells = [cell for cell in _CELLS.split(line) if cell.strip()]
        if len(cells) > 1 and max(map(len, cells)) < _PARAGRAPH_CELL:
            return cells
    return [line]


def _width(line: str) -> int:
    return len(_MARKS.sub("", line.rstrip()))


def _unwrapped(raw: list[str]) -> list[tuple[int, str]]:
    """Lines joined again where a tool broke paragraphs at a width; each with the number of its first line."""
    numbered = list(enumerate(raw, 1))
    widths = [_width(line) for line in raw]
    edge = _edge(raw, widths)
    if edge is None:
        return numbered
    joins = set[int]()
    full = 0
    for i in range(len(raw) - 1):
        if not widths[i]:
            continue
        full += widths[i] >= edge * 0.75
        following = raw[i + 1].split(None, 1)
        if raw[i].lstrip().startswith("[") and raw[i].rstrip().endswith("]"):
            # What text browsers show for a picture goes no further.
            continue
        if following and widths[i] + len(_MARKS.sub("", following[0])) >= edge - 1 and not _STARTS.match(raw[i + 1]):
            joins.add(i)
    stops = sum(1 for i in joins if raw[i].rstrip().endswith(_STOPS))
    if stops > 0.4 * len(joins):
        # Lines that are full by chance: a tool breaks in the middle of sentences.
        return numbered
    # Where no line is longer than a hundred columns a page with paragraphs must have been broken.
    if edge <= _SURELY_BROKEN and max(widths) <= _WIDEST:
        # A paragraph of three lines is broken twice; single full lines are chance.
        if not any(i + 1 in joins for i in joins):
            return numbered
    elif len(joins) < 6 or len(joins) < 0.4 * full:
        return numbered
    joined: list[tuple[int, str]] = []
    pieces: list[str] = []
    for i, (number, line) in enumerate(numbered):
        if i - 1 in joins:
            pieces.append(line.strip())
            continue
        if pieces:
            joined[-1] = (joined[-1][0], " ".join(pieces))
        joined.append((number, line))
        pieces = [line.rstrip()]
    if pieces:
        joined[-1] = (joined[-1][0], " ".join(pieces))
    return joined


def _edge(raw: list[str], widths: list[int]) -> int | None:
    """The column at which lines were broken, as the third widest line has it; ``None`` when they were not.

    An address cannot be broken and stands out over the edge.
    """
    wide = [w for w, line in zip(widths, raw, strict=True) if w > 50 and not _UNBROKEN.search(line)]
    within = sorted(w for w in wide if w <= _WIDEST)
    if len(within) < 3 or len(wide) - len(within) > 0.1 * len(wide):
        return None
    return within[-3]


def _without_references(raw: list[str]) -> list[str]:
    for index in range(len(raw) - 1, max(-1, len(raw) // 3 - 1), -1):
        if _REFERENCES.match(raw[index]):
            return raw[:index]
    return raw


@cache
def _headings() -> dict[str, tuple[str, ...]]:
    """Furniture of two words and more that can be cut out of running text, under its first word."""
    by_first: dict[str, list[str]] = {}
    for entry in heading_entries():
        if " " in entry:
            by_first.setdefault(entry.partition(" ")[0], []).append(entry)
    return {first: tuple(sorted(entries, key=len, reverse=True)) for first, entries in by_first.items()}


def _run_together(line: str) -> list[str]:
    """The pieces of a page that somebody put on one line: cells, then sentences, cut at headings and stamps."""
    pieces: list[str] = []
    for cell in re.split(r"\t+|\s{2,}|\s[|•·]\s", line):
        for sentence in _SENTENCE_END.split(cell) if len(cell) > 200 else (cell,):
            pieces.extend(_cut(sentence))
    return [piece for piece in pieces if piece.strip()]


def _cut(sentence: str) -> list[str]:
    """A sentence, with the headings of furniture and the page's stamps set apart."""
    if len(sentence) < 40:
        return [sentence]
    folded = fold(sentence)
    cuts: list[int] = []
    words = list(_WORD.finditer(folded.text))
    headings = _headings()
    for match in words:
        for entry in headings.get(match.group().strip(":،,.|"), ()):
            if folded.text.startswith(entry, match.start()):
                span = folded.source(match.start(), match.start() + len(entry))
                cuts.extend((span.start, span.end))
                break
    if len(sentence) < 2000:
        for stamp in find_page_dates(sentence):
            if ":" in stamp.words or any(c.isdigit() for c in stamp.words[:4]) or stamp.role is not None:
                cuts.extend((stamp.start, stamp.end))
    if not cuts:
        return [sentence]
    edges = [0, *sorted(set(cuts)), len(sentence)]
    return [sentence[a:b] for a, b in pairwise(edges) if b > a]
