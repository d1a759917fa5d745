"""Bytes to text, whatever a page says of its own charset.

What a page declares is checked against its bytes: UTF-8 is told by its validity, and Arabic in a single-byte charset by
its letters (`khabar.collect.arabic_bytes`), so a wrong declaration of either, or none, does no harm. A declaration
decides only where the bytes do not: Latin, Cyrillic, Greek, Hebrew and East Asian charsets.
"""

from __future__ import annotations

import codecs
import re

from khabar.collect.arabic_bytes import ISO_8859_6, WINDOWS_1256, best_arabic_charset, decode_single_byte

__all__ = ["decode", "is_utf_16", "utf_8"]

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16's, which it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_DECLARATION_WITHIN = 16_384
_DECLARATION = re.compile(
    rb"""<(?:meta\s[^>]{0,300}?charset|\?xml\s[^>]{0,100}?encoding)\s{0,9}=\s{0,9}["']?\s{0,9}([a-z0-9_:-]{2,30})""",
    re.IGNORECASE,
)

# What browsers take a label for where it differs from what Python does (WHATWG Encoding).
_BROWSERS_READ = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
_DECLARABLE = frozenset(_BROWSERS_READ.values()) | {
    "cp1250", "cp1251", "cp1253", "cp1255", "cp1256", "cp1257", "cp1258", "cp866", "iso8859-2", "iso8859-3",
    "iso8859-4", "iso8859-5", "iso8859-6", "iso8859-7", "iso8859-8", "iso8859-10", "iso8859-13", "iso8859-14",
    "iso8859-15", "iso8859-16", "koi8-r", "koi8-u", "mac-roman", "mac-cyrillic", "euc_jp", "iso2022_jp",
}  # fmt: skip
_ARABIC = {"cp1256": WINDOWS_1256, "iso8859-6": ISO_8859_6}

_GUESSED_FROM = 65_536
_SIDE_BY_SIDE = re.compile(rb"[\x80-\xff]{3}")
"""Scripts without Latin letters have runs of bytes above 7F; without one, the page is Western European."""

_BEGINNING, _LETTERS_ENOUGH = 1 << 15, 100
"""Bytes, and how many of them must continue a character, to tell that a page is UTF-8 by its beginning."""
_STRAY_SHARE = 0.05
"""How many of the bytes above 7F, in characters, may be wrong in a text that is UTF-8 all the same."""


def decode(content: bytes, *, html: bool) -> str:
    """The text of a page's bytes. Never fails: bytes that fit nowhere become U+FFFD, and NULs are dropped.

    With `html`, a byte order mark, ``<meta charset>``, ``http-equiv`` and an XML declaration are looked at; a text file
    can only have the mark. A character that was cut off at the end is dropped.
    """
    text = _decode(content, html=html)
    return text.replace("\0", "") if "\0" in text else text


def utf_8(content: bytes) -> bytes:
    """An HTML page's bytes in UTF-8: `content` itself where it is that already, else what `decode` makes of it.

    An HTML parser works on UTF-8 bytes and replaces a wrong one by itself; a text that nobody else reads would be made
    only to be encoded again. A beginning with enough letters that are valid UTF-8 stands for the rest.
    """
    if b"\0" not in content and not content.startswith(codecs.BOM_UTF8):
        for part in (content[:_BEGINNING], content):
            try:
                text = codecs.utf_8_decode(part, "strict", part is content)[0]
            except UnicodeDecodeError:
                break
            if part is content or len(part) - len(text) > _LETTERS_ENOUGH:
                return content
    return decode(content, html=True).encode("utf-8", "replace")


def is_utf_16(content: bytes) -> bool:
    """Whether bytes that hold NULs are text in UTF-16 or UTF-32: by their mark, or by their high bytes' place."""
    return _by_mark(content)[0] not in (None, "utf-8") or _utf_16_without_mark(content) is not None


def _decode(content: bytes, *, html: bool) -> str:
    charset, mark = _by_mark(content)
    if charset is not None and charset != "utf-8":
        return codecs.getincrementaldecoder(charset)("replace").decode(content[mark:])
    content = content[mark:]
    text = _as_utf_8(content)
    if text is not None:
        return text
    charset = _utf_16_without_mark(content)
    if charset is not None:
        return codecs.getincrementaldecoder(charset)("replace").decode(content)
    declared = _declared(content) if html else None
    arabic = best_arabic_charset(content)
    if arabic is not None:
        return decode_single_byte(content, arabic)
    if declared in _ARABIC:
        return decode_single_byte(content, _ARABIC[declared])
    return _other_script(content, declared)


def _by_mark(content: bytes) -> tuple[str | None, int]:
    """The charset that a byte order mark tells, and the mark's length."""
    for mark, charset in _BOMS:
        if content.startswith(mark):
            return charset, len(mark)
    return None, 0


def _as_utf_8(content: bytes) -> str | None:
    """The text, when it is valid UTF-8 but for a cut at the end and a few stray bytes."""
    if b"\0" in content[:4096] and _utf_16_without_mark(content) is not None:
        return None  # UTF-16 of ASCII and Arabic letters is valid UTF-8 too
    try:
        # Without `final`, the decoder keeps back an unfinished character at the end instead of failing at it.
        return codecs.getincrementaldecoder("utf-8")().decode(content)
    except UnicodeDecodeError as error:
        first = error.start
    # Replacing thousands of bytes is slow, and around the first wrong one a page in another charset shows itself.
    _, right, wrong = _replaced(content[first : first + 4096])
    if wrong > 40 and wrong > right:
        return None
    text, right, wrong = _replaced(content)
    return text if wrong <= _STRAY_SHARE * right else None


def _replaced(content: bytes) -> tuple[str, int, int]:
    """The text with U+FFFD for what is no UTF-8, and how many characters above 7F were right and wrong."""
    text = codecs.getincrementaldecoder("utf-8")("replace").decode(content)
    wrong = text.count("\ufffd") - content.count("\ufffd".encode())
    return text, len(text) - len(text.encode("ascii", "ignore")) - wrong, wrong


def _utf_16_without_mark(content: bytes) -> str | None:
    """Arabic and ASCII in UTF-16 have 00 or 06 in every other byte, and hardly ever in the bytes between."""
    sample = content[:4096]
    if len(sample) < 4 or b"\0" not in sample:
        return None
    half = len(sample) // 2
    even, odd = (sample[i::2].count(0) + sample[i::2].count(6) for i in (0, 1))
    if odd >= 0.8 * half and even <= 0.1 * half:
        return "utf-16-le"
    if even >= 0.8 * half and odd <= 0.1 * half:
        return "utf-16-be"
    return None


def _declared(content: bytes) -> str | None:
    """Python's name of the charset that the page declares; ``None`` when it does not, or for one unknown to browsers.

    UTF-8 is never told: whoever asks has found that the bytes are not.
    """
    for declaration in _DECLARATION.finditer(content, 0, _DECLARATION_WITHIN):
        try:
            name = codecs.lookup(declaration[1].decode("ascii")).name
        except LookupError:
            continue
        name = _BROWSERS_READ.get(name, name)
        if name in _DECLARABLE:
            return name
    return None


def _other_script(content: bytes, declared: str | None) -> str:
    """Text in no Arabic charset: as declared when the bytes allow it, else by guess."""
    if declared is not None and declared != "cp1252":
        try:
            return codecs.getincrementaldecoder(declared)().decode(content)
        except UnicodeDecodeError:
            pass
    guess = _guessed(content) if declared is None and _SIDE_BY_SIDE.search(content) else None
    return content.decode(guess or "cp1252", "replace")


def _guessed(content: bytes) -> str | None:
    from charset_normalizer import from_bytes  # slow to import, and seldom needed

    guess = from_bytes(content[:_GUESSED_FROM], cp_exclusion=["utf_7"]).best()
    return None if guess is None else guess.encoding
