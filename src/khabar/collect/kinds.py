"""What kind of file is it? By its ending where that tells, else by how its content begins."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Literal

from khabar.collect.charset import is_utf_16
from khabar.errors import CollectError

__all__ = ["HEAD", "Kind", "is_known_ending", "kind_of_content", "kind_of_file", "may_be_page", "must_be_text"]

Kind = Literal["html", "text", "jsonl"]

HEAD = 8192
"""How many bytes of a file's beginning are enough for `kind_of_content`."""

_ENDINGS: dict[str, Kind] = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".shtml": "html",
    ".txt": "text",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}
_UNREADABLE_ENDINGS = {
    ".mht": "a page in MHTML is not supported; save it as “HTML only” or “complete page”",
    ".mhtml": "a page in MHTML is not supported; save it as “HTML only” or “complete page”",
    ".webarchive": "a Safari web archive is not supported; save the page as “page source”",
    ".warc": "a WARC archive is not supported yet; extract its pages first",
}
_MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a WebP picture, a sound or a film"),
    (b"PK\x03\x04", "a ZIP archive or an office document; unpack it first"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\x1f\x8b", "compressed with gzip; unpack it first"),
    (b"BZh", "compressed with bzip2; unpack it first"),
    (b"\xfd7zXZ\x00", "compressed with xz; unpack it first"),
    (b"\x28\xb5\x2f\xfd", "compressed with zstd; unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive; unpack it first"),
    (b"Rar!\x1a", "a RAR archive; unpack it first"),
    (b"\xd0\xcf\x11\xe0", "an old Microsoft Office document"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"bplist00", "a Safari web archive or property list; save the page as “page source”"),
    (b"wOF", "a font"),
    (b"WARC/", "a WARC archive, which is not supported yet; extract its pages first"),
    (b"MIME-Version:", "a page in MHTML, which is not supported; save it as “HTML only”"),
    (b"From: <Saved by ", "a page in MHTML, which is not supported; save it as “HTML only”"),
)
_CONTROL = bytes(c for c in range(32) if c not in b"\t\n\v\f\r\x1b")
_HTML = re.compile(rb"\s*<(?:[!?]|[a-z])|<(?:html|head|body|meta|article|div|p|table|br)[\s/>]", re.IGNORECASE)
_JSON_DOCUMENT = re.compile(rb"\[\s*\{\s*\"|\{[ \t]*\r?\n")


def is_known_ending(path: str) -> bool:
    """Whether a file found in a folder is a page, or an archive of pages, by its ending alone."""
    ending = PurePath(path).suffix.lower()
    return ending in _ENDINGS or ending in _UNREADABLE_ENDINGS


def may_be_page(head: bytes) -> bool:
    """Whether a file of another ending (``article.php``, ``123456``), found in a folder, is a saved page after all."""
    return (
        not head.startswith(b"<?php")
        and re.match(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html)\b", head, re.I) is not None
    )


def kind_of_file(path: str, head: bytes) -> Kind:
    """The kind of the file that begins with `head`. Raises `CollectError` for one that Khabar cannot read.

    An ending is believed, except that a ``.txt`` which begins like HTML is HTML.
    """
    ending = PurePath(path).suffix.lower()
    if ending in _UNREADABLE_ENDINGS:
        raise CollectError(_UNREADABLE_ENDINGS[ending])
    must_be_text(head)
    kind = _ENDINGS.get(ending)
    if kind is None or (kind == "text" and may_be_page(head)):
        return kind_of_content(head)
    return kind


def kind_of_content(head: bytes) -> Kind:
    """The kind of a text by how it begins: ``{`` begins JSON Lines, a tag HTML, all else is plain text.

    Raises `CollectError` for JSON that is an array or goes over several lines.
    """
    plain = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if _JSON_DOCUMENT.match(plain):
        raise CollectError("a JSON document; articles are taken from JSON Lines, one object a line")
    if plain.startswith(b"{"):
        return "jsonl"
    if b"\0" in plain:
        plain = plain.removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").replace(b"\0", b"")  # UTF-16
    return "html" if _HTML.match(plain) or _HTML.search(plain) else "text"


def must_be_text(content: bytes) -> None:
    """Raises `CollectError` for bytes that are no text, naming what they are when they say so."""
    for magic, name in _MAGIC:
        if content.startswith(magic):
            raise CollectError(f"no page but {name}" if not name.startswith("compressed") else f"it is {name}")
    if b"\0" in content and is_utf_16(content):
        return
    controls = len(content) - len(content.translate(None, _CONTROL))
    if controls > max(2, len(content) // 500):
        raise CollectError("binary data, no text")
