"""Paragraphs that were added, removed or altered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

import msgspec

from khabar.arabic.text import ArabicText
from khabar.model import ParagraphChange, Span
from khabar.record.changes.pairing import most_alike

__all__ = ["changed_paragraphs"]

_ALIKE = 0.5
"""How much alike two paragraphs are of which one became the other."""
_MOST_WORDS = 2_000
"""Words of a paragraph that are compared one by one; a longer one is altered as a whole."""


class _Paragraph(msgspec.Struct, frozen=True):
    span: Span
    words: tuple[str, ...]
    """Folded."""
    spans: tuple[Span, ...]
    """Where each stands."""


def changed_paragraphs(before: str, after: str) -> tuple[ParagraphChange, ...]:
    """The paragraphs of two texts that are not in both, in the order of `after`."""
    text, text_after = ArabicText(before), ArabicText(after)
    # A text in one line has lost its paragraphs on the way: then sentences are compared.
    by_line = "\n" in before.strip() and "\n" in after.strip()
    ones, others = _paragraphs(text, by_line), _paragraphs(text_after, by_line)
    ones, others = _not_in(ones, others), _not_in(others, ones)
    pairs = most_alike([p.words for p in ones], [p.words for p in others], least=_ALIKE)
    became = dict(pairs)
    came = {other for _, other in pairs}
    placed = [(_place(one, became, ones, others), _change(one, became, ones, others)) for one in range(len(ones))]
    placed += [
        ((p.span.start, 1), ParagraphChange(kind="added", after=p.span))
        for other, p in enumerate(others)
        if other not in came
    ]
    return tuple(change for _, change in sorted(placed, key=lambda item: item[0]))


def _paragraphs(text: ArabicText, by_line: bool) -> list[_Paragraph]:
    """Those that have a word."""
    found = []
    tokens, source = text.tokens, text.folded.source
    for span in _lines(text.source) if by_line else text.sentences:
        if not span:
            continue
        stretch = text.stretch(span)
        words = [token for token in tokens[stretch.start : stretch.end] if token.kind != "mark"]
        if words:
            spans = tuple(source(word.start, word.end) for word in words)
            found.append(_Paragraph(span, tuple(word.text for word in words), spans))
    return found


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield Span(start, start + len(line))
        start += len(line) + 1


def _not_in(paragraphs: Sequence[_Paragraph], others: Sequence[_Paragraph]) -> list[_Paragraph]:
    there = Counter(paragraph.words for paragraph in others)
    out = []
    for paragraph in paragraphs:
        if there[paragraph.words]:
            there[paragraph.words] -= 1
        else:
            out.append(paragraph)
    return out


def _place(
    one: int, became: dict[int, int], ones: Sequence[_Paragraph], others: Sequence[_Paragraph]
) -> tuple[int, int]:
    """Where it stands in the later text; what was removed, where it stood in the earlier one, in front."""
    return (others[became[one]].span.start, 1) if one in became else (ones[one].span.start, 0)


def _change(
    one: int, became: dict[int, int], ones: Sequence[_Paragraph], others: Sequence[_Paragraph]
) -> ParagraphChange:
    before = ones[one]
    if one not in became:
        return ParagraphChange(kind="removed", before=before.span)
    after = others[became[one]]
    if max(len(before.words), len(after.words)) > _MOST_WORDS:
        removed, added = [before.span], [after.span]
    else:
        removed, added = _words_changed(before, after)
    return ParagraphChange(
        kind="altered", before=before.span, after=after.span, removed=tuple(removed), added=tuple(added)
    )


def _words_changed(before: _Paragraph, after: _Paragraph) -> tuple[list[Span], list[Span]]:
    removed, added = [], []
    matcher = SequenceMatcher(None, before.words, after.words, autojunk=False)
    for tag, start, end, start_after, end_after in matcher.get_opcodes():
        if tag == "equal":
            continue
        if start < end:
            removed.append(Span(before.spans[start].start, before.spans[end - 1].end))
        if start_after < end_after:
            added.append(Span(after.spans[start_after].start, after.spans[end_after - 1].end))
    return removed, added
