"""Where expressions overlap, the longest is kept."""

from __future__ import annotations

from khabar.reading.times.scene import Found, Scene

__all__ = ["longest_wins"]


def longest_wins(_scene: Scene, found: list[Found]) -> list[Found]:
    """Of those that share a token, the one of most tokens; of equals, the first that was recognised."""
    kept: list[Found] = []
    last_end = 0
    for one in sorted(found, key=lambda it: (it.start, -it.end)):
        if one.start >= last_end:
            kept.append(one)
            last_end = one.end
        elif kept[-1].grain == "clock" and one.rule == "days.part_of_day" and one.start == kept[-1].end - 1:
            kept[-1] = kept[-1]._replace(end=one.start)  # «11 مساء يوم الجمعة»
            kept.append(one)
            last_end = one.end
        elif kept and one.end - one.start > kept[-1].end - kept[-1].start:
            kept[-1] = one
            last_end = one.end
    return kept
