"""Silent edits: what a later version of a page says differently from an earlier one."""

from __future__ import annotations

from khabar.arabic.text import ArabicText
from khabar.model import Change, Document, WordingChange
from khabar.record.changes.attributions import changed_attributions
from khabar.record.changes.numbers import changed_numbers
from khabar.record.changes.paragraphs import changed_paragraphs

__all__ = ["change"]


def change(before: Document, after: Document) -> Change | None:
    """What the article of `after` says differently; ``None`` when a reader would see no difference.

    Furniture, pictures and times of the page are not compared, and neither are marks, spaces and such spelling as
    «إن» and «ان».
    """
    paragraphs = changed_paragraphs(before.article.text, after.article.text)
    found = Change(
        headline=_wording(before.article.headline, after.article.headline),
        lead=_wording(before.article.lead, after.article.lead),
        numbers=changed_numbers(before, after, paragraphs),
        attributions=changed_attributions(before, after),
        paragraphs=paragraphs,
    )
    return None if found == Change() else found


def _wording(before: str | None, after: str | None) -> WordingChange | None:
    if _words(before) == _words(after):
        return None
    return WordingChange(before=before, after=after)


def _words(text: str | None) -> list[str]:
    return [token.text for token in ArabicText(text or "").tokens if token.kind != "mark"]
