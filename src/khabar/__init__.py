"""Reads Arabic news pages and keeps a sourced record of what they say.

import khabar

for result in khabar.read_files(["saved/"]):
    if isinstance(result, khabar.Failure):
        print(result.page, result.step, result.reason)
    else:
        page, document = result
        print(document.article.headline, len(document.reading.times))
"""

from typing import TYPE_CHECKING

from khabar.errors import KhabarError
from khabar.model import Article, Document, Failure, Name, Page, Place, Reading, Span, Time

if TYPE_CHECKING:
    from khabar.pipeline import extract, read, read_files, read_page, read_pages

__all__ = [
    "Article",
    "Document",
    "Failure",
    "KhabarError",
    "Name",
    "Page",
    "Place",
    "Reading",
    "Span",
    "Time",
    "extract",
    "read",
    "read_files",
    "read_page",
    "read_pages",
]


def __getattr__(name: str) -> object:
    """The pipeline's names, loaded when first used: the command line's help needs none of it."""
    if name in __all__:
        from khabar import pipeline

        return getattr(pipeline, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
