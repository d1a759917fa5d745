"""Pages out of files, folders, patterns and standard input.

from khabar.collect.files import collect

for page in collect(["saved/", "dumps/*.txt", "articles.jsonl"]):
    ...  # a Page, or a Failure that says what could not be used and why
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from khabar.collect.json_lines import read_lines
from khabar.collect.kinds import HEAD, kind_of_content, kind_of_file, must_be_text
from khabar.collect.paths import find, must_be_file, reason_of
from khabar.errors import CollectError
from khabar.model import Failure, Page

__all__ = ["MAX_BYTES", "collect", "pages_in"]

MAX_BYTES = 20_000_000
"""How large a page may be. The largest news pages have about 2 MB."""

_STDIN = "standard input"


def collect(
    inputs: Iterable[str], *, stdin: IO[bytes] | None = None, max_bytes: int = MAX_BYTES
) -> Iterator[Page | Failure]:
    """The pages that `inputs` name, in their order; a failure stands where a page could not be had.

    An input is a file, a folder (gone through with all below it; hidden files and what is no page are passed over), a
    pattern such as ``saved/*.html``, or ``-`` for `stdin`, whose kind is told by how it begins. A JSON Lines file gives
    a page a line. One page is in memory at a time; one larger than `max_bytes` is not read.
    """
    for name in inputs:
        if name == "-":
            yield from _standard_input(stdin, max_bytes)
            continue
        for found in find(name):
            if isinstance(found, Failure):
                yield found
            else:
                yield from _file(found, max_bytes)


def _file(path: str, max_bytes: int) -> Iterator[Page | Failure]:
    # A name in another charset than the file system's holds surrogates, which no output could carry.
    shown = os.fsencode(path).decode("utf-8", "replace")
    try:
        status = Path(path).stat()
        must_be_file(status.st_mode)
        with Path(path).open("rb") as file:
            yield from pages_in(file, shown, size=status.st_size, max_bytes=max_bytes)
    except CollectError as error:
        yield Failure(page=shown, step=error.step, reason=error.reason)
    except (OSError, ValueError) as error:
        yield Failure(page=shown, step=CollectError.step, reason=reason_of(error))


def pages_in(
    file: IO[bytes], name: str, *, size: int | None = None, max_bytes: int = MAX_BYTES
) -> Iterator[Page | Failure]:
    """The pages of one open file: its only one, or one a line of JSON Lines; a failure where one could not be had.

    `name` is what the file is called: its ending may tell its kind, and it is never opened. `size` is how many bytes it
    has, when that is known.
    """
    try:
        head = file.read(HEAD)
        if not head:
            raise CollectError("the file is empty")
        kind = kind_of_file(name, head)
        if kind == "jsonl":
            yield from read_lines(file, path=name, max_bytes=max_bytes, first=head)
            return
        if size is not None and size > max_bytes:
            raise CollectError(_too_large(f"{size:,}", max_bytes))
        yield Page.from_bytes(_whole(file, head, max_bytes), format=kind, path=name)
    except CollectError as error:
        yield Failure(page=name, step=error.step, reason=error.reason)
    except (OSError, ValueError) as error:
        yield Failure(page=name, step=CollectError.step, reason=reason_of(error))


def _standard_input(stdin: IO[bytes] | None, max_bytes: int) -> Iterator[Page | Failure]:
    try:
        head = b"" if stdin is None else stdin.read(HEAD)
        if stdin is None or not head:
            raise CollectError("it is empty, or has already been read")
        must_be_text(head)
        kind = kind_of_content(head)
        if kind == "jsonl":
            yield from read_lines(stdin, path=None, max_bytes=max_bytes, first=head)
            return
        yield Page.from_bytes(_whole(stdin, head, max_bytes), format=kind)
    except CollectError as error:
        yield Failure(page=_STDIN, step=error.step, reason=error.reason)
    except (OSError, ValueError) as error:
        yield Failure(page=_STDIN, step=CollectError.step, reason=reason_of(error))


def _whole(file: IO[bytes], head: bytes, max_bytes: int) -> bytes:
    """All of a page whose beginning has been read; `CollectError` when it is too large, blank or no text."""
    content = head + file.read(max(0, max_bytes + 1 - len(head)))
    if len(content) > max_bytes:
        raise CollectError(_too_large(f"more than {max_bytes:,}", max_bytes))
    if not content.strip(b" \t\r\n\0"):
        raise CollectError("the page is blank")
    must_be_text(content)
    return content


def _too_large(size: str, max_bytes: int) -> str:
    return f"too large for a page: {size} bytes, and {max_bytes:,} are allowed"
