"""Which outlet the page belongs to, by its own words."""

from __future__ import annotations

import re

from khabar.articles.html.headline import words_of
from khabar.articles.metadata import Metadata
from khabar.articles.weighing import choose, mark
from khabar.model import Claim

__all__ = ["outlet_of"]

_SUFFIX = re.compile(r"\s{1,3}[|\-–—:»·•]{1,2}\s{1,3}")
_LONGEST = 6
_ADDRESS = re.compile(r"https?:|www\.|/")


def outlet_of(metadata: Metadata, headline: str | None) -> tuple[str | None, list[Claim]]:
    """The outlet's name and the claims on it: what the metadata says, else what follows the headline in the title."""
    claims = [c for c in metadata.claims if c.field == "outlet" and not _ADDRESS.search(c.value) and len(c.value) < 80]
    suffix = _after_headline(metadata, headline)
    if suffix is not None:
        claims.append(suffix)
    chosen = choose(claims)
    return (chosen.value if chosen is not None else None), mark(claims, chosen)


def _after_headline(metadata: Metadata, headline: str | None) -> Claim | None:
    if headline is None:
        return None
    wanted = set(words_of(headline))
    title = next((claim for claim in metadata.claims if claim.where == "title"), None)
    if title is not None and len(title.value.split()) <= _LONGEST and not wanted & set(words_of(title.value)):
        return _claim(title.value, title)
    for claim in metadata.claims:
        if claim.field != "headline":
            continue
        parts = _SUFFIX.split(claim.value)
        for name in (parts[-1], parts[0]) if len(parts) > 1 else ():
            words = words_of(name)
            if 1 <= len(words) <= _LONGEST and not wanted & set(words):
                return _claim(name.strip(), claim)
    return None


def _claim(name: str, title: Claim) -> Claim:
    rule = "html.title_suffix"
    return Claim(field="outlet", value=name, origin="meta", words=title.words, where=title.where, rule=rule)
