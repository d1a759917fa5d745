"""Where a report was filed and by which agency: the dateline in front of a first paragraph, the signature at an end."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache

import msgspec

from khabar.arabic.fold import fold_text
from khabar.articles.lexicons import fold_entry, read_lexicon
from khabar.model import Dateline

__all__ = ["find_dateline", "find_signature", "is_agency", "is_dateline_place"]


class _Places(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    places: str


class _Agencies(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    arabic: list[str]
    latin: list[str]


@cache
def _places() -> frozenset[str]:
    return frozenset(
        fold_entry(place, "datelines.toml") for place in read_lexicon("datelines.toml", _Places).places.split("|")
    )


@cache
def _agencies() -> frozenset[str]:
    table = read_lexicon("agencies.toml", _Agencies)
    return frozenset(fold_entry(name, "agencies.toml") for name in (*table.arabic, *table.latin))


_BETWEEN_AGENCIES = re.compile(r"[،,/+\-–—|]|\sو")
_NOT_WORD = re.compile(r"[\W_]+")
_DASH = r"\s{0,3}(?:[-–—ـ]{1,3}|:\s{0,2}[-–—])\s{0,3}"
_BRACKETED = re.compile(r"^\s*([^()\n.:؟!]{2,60}?)\s{0,3}[(\[]([^()\[\]\n]{2,50})[)\]]\s{0,3}(?:[-–—:ـ]|$)")
_DASHED = re.compile(
    rf"^\s*([^()\n.:؟!\-–—]{{2,50}}?){_DASH}(?:([^()\n.:؟!\-–—]{{2,40}}?)(?:{_DASH}|\s{{0,2}}:\s{{0,2}}))?\S"
)
_BRACKETED_FIRST = re.compile(r"^\s*[(\[]([^()\[\]\n]{2,40})[)\]]\s{0,3}[-–—:]")
_AT_END = re.compile(
    r"(?:[(\[]\s{0,2}([^()\[\]\n]{1,50}?)\s{0,2}[)\]]|(?:^|\s|[.،])/\s{0,2}([^()\[\]/\n]{1,50}?)\s{0,2}/)$"
)
_CALLED_AGENCY = re.compile(r"وكاله \w|وكالات$")
_HIJRI_OR_TIME = re.compile(r"\d")
_LONGEST_LINE = 140


def _key(words: str) -> str:
    return _NOT_WORD.sub(" ", fold_text(words)).strip()


@lru_cache(maxsize=1024)
def is_agency(words: str) -> bool:
    """Whether the words are the name of a news agency, or several («رويترز، أ ف ب»)."""
    if len(words) > 60 or words.count(" ") > 8:
        return False
    if _key(words) in _agencies():
        return True
    parts = _BETWEEN_AGENCIES.split(words)
    if len(parts) < 2:
        return False
    pieces = [piece for piece in map(_key, parts) if piece]
    return len(pieces) > 1 and all(piece in _agencies() for piece in pieces)


def is_dateline_place(words: str) -> bool:
    """Whether the words are a place that reports are usually filed from, or several, or one with its country."""
    if len(words) > 50:
        return False
    if _key(words) in _places():
        return True
    first, comma, _ = words.partition("،")
    return bool(comma) and _key(first) in _places()


def find_dateline(paragraph: str) -> Dateline | None:
    """The dateline that a paragraph begins with: «القاهرة (رويترز) -», «دبي، الإمارات (CNN)--», «بيروت - وكالات»."""
    head = paragraph[:_LONGEST_LINE]
    for rule in _RULES:
        dateline = rule(head)
        if dateline is not None:
            return dateline
    return None


def find_signature(paragraph: str) -> Dateline | None:
    """The agency that a paragraph ends with in brackets or between slashes: «(أ ف ب)», «--(بترا)»."""
    end = paragraph[-_LONGEST_LINE:].rstrip(" .*-–—\n")
    if not end.endswith((")", "]", "/")):
        return None
    match = _AT_END.search(end)
    agency = (match.group(1) or match.group(2)).strip() if match is not None else ""
    return Dateline(agency=agency) if is_agency(agency) else None


def _bracketed(head: str) -> Dateline | None:
    match = _BRACKETED.match(head)
    if match is None:
        return None
    place, agency = match.group(1).strip(), match.group(2).strip()
    if len(place.split()) > 6:
        return None
    if is_agency(agency) or (len(place.split()) <= 3 and _CALLED_AGENCY.match(fold_text(agency))):
        return Dateline(place=_place(place), agency=agency)
    # An outlet's own name in the brackets: only after a place that is surely one.
    if is_dateline_place(place) and not _HIJRI_OR_TIME.search(agency) and len(agency.split()) <= 4:
        return Dateline(place=_place(place), agency=agency)
    return None


def _bracketed_first(head: str) -> Dateline | None:
    match = _BRACKETED_FIRST.match(head)
    if match is None or not is_agency(match.group(1)):
        return None
    return Dateline(agency=match.group(1).strip())


def _dashed(head: str) -> Dateline | None:
    match = _DASHED.match(head)
    if match is None:
        return None
    place, agency = match.group(1).strip(), (match.group(2) or "").strip()
    if is_agency(place):
        return Dateline(agency=place)
    if not is_dateline_place(place):
        first, _, rest = place.partition(" ")
        if is_dateline_place(first) and is_agency(rest):
            return Dateline(place=first, agency=rest)
        return None
    return Dateline(place=_place(place), agency=agency if agency and is_agency(agency) else None)


_RULES: tuple[Callable[[str], Dateline | None], ...] = (_bracketed, _bracketed_first, _dashed)


def _place(words: str) -> str:
    """The place without a mark that hangs on it."""
    return words.strip(" \t-–—،,/|").strip()
