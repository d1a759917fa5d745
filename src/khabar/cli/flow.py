"""Lines of several steps, which may be longer than a terminal is wide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.cells import cell_len
from rich.text import Text

from khabar.cli.terminal import output

__all__ = ["flowed"]


def flowed(start: Text, steps: Iterable[Text]) -> Iterator[Text]:
    """The steps on one line; on a terminal on as many as they need, none of them broken, all behind `start`'s end."""
    line, margin = start.copy(), start.cell_len
    empty = True
    for step in steps:
        taken = cell_len(line.plain) + (not empty) + cell_len(step.plain)
        if not empty and output().is_terminal and taken > output().width:
            yield line
            line, empty = Text(" " * margin), True
            step = step[1:] if step.plain.startswith(" ") else step
        line = Text.assemble(line, "" if empty else " ", step)
        empty = False
    yield line
