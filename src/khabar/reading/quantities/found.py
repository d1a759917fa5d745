"""A quantity that was recognised, in tokens, and the value it becomes."""

from __future__ import annotations

from typing import NamedTuple

from khabar.model import Quantity, QuantityBound, QuantityRole
from khabar.reading.quantities.scene import Scene

__all__ = ["Found", "quantity"]


class Found(NamedTuple):
    """What a reader found."""

    start: int
    """Its first token, and how many of that token's letters are a particle before it."""
    shift: int
    end: int
    low: float | None
    high: float | None
    bound: QuantityBound
    role: QuantityRole
    counted: tuple[int, int, int] | None
    """First token, past the last one, and the letters of a particle on the first."""
    unit: str | None
    human: bool
    governed: bool
    rule: str


def quantity(scene: Scene, found: Found, number: int) -> Quantity:
    """The value that `found` becomes, the text's `number`-th."""
    tokens, source = scene.tokens, scene.text.folded.source
    counted = None
    if found.counted is not None:
        first, past, shift = found.counted
        counted = source(tokens[first].start + shift, tokens[past - 1].end)
    return Quantity(
        id=f"q{number}",
        span=source(tokens[found.start].start + found.shift, tokens[found.end - 1].end),
        low=found.low,
        high=found.high,
        bound=found.bound,
        role=found.role,
        counted=counted,
        unit=found.unit,
        rule=f"quantities.{found.rule}",
    )
