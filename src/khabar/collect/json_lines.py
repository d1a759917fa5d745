"""Articles that somebody else has extracted: one JSON object a line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

import msgspec

from khabar.errors import CollectError
from khabar.model import Failure, Page

__all__ = ["read_lines"]


class _Record(msgspec.Struct):
    """What every record must have; the article step reads the rest."""

    text: str


_DECODER = msgspec.json.Decoder(_Record)


def read_lines(file: IO[bytes], *, path: str | None, max_bytes: int, first: bytes = b"") -> Iterator[Page | Failure]:
    """One page for each line that holds a record, one failure for each that does not; blank lines are passed over.

    `first` is what has already been read of `file`. The file may be of any length; a line may have `max_bytes`.
    """
    found, number = False, 0
    name = path if path is not None else "standard input"
    lines = _lines(file, first, max_bytes)
    while True:
        number += 1
        try:
            line = next(lines, None)
            if line is None:
                break
            content = line.removeprefix(b"\xef\xbb\xbf").strip() if number == 1 else line.strip()
            if not content:
                continue
            found = True
            if len(content) > max_bytes:
                raise CollectError(f"the line is longer than the {max_bytes:,} bytes allowed for one page")
            must_be_record(content)
        except CollectError as error:
            yield Failure(page=f"{name}:{number}", step="collect", reason=error.reason)
        else:
            yield Page.from_bytes(content, format="record", path=path, line=number)
    if not found:
        yield Failure(page=name, step="collect", reason="the file holds no record")


def must_be_record(line: bytes) -> None:
    """Raises `CollectError` for a line that is no JSON object with a `text` of its own."""
    try:
        line.decode()
        record = _DECODER.decode(line)
    except UnicodeDecodeError as error:
        raise CollectError(f"the line is not UTF-8 (byte {error.start})") from None
    except msgspec.ValidationError as error:
        raise CollectError(f"the line holds no record of an article: {error}") from None
    except msgspec.DecodeError as error:
        raise CollectError(f"broken JSON: {error}") from None
    except RecursionError:
        raise CollectError("broken JSON: nested too deeply") from None
    if not record.text.strip():
        raise CollectError("the record's text is empty")


def _lines(file: IO[bytes], first: bytes, max_bytes: int) -> Iterator[bytes]:
    """The lines of `first` and then of `file`. Of a line that is too long only its beginning is held."""
    limit = max_bytes + 4  # room for the mark and the line's end
    *complete, rest = first.split(b"\n")
    yield from complete
    while True:
        line = rest + file.readline(max(1, limit - len(rest)))
        if not line:
            return
        while len(line) >= limit and not line.endswith(b"\n"):
            tail = file.readline(1 << 16)
            if not tail or tail.endswith(b"\n"):
                break
        yield line
        rest = b""
