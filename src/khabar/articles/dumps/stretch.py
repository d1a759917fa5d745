"""Which stretch of a dump's lines is the article's body.

Each line adds to or takes from a running sum; a stretch ends where the sum has fallen too far below its peak. An
article comes before what the page offers besides it, so the earliest stretch with a fair share of the best one's sum
is taken, and one that stands under a date or byline counts for more.
"""

from __future__ import annotations

from dataclasses import dataclass

from khabar.articles.dumps.traits import Traits

__all__ = ["Stretch", "choose_stretch"]

_FALL = 60
"""How far the sum may fall inside a stretch: about fifteen short lines."""
_REACH = 60
"""Lines behind its peak after which a stretch has ended in any case."""
_FAIR_SHARE = 0.25
_UNDER_STAMP = 3
_STAMP_REACH = 14
_WEIGHT_OF_KIND = {
    **dict.fromkeys(("comments", "login"), -22),
    **dict.fromkeys(("popular", "author", "tags", "footer"), -15),
    "related": -7,
}
_LONGEST_HEADING = 5
_LONGEST_GAP = 30
_OWN_WORDS = 0.35
"""The share of a later stretch's words that the body must hold too for it to be more of the same article."""
_NEVER_INSIDE = ("comments", "tags", "footer", "login", "cookies")


@dataclass(slots=True)
class Stretch:
    """Lines ``start`` to ``end`` (excluded) and the sum of their weights."""

    start: int
    end: int
    weight: float


def _weight(line: Traits) -> float:
    if line.kind is not None:
        if line.words >= 14 and line.stop and not line.line.bullet and line.kind not in ("comments", "login"):
            return -4
        return _WEIGHT_OF_KIND.get(line.kind, -8)
    if line.prose:
        # A short paragraph outweighs a card of related news above it.
        weight = min(line.words, 50) + (10 if line.stop or line.opens else 0)
        if line.repeated and not line.stop and line.words < 40:
            return -2
        return weight / 4 if line.line.bullet else weight
    if line.signature:
        return 3
    if line.stamp_line or line.stamps:
        return -4
    if line.line.bullet:
        return -5
    if line.stop and line.words > 3:
        return 3
    return -3 if line.words >= 7 else -4


def _stretches(lines: list[Traits]) -> list[Stretch]:
    found: list[Stretch] = []
    weights = [_weight(line) for line in lines]
    for index in range(1, len(lines)):
        # Headings one upon the other are one block.
        if lines[index].kind is not None and lines[index].kind == lines[index - 1].kind:
            weights[index] = max(weights[index], -5)
    index = 0
    while index < len(weights):
        if weights[index] <= 0:
            index += 1
            continue
        start, end, total, peak = index, index + 1, 0.0, 0.0
        while index < len(weights) and index - end < _REACH:
            total += weights[index]
            index += 1
            if total > peak:
                peak, end = total, index
            elif total <= 0 or peak - total > _FALL:
                break
        found.append(Stretch(start, end, peak))
        # What stands behind the peak may begin a stretch of its own.
        index = end
    return found


def _under_stamp(lines: list[Traits], stretch: Stretch, after: int) -> bool:
    """Whether a date line or a byline stands just above the stretch, or among its first lines."""
    above = lines[max(after, stretch.start - _STAMP_REACH) : stretch.start + 3]
    if any(line.kind == "comments" for line in lines[after : stretch.start] if line.words <= _LONGEST_HEADING):
        return False
    return any(line.stamp_line or line.says_byline for line in above)


def choose_stretch(lines: list[Traits]) -> Stretch | None:
    """The stretch that holds the body and perhaps what follows it; ``None`` when no line is prose."""
    stretches = _stretches(lines)
    after = 0
    for stretch in stretches:
        if _under_stamp(lines, stretch, after):
            stretch.weight *= _UNDER_STAMP
        after = stretch.end
    best = max((stretch.weight for stretch in stretches), default=0.0)
    for index, stretch in enumerate(stretches):
        if stretch.weight >= best * _FAIR_SHARE:
            return _continued(lines, stretch, stretches[index + 1 :])
    return None


def _continued(lines: list[Traits], stretch: Stretch, following: list[Stretch]) -> Stretch:
    """The stretch with those after it that go on in its own words across a block of other things in its middle."""
    body = set[str]()
    start = stretch.start
    for after in following:
        gap = lines[stretch.end : after.start]
        if len(gap) > _LONGEST_GAP or any(line.kind in _NEVER_INSIDE or line.stamp_line for line in gap):
            break
        for line in lines[start : stretch.end]:
            if line.prose:
                body |= line.content
        prose = [line for line in lines[after.start : after.end] if line.prose and not line.line.bullet][:6]
        words = set[str]().union(*(line.content for line in prose))
        if not words or len(words & body) < _OWN_WORDS * len(words):
            break
        start = after.start
        stretch = Stretch(stretch.start, after.end, stretch.weight + after.weight)
    return stretch
