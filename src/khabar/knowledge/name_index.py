"""From a name to the lines of a text file that hold it, without reading the file.

A hash table on disk: loading it is one `mmap`, a look-up a few microseconds, whatever the number of names. Python's own
`hash` differs from run to run, so the table uses CRC-32.

    header   magic, number of slots (a power of two)                   8 bytes
    prints   one 16-bit fingerprint a slot, 0 for an empty slot        2 bytes each
    values   one 32-bit value a slot: the line's offset in bytes       4 bytes each

A key that has several values lies in several slots. Fingerprints of different keys can be equal (one in 65,535), so
the reader must check that the line really holds the name.
"""

from __future__ import annotations

import struct
import sys
import zlib
from array import array
from collections.abc import Iterable, Sequence
from typing import Literal

from khabar.errors import LexiconError

__all__ = ["NameIndex", "build_index"]

_MAGIC = b"KNI1"
_HEADER = struct.Struct("<4sI")


def _place(key: str, last: int) -> tuple[int, int]:
    """The slot where the search for `key` starts, of those up to `last`, and the key's fingerprint (never 0)."""
    digest = zlib.crc32(key.encode())
    # The slot takes the low bits and the fingerprint mixes in the high ones, so that neighbours differ.
    return digest & last, (digest >> 16 ^ digest * 0x9E37) & 0xFFFF or 1


def build_index(entries: Iterable[tuple[str, int]]) -> bytes:
    """The table that leads from each key to its values. The same entries give the same bytes."""
    ordered = sorted(set(entries))
    slots = 1 << max(4, (len(ordered) * 3 // 2).bit_length())
    prints, values = [0] * slots, [0] * slots
    for key, value in ordered:
        slot, print_ = _place(key, slots - 1)
        while prints[slot]:
            slot = (slot + 1) & (slots - 1)
        prints[slot], values[slot] = print_, value
    return _HEADER.pack(_MAGIC, slots) + struct.pack(f"<{slots}H", *prints) + struct.pack(f"<{slots}I", *values)


class NameIndex:
    """A table that `build_index` made, over any buffer that holds it."""

    __slots__ = ("_last", "_prints", "_values")

    def __init__(self, buffer: memoryview) -> None:
        """Raises `LexiconError` when the buffer holds no such table."""
        if len(buffer) < _HEADER.size:
            raise LexiconError("the name index is cut short")
        magic, slots = _HEADER.unpack_from(buffer)
        if magic != _MAGIC or len(buffer) != _HEADER.size + 6 * slots:
            raise LexiconError("the name index is of another version, or cut short")
        self._last: int = slots - 1
        self._prints = _numbers(buffer[_HEADER.size : _HEADER.size + 2 * slots], "H")
        self._values = _numbers(buffer[_HEADER.size + 2 * slots :], "I")

    def find(self, key: str) -> list[int]:
        """The values that `key` may have, those of keys with an equal fingerprint among them."""
        prints, last = self._prints, self._last
        slot, print_ = _place(key, last)
        found = []
        while seen := prints[slot]:
            if seen == print_:
                found.append(self._values[slot])
            slot = (slot + 1) & last
        return found


def _numbers(buffer: memoryview, form: Literal["H", "I"]) -> Sequence[int]:
    """The whole numbers of a table, which the file has in little-endian order."""
    if sys.byteorder == "little":
        return buffer.cast(form)
    swapped = array(form, bytes(buffer))
    swapped.byteswap()
    return swapped
