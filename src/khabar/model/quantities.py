"""How many, how much and of what."""

from __future__ import annotations

from typing import Literal

import msgspec

from khabar.model.span import Span

__all__ = ["Quantity", "QuantityBound", "QuantityRole"]

QuantityBound = Literal["exact", "about", "at_least", "at_most", "more_than", "less_than", "range", "vague"]
"""How the words hold the number: «27 قتيلا», «نحو 27», «ما لا يقل عن 27», «ما يصل إلى 27», «أكثر من 27», «أقل من 27»,
«بين 20 و30», «عشرات»."""

QuantityRole = Literal[
    "killed", "injured", "missing", "arrested", "abducted", "freed", "displaced", "affected", "rescued", "troops",
    "people", "weapons", "vehicles", "buildings", "strikes", "money", "distance", "area", "weight", "volume", "speed",
    "temperature", "magnitude", "percent", "age", "votes", "casualties", "infected", "other",
]  # fmt: skip
"""What the number counts or measures, from the words around it: people who were killed, money, a distance, …"""


class Quantity(msgspec.Struct, frozen=True, kw_only=True):
    """One number that counts or measures something. Dates, clock times, durations and ranks («الثالث») are none."""

    id: str
    """``q1``, ``q2``, … in the order of the text."""
    span: Span
    """The number with the words that bound it and its unit or what is counted next to it: «أكثر من 30 قتيلا»."""
    low: float | None = None
    high: float | None = None
    """The least and the most that the words allow, both the same for an exact number; ``None`` where they leave it
    open. «عشرات» is 20 to 99, «مئات» 200 to 999, «آلاف» 2,000 to 9,999, «عدد من» and «بعض» 3 to 9."""
    bound: QuantityBound
    role: QuantityRole
    counted: Span | None = None
    """What is counted: «قتيلا», «جنود»; ``None`` for a bare number, and for a unit («كيلومترا»), which `unit` names."""
    unit: str | None = None
    """ISO 4217 for money, a UCUM code for what is measured (``km``, ``m``, ``kg``, ``%``, ``Cel``), else ``None``."""
    rule: str
