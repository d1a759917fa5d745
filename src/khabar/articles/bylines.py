"""Who wrote the article, from the line that says so."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

import msgspec

from khabar.arabic.fold import fold, fold_text
from khabar.articles.datelines import is_agency, is_dateline_place
from khabar.articles.lexicons import fold_entry, read_lexicon
from khabar.articles.names import begins_with_given_name, could_be_name, name_words, without_title
from khabar.articles.sections import is_section

__all__ = ["Byline", "find_bare_byline", "find_byline", "find_placed_byline"]


class Byline(NamedTuple):
    """The writers' names, without the words that introduce them; `words` is the stretch of the line that says it."""

    names: tuple[str, ...]
    words: str
    rule: str


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    labels: list[tuple[str, str]]
    labels_with_mark: list[tuple[str, str]]
    latin_labels: list[tuple[str, str]]
    never_in_names: list[str]


class _Labels(NamedTuple):
    starts: frozenset[str]
    """The first letters of every label: most lines have others."""
    bare: re.Pattern[str]
    marked: re.Pattern[str]


_MARK = r"\s{0,3}[:،,/|\-–—]\s{0,3}"
_LONGEST = 160
# «و» glued to a name is also the first letter of names (وائل، وليد), so only a free-standing one parts two names.
_BETWEEN_NAMES = re.compile(r"\s*[،,;؛/&+|]\s*|\s+-\s+|\s+[–—]\s+|\s+(?:و|and|et)\s+")
_START = re.compile(r"\w{0,3}")
_HEAD = 12
"""Characters that hold the first letters of a line with all their harakat."""
_DIGIT = re.compile(r"\d")
_MARK_AFTER_CITY = re.compile(r"[-–—:/|]")
_CITY_MARK = re.compile(r"\s*[-–—:/،,(]\s*")
_PLACE_MARK = re.compile(r"\s*(?:[-–—/|ـ]|:(?!\S*:))\s*")
_WHEN = re.compile(r"\s+(?:في|بتاريخ|يوم|on|at|@)\s*\d.*$|\s+[|•]\s.*$")
"""A time that follows a name in its line."""
_TRAILING = " \t:،,.-–—|/()[]*•"


@cache
def _labels() -> _Labels:
    table = read_lexicon("bylines.toml", _Table)
    starts: set[str] = set()

    def pattern(entries: list[tuple[str, str]]) -> str:
        folded = {fold_entry(words, "bylines.toml") for words, _ in entries}
        starts.update(_start(words) for words in folded)
        return "|".join(re.escape(words).replace(r"\ ", r"\s+") for words in sorted(folded, key=len, reverse=True))

    bare = re.compile(rf"(?:{pattern(table.labels + table.latin_labels)})(?:{_MARK}|\s+)")
    marked = re.compile(rf"(?:{pattern(table.labels_with_mark + table.labels)}){_MARK}")
    return _Labels(frozenset(starts), bare, marked)


def _start(folded: str) -> str:
    match = _START.match(folded)
    return match.group() if match is not None else ""


def find_byline(line: str) -> Byline | None:
    """The byline that a line is («كتبت هالة ناجي», «دبي - كتب: سمير ناجي»); ``None`` for a sentence or an agency."""
    line = line.strip().lstrip("•*-–—·| \t")
    if not line or len(line) > _LONGEST:
        return None
    for rule in _RULES:
        byline = rule(line)
        if byline is not None:
            return byline
    return None


def find_bare_byline(line: str) -> Byline | None:
    """The byline of a line that is only a person's name, or a name and a city. For lines next to a page's date.

    Its first word must be a known given name, since names of sections and places look alike.
    """
    line = line.strip().strip(_TRAILING).strip()
    if not line or len(line) > 80:
        return None
    pieces = [piece for piece in _CITY_MARK.split(line) if piece]
    if len(pieces) > 4 or not any(map(_is_full_name, pieces)) or is_section(line):
        return None
    names = [piece for piece in pieces if not is_dateline_place(piece) and not is_agency(piece)]
    if not names or not all(map(_is_full_name, names)):
        return None
    return Byline(tuple(map(without_title, names)), line, "bylines.bare_name")


def find_placed_byline(line: str) -> Byline | None:
    """The byline of a short line that sets a name beside a place or an outlet («المنيا - سمير ناجي»).

    Only one piece may be a name, and the others must be a word or two: for lines that stand where bylines do.
    """
    line = line.strip().strip(_TRAILING).strip()
    if not line or len(line) > 80:
        return None
    pieces = [piece for piece in _PLACE_MARK.split(line) if piece]
    if not 2 <= len(pieces) <= 3 or any(map(str.isdigit, line)):
        return None
    names = [piece for piece in pieces if _is_full_name(piece)]
    if len(names) != 1 or any(len(piece.split()) > 3 for piece in pieces if piece != names[0]):
        return None
    return Byline((without_title(names[0]),), line, "bylines.place_and_name")


def _is_full_name(text: str) -> bool:
    if _DIGIT.search(text) is not None or not begins_with_given_name(text):
        return False
    return 2 <= len(name_words(text)) <= 5 and could_be_name(text, shortest=2)


def _labelled(line: str) -> Byline | None:
    """«كتبت هالة ناجي», «حوار: هالة ناجي»: the line begins with the label."""
    labels = _labels()
    if _start(fold_text(line[:_HEAD])) not in labels.starts:
        return None
    folded = fold(line)
    marked = labels.marked.match(folded.text)
    match = marked or labels.bare.match(folded.text)
    if match is None:
        return None
    rest = _WHEN.sub("", line[folded.source(0, match.end()).end :])
    # «تقرير وتصوير: سمير» and «إعداد: أ - تحرير: ب» name two roles; the second label falls away with its mark.
    names = _names(rest, shortest=1 if marked else 2)
    if not names or (not marked and len(names[0].split()) > 4):
        return None
    return Byline(names, line.strip(), "bylines.label")


def _after_city(line: str) -> Byline | None:
    """«القاهرة - كتب: سمير ناجي», «بيروت ـ هالة ناجي»: a place that reports are filed from stands in front."""
    head, mark, rest = _split_once(line)
    if not mark or not is_dateline_place(head):
        return None
    labelled = _labelled(rest.strip())
    if labelled is not None:
        return Byline(labelled.names, line.strip(), "bylines.city_and_label")
    if begins_with_given_name(rest) and could_be_name(rest.strip(_TRAILING), shortest=2) and len(rest.split()) < 5:
        return Byline((rest.strip(_TRAILING).strip(),), line.strip(), "bylines.city_and_name")
    return None


_RULES: tuple[Callable[[str], Byline | None], ...] = (_labelled, _after_city)


def _split_once(line: str) -> tuple[str, str, str]:
    match = _MARK_AFTER_CITY.search(line)
    if match is None:
        return line, "", ""
    return line[: match.start()].rstrip(), match.group(), line[match.end() :].lstrip()


def _names(rest: str, *, shortest: int) -> tuple[str, ...]:
    """The names that follow a label, places and agencies among them left out; none when one piece is no name."""
    names: list[str] = []
    for piece in _BETWEEN_NAMES.split(rest):
        name = piece.strip(_TRAILING).strip()
        if not name or name.isdigit():
            continue
        label = _labels().marked.match(fold_text(name) + ":")
        if label is not None and label.end() == len(fold_text(name)) + 1:
            continue
        if ":" in name:
            name = name.rpartition(":")[2].strip()
        if (is_dateline_place(name) and names) or is_agency(name):
            continue
        if not could_be_name(name, shortest=shortest if not names else 1):
            return ()
        names.append(name)
    return tuple(names) if len(names) <= 6 else ()
