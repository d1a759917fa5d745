"""What stands in an article, as everything else in the record's file is worked out from it."""

from __future__ import annotations

import sqlite3

import msgspec

from khabar.model import Document
from khabar.model.codec import decode_document

__all__ = ["document_of"]


def document_of(connection: sqlite3.Connection, key: int) -> Document | None:
    """An article's document as people have it, else as it was read.

    ``None`` for one that an older Khabar wrote and this one cannot read; whoever asks for the article itself is told.
    """
    [encoded] = connection.execute(
        "SELECT coalesce(r.document, a.document) FROM article AS a LEFT JOIN reviewed AS r ON r.article = a.key"
        " WHERE a.key = ?",
        (key,),
    ).fetchone()
    try:
        return decode_document(encoded)
    except msgspec.DecodeError:
        return None
