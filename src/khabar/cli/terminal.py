"""Arabic and English on one terminal.

A terminal that knows the bidirectional algorithm reorders whole lines, so an Arabic field in the middle of an English
line drags brackets and numbers along. Each such field is therefore wrapped in the algorithm's own isolate marks, and
stands last on its line. Nothing is reordered or reshaped here: a terminal that knows no Arabic shows the letters in
logical order, and what is piped elsewhere is never touched.
"""

from __future__ import annotations

import sys
from functools import cache

from rich.console import Console
from rich.text import Text

__all__ = ["arabic", "notes", "output"]

_FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"


@cache
def output() -> Console:
    """Where results go: standard output. Words are never cut or coloured by guess."""
    return Console(highlight=False, soft_wrap=not sys.stdout.isatty())


@cache
def notes() -> Console:
    """Where progress, summaries and failures go: standard error."""
    return Console(stderr=True, highlight=False)


def arabic(words: str | Text, style: str = "") -> Text:
    """`words` as a field of its own on a line: isolated on a terminal, to the letter elsewhere."""
    text = words.copy() if isinstance(words, Text) else Text(words, style=style)
    if not output().is_terminal:
        return text
    return Text.assemble(_FIRST_STRONG_ISOLATE, text, _POP_ISOLATE)
