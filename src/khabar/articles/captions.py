"""A picture's caption and its credit, glued or apart."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

import msgspec

from khabar.arabic.fold import Folded, fold, fold_text
from khabar.articles.datelines import is_agency
from khabar.articles.lexicons import fold_entry, read_lexicon

__all__ = ["is_credit_label", "is_labelled_caption", "split_credit", "split_own_credit"]


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    credit_labels: list[tuple[str, str]]
    caption_labels: list[tuple[str, str]]
    archive: list[str]


class _Patterns(NamedTuple):
    credit_label: re.Pattern[str]
    caption_label: re.Pattern[str]
    archive: frozenset[str]


_LONGEST = 600
_LONGEST_CREDIT = 90
_AFTER_CREDIT_LABEL = re.compile("[:،,/]")
_MARKS = " \t\r\n:،,;؛|/-–—•·"
_COPYRIGHT_SIGN = re.compile(r"(?:©|\(c\)|ⓒ|℗)")
_BRACKETS_AT_END = re.compile(r"[(\[]\s{0,2}([^()\[\]\n]{1,80})\s{0,2}[)\]]?[\s.]{0,4}$")
_MARK_BEFORE_END = re.compile(r"(?:\s[-–—|]\s{0,3}|[،,|/–—]\s{0,3}|\.\s{1,3})(?=[^،,|–—.\n]{2,60}$)")
_LATIN_TAIL = re.compile(r"(?<=[\u0600-\u06ff.\"»)])\s{0,2}([A-Za-z][A-Za-z0-9 ./&\-]{1,59})$")
_LENS = re.compile(r"[-–—|،/.(]\s{0,3}(?:ب?عدسه|تصوير)\s{1,3}(\w+(?:\s\w+){0,3})\s?\)?\.?$")
_BETWEEN = re.compile(r"\s*[-–—/|،:]\s*")
_AFTER_LABEL = re.compile(r"^\s*صورة?\s*:\s*([^:]{2,40})$")
_NAME_WORD = re.compile(r"\w+")
_YEAR_ONLY = re.compile(r"^\s*(?:19|20)\d\d\b")


@cache
def _patterns() -> _Patterns:
    table = read_lexicon("captions.toml", _Table)

    def alternatives(entries: list[tuple[str, str]]) -> str:
        folded = sorted({fold_entry(words, "captions.toml") for words, _ in entries}, key=len, reverse=True)
        return "|".join(re.escape(words).replace(r"\ ", r"\s{1,3}") for words in folded)

    return _Patterns(
        re.compile(rf"(?:{alternatives(table.credit_labels)})\s{{0,3}}[:،,/]\s{{0,3}}"),
        re.compile(rf"^\s{{0,9}}(?:{alternatives(table.caption_labels)})\s{{0,3}}[:،,]\s{{0,3}}"),
        frozenset(fold_entry(words, "captions.toml") for words in table.archive),
    )


def split_credit(text: str) -> tuple[str | None, str | None]:
    """The caption and the credit of a picture's words; either is ``None`` when the words do not hold it.

    The credit is given without the words or the sign that introduce it («المصدر:», «©») and without brackets. Words
    longer than a caption can be are given back whole as a caption.
    """
    text = " ".join(text.split())
    if not text or len(text) > _LONGEST:
        return text or None, None
    if text.endswith((")", "]", ").", "].")):
        text = _without_archive(text)
    folded = fold(text)
    for rule in _RULES:
        found = rule(text, folded)
        if found is not None:
            caption, credit = found
            return _caption(caption, fold(caption)) if caption else None, credit.strip(_MARKS) or None
    return _caption(text, folded), None


def split_own_credit(caption: str, outlet: str) -> tuple[str | None, str | None]:
    """The caption and the credit of a page of `outlet`, where a caption ends with the outlet's name in brackets
    («… (صحيفة الميناء)», «… (أرشيف "الميناء")»), or is nothing but it behind a colon; else the caption as it is.
    """
    match = _brackets_at_end(caption) or _AFTER_LABEL.match(caption)
    if match is None:
        return caption, None
    words = [word for word in _NAME_WORD.findall(fold_text(match.group(1))) if not _is_archive(word)]
    own = f" {' '.join(_NAME_WORD.findall(fold_text(outlet)))} "
    if not words or len(words) > 4 or not _holds(own, words):
        return caption, None
    return caption[: match.start()].strip(_MARKS) or None, match.group(1).strip(_MARKS)


def _holds(own: str, words: list[str]) -> bool:
    """Whether the words, with or without the article on the first, stand together in the outlet's name."""
    said = " ".join(words)
    return f" {said} " in own or f" ال{said} " in own


def is_credit_label(text: str) -> bool:
    """Whether the words only introduce a credit or a caption, which then stands elsewhere («صدر الصورة،»)."""
    if len(text) > 40:
        return False
    folded = fold_text(text).strip() + " "
    patterns = _patterns()
    match = patterns.credit_label.match(folded) or patterns.caption_label.match(folded)
    return match is not None and not folded[match.end() :].strip()


def is_labelled_caption(text: str) -> bool:
    """Whether the line says that a caption follows («التعليق على الصورة، …»)."""
    head = text[:40]
    if "،" not in head and ":" not in head and "," not in head:
        return False
    return _patterns().caption_label.match(fold_text(head)) is not None


def _caption(text: str, folded: Folded) -> str | None:
    label = _patterns().caption_label.match(folded.text)
    if label is not None:
        text = text[folded.source(0, label.end()).end :]
    return text.strip(_MARKS) or None


def _labelled(text: str, folded: Folded) -> tuple[str, str] | None:
    """«…في العاصمةالمصدر: وكالة»: the last label, wherever it is glued."""
    if _AFTER_CREDIT_LABEL.search(folded.text) is None:
        return None
    matches = list(_patterns().credit_label.finditer(folded.text))
    if not matches:
        return None
    label = folded.source(matches[-1].start(), matches[-1].end())
    start, end = label.start, label.end
    credit = text[end:]
    if not credit.strip() or len(credit) > _LONGEST_CREDIT or len(credit.split()) > 10:
        return None
    caption_label = _patterns().caption_label.search(fold_text(credit))
    if caption_label is not None:
        return None
    # The label's own brackets: «(عدسة: سمير ناجي)».
    caption = text[:start].rstrip()
    if caption.endswith(("(", "[")):
        caption, credit = caption[:-1], credit.rstrip(" .").rstrip(")]")
    # A word that the label is the end of («بالمصدر: …») is no label, unless what precedes ends a word anyway.
    if caption and caption == text[:start] and caption[-1] in "لبكفو" and len(caption.split()[-1]) <= 2:
        return None
    return caption, credit


def _copyright_sign(text: str, folded: Folded) -> tuple[str, str] | None:
    """«… © REUTERS / X»; a sign before a year claims a page's rights, not a picture's."""
    match = _COPYRIGHT_SIGN.search(text)
    if match is None or len(text) - match.end() > _LONGEST_CREDIT:
        return None
    credit = text[match.end() :]
    if not credit.strip() or (_YEAR_ONLY.match(fold_text(credit)) and not match.start()) or "محفوظ" in folded.text:
        return None
    return text[: match.start()], credit


def _bracketed_agency(text: str, _: Folded) -> tuple[str, str] | None:
    match = _brackets_at_end(text)
    if match is None:
        return None
    # «(أرشيفية - رويترز)»
    pieces = [piece for piece in _BETWEEN.split(match.group(1)) if not _is_archive(piece)]
    credit = match.group(1) if is_agency(match.group(1)) else pieces[0] if len(pieces) == 1 else ""
    return (text[: match.start()], credit) if is_agency(credit) else None


def _whole(text: str, _: Folded) -> tuple[str, str] | None:
    return ("", text.strip(_MARKS + "().[]")) if is_agency(text.strip(_MARKS + "().[]")) else None


def _agency_after_mark(text: str, _: Folded) -> tuple[str, str] | None:
    """«… - أ ف ب», «… | AFP», «…، رويترز»."""
    for match in _MARK_BEFORE_END.finditer(text):
        credit = text[match.end() :].strip()
        if is_agency(credit.rstrip(" .")):
            return text[: match.start()], credit.rstrip(" .")
    return None


def _latin_tail(text: str, _: Folded) -> tuple[str, str] | None:
    """«…في القاهرةGetty Images»: an agency's Latin name needs no mark after Arabic words."""
    match = _LATIN_TAIL.search(text) if text[-1:].isascii() else None
    if match is None or not is_agency(match.group(1)):
        return None
    return text[: match.start()], match.group(1)


def _lens(text: str, folded: Folded) -> tuple[str, str] | None:
    """«… - عدسة سمير ناجي»: the label without a mark, before a name that ends the caption."""
    match = _LENS.search(folded.text) if "عدسه" in folded.text or "تصوير" in folded.text else None
    if match is None:
        return None
    name = folded.source(match.start(1), match.end(1))
    return text[: folded.source(0, match.start()).end], text[name.start : name.end]


_RULES: tuple[Callable[[str, Folded], tuple[str, str] | None], ...] = (
    _labelled,
    _copyright_sign,
    _whole,
    _bracketed_agency,
    _agency_after_mark,
    _latin_tail,
    _lens,
)


def _brackets_at_end(text: str) -> re.Match[str] | None:
    return _BRACKETS_AT_END.search(text) if "(" in text or "[" in text else None


def _without_archive(text: str) -> str:
    """«… (أرشيفية)» says only that the picture is old."""
    match = _brackets_at_end(text)
    if match is None:
        return text
    return text[: match.start()].rstrip() if _is_archive(match.group(1)) else text


def _is_archive(words: str) -> bool:
    return any(map(str.isalpha, words)) and fold_entry(words, "captions.toml") in _patterns().archive
