"""Takes what no reader sees out of a page's source before it is parsed: long scripts are most of many pages."""

from __future__ import annotations

__all__ = ["without_long_scripts"]

_LONG = 3000
"""Bytes. Cutting a shorter one costs more than parsing it."""


def without_long_scripts(source: bytes) -> bytes:
    """The source without the content of its long inline scripts; JSON-LD stays.

    What lies in a comment is no script, and its end may be far away: it is passed over.
    """
    if len(source) < 4 * _LONG:
        return source
    kept: list[bytes] = []
    done = 0
    at = source.find(b"<script")
    while at >= 0:
        if source.rfind(b"<!--", done, at) > source.rfind(b"-->", done, at):
            closed = source.find(b"-->", at)
            at = source.find(b"<script", closed) if closed >= 0 else -1
            continue
        begin = source.find(b">", at)
        end = source.find(b"</script", begin)
        if begin < 0 or end < 0:
            break
        if end - begin > _LONG and b"ld+json" not in source[at:begin]:
            kept.append(source[done : begin + 1])
            done = end
        at = source.find(b"<script", end)
    if not kept:
        return source
    kept.append(source[done:])
    return b"".join(kept)
