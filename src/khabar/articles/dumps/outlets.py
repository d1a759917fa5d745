"""The names by which a dump calls its own outlet, as far as its lines tell."""

from __future__ import annotations

import re
from collections import Counter

from khabar.articles.dumps.tail import outlet_of
from khabar.articles.dumps.traits import Traits

__all__ = ["own_names"]

_TITLE_END = re.compile(r"\s(?:[-–—|:]|::)\s(?=[^-–—|:]{2,30}$)")
_CALLED = re.compile(
    r"(?<!\w)(?:لـ?\s?[«\"“]([^«»\"“”\n]{2,30})[»\"”]"
    r"|ل?((?:جريدة|صحيفة|موقع|قناة|شبكة|وكالة|إذاعة|اذاعة|بوابة)\s[«\"“]?\w+(?:\s\w+$)?))",
    re.MULTILINE,
)
"""«قال لـ«الميناء»», «صحيفة الميناء»."""
_IN_BRACKETS = re.compile(r"[(\[]\s?([^()\[\]\d]{2,30}?)\s?[)\]]\.?$")
_LONGEST = 4


def own_names(lines: list[Traits]) -> tuple[str, ...]:
    """The outlet's names: of the rights it claims, the title's end, whom people told, what credits two pictures.

    Other outlets that the text names are among them: what credits a picture may be one of those as well.
    """
    names: Counter[str] = Counter()
    credited: Counter[str] = Counter()
    for index, line in enumerate(lines):
        text = line.text
        if line.kind == "footer":
            owner = outlet_of(text)
            if owner is not None:
                names[owner] += 1
        elif index < 3:
            cut = _TITLE_END.search(text)
            if cut is not None:
                names[text[cut.end() :]] += 1
        if not line.prose and line.words <= 30:
            bracketed = _IN_BRACKETS.search(text)
            if bracketed is not None:
                credited[bracketed.group(1)] += 1
    for told, called in _CALLED.findall("\n".join(line.text for line in lines)):
        names[told or called] += 1
    names.update(name for name, count in credited.items() if count > 1)
    return tuple(name for name in names if len(name.split()) <= _LONGEST)
