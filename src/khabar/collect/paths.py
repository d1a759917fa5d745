"""From what a user names to the files that are meant: folders are gone through, patterns filled in."""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from khabar.collect.kinds import HEAD, is_known_ending, may_be_page
from khabar.errors import CollectError
from khabar.model import Failure

__all__ = ["Found", "find", "must_be_file", "reason_of"]

Found = str | Failure
"""The path of a file to open, or why there is none."""

_ADDRESS = re.compile(r"(?:https?|ftp)://", re.IGNORECASE)
_WILD = re.compile(r"[*?\[]")
_REASONS = {
    errno.ENOENT: "there is no such file or folder",
    errno.ENOTDIR: "there is no such file or folder",
    errno.EACCES: "permission denied",
    errno.EPERM: "permission denied",
    errno.ELOOP: "a symbolic link that leads back to itself",
    errno.ENAMETOOLONG: "the name is too long",
    errno.EIO: "the disk cannot be read",
}


def reason_of(error: OSError | ValueError) -> str:
    """An error of the file system in words for a person."""
    if isinstance(error, OSError) and error.errno is not None:
        return _REASONS.get(error.errno) or os.strerror(error.errno)
    return str(error)


def find(name: str) -> Iterator[Found]:
    """The files that one input names, in the order of their names, one folder's list in memory at a time."""
    try:
        mode = Path(name).stat().st_mode
    except (OSError, ValueError) as error:
        if _ADDRESS.match(name):
            yield _failure(name, "an address; save the page first, or download it with another tool")
        elif _WILD.search(name):
            yield from _matches(name)
        else:
            yield _failure(name, _why_not(name, error))
        return
    if stat.S_ISDIR(mode):
        yield from _pages_in(name)
    else:
        yield name


def must_be_file(mode: int) -> None:
    """Raises `CollectError` for what would hang or never end when read. `mode` is that of ``stat``."""
    if stat.S_ISREG(mode):
        return
    for test, what in (
        (stat.S_ISDIR, "a folder"),
        (stat.S_ISFIFO, "a named pipe; give its content on standard input, as -"),
        (stat.S_ISCHR, "a device"),
        (stat.S_ISBLK, "a device"),
        (stat.S_ISSOCK, "a socket"),
    ):
        if test(mode):
            raise CollectError(f"no file but {what}")
    raise CollectError("no file")


def _matches(pattern: str) -> Iterator[Found]:
    """What a pattern matches, as the shell would have it: hidden names only when it says so, ``**`` for folders.

    ``**`` enters no symbolic link, which could lead in circles.
    """
    path = Path(pattern)
    parts = path.relative_to(path.anchor).parts
    while parts and parts[-1] == "**":  # all below, which is what naming the folder means
        parts = parts[:-1]
    wants_hidden = any(part.startswith(".") for part in parts)
    base = Path(path.anchor)
    try:
        names = sorted(
            str(match)
            for match in (base.glob(str(Path(*parts))) if parts else [base])
            if wants_hidden or not any(part.startswith(".") for part in match.parts)
        )
    except (OSError, ValueError, NotImplementedError, re.error) as error:
        yield _failure(pattern, f"no usable pattern: {error}")
        return
    if not names:
        yield _failure(pattern, "no file matches this pattern")
    for name in names:
        yield from find(name)


def _pages_in(folder: str) -> Iterator[Found]:
    found = False
    for result in _walk(folder):
        found = True
        yield result
    if not found:
        yield _failure(folder, "the folder holds no page")


def _walk(folder: str) -> Iterator[Found]:
    """The pages of a folder and those below it, in the order of their names; hidden ones are passed over.

    What is there besides pages (pictures, style sheets) is passed over too: a file counts by its ending, or when it has
    another one but begins as an HTML document. A folder that several links lead to is gone through once.
    """
    seen: set[tuple[int, int]] = set()
    waiting = [folder]
    while waiting:
        name = waiting.pop()
        try:
            status = Path(name).stat()
            if not stat.S_ISDIR(status.st_mode):
                if is_known_ending(name) or (stat.S_ISREG(status.st_mode) and _begins_as_page(name)):
                    yield name
                continue
            if (status.st_dev, status.st_ino) in seen:
                continue
            seen.add((status.st_dev, status.st_ino))
            with os.scandir(name) as entries:
                names = sorted((e.name for e in entries if not e.name.startswith(".")), reverse=True)
        except OSError as error:
            if is_known_ending(name) or not Path(name).is_symlink():
                yield _failure(name, _why_not(name, error))
            continue
        waiting.extend(str(Path(name, entry)) for entry in names)


def _begins_as_page(name: str) -> bool:
    with Path(name).open("rb") as file:
        return may_be_page(file.read(HEAD))


def _why_not(name: str, error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError) and Path(name).is_symlink():
        return "a symbolic link that leads nowhere"
    return reason_of(error)


def _failure(name: str, reason: str) -> Failure:
    return Failure(page=os.fsencode(name).decode("utf-8", "replace"), step="collect", reason=reason)
